import { matchesOf } from '../../common/matches';
import type { Found } from './inquiry';
import type { Passage } from './passages';
import { namesTime } from './delivery';
import { levelText } from './levelling';
import { foundAt, trimSpan } from './passages';
import { findPlaces } from './places';
import type { Place } from './places';

/** A trade term with the place that is named behind it. */
export interface NamedTerm {
  incoterm: Found<string>;
  port: Found<string> | null;
  /** How plainly it stands there. */
  weight: number;
}

const WORDS: readonly [RegExp, string][] = [
  [
    /exw|ex[- ]?works?(?! date)|ab werk|franco fabrica|depart usine|франко-завод|самовывоз со склада|工厂交货|工廠交貨|出厂价|工場渡し|공장인도/u,
    'EXW',
  ],
  [/fca|фса|货交承运人|貨交承運人/u, 'FCA'],
  [/fas/u, 'FAS'],
  [/fab|fob|f\.o\.b\.?|фоб|فوب|اف او بي|离岸价|離岸價|본선인도/u, 'FOB'],
  [/cfr|c ?[&+] ?f|c and f|сфр|سي اف ار|سي اند اف|cnf|c\.n\.f\.?|c y f|cpt and f|кфр|成本加运费/u, 'CFR'],
  [/caf|cif|c\.i\.f\.?|сиф|سي اي اف|سيف(?= (?:ميناء|الي))|到岸价|到岸價/u, 'CIF'],
  [/cpt|спт|运费付至/u, 'CPT'],
  [/cip|сип(?!-)/u, 'CIP'],
  [/dap|дап|目的地交货/u, 'DAP'],
  [/dpu/u, 'DPU'],
  [/dat/u, 'DAT'],
  [/ddp|ддп|دي دي بي|完税后交货|完稅後交貨/u, 'DDP'],
  [/ddu|дду/u, 'DDU'],
];
const TERM = new RegExp(
  `(?<![a-zа-я\\d&\\u0600-\\u06ff])(?:${WORDS.map(([pattern]) => `(${pattern.source})`).join('|')})(?![a-zа-я&\\u0600-\\u06ff])`,
  'gu',
);
// A Spanish tax number, the fertiliser, cleaning in place, a digital tape.
const NO_TERM =
  /^(?:cif[ :.,nº°/-]*(?:es)?[ -]?[a-z][ .-]?\d{7,8}|cif[ :.]*\d{8}|dap ?(?:\d\d?[-:]\d|fertili|\d\d%)|cip (?:clean|system|skid|reinig)|dat (?:file|tape|is)|fas is|cpt code|fob (?:watch|pocket))/u;
const OLD =
  /(?:you (?:offered|quoted|told|gave)|your (?:last|previous) (?:price|offer|quotation)|ofreciste)[^.;!?]{0,40}$/u;

/** The trade terms that a text names, in its order. */
export function readTerms(passage: Passage): NamedTerm[] {
  const { level } = passage;
  const found: NamedTerm[] = [];
  for (const match of matchesOf(TERM, level)) {
    if (found.length >= 20) break;
    if (NO_TERM.test(level.slice(match.index, match.index + 30))) continue;
    // Small letters are words of other languages ("dat", "fas").
    if (
      /^(?:dat|fas|cip|cpt|dpu|caf|fab|фса|сфр|спт|сип|дап|ддп|дду)$/.test(match[0]) &&
      passage.text.slice(match.index, match.index + 3) !== match[0].toUpperCase()
    )
      continue;
    if (match[0] === 'c and f' && !passage.text.startsWith('C and F', match.index)) continue;
    const code = WORDS.find((_, index) => match[index + 1] !== undefined)?.[1];
    if (!code) continue;
    const end = match.index + match[0].length;
    const port = placeBehind(passage, end) ?? placeBefore(passage, match.index, end);
    const isOld = OLD.test(level.slice(Math.max(0, match.index - 60), match.index));
    found.push({ incoterm: foundAt(passage, match.index, end, code), port, weight: (port ? 3 : 0) - (isOld ? 2 : 0) });
  }
  return found;
}

