import { matchesOf } from '../../common/matches';
import type { Found, InquiryMail } from './inquiry';
import { readSignature } from '../../mail/signature';
import type { Piece } from './lines';
import { readContactBlock } from './contactBlocks';
import { isFirmsName, isFormBehind } from './firmForms';
import { introducedPerson } from './introducedPeople';
import { levelText } from './levelling';
import { readLines } from './lines';
import type { Passage } from './passages';
import { foundAt, plainPassage } from './passages';
import { bareName, commonWords, isInAddress, isPersonName, isTitledPerson, namesEmployer } from './people';
import { sourceLines } from './regions';
import { signedInline } from './signedInline';
import type { InquirySource, SourceLabel } from './source';

/** The passages in which a buyer names himself. */
export interface BuyerPassages {
  message: Passage;
  signature: Passage;
  /** The whole text, for labelled values. */
  base: Passage;
  sender: Passage;
}

/** The buyer's name: labelled, else as he signs, else as he introduces himself, else as his address book has it. */
export function findContact(source: InquirySource, mail: InquiryMail, passages: BuyerPassages): Found<string> | null {
  const labelledName = fromLabels(source, passages) ?? fromBlock(source, passages);
  if (labelledName) return labelledName;
  const { buyer } = source;
  const isFirm = isFirmsName(levelText(buyer.name), passages.message.level, passages.signature.level);
  const signed = fromSignature(passages.signature, isFirm ? '' : buyer.name, buyer.address, isFirm ? buyer.name : '');
  const given = isFirm ? null : fromHeader(source, passages);
  const said = introducedPerson(passages.message);
  if (said && signed && commonWords(said.value, signed.value) > 0 && !/\s/.test(signed.value)) return said;
  if (signed && (!given || commonWords(signed.value, given.value) > 0 || !isPersonName(given.value)))
    return longer(signed, given);
  if (signed && given && /[\u3040-\u9fff\uac00-\ud7af]/.test(signed.value) && /^[\u0000-\u024f]+$/.test(given.value))
    return signed;
  if (signed && given)
    return isInAddress(signed.value, buyer.address) || !isInAddress(given.value, buyer.address) ? signed : given;
  const introduced = said && given && namesEmployer(said.value, given.value) ? given : said;
  if (introduced && (!given || commonWords(introduced.value, given.value) > 0)) return longer(introduced, given);
  return signed ?? given ?? introduced ?? fromReplyTo(source, mail, passages) ?? signedInline(passages.message);
}

/** "Priya" above "Priya Ashworth": the fuller of two, if they are of one person; the signed one where they are alike. */
function longer(one: Found<string>, other: Found<string> | null): Found<string> {
  if (!other || commonWords(one.value, other.value) === 0) return one;
  return other.value.split(/\s+/).length > one.value.split(/\s+/).length && one.value.split(/\s+/).length === 1
    ? other
    : one;
}

function fromBlock(source: InquirySource, { base }: BuyerPassages): Found<string> | null {
  const block = source.road === 'direct' ? null : readContactBlock(sourceLines(source.notice)).name;
  return block && foundAt(base, ...block, base.text.slice(...block));
}

function fromLabels(source: InquirySource, { base }: BuyerPassages): Found<string> | null {
  const isNotice = source.road !== 'direct';
  const labels = source.labels.filter(label => isNotice || label.region !== 'notice');
  const first = labels.find(label => label.key === 'firstName') ?? null;
  const whole = inTwoFields(labels, base);
  if (whole) return whole;
  const name =
    labels.find(label => label.key === 'name' && isNamed(label.value)) ??
    labels.find(label => label.key === 'from' && isNamed(label.value)) ??
    first ??
    null;
  if (!name || (!isNotice && name.region === 'message' && !isNamed(name.value))) return cellName(base, source);
  return nameAt(base, name.start, name.end);
}

const BETWEEN_FIELDS = 60;

/** First and last name in fields of their own, in either order; beside a field for one of them "Name" is the other. */
function inTwoFields(labels: readonly SourceLabel[], base: Passage): Found<string> | null {
  const last = labels.find(label => label.key === 'lastName' && label.value.length < 40);
  const given = labels.find(label => label.key === 'firstName' && label.value.length < 40);
  const isBeside = (one: SourceLabel, other: SourceLabel) =>
    one !== other && Math.max(one.start, other.start) - Math.min(one.end, other.end) < BETWEEN_FIELDS;
  const beside = (label: SourceLabel | undefined) =>
    label && labels.find(one => one.key === 'name' && !/\s\S+\s/.test(one.value) && isBeside(one, label));
  const [front, back] = last ? [given ?? beside(last), last] : [given, beside(given)];
  if (!front || !back || !isBeside(front, back) || front.value.includes(back.value)) return null;
  const isEast = /[\u3040-\u9fff\uac00-\ud7af]/.test(back.value);
  const value = isEast ? `${back.value} ${front.value}` : `${front.value} ${back.value}`;
  return foundAt(base, Math.min(front.start, back.start), Math.max(front.end, back.end), value);
}

