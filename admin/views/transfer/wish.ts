import type { TransferBody } from '../../../service/filing/transfer.schema';

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

const words = (text: string) =>
  text
    .split(/[\s,，、;；]+/)
    .map(word => word.trim())
    .filter(Boolean);

/** The form as a request; null while it is not complete. */
export function wishOf(draft: Draft): TransferBody | null {
  if (!draft.from || !draft.to || draft.from === draft.to) return null;
  const countries = words(draft.countries);
  const tags = draft.tags
    .split(/[,，、;；]+/)
    .map(tag => tag.trim())
    .filter(Boolean);
  const only = { ...(countries.length > 0 ? { countries } : {}), ...(tags.length > 0 ? { tags } : {}) };
  return {
    fromId: Number(draft.from),
    targets: [{ toId: Number(draft.to), ...only }],
    isLeaver: draft.isLeaver,
    withMailboxes: draft.isLeaver && draft.withMailboxes,
    ...(draft.note.trim() ? { note: draft.note.trim() } : {}),
  };
}