const LEAD =
  /^(?:\s*\([^)]{0,24}\))?[\s:,.\-–=/()]*(?:(?:incoterms?\s?\d{0,4}|20[12]\d|price|prices|prezzo|precio|preco|prix|preis|цен[аы]|basis|terms?|base|em|en|in|at|to|a|au|aux|de|do|del|da|port|ports?|seaport|sea port|harbou?r|puerto(?: de)?|porto(?: de| di)?|порта?|г\.|port de|hafen|ميناء|مينا|الي|our|your|usd|eur|us\$|价格?|價格?|the|hotels?|restaurants?|offices?|shops?|showroom|schools?|hospital|clinic|branch|outlet|project|resort|jobsite|door|client'?s?|customer'?s?|filiale|baustelle|buro|kunde[n]?|werk|tienda|oficina|obra|planta|cliente|chantier|magasin|usine|bureau|client|loja|fabrica|cantiere|negozio|stabilimento|winkel|магазин\p{L}*|офис\p{L}*|объект\p{L}*|завод\p{L}*|warehouse|wh|dans|im|zu|zur|zum|nach|unsere[rnm]?|nel|nella|site|yard|plant|factory|facility|dc|hub|store|premises|depot|deposito|bodega|magazijn|magazyn|ons|onze|nosso|nuestro|nuestra|nostro|notre|votre|di|van|of|на|наш\p{L}*|до|entrepot|lager|almacen|deposito|склада?|unser(?:em|en)? lager|notre entrepot|nuestro almacen|nosso armazem|nostro magazzino|mein|dem|cy|港|port of|liman[i]?)(?![a-zа-я])[\s:,.\-]*){0,5}/u;

/** The place that follows a term: a known one, or words with a capital letter up to the next sign. */
export function placeBehind(passage: Passage, end: number): Found<string> | null {
  const { level, text } = passage;
  const rest = level.slice(end, end + 70);
  const line = sentenceOf(rest, passage.text.slice(end, end + 70));
  const lead = LEAD.exec(line)?.[0].length ?? 0;
  const near = findPlaces(level, end, end + line.length).find(
    place => place.start - end <= lead + 14 && isNear(level.slice(end + lead, place.start)),
  );
  if (near && near.kind !== 'country') return foundAt(passage, near.start, near.end, text.slice(near.start, near.end));
  if (near) return afterCountry(passage, near, end + line.length);
  return (
    fulfilment(passage, end, end + line.length) ??
    capitalWords(passage, end + lead, end + line.length) ??
    namedPort(passage, end, line)
  );
}

const NO_PORT =
  /^(?:any|main|your|our|the|nearest|sea|air|china|chinese|which|what|destination|loading|same|this|that|other|discharge|or|and|local|price|from|at|per|with|is|to|you|we|us)$/u;

/** "cfr muara port", "cif port of onne", in letters without capitals. */
function namedPort(passage: Passage, end: number, line: string): Found<string> | null {
  const named =
    /^[\s:,-]{0,3}(?:to |at )?(?:(?:port of|puerto|porto(?: de| di)?|port de) (\p{L}{3,20})(?!\p{L})|(\p{L}{3,20}) (?:sea ?)?port(?!\p{L}))/u.exec(
      line,
    );
  const name = named?.[1] ?? named?.[2];
  if (!named || !name || NO_PORT.test(name)) return null;
  const at = end + named.index + named[0].indexOf(name, named[1] ? named[0].indexOf(' ') : 0);
  return foundAt(passage, at, at + name.length, passage.text.slice(at, at + name.length));
}

/** "DDP to Amazon FBA warehouse ONT8\": the code is the place. */
function fulfilment(passage: Passage, start: number, end: number): Found<string> | null {
  const text = passage.text.slice(start, end);
  const code = /(?:Amazon|FBA|fulfil)[^.;\n]{0,30}?(?<![\p{L}\d])(\p{Lu}{3}\d)(?![\p{L}\d])/u.exec(text);
  if (!code) return null;
  const at = start + code.index + code[0].length - (code[1] as string).length;
  return foundAt(passage, at, at + (code[1] as string).length, code[1] as string);
}

/** Up to the end of the line or sentence; "St. Petersburg" goes on. */
function sentenceOf(level: string, text: string): string {
  const line = /^[^\n;!?]*/u.exec(level)?.[0] ?? '';
  const stop = /(?<!(?:^|[^\p{L}])(?:st|pto|ste|sta|г|gen))\.\s+(?=\p{L})/u.exec(line);
  return stop && /^\p{Lu}/u.test(text.slice(stop.index).replace(/^\.\s+/, '')) ? line.slice(0, stop.index) : line;
}