const isNamed = (value: string) => {
  const name = bareName(value.replace(/\s*[<(]?[^\s<(]+@[^\s>)]+[>)]?/g, ''));
  return name.end > name.start && isPersonName(value.slice(name.start, name.end), true);
};

/** "Buyer contact<tab>Farah Mansoori, farah@…" in a table of terms. */
function cellName(base: Passage, source: InquirySource): Found<string> | null {
  if (source.road !== 'direct') return null;
  const cell =
    /(?:^|\n)[^\n\t]{0,20}(?:contact|buyer|ansprechpartner|contacto|contato|контакт\p{L}*|联系人|担当)[^\n\t]{0,12}\t\s*([^\n\t]{3,60})/u.exec(
      base.level,
    );
  if (!cell) return null;
  const start = cell.index + cell[0].length - (cell[1] as string).length;
  const name = nameAt(base, start, start + (cell[1] as string).length);
  return name && isPersonName(name.value, true) ? name : null;
}

function nameAt(passage: Passage, start: number, end: number): Found<string> | null {
  const place = bareName(passage.text.slice(start, end));
  if (place.end <= place.start) return null;
  return foundAt(
    passage,
    start + place.start,
    start + place.end,
    passage.text.slice(start + place.start, start + place.end).replace(/\s+/g, ' '),
  );
}

