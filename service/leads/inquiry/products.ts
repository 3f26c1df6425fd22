import { matchesOf } from '../../common/matches';
import { genericWords, leadingWords, stopWords, termWords } from './askingWords';
import { trimSpan } from './passages';

/*
 * How far the name of a product goes, and whether a phrase names one at all. Texts are levelled.
 */

const LETTER = String.raw`a-zα-ωа-яіїєґқңәөұүһ\u0600-\u06ff`;
const EAST_SIGN = '[\\u3040-\\u9fff\\uac00-\\ud7af]';
/** Words that stand by themselves; in scripts without blanks no border is asked for. */
export const whole = (words: string) =>
  `(?:(?=${EAST_SIGN})|(?<![${LETTER}\\d]))(?:${words})(?:(?<=${EAST_SIGN})|(?![${LETTER}\\d]))`;

// "Caisses en métal" is one name; in Dutch the same word is "and".
const MADE_OF =
  '(?! (?:(?:la|el|los|las|sus?|una?|le|les|mi|nuestr[oa])(?!\\p{L})|metal|bois|plastique|acier|cuir|coton|inox|verre|alu|papier|tissu|fer|caoutchouc|mousse|bambou|rotin|resine|toile|laine|lin|cuivre|laiton|ceramique|porcelaine|silicone|bambu|madera|plastico|acero|cuero|vidrio|algodon|hierro|goma|tela|silicona|ceramica|carton|pvc|polyester|nylon|kraft|kit|rouleau|rollo|polvo|forme|forma|zinc|fonte|granit|marbre|osier|jute|chene|hetre|acacia|galva|bronze|bronce|cobre|laton|alumini|mimbre|yute|roble|pino|terracota|terre cuite|caja|bolsa|boite|sachet|paquete|saco|set|estuche|vrac|coffret|pack|blister)\\p{L}*)';
