import type { TransferBody } from '../../../service/filing/transfer.schema';
import { countries } from '../../../ui/filing/countries';

/** What stands in the form. */
export interface Draft {
  from: string;
  to: string;
  countries: string;
  tags: string;
  note: string;
  isLeaver: boolean;
  withMailboxes: boolean;
}

export const noDraft: Draft = {
  from: '',
  to: '',
  countries: '',
  tags: '',
  note: '',
  isLeaver: false,
  withMailboxes: false,
};

/** Countries as people write them, names in either language or codes, as codes; what is no country is told apart. */
export function countryCodes(text: string): { codes: string[]; unknown: string[] } {
  // Codes may stand with spaces between them; a name may hold a space.
  const isCodes = /^([a-z]{2}\s+)+[a-z]{2}$/i;
  const pieces = text
    .split(/[,，、;；]+/)
    .flatMap(piece => (isCodes.test(piece.trim()) ? piece.trim().split(/\s+/) : [piece.trim()]))
    .filter(Boolean);
  const found = pieces.map(piece => ({ piece, code: codeOf(piece) }));
  return {
    codes: [...new Set(found.flatMap(one => one.code ?? []))],
    unknown: found.filter(one => one.code === null).map(one => one.piece),
  };
}

function codeOf(piece: string): string | null {
  const q = piece.toLowerCase();
  const known = [...countries('zh-CN'), ...countries('en')].find(
    country => country.code.toLowerCase() === q || country.name.toLowerCase() === q,
  );
  return known?.code ?? null;
}

/** The form as a request; null while it is not complete. */
export function wishOf(draft: Draft): TransferBody | null {
  if (!draft.from || !draft.to || draft.from === draft.to) return null;
  const { codes, unknown } = countryCodes(draft.countries);
  if (unknown.length > 0) return null;
  const tags = draft.tags
    .split(/[,，、;；]+/)
    .map(tag => tag.trim())
    .filter(Boolean);
  const only = { ...(codes.length > 0 ? { countries: codes } : {}), ...(tags.length > 0 ? { tags } : {}) };
  return {
    fromId: Number(draft.from),
    targets: [{ toId: Number(draft.to), ...only }],
    isLeaver: draft.isLeaver,
    withMailboxes: draft.isLeaver && draft.withMailboxes,
    ...(draft.note.trim() ? { note: draft.note.trim() } : {}),
  };
}