const SEPARATORS = /[|·•｜\t/]|\s+[-–—]\s+|\u3000|,\s*|\s{2,}|[(（]/gu;

/** Pieces of the lines of a signature with their places. */
export function segmentsOf(passage: Passage, line: Piece, separators = SEPARATORS): [number, number][] {
  const text = passage.text.slice(line.start, line.end);
  const pieces: [number, number][] = [];
  let from = 0;
  for (const match of matchesOf(separators, text)) {
    pieces.push([line.start + from, line.start + match.index]);
    from = match.index + match[0].length;
  }
  pieces.push([line.start + from, line.end]);
  return pieces.filter(([start, end]) => passage.text.slice(start, end).trim() !== '');
}

/** "緑ショップ 仕入担当 田中 誠": family name and given name at the end of a line. */
function lastPair(passage: Passage, line: Piece): [number, number][] {
  const pair = /(?<=[ \u3000])[\u3040-\u9fff]{1,4}[ \u3000][\u3040-\u9fff]{1,4}$/u.exec(
    passage.text.slice(line.start, line.end),
  );
  return pair ? [[line.start + pair.index, line.end]] : [];
}

const eastPieces = (passage: Passage, line: Piece): [number, number][] => [
  ...segmentsOf(passage, line).slice(0, 5),
  ...segmentsOf(passage, line, /[\s\u3000|/()（）·,-]+/gu).slice(0, 6),
  ...lastPair(passage, line),
];

function fromSignature(passage: Passage, known: string, address: string, firm: string): Found<string> | null {
  let best: { found: Found<string>; weight: number } | null = null;
  const lines = readLines(passage.level).slice(0, 10);
  const alone = givenAlone(passage, lines[0], known);
  for (const [place, line] of lines.entries()) {
    const isEast = /[\u3040-\u9fff\uac00-\ud7af]/.test(passage.text.slice(line.start, line.end));
    const pieces = isEast ? eastPieces(passage, line) : segmentsOf(passage, line).slice(0, 5);
    for (const [index, [start, end]] of pieces.entries()) {
      const found = nameAt(passage, start, end);
      if (
        !found ||
        (firm !== '' && commonWords(found.value, firm) > 1) ||
        isFormBehind(passage.level.slice(end, end + 20)) ||
        (place > 0 && isFirmOfFamily(found.value, known, alone)) ||
        !isPersonName(
          found.value,
          found.value === known || (place < 2 && index === 0 && /^\p{Ll}+(?: \p{Ll}+){1,2}$/u.test(found.value)),
        )
      )
        continue;
      const words = found.value.split(/\s+/).length;
      const weight =
        commonWords(found.value, known) * 3 +
        (isInAddress(found.value, address) ? 2 : 0) +
        (index === 0 ? 1 : 0) +
        (isEast && /[\s\u3000]/.test(found.value) ? 1 : 0) +
        Math.max(0, 3 - place) +
        (words > 1 && words < 5 ? 1.5 : 0) -
        (!isEast &&
        place > 0 &&
        index > 0 &&
        !isTitledPerson(passage.level.slice(start, end)) &&
        commonWords(found.value, known) === 0
          ? 2
          : 0);
      if (weight >= 2 && (!best || weight > best.weight)) best = { found, weight };
    }
  }
  return best?.found ?? null;
}

/** "nuwan" of Nuwan Perera in the first line: the family name in a line below it is then that of his firm. */
function givenAlone({ text }: Passage, first: Piece | undefined, known: string): string | null {
  const written = first && /^[^\p{L}]*([\p{L}\p{M}'’-]+)[^\p{L}]*$/u.exec(text.slice(first.start, first.end))?.[1];
  return written && known.trim().includes(' ') && commonWords(written, known) > 0 ? written : null;
}

const isFirmOfFamily = (value: string, known: string, alone: string | null): boolean =>
  alone !== null && known !== value && commonWords(value, known) > 0 && commonWords(value, alone) === 0;

function fromHeader(source: InquirySource, { base, sender }: BuyerPassages): Found<string> | null {
  const { name, nameSpan } = source.buyer;
  if (!nameSpan || name === '') return null;
  const passage =
    nameSpan.part === 'sender'
      ? sender
      : nameSpan.part === 'subject'
        ? plainPassage(source.subject, source.subject, { part: 'subject' })
        : base;
  const turned = lastNameFirst(passage, nameSpan.start, nameSpan.end);
  if (turned) return turned;
  const found = nameAt(passage, nameSpan.start, nameSpan.end);
  const isSmall = found !== null && /^\p{Ll}+(?: \p{Ll}+){1,3}$/u.test(found.value);
  const isMeant = isSmall && (!/ \p{Ll}+ /u.test(found.value) || isInAddress(found.value, source.buyer.address));
  if (found && isPersonName(found.value, nameSpan.part !== 'sender' || isMeant)) return found;
  const last = lastSegment(passage, nameSpan.start, nameSpan.end);
  return last ?? (found && source.road !== 'direct' ? found : null);
}

/** "Huber, Franziska" is Franziska Huber. */
function lastNameFirst(passage: Passage, start: number, end: number): Found<string> | null {
  const parts = /^\s*([\p{L}'’ -]{2,30}),\s*([\p{L}'’. -]{2,30})\s*$/u.exec(passage.text.slice(start, end));
  if (!parts || !isPersonName(parts[1] as string) || !isPersonName(parts[2] as string)) return null;
  return foundAt(passage, start, end, `${parts[2]} ${parts[1]}`);
}

/** "株式会社みなと雑貨 購買部 佐伯", "Brightway Ltd - Mark Olsen". */
function lastSegment(passage: Passage, start: number, end: number): Found<string> | null {
  const text = passage.text.slice(start, end);
  const isEast = /[\u3040-\u9fff\uac00-\ud7af]/.test(text);
  const pieces = segmentsOf(
    passage,
    { start, end, body: start, bullet: null },
    isEast ? /[\s/|()（）-]+/gu : /[|/()]|\s[-–—]\s|,\s/gu,
  );
  for (const [from, to] of pieces.reverse()) {
    const name = nameAt(passage, from, to);
    if (name && isPersonName(name.value) && pieces.length > 1) return name;
  }
  return null;
}

/** The name of Reply-To stands in no text that a receipt can point at, unless the words repeat it. */
function fromReplyTo(source: InquirySource, mail: InquiryMail, { base }: BuyerPassages): Found<string> | null {
  const { name } = source.buyer;
  if (name === '' || source.road === 'direct') return null;
  const at = base.text.indexOf(name);
  if (at >= 0) return nameAt(base, at, at + name.length);
  const subject = mail.parsed.subject.indexOf(name);
  return subject < 0
    ? null
    : nameAt(
        plainPassage(mail.parsed.subject, mail.parsed.subject, { part: 'subject' }),
        subject,
        subject + name.length,
      );
}

/** What the buyer is called at his company ("Purchasing Manager"), as the signature or a label has it. */
export function findTitle(source: InquirySource, { signature, base }: BuyerPassages): Found<string> | null {
  const label = source.labels.find(one => one.key === 'title' && one.value.length <= 80);
  if (label) return foundAt(base, label.start, label.end, label.value);
  // A line before it: a text that begins with the mark of a signature has none.
  const { title } = readSignature(`.\n-- \n${signature.text}`, {
    name: source.buyer.name,
    address: source.buyer.address,
  });
  const at = title === null ? -1 : signature.text.indexOf(title);
  return title === null || at < 0 ? null : foundAt(signature, at, at + title.length, title);
}