const STOP = new RegExp(`[\\s,(]${whole(stopWords.replace('|en|naar|', `|en${MADE_OF}|naar|`))}`, 'u');
const STOP_SIGNS =
  /[;:!?\n\t|]|\.(?=\s|$)|\.{2,}|…| - | -(?=\d)|\s@|\s?\((?=(?:item|art|product|model)\.? ?(?:code|no|id))|\s?\((?=\d[\d.,]* ?(?:pcs|sets|pieces|units|шт))|的?(?:价格|價格|价钱|價錢|单价|單價|报价|報價|目录|样品|样板)|[,，]?\s?(?:数量|數量|目标价|目標價|请|請|麻烦|要求|大概|大约|第一批|首批)|(?:吗|嗎|有现货|有現貨|有冇现货|有现成|有库存|有货|的现货)|(?:について|に関|のお?見積|の価格|を(?:お?探|購入|輸入|検討|希望)|に대한|에 대한|에 대해)/u;
const LEADING = new RegExp(`^(?:(?:${leadingWords})(?![${LETTER}])[\\s:,.]*|(?:l'|d'|dell'|all'|un'))`, 'u');
const GENERIC = new RegExp(`^(?:${genericWords})$`, 'u');
// Words of sentences that are in no name.
// "你们有CE认证吗" asks about something else than goods.
const EAST_OTHER =
  /(?:图案|圖案|标志|標誌|包装盒|认证|認證|证书|證書|报告|報告|目录|目錄|样品|樣品|现货|現貨|库存|庫存|业务员|微信|网站|網站|颜色|顏色|尺寸|规格|規格|型号|型號|资质|代理|经验|起订量|工厂|工廠)$/u;
const EAST_SPEECH =
  /给的?价|給的?價|的价格?(?:只|是|在|要|能|就|$)|的價格?(?:只|是|在|要|能|就|$)|^[价價](?:到|格?(?:只有|是|在))|[我您吗呢]|[请請]|喜欢|喜歡|^很|정도|필요|^(?:含[税稅运運]|运到|運到|打算|发几|報個|报个|发几款)|你们|贵[司公]|有没有|是否|可以|多少|怎么|如果|什么|哪|多久|有兴趣|请问|谢谢|联系|不能|能做|能不能|就行|麻烦|客户|ください|お願い|見積|ましたら|いただ|でしょうか|つきまして|(?:です|ます|あり|おり|予定|ペース|場合)$|^(?:購入|使用|月|週|年)?(?:ペース|予定|希望)|습니다|(?:은데|는데|아서|어서|하면|이며|인데)$|얼마|세요|주시|습니까/u;
const ONLY_LEADING = new RegExp(`^(?:${leadingWords})$`, 'u');
const TERMS = new RegExp(`^(?:${termWords})`, 'u');
const NO_PRODUCT =
  /^(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}* \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2}(?:\.|st|nd|rd|th)? (?:(?:de|of) )?\p{L}{3,12}\.?,? (?:de )?(?:19|20)\d\d|(?:19|20)\d\d ?年 ?\d{1,2} ?月(?: ?\d{1,2} ?日)?)(?: .*)?$|^(?:(?:a |one |some )?(?:product|item|article|thing|model|one)s? )?(?:that|which|who) (?:(?:is|are|was|were|has|have|do|does|can|will) )?(?:not|you|we|i|they|never)(?!\p{L})|^(?:two|three|both|some|one|each|all) of (?:them|these|those)(?!\p{L})|order value|^(?:a )?(?:few|couple of|several) (?:hundreds?|thousands?|dozens?)(?: of them)?$|^(?:everything|anything|something|nothing|sense|sentido|sinn|du sens|senso|смысл\p{L}*)$|^'(?:t|d|ll|re|ve|s|m)(?!\p{L})|^(?:do|does|did|is|are|was|were|have|has|had|would|could|should|ca|wo)n't(?!\p{L})|^(?:[\p{L}\d]+ ){0,4}(?:shops?|stores?|boutiques?|tiendas?|lojas?|magasins?|negozio?|laden|restaurants?|outlets?|branch(?:es)?|cafes?|farms?)(?: (?:in|near|at|by|en|em|a|bei|von|around|outside)(?!\p{L}).*)$|^\d+ (?:colou?rs?|colores|cores|farben|couleurs|colori|цвет\p{L}*|sizes|tallas|tamanhos|grossen|tailles|misure|размер\p{L}*)(?!\p{L})|^\d{2,3} ?v(?:olts?|ac)?(?:[,/]| with | and |$)|^(?:(?:price|qty|quantity|volume) )?(?:breaks?|tiers?|steps) (?:at|of|for)$|^(?:si|if|wenn|se|если|falls|ob|whether) [^,]*$|^(?:运到|送到|到|至)[\u4e00-\u9fff]|^(?:environ|about|approx\.?|approximately|around|circa|ca\.?|etwa|rund|ungefahr|unos|unas|aprox\.?|cerca de|около|примерно|порядка|где-то|约|約|大约|大約|약|حوالي|تقريبا)$|^[لبو]ـ?$|^(?:后续|後續|以后|以後|之后|之後|往后|后面|今后|每年|每月|每个月|每季度?|全年|年)(?:每年|每月|每个月|每季度?|再|大概|约)*$|(?:^|[\s'])(?:en (?:faudrait|faut|voudrais|voudrions|prendrais|prendrions)|ne (?:serv(?:e|ono|irebbero|irebbe)|vorrei|vorremmo|prendo|prendiamo)|faudrait|servirebbero|servirebbe)$|^(?:ابي|ابغي|بدي|عايز|عايزين|محتاج|اريد|نريد)$|^(?:(?:an?|new|another|other|good|una?|nueva?|otra?|une|nouvelle|autre|eine?n?|neue[nr]?|um|nov[oa]|un'?|nuov[oa]|нов\p{L}+) ?)*(?:alternativ\p{L}*|suppliers?|proveedor\p{L}*|fournisseurs?|lieferant\p{L}*|fornecedor\p{L}*|fornitor\p{L}*|поставщик\p{L}*|производител\p{L}*|manufacturers?|sources?|fabricantes?|hersteller\p{L}*)(?: (?:a|au|aux|al|ao|to|zu|für|fur|di|de|for|for|from|von|zum|для|в)(?![\p{L}]).*)?$|^(?:what|which|how|when|where|why|whether|que|cual|cuanto|quanto|quel|quelle|combien|was|wie|wann|quale|come|что|как|какой|какая|какие|когда|сколько)(?![\p{L}])|^(?:sayin|sehr geehrte\p{L}*|estimad[oa]s?|prezad[oa]s?|exm[oa]s?|gentil[ei]|spett|szanown\p{L}*|geachte|kedves|tisztelt|vazen\p{L}*|stimat\p{L}*|chers?|cheres?|madame|monsieur|messieurs|mesdames|senor(?:es|a)?|kollegen|colleghi|colegas|коллеги|господа|друзья|friends?|sirs?|madam|hej|hei|ahoj)(?!\p{L})|^(?:bei|toi|(?:数量|數量)[约約]?$|muc tieu|thinking|now|later|then|immediately|sofort|spater|danach|jetzt|im|auf|bis|luego|ahora|despues|depois|agora|maintenant|ensuite|сейчас|потом|subito|nu|pay|spend|reach|receive|ask|stay|land|avoid|keep(?! cups?)|close(?! \p{L}+ed(?!\p{L}))|confirm|be|become|know|see|visit|start|have|get|make|discuss|finally|work(?! ?(?:gloves?|boots?|shoes?|lights?|lamps?|benche?s?|tables?|wear|trousers|pants|jackets?|shirts?|shorts|overalls|coats?|vests?|helmets?|stands?|chairs?|tops?|mats?|bags?|platforms?|clothes|clothing|uniforms?)(?!\p{L}))|cooperate|meet|hear|been|could|would|please|kindly|pls|we|you|they|it|he|she|my|our|is|are|was|merhaba|selam|salam|salaam|salamat|assala\p{L}*|as-?sala\p{L}*|namaste|shalom|sawasdee|sawadee|halo|habari|jambo|konnichiwa|ni hao|nihao|hiya|howdy|g'day|gday|saludos|saluti|salutations|saudacoes|privet|iyi gunler|dzien dobry|buongiorno|buonasera|salve|bonjour|hola|buen[oa]s? (?:dias|tardes)|ola|bom dia|boa tarde|guten (?:tag|morgen)|xin chao|chao|здравствуйте|добрый (?:день|вечер)|уважаем\p{L}*|مرحبا|السلام)(?![\p{L}])|^(?:[想請请发發寄报報麻烦煩我您你们們帮幫给給一下能否可再也都]|你好|您好|贵司|貴司|贵公司|貴公司|厂家|廠家)+$|^(?:fob|cif|cfr|cnf|c&f|exw|dap|ddp|fca|certificat\p{L}*|сертификат\p{L}*|zertifikat\p{L}*|certificado\p{L}*|test reports?|samples?(?! (?:books?|boxes|bags?|bottles?|cups?|cards?|cases?)(?!\p{L}))|muestras?|образц\p{L}*|echantillons?|amostras?|photos?(?! (?:frames?|albums?|paper|booths?|printers?|holders?|boxes|backdrops?|magnets?|clips?|cubes?)(?!\p{L}))|pictures?(?! (?:frames?|hooks?|lights?|rails?|wire)(?!\p{L}))|video(?! (?:door|doorbells?|cameras?|games?|intercoms?|projectors?|walls?|recorders?|baby)(?!\p{L}))|delivery(?! (?:bags?|boxes|bikes?|carts?|scooters?|trolleys?)(?!\p{L}))|payment(?! terminals?)|shipment|msds)(?![\p{L}])|@|https?:|www\.|^\d[\d.,]*\s*(?:%|usd|eur|days?|weeks?|months?)|^(?:reply|best regards|regards|thank|thanks|hello|hi|dear|good (?:day|morning|afternoon))\b/u;

/** Where the phrase that begins at `start` ends, at the latest at `limit`: before the first word that is no part of a name. */
export function phraseEnd(level: string, start: number, limit: number, isInList = false): number {
  const piece = level.slice(start, Math.min(limit, start + 160));
  const signs = STOP_SIGNS.exec(piece);
  let end = signs ? signs.index : piece.length;
  if (!isInList) {
    end = stopIn(piece.slice(0, end));
  }
  return start + end;
}

/** Where the first word stands that is no part of a name; "brown packing tape" goes on. */
function stopIn(piece: string): number {
  for (let from = 0, turn = 0; turn < 4; turn++) {
    const words = STOP.exec(piece.slice(from));
    if (!words || from + words.index === 0) return piece.length;
    const at = from + words.index;
    if (!NAMED_LIKE_TERM.test(piece.slice(at + 1))) return at;
    from = at + 1;
  }
  return piece.length;
}

const FIRST_STOP = new RegExp(
  `^${whole(`${stopWords}|in|on|with|without|mit|con|com|avec|en|em|auf|bei|с|к|при|z|met|w|i|we`)}`,
  'u',
);

/** Whether no name can begin there. */
export const startsWithStop = (level: string, at: number) =>
  FIRST_STOP.test(level.slice(at, at + 40)) && !NAMED_LIKE_TERM.test(level.slice(at, at + 40));

/** A span without the words before a name and the signs around it. */
export function trimProduct(level: string, start: number, end: number): [number, number] {
  let [from, to] = trimSpan(level, start, end);
  for (let turn = 0; turn < 8; turn++) {
    const lead = LEADING.exec(level.slice(from, to));
    if (!lead || lead[0].length === 0 || from + lead[0].length >= to) break;
    [from, to] = trimSpan(level, from + lead[0].length, to);
  }
  const aside = /^\((?![ivx]{1,4}\))[^()\n]{1,40}\)[\s,]+(?=\S)/u.exec(level.slice(from, to));
  if (aside) from += aside[0].length;
  // "Gloves (each box" was cut in its brackets.
  const open = level.slice(from, to).search(/\s?[(（][^)）]*$/u);
  if (open > 2) [from, to] = trimSpan(level, from, from + open);
  const dots = /\s*[.…_]{3,}\s*$/u.exec(level.slice(Math.max(from, to - 60), to));
  if (dots) [from, to] = trimSpan(level, from, to - dots[0].length);
  for (let turn = 0; turn < 2; turn++) {
    const tail = TAIL.exec(level.slice(from, to));
    if (tail && tail.index > 0) [from, to] = trimSpan(level, from, from + tail.index);
  }
  return [from, to];
}

