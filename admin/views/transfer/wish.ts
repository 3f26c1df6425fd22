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
  /** Those that were chosen elsewhere; null for all of the person's. */
  companyIds: readonly number[] | null;
}

export const noDraft: Draft = {
  from: '',
  to: '',
  countries: '',
  tags: '',
  note: '',
  isLeaver: false,
  withMailboxes: false,
  companyIds: null,
};

/** What the address brings: `from` a person, `companies` as '3,17'. Nonsense in it is left out. */
export function draftOf(query: URLSearchParams): Draft {
  const numbers = (text: string | null) => (text ?? '').split(',').map(Number).filter(isNumber);
  const ids = numbers(query.get('companies')).slice(0, 5000);
  const [from] = numbers(query.get('from'));
  return { ...noDraft, from: from ? String(from) : '', companyIds: ids.length > 0 ? ids : null };
}

const isNumber = (id: number) => Number.isInteger(id) && id > 0;

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
  const only = {
    ...(codes.length > 0 ? { countries: codes } : {}),
    ...(tags.length > 0 ? { tags } : {}),
    ...(draft.companyIds ? { companyIds: [...draft.companyIds] } : {}),
  };
  return {
    fromId: Number(draft.from),
    targets: [{ toId: Number(draft.to), ...only }],
    isLeaver: draft.isLeaver,
    withMailboxes: draft.isLeaver && draft.withMailboxes,
    ...(draft.note.trim() ? { note: draft.note.trim() } : {}),
  };
}
