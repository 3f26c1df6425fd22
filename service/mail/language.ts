import { matchesOf } from '../common/matches';
// Words that are frequent in one language and rare or absent in its neighbours.
const words: Record<string, string> = {
  en: 'the and for you your with please we our have this that is are will be from thanks regards of to in dear hi hello can your any has my it at please sir attached when not new if do',
  de: 'und der die das ist nicht wir sie bitte mit für auf den von ein eine haben ihre ich danke zu werden hallo sehr geehrte grüße gruß anbei wie wenn auch noch senden guten',
  fr: 'le la les des et est pour vous nous dans une un avec votre merci sur pas que qui je bonjour du cher chère un très bon bientôt dans mais au ce commande notre',
  es: 'el la los las de que y en por para con una su favor gracias es del se nos usted como más hola saludos buen buenos días adjunto está puede muy me esta',
  pt: 'o a os as de que e em por para com uma não favor obrigado é do da se nos você segue uns olá prezado bom dia anexo está muito pode nossa',
  it: 'il la di che e per con una non grazie è del della le i gli in si vostro sono da ciao attendo ciao buongiorno gentile saluti allegato sono questo vi ordine',
  nl: 'de het een en van is niet wij voor met op u uw graag bedankt dat te zijn ik we kunnen beste groet groeten bijgevoegd nog maar dit ook hebben',
  pl: 'i w na z do nie się jest to proszę dla za od dziękuję że o mamy prosimy oraz pan',
  sv: 'och att det är inte vi som på för med en av till har tack ni den om kan ett hej hälsningar bifogat jag vid vår mvh',
  da: 'og at det er ikke vi som på for med en af til har tak jeg den om kan et venlig hej hilsen vedhæftet jeg vores',
  no: 'og at det er ikke vi som på for med en av til har takk jeg den om kan et vennlig hei hilsen vedlagt jeg vår',
  fi: 'ja on ei se että me kiitos ole olisi voitte teidän mutta kun tai ovat sekä terveisin',
  tr: 've bir bu için ile de da olarak lütfen teşekkürler biz siz olan çok var ne gibi kadar tamam',
  cs: 'a je na se v že to prosím pro s o děkuji jsme od by nebo ale jako máme',
  ro: 'și de la în nu este pentru cu un o vă rog mulțumesc că din pe sunt avem',
  hu: 'a az és hogy nem is egy köszönöm kérem van meg ez csak vagy már lenne',
  vi: 'và của là không cho được các có tôi bạn xin cảm ơn với này một chúng',
  id: 'dan yang di untuk dengan kami tidak ini itu dari terima kasih anda ada pada mohon akan',
};
const languages = Object.keys(words);
// The languages of each word, by their places in the list.
const byWord = new Map<string, number[]>();
for (const [place, language] of languages.entries()) {
  for (const word of new Set(words[language]?.split(' '))) byWord.set(word, [...(byWord.get(word) ?? []), place]);
}
// The ASCII words again, each at the place that its hash gives it, or the next free one: most words of a letter are of none of these, and need not be cut out to be told so.
const SLOTS = 4096;
const bySlot = new Array<{ word: string; hash: number; places: readonly number[] } | undefined>(SLOTS);
const hashOf = (hash: number, code: number) => (Math.imul(hash, 31) + code) | 0;
for (const [word, places] of byWord) {
  if (!/^[a-z]+$/.test(word)) continue;
  const hash = [...word].reduce((sum, letter) => hashOf(sum, letter.charCodeAt(0)), 0);
  let slot = hash & (SLOTS - 1);
  while (bySlot[slot]) slot = (slot + 1) & (SLOTS - 1);
  bySlot[slot] = { word, hash, places };
}
// Letters that settle it between neighbours.
const letters: readonly [RegExp, string, number][] = [
  [/[ß]/g, 'de', 3],
  [/[äöü]/g, 'de', 0.5],
  [/[ñ¿¡]/g, 'es', 3],
  [/[ãõ]/g, 'pt', 3],
  [/[ąęłśźżćń]/g, 'pl', 2],
  [/[ğşı]/g, 'tr', 2],
  [/[ěřů]/g, 'cs', 3],
  [/[ășț]/g, 'ro', 2],
  [/[őű]/g, 'hu', 3],
  [/[ơưđạảấầẩẫậắằẳẵặẹẻẽếềểễệ]/g, 'vi', 2],
  [/[èêëçœû]/g, 'fr', 0.5],
  [/[æø]/g, 'da', 0.5],
  [/[æø]/g, 'no', 0.5],
  [/å/g, 'sv', 0.5],
];

/**
 * The language of a text as ISO 639-1, by its script and its most frequent words; null where it is too short or too mixed to
 * tell. Cheap: reads the first 3,000 characters.
 */
