import type { Draft, DraftFile } from './composing';
import type { ComposeItem, Outlook } from './outlookShape';

/** Larger ones are compared by name and size: their content would hold up Outlook. Bytes. */
const MOST_HASHED = 3 * 1024 * 1024;

/** Digests of attachments, by Outlook's id of them. */
export interface FileHashes {
  known: Map<string, string | null>;
  /** SHA-256 of the content, hex. */
  of(base64: string): Promise<string>;
}

export function makeHashes(): FileHashes {
  return {
    known: new Map(),
    of: async base64 => {
      const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
      return [...digest].map(byte => byte.toString(16).padStart(2, '0')).join('');
    },
  };
}

/**
 * The mail as it stands in the window; what this Outlook cannot tell is empty, and digests are those that are known already.
 *
 * @throws OutlookError
 */
export async function readDraft(outlook: Outlook, item: ComposeItem, { known }: FileHashes): Promise<Draft> {
  const recipients = (await outlook.recipients(item)).filter(({ address }) => address !== '');
  const subject = await outlook.subject(item);
  const from = (await outlook.sender(item))?.address ?? '';
  const text = outlook.has('1.3') ? await outlook.text(item) : '';
  const inReplyTo = await outlook.inReplyTo(item);
  const files = outlook.has('1.8') ? await outlook.attachments(item) : [];
  for (const { id, size, isCloud } of files) if (isCloud || size > MOST_HASHED) known.set(id, null);
  const attachments = files
    .filter(({ isInline }) => !isInline)
    .map(({ id, name, size }): DraftFile => ({ id, name, size, sha256: known.get(id) ?? null }));
  return { from, recipients, subject, text, attachments, inReplyTo };
}

/** Looks into one attachment that nobody has looked into yet, whether it can be read or not; false where there is none. */
export async function hashNext(
  outlook: Outlook,
  item: ComposeItem,
  draft: Draft,
  hashes: FileHashes,
): Promise<boolean> {
  const next = draft.attachments.find(({ id }) => !hashes.known.has(id));
  if (!next) return false;
  const content = await outlook.attachmentContent(item, next.id).catch(() => null);
  hashes.known.set(next.id, content === null ? null : await hashes.of(content).catch(() => null));
  return true;
}