const GOING =
  /(?:^|[\s(])(?:to|at|in|until|reach|landing|landed|delivered|port|a|au|nach|bis|frei(?: haus| hafen)?|en|em|puesto en|do|para|до|в|do|naar|te|到|至)\s+$|(?:送到|送至|运到|運到|发到|發到|寄到|[到至])$/u;

/** "Delivery in Lisbon (DDP)", "landing at Apapa, CNF". */
function placeBefore(passage: Passage, start: number, end: number): Found<string> | null {
  const east = /([\u4e00-\u9fff]{2,4})港\s?$/u.exec(passage.text.slice(Math.max(0, start - 7), start));
  if (east) {
    const at = start - east[0].length;
    const known = findPlaces(passage.level, at, start)[0];
    return known?.kind === 'country'
      ? null
      : foundAt(
          passage,
          known?.start ?? at,
          at + (east[1] as string).length,
          passage.text.slice(known?.start ?? at, at + (east[1] as string).length),
        );
  }
  const joint = /\s*[(（,]\s*$|\s$/.exec(passage.level.slice(Math.max(0, start - 3), start));
  if (!joint) return null;
  const isBracket = /[(（]/.test(joint[0]);
  if (isBracket && !/^\s*[)）]/.test(passage.level.slice(end, end + 2))) return null;
  const from = Math.max(0, start - 40, passage.level.lastIndexOf('\n', start - 1) + 1);
  const until = start - joint[0].length;
  const isGoing = (at: number) => GOING.test(passage.level.slice(Math.max(0, at - 20), at));
  const place = findPlaces(passage.level, from, start).pop();
  if (place && place.end === until && (isBracket || isGoing(place.start) || opensClause(passage.level, place)))
    return place.kind === 'country'
      ? null
      : foundAt(passage, place.start, place.end, passage.text.slice(place.start, place.end));
  const name = isBracket
    ? /\p{Lu}[\p{L}'’-]{2,}(?: \p{Lu}[\p{L}'’-]+){0,2}$/u.exec(passage.text.slice(from, until))
    : null;
  if (!name) return null;
  // "frei Haus Schladming": the word before the name may have a capital too.
  const lead = /^(?:Haus|Hafen|Port|Werk|Lager)\s/u.exec(name[0])?.[0].length ?? 0;
  const at = from + name.index + lead;
  return isGoing(at) ? foundAt(passage, at, until, passage.text.slice(at, until)) : null;
}

/** "인천 CIF", "Hamburg CIF": a port at the beginning of its clause. */
const opensClause = (level: string, { kind, start }: Place) =>
  kind === 'port' && /(?:^|[,;.:\n]\s?)$/u.test(level.slice(Math.max(0, start - 2), start));

const isNear = (between: string) =>
  /^[\s\p{L}'-]{0,14}$/u.test(between) &&
  !/(?:^|\s)(?:or|and|from|y|o|oder|und|ou|et|или|и|please|with|plus)\s/u.test(between);

/** "DDP Germany, Hamburg" has a port behind the country; a country alone is none. */
function afterCountry(passage: Passage, country: Place, end: number): Found<string> | null {
  const next = findPlaces(passage.level, country.end, end).find(place => place.kind !== 'country');
  return next && /^[\s,(-]*$/.test(passage.level.slice(country.end, next.start))
    ? foundAt(passage, next.start, next.end, passage.text.slice(next.start, next.end))
    : null;
}

const NO_PLACE = new Set(
  'price prices pricing usd eur us incoterms incoterm terms term payment delivery please pls and or lead moq unit basis offer quotation quote cost rate rates our your we i is in china chine duty port for the with per tt lc cny rmb gbp qty quantity target currency best only also usd/pc pcs if not validity valid packing shipping by sea air both as ddp cif fob cfr exw fca dap warehouse value total all'.split(
    ' ',
  ),
);

function capitalWords(passage: Passage, start: number, end: number): Found<string> | null {
  const postcode = /^(?:\p{Lu}{1,2}-)?\d{4,6} (?=\p{Lu})/u.exec(passage.text.slice(start, end))?.[0].length ?? 0;
  const piece = passage.text.slice(start + postcode, end);
  const match =
    /^["'“(]?((?:\p{Lu}[\p{L}'’.-]+)(?: (?:de|del|la|el|di|da|do|dos|am|an der|of|al|upon) \p{Lu}[\p{L}'’-]+| \p{Lu}[\p{L}'’-]+){0,2})/u.exec(
      piece,
    );
  const name = match?.[1] ?? eastName(piece) ?? arabicName(passage, start, end);
  if (!name || namesTime(levelText(name))) return null;
  const words = name.toLowerCase().split(/\s+/);
  const stop = words.findIndex(word => NO_PLACE.has(word.replace(/[.,]$/, '')));
  if (stop === 0) return null;
  const kept = stop > 0 ? name.split(/\s+/).slice(0, stop).join(' ') : name;
  const at = start + postcode + piece.indexOf(kept);
  // A text in capitals has no names that stand out.
  if (/^[A-Z\s]+$/.test(kept) && /^[^a-z]{40,}$/.test(passage.text.slice(Math.max(0, start - 60), start + 20)))
    return null;
  const [from, to] = trimSpan(passage.text, at, at + kept.length);
  return to - from > 2 || /[^a-z]/.test(kept) ? foundAt(passage, from, to, passage.text.slice(from, to)) : null;
}

/** "CIF ميناء جازان": Arabic has no capitals; the word behind "port" is a name. */
const arabicName = ({ text }: Passage, start: number, end: number) =>
  /(?:ميناء|مدينة|مستودع)\s+$/u.test(text.slice(Math.max(0, start - 12), start))
    ? /^[\u0600-\u06ff]{3,}/u.exec(text.slice(start, end))?.[0]
    : undefined;

const eastName = (piece: string) =>
  /^(?!价|價|含|不含|报|報|单|單|条|條|方|美|人民|工厂|出厂|都|和|以及|各|起运|中国|到|及|两|或|送|请|請|还|還|也|就|可|能|吧|由|从|即|计|計|结|結|为|為|术|術|最|较|較|优|優|便|更|另|谢|謝|是)[\u4e00-\u9fff]{2,3}?(?=港|的|报|報|，|。|,|、|（|\(|まで|だと|での?|の|着|到|价|價|\s|$)|^[\uac00-\ud7af]{2,4}(?=항)/u.exec(
    piece,
  )?.[0];
const TOWARDS =
  /(?:until|till|(?:tra(?:er|erl[oa]s?|igan|emos)|llevar(?:l[oa]s?)?|import\p{L}+) (?:a|al|hasta|por)|hasta|(?:trazer|leva-l[oa]s|levar|importar|mandar)(?: (?:tudo|os|as))? (?:para|ate|a)|ate|(?:achemin|expedi|import)\p{L}+(?: \p{L}+)? (?:a|vers)|jusqu'(?:a|au)|(?:verschifft|transportier\p{L}+|verschick\p{L}+|bis) (?:nach)?|bis|fino a|(?:привезти|везти|доставить|отправить|вывезти) (?:в|до)|(?:الي|حتي)(?: ميناء)?|port of(?: (?:destination|discharge|loading|arrival))?|destination(?: port)?(?: is)?|deliver(?:ed|y|ies)?(?: price)? (?:to|at|in)|entregad?[oa]?s? en|entrega (?:em|no|na)|livraison (?:a|au|port)|reach|lieferung (?:nach|an|bis)|consegna (?:a|in)|dostawa do|доставк\p{L}* (?:в|до)|levering (?:in|naar|te)|teslim(?:at)?|ship(?:ped|ping|ment)? to|price to|prices? (?:for delivery )?to|freight to|up to|to|puerto(?: de destino)?(?: de)?|destino|destinazione|bestimmungsort|zielhafen|puest[oa]s? en|porto(?: de destino)?(?: de| di)?|para o porto de|port(?: de(?: destination)?)?|livre[es]* a|hafen|bestimmungshafen|nach|frei|порта?|до порта|до|в порт|ميناء(?: الوصول)?|الي ميناء|目的港|到|运到|運到|仕向港|도착항|목적항|liman[ıi]?|haven|cang)\s*(?:[:：]|is|es|ist|the|el|la|le|il|o)?\s*$/u;
const CARRIED =
  /(?:deliver(?:ed|y)?(?: (?:to|in|at))?|ship(?:ped|ment|ping)? to|landed (?:in|at)?|destination(?: port)?:?|sent to|freight to|port of \p{L}*|puest[oa]s? en(?: el)?|entreg\p{L}* (?:en|em|no)|livre[es]* a|livraison a|rendu|spedit[oaie] a|consegna a|lieferung nach|frei (?:haus|hafen)|доставк\p{L}* (?:до|в)|с доставкой (?:до|в)|привез\p{L}* в|(?:mando|mandar|enviar|envio|envien|mandarlo|send|sending|ship|shipping) (?:it |them |goods )?(?:a|to)|توصيل(?: الي)?|التوصيل(?: الي)?|الشحن الي|التسليم(?: في| الي)?|运到|運到|交货至|交貨至|發到|到港)\s*$/u;
// "Until Queen Elizabeth II Quay Freetown"
const QUAY =
  /(?<!\p{L})(?:quay|wharf|(?:container )?terminal|docks|muelle|cais|quai|причал\p{L}*|رصيف)(?: (?:of|de|do|du|in|at|en|no|в))?[\s,]*$/u;
const PORT_WORD = /^\s*(?:port|harbou?r|seaport|港|항|limani|hafen|haven)(?![a-z])/u;

/** A port that is named without a term, as where the goods are to go. */
export function readDestination(passage: Passage): { port: Found<string>; country: string } | null {
  const { level, text } = passage;
  for (const place of findPlaces(level)) {
    if (place.kind === 'country') continue;
    const before = level.slice(Math.max(0, place.start - 48), place.start).replace(/.*\n/su, '');
    const isNamed =
      place.kind === 'port' &&
      (TOWARDS.test(before) || QUAY.test(before) || PORT_WORD.test(level.slice(place.end, place.end + 10)));
    if (isNamed || CARRIED.test(before)) {
      const isOrigin = /from\s*$/.test(before) || place.country === 'CN';
      if (!isOrigin)
        return {
          port: foundAt(passage, place.start, place.end, text.slice(place.start, place.end)),
          country: place.country,
        };
    }
  }
  return null;
}

// Goods are carried there, whatever place it is: "posto em Sines", "送到凭祥口岸".
const CARGO_TO =
  /(?<!\p{L})(?:(?:[Dd]elivery|[Dd]eliver(?:ed)?|[Ss]hip(?:ped|ping|ment)?) (?:to|in)|(?:[Ll]ieferung|[Aa]nlieferung|[Vv]ersand) (?:nach|in)|[Ll]ivraison (?:à|au|sur)|[Pp](?:rices?|reços?|recios?|rix|reise?|rezz[oi]) (?:delivered )?(?:to|para|hasta|até|pour|nach|bis|per)|(?:porto|puerto|port|Port|Porto|Puerto) (?:of|d[eioa]|del|da)|(?:[Hh]afen|[Pp]orto|[Пп]орта?)|[Ee]ntrega (?:en|em)|[Cc]onsegna a|[Дд]оставк[аойеу]+ (?:до|в)|(?:in|to|into|at|zu|an|en|a|à|em|no|nel) (?:our|my|unser(?:em|en|e)?|nuestr[oa]|notre|nosso|nostro) (?:\p{Ll}+ )?(?:warehouse|store|shop|depot|ramp|dock|yard|site|dc|DC|3PL|Lager|Rampe|Werk|almacén|bodega|planta|local|entrepôt|dépôt|magasin|armazém|loja|magazzino|deposito|склад|склада) (?:in|en|à|em|a|at|de|di|of|в)|(?:posto|posta|puest[oa]s?|entregad[oa]s?|colocad[oa]s?) (?:em|en|no|na)|rendue?s?(?: à)?|livrée?s? à|[Rr]es[oa] a|delivered to|(?:prezzo|[Rr]esa|consegna|prijs|levering) franco|[Цц]ен[аыу] (?:до|с доставкой (?:до|в))|frei (?:Haus|Rampe|Lager|Werk|Baustelle|Hof)|geliefert nach|(?:chegar|chegue|chegando|llegar|llegue|llegando) (?:em|no|na|a|al)|(?:verzollt|geliefert|delivered|landed|duty paid|cleared|dédouanée?s?|livrée?s?|puest[oa]s?|nacionalizad[oa]s?|entregues?|consegnat[oaie]|sdoganat[oaie])[^.;!?\n]{0,24}? (?:in|nach|at|à|en|em|a)) (?!(?:Amazon|Our|Your|The|El|La|Los|Le|Les|One|Two|Three|Four|Six|Eight|Ten|Full|Bulk|Several|Small|Good|Time|Loading|Discharge|Destin|Destination|Destino|Shipment|Origin|Origem|Origen|Entry|Entrada|Departure|Europe|Europa|Africa|Customer|Alegre|Us|Me|You|Mr|Ms|Be)(?!\p{L}))(\p{Lu}[\p{L}'’-]{2,}(?: (?:de |do |da |del |la |le )?\p{Lu}[\p{L}'’-]+){0,2})|(?:[送运運]?[到至]|送)(?!付|货|期|达|底|时|貨|達|時)(?:我们(?:的)?|我司|我)?([\u4e00-\u9fff]{2,4}?)(?:港|口岸|码头|碼頭|仓|倉|货仓|貨倉|交货价|交貨價|的仓|工地)|([\u4e00-\u9fff\u30a0-\u30ff]{2,6}?)(?:市|港|県)?(?:内)?の?(?:自社|弊社|当社)?(?:倉庫|工場|店舗|物流センター|センター)(?:まで|渡し|着|へ|に|宛)|(\p{Lu}[\p{L}'’-]{2,}(?: \p{Lu}[\p{L}'’-]+){0,2})(?= ?(?:港|口岸|码头|碼頭|항(?![\uac00-\ud7af])))|([\u4e00-\u9fff]{2,4})まで(?=の?(?:DDP|DAP|CIF|CFR|CPT|送料|運賃|配送|輸送))/gu;

/** A place that no list knows, to which the goods are to be carried; null for countries and places of China. */
export function readGoal(passage: Passage): Found<string> | null {
  for (const match of matchesOf(CARGO_TO, passage.text.slice(0, 8000))) {
    const name = (match[1] ?? match[2] ?? match[3] ?? match[4] ?? match[5]) as string;
    const start = match.index + match[0].indexOf(name);
    const known = findPlaces(passage.level, start, start + name.length)[0];
    if (namesTime(levelText(name)) || NO_PLACE.has((name.split(/\s/)[0] as string).toLowerCase())) continue;
    if (known && (known.kind === 'country' || known.country === 'CN') && !match[2]) continue;
    if (/^(?:弊社|当社|自社|御社|貴社|指定)/.test(name)) continue;
    return foundAt(passage, start, start + name.length, name);
  }
  return null;
}

const LOADED_AT =
  /(?:load(?:ed|ing)?|hand(?:ed)? over|consolidat\p{L}*|forwarder|warehouse|collect\p{L}*|pick(?:ed)? ?-?up|calculat\p{L}*|shipp?(?:ed|ing|ment)?|depart\p{L}*|sail\p{L}*|port|puerto|embar\p{L}*|carg\p{L}+|hafen|verlad\p{L}*|verschiff\p{L}*|abhol\p{L}*|spediteur|transitaire|depart|chargement|porto|imbarc\p{L}*|spedizionier\p{L}*|порт\p{L}*|погруз\p{L}*|отгруз\p{L}*|склад\p{L}*|экспедитор\p{L}*|货代|貨代|装|裝|起运|起運|出货|出貨|発|積)[^.;!?\n]{0,40}$/u;
const EITHER = /^\s?,?\s?(?:or|oder|o|ou|of|или|veya|lub|hoac|还是|或者?|또는|или же|\/)\s?$/u;
const NO_LOADING =
  /(?:your (?:\p{L}+ )?(?:office|company|factory|team|booth)|visit\p{L}*|fair|met|messe|feria|based)[^.;!?\n]{0,30}$/u;

/** Where a term without a place leaves the goods to the buyer: "Ningbo or Shanghai is all the same to me", "our consolidator in Ningbo". */
export function readLoading(passage: Passage): Found<string> | null {
  const { level, text } = passage;
  const places = findPlaces(level, 0, Math.min(level.length, 8000)).filter(
    place => place.country === 'CN' && place.kind === 'port',
  );
  for (const [index, place] of places.entries()) {
    const before = level.slice(Math.max(0, place.start - 60), place.start).replace(/.*\n/su, '');
    const next = places[index + 1];
    const isEither = next !== undefined && EITHER.test(level.slice(place.end, next.start));
    if ((isEither || LOADED_AT.test(before)) && !NO_LOADING.test(before))
      return foundAt(passage, place.start, place.end, text.slice(place.start, place.end));
  }
  return null;
}