export function detectLanguage(text: string): string | null {
  const sample = text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) : text;

  if (/[^\u0000-\u024f\u1e00-\u1eff\u2000-\u206f\u20a0-\u20bf]/.test(sample)) {
    const byScript = scriptLanguage(sample);
    if (byScript) return byScript;
  }
  return wordLanguage(sample);
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function scriptLanguage(text: string): string | null {
  const latin = countOf(text, /[a-zA-Z\u00c0-\u024f]/g);
  const kana = countOf(text, /[\u3040-\u30ff]/g);
  const hangul = countOf(text, /[\uac00-\ud7af]/g);
  const han = countOf(text, /[\u4e00-\u9fff]/g);
  // One character of these scripts says as much as three letters; numbers, names and terms stay Latin in trade mail.
  if (kana >= 2 && (kana + han) * 4 > latin) return 'ja';
  if (hangul >= 2 && hangul * 4 > latin) return 'ko';
  if (han >= 2 && han * 5 > latin) return 'zh';
  const others: readonly [string, RegExp][] = [
    ['ru', /[\u0400-\u04ff]/g],
    ['ar', /[\u0600-\u06ff]/g],
    ['he', /[\u0590-\u05ff]/g],
    ['el', /[\u0370-\u03ff]/g],
    ['th', /[\u0e00-\u0e7f]/g],
    ['hi', /[\u0900-\u097f]/g],
  ];
  for (const [language, pattern] of others) {
    const found = countOf(text, pattern);
    if (found < 4 || found * 1.5 < latin) continue;
    if (language === 'ru') return /[іїєґ]/i.test(text) ? 'uk' : 'ru';
    return language === 'ar' && countOf(text, /[\u067e\u0686\u06a9\u06af\u06cc]/g) > found * 0.1 ? 'fa' : language;
  }
  return null;
}

const MAX_WORDS = 401;
const MAX_TEXT = 3000;

/** The words of a text: fills `heard`, and returns how many there are. Those of addresses are of no language ("com" is none of Portuguese). */
function hearWords(text: string): number {
  let count = 0;
  for (const [piece] of matchesOf(/\S+/g, text)) {
    if (/[@/\\]|\w\.\w/.test(piece)) continue;
    for (const [word] of matchesOf(/\p{L}+/gu, piece)) {
      heard[count++] = byWord.get(word.toLowerCase()) ?? null;
      if (count >= MAX_WORDS) return count;
    }
  }
  return count;
}

const isLetter = (code: number) => code >= 97 && code <= 122;
const isDigitOrLine = (code: number) => (code >= 48 && code <= 57) || code === 95;
const isBlank = (code: number) => code === 32 || (code >= 9 && code <= 13);
const isOfWord = (code: number) => isLetter(code) || isDigitOrLine(code);

// What the words of one text are, by their order; null for a word of no language. One list for all texts, and one place for their letters.
const heard: (readonly number[] | null)[] = new Array<null>(MAX_WORDS + 1).fill(null);
const bytes = Buffer.alloc(MAX_TEXT + 1);

/** `hearWords` for ASCII in small letters, as most mail is: in one pass over its bytes and without cutting. */
function hearAscii(text: string): number {
  const length = bytes.write(text, 0, 'latin1');
  bytes[length] = 32;
  let count = 0;
  for (let at = 0; at < length && count < MAX_WORDS; at++) {
    // The words of a piece between blanks count from `first` on, unless it turns out to be an address.
    if (isBlank(bytes[at]!)) continue;
    const first = count;
    let start = -1;
    let hash = 0;
    let isAddress = false;
    for (; at <= length; at++) {
      const code = bytes[at]!;
      if (isLetter(code)) {
        if (start < 0) start = at;
        hash = hashOf(hash, code);
        continue;
      }
      if (start >= 0 && count < MAX_WORDS) heard[count++] = placesOf(start, at, hash);
      start = -1;
      hash = 0;
      if (isBlank(code)) break;
      // "@", "/", "\\", or a point within a word.
      isAddress ||= code === 64 || code === 47 || code === 92;
      isAddress ||= code === 46 && at > 0 && isOfWord(bytes[at - 1]!) && isOfWord(bytes[at + 1]!);
    }
    if (isAddress) count = first;
  }
  return count;
}

/** The languages of the word that stands in `bytes`. */
function placesOf(start: number, end: number, hash: number): readonly number[] | null {
  for (let slot = hash & (SLOTS - 1); ; slot = (slot + 1) & (SLOTS - 1)) {
    const known = bySlot[slot];
    if (!known) return null;
    if (known.hash === hash && known.word.length === end - start && isAt(known.word, start)) return known.places;
  }
}

function isAt(word: string, start: number): boolean {
  for (let i = 0; i < word.length; i++) if (bytes[start + i] !== word.charCodeAt(i)) return false;
  return true;
}

function wordLanguage(text: string): string | null {
  const scores = new Float64Array(languages.length);
  const isAscii = !/[^\u0000-\u007f]/.test(text);
  const lower = text.toLowerCase();
  const count = isAscii ? hearAscii(lower) : hearWords(text);
  for (let word = 0; word < count; word++) {
    const places = heard[word];
    if (places) for (const place of places) scores[place]! += 1 / places.length;
  }
  if (!isAscii) {
    for (const [pattern, language, weight] of letters)
      scores[languages.indexOf(language)]! += Math.min(countOf(lower, pattern), 4) * weight;
  }
  let best = 0;
  for (let place = 1; place < scores.length; place++) if (scores[place]! > scores[best]!) best = place;
  const score = scores[best]!;
  if (score < 1.5 || score < count * 0.08) return null;
  scores[best] = 0;
  return score >= Math.max(...scores) * 1.2 ? languages[best]! : null;
}
