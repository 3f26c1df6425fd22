import type { FilingCase } from './filingCase';
import { isOwnAddress } from './mailReading';
import { kinship, privateMatters, tradeMatters } from './privateWords';
import type { Evidence, Reason } from './reasons';

const maxLength = 600;

/** Attachments that are no business papers: pictures and the like. */
const pictures = /^(?:image|video|audio)\//;

function words(text: string, field: 'subject' | 'body'): Evidence[] {
  const found: Evidence[] = [];
  for (const match of text.matchAll(privateMatters)) {
    found.push({ field, text: match[0], start: match.index, end: match.index + match[0].length });
    if (found.length >= 5) break;
  }
  return found;
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
  if (tradeMatters.test(`${reading.subject}\n${reading.newText}`)) return null;
  const matters = [...words(reading.subject, 'subject'), ...words(reading.newText, 'body')];
  const isRelation = kinship.has(person.name.trim().toLowerCase());
  const distinct = new Set(matters.map(one => one.text.toLowerCase())).size;
  if (distinct + (isRelation ? 1 : 0) < 2) return null;
  const names = isRelation ? [person.name] : [];
  const evidence: Evidence[] = isRelation ? [{ field: 'from', text: person.name }, ...matters] : matters;
  return {
    code: 'private_mail',
    values: { name: person.name, words: [...names, ...matters.map(one => one.text)].join(', ') },
    evidence,
  };
}
