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
const LONGEST = Math.max(...[...byWord.keys()].map(word => word.length));
const firstLetters = new Uint8Array((LONGEST + 1) * 128);
for (const word of byWord.keys())
  if (word.charCodeAt(0) < 128) firstLetters[word.length * 128 + word.charCodeAt(0)] = 1;
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
  const sample = text.length > 3000 ? text.slice(0, 3000) : text;

  if (/[^\u0000-\u024f\u1e00-\u1eff\u2000-\u206f\u20a0-\u20bf]/.test(sample)) {
    const byScript = scriptLanguage(sample);
    if (byScript) return byScript;
  }
  return wordLanguage(sample);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function scriptLanguage(text: string): string | null {
  const latin = count(text, /[a-zA-Z\u00c0-\u024f]/g);
  const kana = count(text, /[\u3040-\u30ff]/g);
  const hangul = count(text, /[\uac00-\ud7af]/g);
  const han = count(text, /[\u4e00-\u9fff]/g);
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
    const found = count(text, pattern);
    if (found < 4 || found * 1.5 < latin) continue;
    if (language === 'ru') return /[іїєґ]/i.test(text) ? 'uk' : 'ru';
    return language === 'ar' && count(text, /[\u067e\u0686\u06a9\u06af\u06cc]/g) > found * 0.1 ? 'fa' : language;
  }
  return null;
}

const MAX_WORDS = 401;

/** The words of a text in small letters. Those of addresses are of no language ("com" is none of Portuguese). */
function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const [piece] of text.matchAll(/\S+/g)) {
    if (/[@/\\]|\w\.\w/.test(piece)) continue;
    for (const [word] of piece.matchAll(/\p{L}+/gu)) if (words.push(word.toLowerCase()) >= MAX_WORDS) return words;
  }
  return words;
}

const isLetter = (code: number) => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
const isDigitOrLine = (code: number) => (code >= 48 && code <= 57) || code === 95;
const isBlank = (code: number) => code === 32 || (code >= 9 && code <= 13);

/** `wordsOf` for ASCII in small letters, as most mail is: in one pass, a fifth of the time. */
function asciiWords(text: string): string[] {
  const words: string[] = [];
  let first = 0;
  for (let at = 0; at < text.length && words.length < MAX_WORDS; at++) {
    // The words of a piece between blanks count from `first` on, unless it turns out to be an address.
    if (isBlank(text.charCodeAt(at))) continue;
    first = words.length;
    let start = -1;
    let isAddress = false;
    for (; at <= text.length; at++) {
      const code = at < text.length ? text.charCodeAt(at) : 32;
      if (isLetter(code)) {
        if (start < 0) start = at;
        continue;
      }
      // A word of no language counts, and need not be cut out.
      if (start >= 0) words.push(mayBeKnown(text, start, at) ? text.slice(start, at) : '');
      start = -1;
      if (isBlank(code)) break;
      isAddress ||= code === 64 || code === 47 || code === 92 || (code === 46 && isBetweenWords(text, at));
    }
    if (isAddress) words.length = first;
  }
  return words.length > MAX_WORDS ? words.slice(0, MAX_WORDS) : words;
}

/** By its length and first letter. */
function mayBeKnown(text: string, start: number, end: number): boolean {
  return end - start <= LONGEST && firstLetters[(end - start) * 128 + text.charCodeAt(start)] === 1;
}

function isBetweenWords(text: string, at: number): boolean {
  const before = at > 0 ? text.charCodeAt(at - 1) : 32;
  const after = at + 1 < text.length ? text.charCodeAt(at + 1) : 32;
  return (isLetter(before) || isDigitOrLine(before)) && (isLetter(after) || isDigitOrLine(after));
}

function wordLanguage(text: string): string | null {
  const scores = new Float64Array(languages.length);
  const isAscii = !/[^\u0000-\u007f]/.test(text);
  const lower = text.toLowerCase();
  const found = isAscii ? asciiWords(lower) : wordsOf(text);
  for (const word of found) {
    const places = word === '' ? undefined : byWord.get(word);
    if (places) for (const place of places) scores[place]! += 1 / places.length;
  }
  if (!isAscii) {
    for (const [pattern, language, weight] of letters)
      scores[languages.indexOf(language)]! += Math.min(count(lower, pattern), 4) * weight;
  }
  let best = 0;
  for (let place = 1; place < scores.length; place++) if (scores[place]! > scores[best]!) best = place;
  const score = scores[best]!;
  if (score < 1.5 || score < found.length * 0.08) return null;
  scores[best] = 0;
  return score >= Math.max(...scores) * 1.2 ? languages[best]! : null;
}
