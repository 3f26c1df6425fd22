// The mail server of the demonstration, as the page asks it.
import type {
  StandInDraft,
  StandInFile,
  StandInFolder,
  StandInLetter,
  StandInLine,
  StandInLive,
  StandInPerson,
} from '../../demo/outlook/exchange.schema';
import { queryString, request } from '../../ui/http';

async function bytesAt(path: string): Promise<string> {
  const reply = await fetch(path);
  if (!reply.ok) throw new Error(`${path}: ${reply.status}`);
  return toBase64(new Uint8Array(await reply.arrayBuffer()));
}

/** Base64 of bytes. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

/** All throw ApiError, or Error where a file is asked for. */
export const post = {
  people: () => request<StandInPerson[]>('GET', '/outlook/api/people'),
  letters: (mailbox: string, folder: StandInFolder, place: string) =>
    request<StandInLine[]>('GET', `/outlook/api/letters${queryString({ mailbox, folder, place })}`),
  /** What others do in the mailbox. */
  live: (mailbox: string) => request<StandInLive>('GET', `/outlook/api/live${queryString({ mailbox })}`),
  categorise: (id: string, categories: readonly string[]) =>
    request<object>('POST', `/outlook/api/letters/${id}/categories`, { body: { categories } }),
  move: (id: string, place: string) => request<object>('POST', `/outlook/api/letters/${id}/place`, { body: { place } }),
  letter: (id: string) => request<StandInLetter>('GET', `/outlook/api/letters/${id}`),
  /** Base64 of the letter as it came. */
  source: (id: string) => bytesAt(`/outlook/api/letters/${id}/source`),
  attachment: (id: string, position: number) => bytesAt(`/outlook/api/letters/${id}/attachments/${position}`),
  files: () => request<StandInFile[]>('GET', '/outlook/api/files'),
  send: (draft: StandInDraft) => request<StandInLine>('POST', '/outlook/api/letters', { body: draft }),
};
