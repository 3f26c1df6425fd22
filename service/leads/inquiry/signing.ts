import { splitSignature } from '../../mail/signature';
import type { SourceLine } from './regions';

/*
 * Where the words of a letter end and its signature begins. service/mail/signature.ts finds the usual forms; letters of buyers
 * often close in two languages, with a blessing, or with nothing but the name.
 */

const MOST_LINES = 22;

const closings =
  /^(?:(?:with )?(?:best|kind|warm|many|kindest|warmest)(?:est)?(?: regards| wishes)?|regards|rgds|b\.?rgds|brgds|br|thx|tks|thks|thanks|thank you|many thanks|thanks (?:and|&|n) (?:best |kind |warm )?(?:regards|rgds)|thanks in advance|(?:yours )?(?:sincerely|faithfully|truly)(?: yours)?|yours|thanking you(?: .{0,20})?|for and on behalf of .{2,40}|cheers|god bless(?: you)?|respectfully|awaiting your (?:reply|response)|waiting (?:for )?your (?:urgent |early |kind |prompt )?(?:reply|response|answer)|looking forward(?: to .{0,40})?|mit (?:freundliche[nm]|besten?|herzliche[nm]|schöne[nm]|vielen) gr(?:ü|ue)?(?:ß|ss)e?n?.*|mit freundlichem gru(?:ß|ss).*|(?:beste[nr]?|schöne[nr]?|lieber?|freundlicher?) gru(?:ß|ss).*|hochachtungsvoll|(?:freundliche|viele|beste|liebe|schöne|herzliche) grüße?.*|mfg|(?:bien )?cordialement|salutations.*|merci(?! (?:de|d['’]) ?(?:nous |me |m['’])?(?:(?:coter|chiffrer|deviser|tarifer|envoyer|indiquer|donner|adresser|transmettre|communiquer|proposer|faire (?:une? |parvenir)|établir)(?![\p{L}])|.*:\s*$))(?: .{0,30})?|merci et bonne journée|bonne (?:journée|réception)|saludos.*|(?:reciban?|les? (?:envío|mando|saluda)|con|quedo con) (?:un |mis |nuestros )?.{0,12}saludos?(?: .{0,20})?|un (?:cordial |fuerte |gran |afectuoso )?(?:saludo|abrazo)(?: .{0,20})?|sin (?:otro|más) .{0,30}|qued(?:o|amos) (?:a la espera|atent[oa]s?|pendientes?).{0,40}|atentamente|atte\.?|gracias(?: .{0,30})?|cordial(?:es)? saludos?|att\.?,?|atenciosamente|obrigad[oa]|(?:com os )?(?:melhores |meus |nossos )?cumprimentos|(?:um )?(?:grande |forte )?abraços?|(?:fico|ficamos) (?:no|ao) aguardo.{0,30}|aguard(?:o|amos)(?: .{0,40})?|(?:un )?(?:caro|cordiale) saluto|in attesa .{0,50}|dans l['’]attente .{0,50}|je vous (?:prie|souhaite|remercie) .{0,60}|cordiali saluti|distinti saluti|saluti|grazie|с (?:наилучшими|искренними) пожеланиями|с уважением(?: и .{0,30})?|заранее спасибо|спасибо|trân trọng|thân|(?:(?:xin|chân thành|em) )?(?:chân thành )?cảm ơn(?: .{0,20})?|děkuj[iu](?: .{0,20})?|s pozdravem|cu stimă|mulțumesc(?: .{0,20})?|vänliga hälsningar|med vänlig(?:a)? hälsning(?:ar)?|mvh|venlig hilsen|med vennlig hilsen|üdvözlettel|terima kasih|hormat kami|saygılarımla|teşekkürler|iyi çalışmalar|pozdrawiam|z poważaniem|met vriendelijke groet|groet(?:en|jes)?|مع (?:أطيب |خالص |فائق |وافر |جزيل )?(?:التحية|التحيات|الاحترام|الشكر|التقدير).*|تحياتي|شكرا.*|وتفضلوا.*|谢谢[!！。]?|謝謝[!！。]?|祝好|祝商祺|顺祝商祺|顺颂商祺|敬祝.*|此致|敬礼|盼复|敬具|よろしくお願い.*|どうぞよろしく.*|宜しくお願い.*|以上.{0,12}|감사합니다\.?|수고하세요\.?|드림)[\s,.!~，。！…]*$/iu;
const disclaimer =
  /(?:confidential(?:ity)?\b.{0,80}(?:notice|intended|information|e-?mail|message)|(?:this|the) (?:e-?mail|message|communication)\b.{0,60}(?:intended|confidential|privileged)|intended (?:only|solely) for|diese e-?mail enthält|vertrauliche informationen|este (?:mensaje|correo|e-?mail).{0,80}(?:confidencial|destinatario)|esta mensagem.{0,80}confidencia|ce (?:message|courriel).{0,60}(?:confidentiel|destin)|(?:данное|это) (?:сообщение|письмо).{0,60}конфиденциал|please consider the environment|think before you print|本邮件.{0,20}(?:保密|机密)|此邮件.{0,20}(?:保密|机密)|scanned by|virus[- ]free|avast|\bdisclaimer\b|privacy policy)/iu;

/** Lines of a letter in the order of the letter: what is said, and the signature; a disclaimer below is in neither. */
export interface Signed {
  words: SourceLine[];
  signature: SourceLine[];
}

/** Splits the lines that somebody wrote; `name` is what is known of his name, or ''. */
export function splitSigned(lines: readonly SourceLine[], name: string): Signed {
  const kept = withoutDisclaimer(lines);
  const starts = [usualStart(kept), closingStart(kept), nameStart(kept, name), contactStart(kept)].filter(at => at > 0);
  const start = starts.length === 0 ? kept.length : Math.min(...starts);
  return { words: kept.slice(0, start), signature: kept.slice(start) };
}

function withoutDisclaimer(lines: readonly SourceLine[]): SourceLine[] {
  const from = Math.max(1, lines.length - 40);
  for (let i = from; i < lines.length; i++) if (disclaimer.test(lines[i]!.text.slice(0, 400))) return lines.slice(0, i);
  return [...lines];
}

function usualStart(lines: readonly SourceLine[]): number {
  const written = lines
    .map(line => line.text)
    .join('\n')
    .trimEnd();
  const { signature } = splitSignature(written);
  if (signature === '') return -1;
  const before = written.slice(0, written.length - signature.length);
  const start = before.split('\n').length - 1;
  return looksSigned(lines.slice(start)) ? start : -1;
}

/** The last lines that are filled, as numbers of lines. */
function tail(lines: readonly SourceLine[]): number[] {
  const filled: number[] = [];
  for (let i = lines.length - 1; i > 0 && filled.length < MOST_LINES; i--)
    if (lines[i]!.text.trim() !== '') filled.unshift(i);
  return filled;
}

function closingStart(lines: readonly SourceLine[]): number {
  return (
    tail(lines).find(i => {
      const text = lines[i]!.text.trim();
      if (text.length > 70) return false;
      const halves = text.split(/\s*[/|]\s*/);
      return halves.every(half => closings.test(half)) && looksSigned(lines.slice(i));
    }) ?? -1
  );
}

/** The line that is the writer's name, or his first name ("/Björn", "- Mark"). */
function nameStart(lines: readonly SourceLine[], name: string): number {
  const words = name
    .toLowerCase()
    .split(/[\s,.]+/)
    .filter(word => word.length > 2);
  if (words.length === 0) return -1;
  return (
    tail(lines).find(i => {
      const text = lines[i]!.text.replace(/^[\s/–—~-]+/, '')
        .trim()
        .toLowerCase();
      if (text.length > 60 || text === '') return false;
      const first = text.split(/[\s,|(/]+/)[0]!;
      return words.includes(first) && text.split(/\s+/).length <= 8 && looksSigned(lines.slice(i));
    }) ?? -1
  );
}

const contact =
  /@|\+\d|\(\d{2,4}\)\s?\d|\d{3}[\s.-]\d{3}|(?<!\d)1[3-9]\d{9}(?!\d)|联系人|聯絡人|\bwww\.|https?:|\b(?:tel|phone|mob|mobile|cell|fax|whats ?app|wechat)\b|тел\.|电话|電話|手机|جوال|هاتف/iu;

/** The last paragraph where it is short lines with a way to reach somebody, or what of it stands below its last sentence. */
function contactStart(lines: readonly SourceLine[]): number {
  let end = lines.length;
  while (end > 0 && lines[end - 1]!.text.trim() === '') end--;
  let start = end;
  while (start > 0 && lines[start - 1]!.text.trim() !== '') start--;
  if (isContact(lines, start, end)) return start;
  let below = end;
  while (below > start && !isSentence(lines[below - 1]!.text)) below--;
  return below > start && below < end && isContact(lines, below, end) ? below : -1;
}

function isContact(lines: readonly SourceLine[], start: number, end: number): boolean {
  const paragraph = lines.slice(start, end);
  return (
    start > 0 &&
    paragraph.length <= 12 &&
    paragraph.some(line => contact.test(line.text)) &&
    looksSigned(paragraph) &&
    paragraph.every(line => line.text.trim().length <= 110)
  );
}

/** A line that ends as a sentence does, and is none of "Acme Co." or "Cordial saludo.". */
const isSentence = (line: string): boolean => {
  const text = line.trim();
  return (
    /[。！？?]$/u.test(text) ||
    (/[!.]$/.test(text) && text.split(/\s+/).length > 4 && !/(?:\b|\.)\p{L}{1,4}\.$/u.test(text))
  );
};

/** Nothing asks or counts there: no question, no sentence of length, no line of an order. */
function looksSigned(lines: readonly SourceLine[]): boolean {
  return lines.every(({ text }) => {
    const line = text.trim();
    if (/[?？]$/.test(line)) return false;
    if (line.length > 160) return false;
    return !/\b\d[\d.,' ]*\s?(?:pcs|pieces|sets|units|unidades|piezas|шт|stück|pairs|rolls|ctns|cartons)\b/iu.test(
      line,
    );
  });
}
