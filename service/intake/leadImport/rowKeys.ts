import { createHash } from 'node:crypto';
import { foldName } from '../../companies/names';
import type { LeadDraft } from './leadDrafts';

/** For whom and what a row is taken in: the same row of another fair, or of another person, is another. */
export interface RowContext {
  userId: number;
  source: string;
  campaign: string;
}

/** Digest of all that a row tells: a file that is imported again, in whatever order of rows, brings nothing twice. */
export function rowKeyOf(draft: LeadDraft, { userId, source, campaign }: RowContext): string {
  const { contactName, contactTitle, companyName, email, phone, website, country, products, more } = draft;
  const told = [
    ...[String(userId), source, foldName(campaign), contactName, contactTitle, companyName, email],
    ...[phone.replace(/\D/g, ''), website, country, ...products, ...more.map(one => one.text)],
  ];
  return createHash('sha256')
    .update(JSON.stringify(told.map(fold)))
    .digest('hex');
}

/** The same for whatever campaign: what a person was once told of a row counts as no second question. */
export const toldKeyOf = (draft: LeadDraft, userId: number): string =>
  rowKeyOf(draft, { userId, source: '', campaign: '' });

const fold = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim();
