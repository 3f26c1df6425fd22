import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { loadParsed } from '../filing/newCompany.service';
import { Message } from '../mail/message.entity';
import { insertRows, pieces } from '../platform/database/rows';
import { getCompanySettings } from '../users/settings.service';
import type { InquiryMail } from './inquiry/inquiry';
import type { Lessons } from './inquiry/lessons';
import { learn, lessonFeatures, unlearn } from './inquiry/lessons';
import { InquiryLesson } from './inquiry.entity';

// What one act teaches; a lead has few inquiries.
const MOST_LETTERS = 20;

/**
 * Lets the recognition learn from a person's word on letters, in the transaction of it. The caller sees to it that the same word is not said twice.
 *
 * @param way 'takeBack': the word is withdrawn
 */
export async function teachInquiries(
  manager: EntityManager,
  messageIds: readonly number[],
  isInquiry: boolean,
  way: 'say' | 'takeBack' = 'say',
): Promise<void> {
  const { ownDomains } = await getCompanySettings(manager);
  const messages = await manager.findBy(Message, { id: In(messageIds.slice(0, MOST_LETTERS)) });
  for (const message of messages) {
    const parsed = await loadParsed(manager, message);
    const mail = { parsed, kind: message.kind, direction: message.direction, ownDomains };
    const features = [...new Set(lessonFeatures(mail))];
    const before = await lessonsOf(manager, features);
    const count = way === 'say' ? learn : unlearn;
    await writeLessons(manager, features, before, count(before, features, isInquiry));
  }
}

/** What people have said here of mail like this one; empty where nobody has. */
export async function lessonsFor(manager: EntityManager, mail: InquiryMail): Promise<Lessons> {
  if (!(await manager.exists(InquiryLesson))) return {};
  return lessonsOf(manager, [...new Set(lessonFeatures(mail))]);
}

async function lessonsOf(manager: EntityManager, features: readonly string[]): Promise<Lessons> {
  const found: Record<string, { yes: number; no: number }> = {};
  for (const piece of pieces(features))
    for (const { feature, yes, no } of await manager.findBy(InquiryLesson, { feature: In(piece) }))
      found[feature] = { yes, no };
  return found;
}

async function writeLessons(
  manager: EntityManager,
  features: readonly string[],
  before: Lessons,
  after: Lessons,
): Promise<void> {
  const gone = features.filter(feature => before[feature] && !after[feature]);
  for (const piece of pieces(gone)) await manager.delete(InquiryLesson, { feature: In(piece) });
  const fresh = features.flatMap(feature => {
    const count = before[feature] ? undefined : after[feature];
    return count ? [{ feature, ...count }] : [];
  });
  await insertRows(manager, InquiryLesson, fresh);
  for (const feature of features) {
    const [was, is] = [before[feature], after[feature]];
    if (was && is && (was.yes !== is.yes || was.no !== is.no))
      await manager.update(InquiryLesson, { feature }, { yes: is.yes, no: is.no });
  }
}