// "… approx.", "… qty", "… x", "… в количестве", "… ca." before a number.
const TAIL =
  /(?:[\s,(:*-]+(?:(?:von |fur )?jede[mnrs]?|(?:de |para )?cada un[oa]|cada|(?:de |pour )?chaque|chacune?|(?:di |per )?(?:ognun|ciascun)[oa]|кажд\p{L}{2,4}|van elk|elk|z kazdego|from|von|aus|par|puest[oa]s?|entregad[oa]s?|livre[es]*|au debut|для начала|anfangs|to start|para empezar|env\.?|approx\.?|approximately|about|around|roughly|ca\.?|circa|also|too|qty\.?|quantity|quantities|total|minimum|min\.?|x|of|for|at least|up to|initially|now|sofort|ahora|agora|maintenant|zunachst|primero|say|in|with|and|each|per size|cantidad|unos|unas|uns|umas|aprox\.?|alrededor de|cerca de|de|quantidade|quantite|ebenfalls|gleichfalls|likewise|igualmente|egalement|ugualmente|тоже|также|dazu|(?:something|anything) like|somewhere around|quelque chose comme|algo (?:asi )?como|so um die|qualcosa come|abt\.?|arnd|appr?x\.?|aprx\.?|environ|menge|etwa|rund|jeweils|je|stuckzahl|anzahl|auflage|tirage|тираж|tirada|quantita|circa|в количестве|кол-во|количеств\p{L}*|около|примерно|порядка|по|на|بعدد|عدد|كميه|بكميه|الكميه|لعدد|حوالي|adet|ilosc|w ilosci|aantal|so luong|en|y|e|o|(?<!(?:usb|typ[eo]?|vitamin|class|klasse|grade|modell?|size|version|series?)[\s-])a|si|och|og|ja|i|und|et|и|و|ve|oraz|we need|need|the quantity is|надо|нужно|нужны|нужен|нужна|возьму|возьмем|беру|берем|требуется|закажу|закажем|levo|pego|quero|queria|preciso|precisamos|quiero|necesito|necesitamos|serian|seria|seriam|llevo|llevaria|davon|brauche|brauchen|nehme|nehmen|prendo|prendiamo|prends|штук|is|are)|[\s,]*(?:一年|每年|每月|一个月|月|打算|想|进|進|数量|數量|大概|大约|约|約|共|各|每款|先|要|做|订|先做|先订|第一批|首批|第一单|首单|について,?|に関して|ですが|を|が|は|で|も|大約|약|수량|각|총)+)[\s,:(]*$/u;

// Goods of one sign.
const HAN_ALONE =
  /^[碗盘盤杯锅鍋刀叉勺伞傘帽鞋袜襪包箱桶盆灯燈表钟鐘笔筆椅桌柜床毯枕巾镜鏡梳扇球车車船网網钩鉤线線绳繩锁鎖钉釘管阀閥泵轮輪胎布纱紗毛皮碟壶壺瓶罐盖蓋架梯铲鏟锯鋸锤錘钳鉗]$/u;

/** True for a phrase that names no product: too short, generic words only, terms of the trade, an address. */
export function isGeneric(level: string): boolean {
  const phrase = level.trim();
  if (HAN_ALONE.test(phrase)) return false;
  if (phrase.length < 2 || !/\p{L}{2}/u.test(phrase)) return true;
  if (NO_PRODUCT.test(phrase)) return true;
  if (/^(?:the )?same\b.*\d/u.test(phrase)) return false;
  if (/[\u3040-\u9fff\uac00-\ud7af]/.test(phrase) && GENERIC.test(phrase.replace(/\s+/g, ''))) return true;
  if ((EAST_SPEECH.test(phrase) && phrase.length > 2) || EAST_OTHER.test(phrase)) return true;
  const words = phrase.split(/[^\p{L}\p{M}'-]+/u).filter(Boolean);
  return words.every(word => word.length === 1 || GENERIC.test(word) || ONLY_LEADING.test(word));
}

// "Photo frames", "packing tape", "balance bike": goods that begin as a term does.
const NAMED_LIKE_TERM =
  /^(?:balance|photo|picture|phone|name|label|packing|packaging|shipping|price|logo|delivery|document|note|sample|target|colou?r|certificate|total|contact|address|company|colores|muster|preis|foto) ?-?(?:bikes?|boards?|beams?|balls?|cushions?|frames?|albums?|cases?|holders?|stands?|cables?|chargers?|covers?|grips?|tags?|plates?|badges?|printers?|tapes?|machines?|films?|bags?|boxes|box|paper|mats?|guns?|rolls?|scales?|bottles?|books?|pads?|folders?|pencils?|markers?|lens(?:es)?|dispensers?|bulbs?|displays?|cards?|clips?|ropes?|straps?|sleeves?|stations?|sticks?|drums?)(?![\p{L}])/u;

/** True for a line that speaks of terms, or greets, and not of goods. */
export function isTerm(level: string): boolean {
  const text = level.trim();
  return TERMS.test(text) && !NAMED_LIKE_TERM.test(text);
}

const JOINT = new RegExp(
  String.raw`\s*(?:,|、|;|\/(?= ))\s*(?:(?:and|y|e|und|et|и|و|oraz|en|ve|va)\s+)?|\s+(?:and|&|\+|y|e|und|et|и|oraz|i|en${MADE_OF}|ve|va|ed|sowie|as well as)\s+|(?<=\s)و(?=[\u0600-\u06ff]{3})|和|与|以及|および|와\s|과\s|및\s*`,
  'gu',
);
const LAST =
  /(?:\s+|,\s*)(?:and|&|y|e|und|et|и|oraz|i|en|ve|va|ed|sowie|as well as)\s+|(?<=\s)و(?=[\u0600-\u06ff]{3})|和|与|以及|および|、|와\s|과\s|및\s/u;
const ATTRIBUTE =
  /^(?:(?:with|without|in|black|white|red|blue|green|yellow|grey|gray|silver|gold|food|bpa|sizes?|small|large|big|medium|colou?rs?|heavy|custom|plain|printed|coated|con|sin|com|sem|avec|sans|mit|ohne|с|без|negr[oa]s?|blanc[oa]s?|pret[oa]s?|branc[oa]s?|noire?s?|blanc(?:he)?s?|schwarz\p{L}{0,2}|weiss\p{L}{0,2})(?!\p{L})|черн|бел(?!ь)|\d)/u;

/** The names that are listed in one phrase: "pliers, hammer and measuring tape" is three; "gun, teflon coated" is one. */
export function splitNames(level: string, start: number, end: number): [number, number][] {
  const piece = level.slice(start, end);
  const all: [number, number][] = [[start, end]];
  const open = piece.replace(/\([^()\n]*\)/gu, aside => '_'.repeat(aside.length));
  if (!LAST.test(open) || /\b(?:with|con|com|avec|mit)\b[^,]*$/u.test(open.slice(0, open.search(LAST)))) return all;
  const cuts: [number, number][] = [];
  let from = 0;
  for (const match of matchesOf(JOINT, piece)) {
    if (isBracketed(piece, match.index)) continue;
    cuts.push([start + from, start + match.index]);
    from = match.index + match[0].length;
  }
  cuts.push([start + from, end]);
  const names = cuts.map(([a, b]) => trimProduct(level, a, b)).filter(([a, b]) => b > a);
  const isList =
    names.length > 1 &&
    names.length <= 12 &&
    names.every(([a, b]) => {
      const name = level.slice(a, b);
      return (
        name
          .replace(/\([^()\n]*\)/gu, ' ')
          .trim()
          .split(/\s+/).length <= 7 &&
        !ATTRIBUTE.test(name) &&
        !isGeneric(name)
      );
    });
  return isList ? names : all;
}

function isBracketed(piece: string, at: number): boolean {
  const before = piece.slice(0, at);
  return before.lastIndexOf('(') > before.lastIndexOf(')');
}
