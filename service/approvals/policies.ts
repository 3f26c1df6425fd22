import type { Role } from '../users/users.schema';

/** When a policy fits. Whatever is given must hold; one that gives nothing never fits. */
export interface Conditions {
  /** It carries a quotation: a number of one of our quotations stands in subject, text or the name of a file, or one of the words in subject or the name of a file. */
  quotation?: { words: string[] };
  /** The sender's account is younger than so many days. */
  newcomerDays?: number;
  /** It is among the sender's first so many letters to this company. */
  firstMails?: number;
  /** One of the recipients' companies has one of these levels. */
  levels?: string[];
  /** ... or carries one of these tags. */
  tags?: string[];
  /** ... or is one of these. */
  companyIds?: number[];
  /** A file of one of these types, by the end of its name: 'pdf', 'xlsx'. */
  attachmentTypes?: string[];
  /** It names an amount of money. */
  amount?: boolean;
  /** One of these words stands in subject or text. */
  words?: string[];
}

export interface WhoDecides {
  /** The line of managers of the one who asks. */
  managers: boolean;
  userIds: number[];
  roles: Role[];
}

export interface Exempt {
  userIds: number[];
  roles: Role[];
}

export interface Policy {
  id: number;
  name: string;
  conditions: Conditions;
  deciders: WhoDecides;
  exempt: Exempt;
  expiresHours: number;
}

/** What a policy looks at in a mail. */
export interface PolicyFacts {
  sender: { userId: number; roles: readonly Role[]; ageDays: number };
  /** Each company of the recipients; `sentBefore`: how many letters the sender has sent to it, counted as far as a policy asks. */
  companies: readonly { id: number; level: string; tags: readonly string[]; sentBefore: number }[];
  /** A number of one of our quotations is named. */
  namesQuotation: boolean;
  subject: string;
  /** What the sender wrote himself. */
  text: string;
  attachments: readonly string[];
}

const currencies = 'usd|us\\$|eur|gbp|cny|rmb|jpy|hkd|aud|cad|chf|sek|nok|dkk|pln|try|aed|inr|krw|twd|brl|mxn|zar|rub';
// An amount has its currency before it or behind it, within a blank.
const amountPattern = new RegExp(
  `(?:(?<![\\p{L}])(?:${currencies})|[$€£¥￥])[ \\u00a0]?\\d[\\d.,]{0,15}|\\d[\\d.,]{0,15}[ \\u00a0]?(?:(?:${currencies})(?![\\p{L}])|[€£]|美元|美金|欧元|人民币|元(?!旦|月))`,
  'iu',
);
const MAX_TEXT = 100_000;

/** Whether a text names an amount of money. Linear; the first 100,000 characters are looked at. */
export function namesAmount(text: string): boolean {
  return amountPattern.test(text.slice(0, MAX_TEXT));
}

const fold = (text: string) => text.normalize('NFKC').toLowerCase();

/** Whether one of the words stands in a text: whole words where it is written with blanks, anywhere in Chinese. */
export function namesWord(text: string, words: readonly string[]): boolean {
  const folded = fold(text.slice(0, MAX_TEXT));
  return words.some(raw => {
    const word = fold(raw).trim();
    if (word === '') return false;
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
      const isPart = (one: string | undefined, edge: string) =>
        /[a-z0-9]/.test(edge) && /[\p{L}\p{N}]/u.test(one ?? '');
      if (!isPart(folded[at - 1], word[0] ?? '') && !isPart(folded[at + word.length], word.at(-1) ?? '')) return true;
    }
    return false;
  });
}

const typeOf = (name: string) => /\.([a-z0-9]{1,10})$/i.exec(name.trim())?.[1]?.toLowerCase() ?? '';

function carriesQuotation(words: readonly string[], facts: PolicyFacts): boolean {
  // The underscore of "quotation_2026.pdf" joins nothing.
  const names = facts.attachments.map(name => name.replace(/[_\-.]+/g, ' '));
  return facts.namesQuotation || [facts.subject, ...names].some(text => namesWord(text, words));
}

const overlaps = <T>(some: readonly T[], others: readonly T[]) => some.some(one => others.includes(one));

function isParty(conditions: Conditions, facts: PolicyFacts): boolean {
  const { levels, tags, companyIds } = conditions;
  if (!levels && !tags && !companyIds) return true;
  const folded = (tags ?? []).map(fold);
  return facts.companies.some(
    company =>
      levels?.includes(company.level) || overlaps(folded, company.tags.map(fold)) || companyIds?.includes(company.id),
  );
}

/** Whether a mail is one that the conditions speak of. */
export function fits(conditions: Conditions, facts: PolicyFacts): boolean {
  const { quotation, newcomerDays, firstMails, attachmentTypes, amount, words } = conditions;
  const isGiven = Object.values(conditions).some(value => value !== undefined && value !== false);
  return (
    isGiven &&
    (!quotation || carriesQuotation(quotation.words, facts)) &&
    (newcomerDays === undefined || facts.sender.ageDays < newcomerDays) &&
    (firstMails === undefined || facts.companies.some(company => company.sentBefore < firstMails)) &&
    isParty(conditions, facts) &&
    (!attachmentTypes || facts.attachments.some(name => attachmentTypes.includes(typeOf(name)))) &&
    (!amount || namesAmount(`${facts.subject}\n${facts.text}`)) &&
    (!words || namesWord(`${facts.subject}\n${facts.text}`, words))
  );
}

/** The first policy, in their order, that a mail of this sender comes under; null where none does. */
export function policyFor(policies: readonly Policy[], facts: PolicyFacts): Policy | null {
  const { userId, roles } = facts.sender;
  return (
    policies.find(
      ({ conditions, exempt }) =>
        !exempt.userIds.includes(userId) && !overlaps(exempt.roles, roles) && fits(conditions, facts),
    ) ?? null
  );
}

/** How many of a sender's earlier letters to a company must be counted at most. */
export function mostCounted(policies: readonly Policy[]): number {
  return Math.max(0, ...policies.map(policy => policy.conditions.firstMails ?? 0));
}
