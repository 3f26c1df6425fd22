import { matchesOf } from '../common/matches';
import type { FilingCase } from './filingCase';
import { isOwnAddress } from './mailReading';
import { kinship, plainTrade, privateMatters, tradeMatters } from './privateWords';
import type { Evidence, Reason } from './reasons';

const maxLength = 600;

/** Attachments that are no business papers: pictures and the like. */
const pictures = /^(?:image|video|audio)\//;

function words(text: string, field: 'subject' | 'body'): Evidence[] {
  const found: Evidence[] = [];
  for (const match of matchesOf(privateMatters, text)) {
    found.push({ field, text: match[0], start: match.index, end: match.index + match[0].length });
    if (found.length >= 5) break;
  }
  return found;
}

/** "Mum", "妈妈❤", "Aunt Mary": the name says a relation. */
function isRelation(name: string): boolean {
  return name
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .some(word => kinship.has(word) || kinship.has(word.replace(/^[我亲]/u, '')));
}

/**
 * The reason to leave a letter alone as private, or null. It must all be so: from or to one unknown address at a free-mail
 * provider, with nobody else on it; short; without business papers, numbers, known names or any word of trade; and either
 * the sender's name is that of a relation and one private matter is spoken of, or two private matters are. It decides only
 * about mail that would otherwise wait for a person, and deletes nothing.
 */
export function findPrivateMail(filing: FilingCase): Reason | null {
  const { reading, question, own } = filing;
  const [person, ...more] = reading.outsiders;
  if (!person?.isFreeMail || more.length > 0 || reading.others.length > 0 || reading.colleague) return null;
  const { parsed } = question;
  const ours = [...parsed.to, ...parsed.cc].filter(one => one.address && isOwnAddress(one.address, own));
  if (!reading.isOut && ours.length !== 1) return null;
  if (filing.matches.length > 0 || filing.threads.length > 0) return null;
  if (reading.newText.length > maxLength || parsed.attachments.some(one => !pictures.test(one.contentType)))
    return null;
  const isFamily = isRelation(person.name);
  if ((isFamily ? plainTrade : tradeMatters).test(`${reading.subject}\n${reading.newText}`)) return null;
  const matters = [...words(reading.subject, 'subject'), ...words(reading.newText, 'body')];
  const distinct = new Set(matters.map(one => one.text.toLowerCase())).size;
  if (distinct + (isFamily ? 1 : 0) < 2) return null;
  const names = isFamily ? [person.name] : [];
  const evidence: Evidence[] = isFamily ? [{ field: 'from', text: person.name }, ...matters] : matters;
  return {
    code: 'private_mail',
    values: { name: person.name, words: [...names, ...matters.map(one => one.text)].join(', ') },
    evidence,
  };
}
