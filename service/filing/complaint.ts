import type { Evidence } from './reasons';

const latinWords =
  'claims?|complain\\p{L}*|defect\\p{L}*|credit notes?|damaged?|faulty|broken|replacement|quality (?:issue|problem)s?|reklam\\p{L}*|mangel\\p{L}*|mängel|beschädigt\\p{L}*|gutschrift|' +
  'réclamation|reclamation|défectueu\\p{L}*|avoir|queja|reclam\\p{L}*|defectuos\\p{L}*|nota de cr[eé]dito|difett\\p{L}*|nota di credito|kreditnota|klacht|schade|şikayet';
const otherWords =
  'брак|претензи\\p{L}*|рекламаци\\p{L}*|дефект\\p{L}*|投诉|索赔|质量问题|次品|破损|退货|客诉|クレーム|不良|破損|불량|클레임|شكوى|عيب';
const complaint = new RegExp(`(?<![\\p{L}\\p{N}])(?:${latinWords})(?![\\p{L}\\p{N}])|${otherWords}`, 'iu');

/** The first words of complaint in subject or new text (`start` is the offset of the new text in the body, -1 where it is no part of it), or null. */
export function findComplaint(subject: string, newText: string, start: number): Evidence | null {
  const inSubject = complaint.exec(subject);
  if (inSubject)
    return { field: 'subject', text: inSubject[0], start: inSubject.index, end: inSubject.index + inSubject[0].length };
  const inText = complaint.exec(newText.slice(0, 20_000));
  if (!inText) return null;
  if (start < 0) return { field: 'body', text: inText[0] };
  return { field: 'body', text: inText[0], start: start + inText.index, end: start + inText.index + inText[0].length };
}
