/** What a template can name; each is filled from the letter that is answered. */
export const templateFields = [
  'contact.name',
  'contact.first_name',
  'contact.title',
  'company.name',
  'company.country',
  'record.number',
  'record.title',
  'mail.subject',
  'mail.date',
  'user.name',
  'user.address',
  'own.company',
  'today',
] as const;
export type TemplateField = (typeof templateFields)[number];
export type FieldValues = Partial<Record<TemplateField, string | null>>;

export const templateStages = [
  'inquiry',
  'quotation',
  'sample',
  'order',
  'shipment',
  'payment',
  'complaint',
  'greeting',
  'other',
] as const;
export type TemplateStage = (typeof templateStages)[number];

/** A piece of a filled text: as written, filled in, or a field that has nothing to put there. */
export interface FilledPiece {
  text: string;
  /** The field that this piece stands for; null for what was written. */
  field: string | null;
  /** 'unknown' is no field that there is; 'empty' is one of which nothing is known here. */
  problem: 'unknown' | 'empty' | null;
}

const FIELD = /\{\s*([^{}\s][^{}]{0,60}?)\s*\}/g;
const known = new Set<string>(templateFields);

/**
 * Fills the fields of a text. A field that is unknown or empty becomes a piece of its own, which pages show and which never leaves as braces. What is filled
 * in comes from a mail: it is one line, and no field in it is filled again.
 */
export function fillTemplate(text: string, values: FieldValues): FilledPiece[] {
  const pieces: FilledPiece[] = [];
  let end = 0;
  const plain = (upTo: number) => {
    if (upTo > end) pieces.push({ text: text.slice(end, upTo), field: null, problem: null });
  };
  for (const match of text.matchAll(FIELD)) {
    plain(match.index);
    end = match.index + match[0].length;
    const field = (match[1] as string).toLowerCase();
    const value = known.has(field) ? oneLine(values[field as TemplateField] ?? '') : '';
    const problem = !known.has(field) ? 'unknown' : value ? null : 'empty';
    pieces.push({ text: value, field, problem });
  }
  plain(text.length);
  return pieces;
}

/** The text as it is copied or sent: fields without a value are a gap to fill in by hand, never braces. */
export function plainText(pieces: readonly FilledPiece[]): string {
  return pieces.map(piece => (piece.problem ? '____' : piece.text)).join('');
}

/** The fields that have nothing to put in their place, each once. */
export function missingFields(pieces: readonly FilledPiece[]): { field: string; problem: 'unknown' | 'empty' }[] {
  const found = new Map<string, 'unknown' | 'empty'>();
  for (const { field, problem } of pieces) if (field && problem) found.set(field, problem);
  return [...found].map(([field, problem]) => ({ field, problem }));
}

/** Plain text as HTML for the clipboard: escaped, paragraphs and lines kept. */
export function htmlOf(text: string): string {
  const escape = (line: string) =>
    line.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
  return text
    .split(/\r?\n\s*\r?\n/)
    .map(part => `<p>${part.split(/\r?\n/).map(escape).join('<br>')}</p>`)
    .join('');
}

/** 'Re: ' before a subject that has none of the usual marks of an answer. */
export function answerSubject(subject: string): string {
  return /^\s*(re|aw|sv|antw|回复|答复|回覆)\s*[:：]/i.test(subject) ? subject : `Re: ${subject}`;
}

function oneLine(value: string): string {
  return value
    .replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ')
    .trim()
    .slice(0, 300);
}
