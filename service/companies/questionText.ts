import { createHash } from 'node:crypto';

/** As much of a question is kept (duplicates.entity.ts). */
const MOST = 300;

/**
 * A question about duplicates in words, by which it is counted: two that are compared by anything else are two. What is too long to be kept ends in the digest of all of it, so that nothing
 * can be asked unseen behind a long name.
 */
export function questionText(parts: readonly (string | null | undefined)[]): string {
  const text = parts.filter(Boolean).join(' · ');
  if (text.length <= MOST) return text;
  return `${text.slice(0, MOST - 65)} ${createHash('sha256').update(text).digest('hex')}`;
}
