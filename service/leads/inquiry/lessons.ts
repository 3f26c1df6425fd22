import { matchesOf } from '../../common/matches';
import { domainOf, isFreeMail, isOwnDomain, registrableDomain } from '../../common/emailAddress';
import { normaliseSubject } from '../../mail/subjects';
import type { InquiryMail, InquiryReason } from './inquiry';
import { levelText } from './levelling';
import { isRelay } from './platforms';

/*
 * What this installation learns from people's yes and no, without a developer: how often the sender, his domain and the words of a mail
 * stood in what people called an inquiry, and in what they did not. It tips the scale in doubt; it never outweighs what a mail plainly
 * says, and cannot make an inquiry of a bounce or of our own mail, which are not weighed at all.
 */

/** How often a feature was in an inquiry, and in mail that was none, by people's word. */
export interface LessonCount {
  yes: number;
  no: number;
}
/** The table of this installation, by feature; plain data. */
export type Lessons = Readonly<Record<string, LessonCount>>;

/** Most that all lessons together weigh, either way. */
export const MOST_LESSONS = 2;
const LOOKED_AT = 1_500;
const MOST_TEXT_WORDS = 48;
const MOST_SUBJECT_WORDS = 8;
const LONGEST_FEATURE = 120;
/** A word that stood in fewer decided mails than this says nothing yet. */
const FEWEST_OF_A_WORD = 3;
const WEIGHED_WORDS = 8;

/**
 * What of a mail a person's word teaches about: his address, its domain, words of the subject and of the first lines. At most 58, each at most
 * 120 characters, in no order.
 */
export function lessonFeatures({ parsed, ownDomains }: InquiryMail): string[] {
  const sender = [parsed.forwarded?.from, ...parsed.replyTo, parsed.from[0]].find(
    entry =>
      entry && entry.address !== '' && !isOwnDomain(domainOf(entry.address), ownDomains) && !isRelay(entry.address),
  );
  const features: string[] = [];
  if (sender) {
    const domain = registrableDomain(domainOf(sender.address));
    features.push(`from:${sender.address}`);
    if (!isFreeMail(domain)) features.push(`domain:${domain}`);
  }
  const subject = levelText(normaliseSubject(parsed.subject).slice(0, 300));
  const text = levelText((parsed.forwarded?.text ?? parsed.text).slice(0, LOOKED_AT));
  for (const word of wordsOf(subject, MOST_SUBJECT_WORDS)) features.push(`subject:${word}`);
  for (const word of wordsOf(text, MOST_TEXT_WORDS)) features.push(`word:${word}`);
  return features.map(feature => feature.slice(0, LONGEST_FEATURE));
}

const unspaced = /[\u3040-\u30ff\u3400-\u9fff]/;

/** Words of four letters and more, each once; of Chinese and Japanese pairs of characters. */
function wordsOf(text: string, most: number): string[] {
  const words = new Set<string>();
  for (const [run] of matchesOf(/[\u3040-\u30ff\u3400-\u9fff]{2,}|[\p{L}]{4,40}/gu, text)) {
    if (!unspaced.test(run)) words.add(run);
    else for (let at = 0; at + 1 < run.length && words.size < most; at++) words.add(run.slice(at, at + 2));
    if (words.size >= most) break;
  }
  return [...words];
}

/** The table after one more word of a person; the same table where he said it twice is his caller's to prevent. */
export function learn(lessons: Lessons, features: readonly string[], isInquiry: boolean): Lessons {
  return counted(lessons, features, isInquiry, 1);
}

/** The table after a word is taken back. */
export function unlearn(lessons: Lessons, features: readonly string[], isInquiry: boolean): Lessons {
  return counted(lessons, features, isInquiry, -1);
}

function counted(lessons: Lessons, features: readonly string[], isInquiry: boolean, by: number): Lessons {
  const result: Record<string, LessonCount> = { ...lessons };
  for (const feature of new Set(features)) {
    const { yes, no } = result[feature] ?? { yes: 0, no: 0 };
    const next = { yes: Math.max(0, yes + (isInquiry ? by : 0)), no: Math.max(0, no + (isInquiry ? 0 : by)) };
    if (next.yes === 0 && next.no === 0) delete result[feature];
    else result[feature] = next;
  }
  return result;
}

/** What the lessons say of a mail with these features, between -2 and 2; null where they say nothing. */
export function weighLessons(lessons: Lessons, features: readonly string[]): InquiryReason | null {
  let sum = 0;
  let strongest = { feature: '', weight: 0 };
  const words: { feature: string; weight: number }[] = [];
  const take = (one: { feature: string; weight: number }) => {
    sum += one.weight;
    if (Math.abs(one.weight) > Math.abs(strongest.weight)) strongest = one;
  };
  for (const feature of features) {
    const count = Object.hasOwn(lessons, feature) ? lessons[feature] : undefined;
    if (!count) continue;
    if (feature.startsWith('from:')) take({ feature, weight: leaning(count) });
    else if (feature.startsWith('domain:')) take({ feature, weight: 0.6 * leaning(count) });
    else if (count.yes + count.no >= FEWEST_OF_A_WORD) words.push({ feature, weight: 0.15 * leaning(count) });
  }
  words.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  for (const one of words.slice(0, WEIGHED_WORDS)) take(one);
  const weight = Math.round(Math.max(-MOST_LESSONS, Math.min(MOST_LESSONS, sum)) * 100) / 100;
  return weight === 0 ? null : { code: 'lessons', weight, words: strongest.feature.replace(/^\w+:/, '').slice(0, 80) };
}

/** Logarithm of the odds with one of each added, and less of it while little is known. */
function leaning({ yes, no }: LessonCount): number {
  const known = yes + no;
  return Math.log((yes + 1) / (no + 1)) * (known / (known + 1));
}
