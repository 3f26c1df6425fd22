import { domainOf, isFreeMail, isOwnDomain, normaliseAddress, normaliseDomain } from '../../common/emailAddress';
import { AppError } from '../../common/errors';
import type { MailReading } from '../mailReading';
import type { FilingQuestion } from '../question';
import type { Evidence } from '../reasons';

/** What a condition of a rule looks at. */
export const ruleFields = [
  'sender',
  'domain',
  'participant',
  'words',
  'subject',
  'body',
  'attachment',
  'mailbox',
  'folder',
  'direction',
] as const;
export type RuleField = (typeof ruleFields)[number];

/** 'categorise' gives a category and leaves the filing alone; the others decide where mail belongs. */
export type RuleAction = 'file' | 'not_business' | 'review' | 'categorise';

/** Holds where one of `values` fits, or with `isNot` where none does. */
export interface RuleCondition {
  field: RuleField;
  isNot: boolean;
  values: string[];
  /** `values` as a person typed them, where they were changed to be compared. */
  shown?: string[];
}

/** A rule of several conditions as the filing asks it; all of them must hold. */
export interface OrderedRule {
  id: number;
  name: string;
  userName: string;
  conditions: readonly RuleCondition[];
  action: RuleAction;
  companyId: number | null;
  contactId: number | null;
  recordId: number | null;
  category?: string | null;
  /** Normalised addresses of the mailboxes whose mail it touches; null: all. */
  mailboxes: ReadonlySet<string> | null;
  /** Stored messages up to this number are older than the rule. */
  sinceMessageId: number;
}

// Shorter words stand in every other mail. Of Chinese, Japanese and Korean two characters make a word.
const MIN_LETTERS = 3;
const MIN_IDEOGRAPHS = 2;
const MAX_CONDITIONS = 10;
const MAX_VALUES = 20;
const MAX_VALUE = 200;
const ideograph = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const textFields: ReadonlySet<RuleField> = new Set(['words', 'subject', 'body', 'attachment']);

const wide = /[\uff01-\uff5e\u3000]/g;
const narrow = (char: string) => (char === '\u3000' ? ' ' : String.fromCharCode(char.charCodeAt(0) - 0xfee0));

/** Small letters, full-width forms made narrow; each character keeps its place wherever the language allows it. */
export function foldText(text: string): string {
  const lower = text.toLowerCase();
  // A few letters grow when they are made small (İ); then places would be wrong.
  return (lower.length === text.length ? lower : text).replace(wide, narrow).replace(/\s/g, ' ');
}

function refuse(reason: string, message: string, details: Record<string, unknown> = {}): AppError {
  return new AppError(`rule.${reason}`, 400, message, { details });
}

function checkWord(value: string): string {
  const folded = foldText(value.normalize('NFKC')).replace(/ +/g, ' ').trim();
  const letters = folded.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const least = ideograph.test(folded) ? MIN_IDEOGRAPHS : MIN_LETTERS;
  if (letters < least)
    throw refuse('word_too_short', `"${value}" is too short: it stands in too many mails.`, { value, least });
  return folded;
}

function checkDomain(value: string, isNot: boolean, ownDomains: readonly string[]): string {
  const domain = normaliseDomain(value);
  if (!domain.includes('.')) throw refuse('no_domain', `"${value}" is no domain.`, { value });
  if (isNot) return domain;
  if (isFreeMail(domain))
    throw refuse('free_mail_domain', `${domain} is a free-mail provider and names no company.`, { domain });
  if (isOwnDomain(domain, ownDomains)) throw refuse('own_domain', `${domain} is your own company's.`, { domain });
  return domain;
}

function checkValue(field: RuleField, raw: string, isNot: boolean, ownDomains: readonly string[]): string {
  const value = raw.trim();
  if (!value || value.length > MAX_VALUE) throw refuse('no_value', 'A condition lacks its value.', { field });
  if (textFields.has(field)) return checkWord(value);
  if (field === 'domain') return checkDomain(value, isNot, ownDomains);
  if (field === 'participant' && !/.@/.test(value)) return checkDomain(value, isNot, ownDomains);
  if (field === 'sender' || field === 'participant' || field === 'mailbox') {
    const address = normaliseAddress(value);
    if (!address) throw refuse('no_address', `"${value}" is no address.`, { value });
    return address;
  }
  if (field === 'direction' && value !== 'in' && value !== 'out')
    throw refuse('no_value', 'The direction is in or out.', { field });
  return field === 'folder' ? foldText(value) : value;
}

/**
 * The conditions as they are kept: normalised, each value once.
 *
 * @throws AppError (400) rule.no_conditions, rule.no_value, rule.word_too_short, rule.no_domain, rule.free_mail_domain, rule.own_domain, rule.no_address
 */
export function checkConditions(conditions: readonly RuleCondition[], ownDomains: readonly string[]): RuleCondition[] {
  const checked = conditions.slice(0, MAX_CONDITIONS).map(({ field, isNot, values }) => {
    const typed = new Map<string, string>();
    for (const value of values.slice(0, MAX_VALUES)) {
      const kept = checkValue(field, value, isNot, ownDomains);
      if (!typed.has(kept)) typed.set(kept, value.trim());
    }
    // An address or a domain is written small by everybody; words are a person's own.
    const isOwnWords = textFields.has(field) || field === 'folder';
    const isChanged = isOwnWords && [...typed].some(([kept, value]) => kept !== value);
    return { field, isNot, values: [...typed.keys()], ...(isChanged ? { shown: [...typed.values()] } : {}) };
  });
  if (checked.some(one => one.values.length === 0)) throw refuse('no_value', 'A condition lacks its value.');
  // What only leaves mail out, or says in or out, catches everything.
  if (!checked.some(one => !one.isNot && one.field !== 'direction'))
    throw refuse('no_conditions', 'The rule needs a condition that says which mail it is for.');
  return checked;
}

/** Conditions as they were typed, for those who read and change them. */
export function asTyped(conditions: readonly RuleCondition[]): RuleCondition[] {
  return conditions.map(({ field, isNot, values, shown }) => ({ field, isNot, values: shown ?? values }));
}

/** What conditions are asked of. */
export interface RuleMail {
  question: FilingQuestion;
  reading: MailReading;
}

interface Folded {
  subject: string;
  body: string;
}
const foldings = new WeakMap<MailReading, Folded>();

function foldingOf(reading: MailReading): Folded {
  const known = foldings.get(reading);
  if (known) return known;
  const folded = { subject: foldText(reading.subject), body: foldText(reading.newText) };
  foldings.set(reading, folded);
  return folded;
}

const wordChar = /[\p{L}\p{N}]/u;

/** Where a word stands by itself in a folded text ("art" is not in "party"); ideographs need no gap around them. -1: nowhere. */
export function placeOf(text: string, word: string): number {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const first = word[0] ?? '';
    const last = word[word.length - 1] ?? '';
    const before = text[at - 1] ?? '';
    const behind = text[at + word.length] ?? '';
    const isOpen = (edge: string, beside: string) =>
      !wordChar.test(edge) || ideograph.test(edge) || !wordChar.test(beside) || ideograph.test(beside);
    if (isOpen(first, before) && isOpen(last, behind)) return at;
  }
  return -1;
}

function wordIn(text: string, values: readonly string[], field: 'subject' | 'body', shift: number): Evidence | null {
  for (const word of values) {
    const at = placeOf(text, word);
    if (at < 0) continue;
    return shift < 0 ? { field, text: word } : { field, text: word, start: at + shift, end: at + shift + word.length };
  }
  return null;
}

/** The sender, and of a mail that a colleague forwarded the original's. */
function sendersOf({ question, reading }: RuleMail): string[] {
  return [question.parsed.from[0]?.address, reading.forwarded?.from.address].filter((one): one is string => !!one);
}

function everybody({ question, reading }: RuleMail): string[] {
  const { from, to, cc, bcc, replyTo } = question.parsed;
  const named = [...from, ...to, ...cc, ...bcc, ...replyTo].slice(0, 500).map(person => person.address);
  return [...named, ...reading.outsiders.map(one => one.address)].filter(Boolean);
}

const isIn = (domain: string, wanted: string) => domain === wanted || domain.endsWith(`.${wanted}`);

function byDomain(addresses: readonly string[], values: readonly string[], field: 'from' | 'to'): Evidence | null {
  const found = addresses.find(address => {
    const domain = domainOf(address);
    return !isFreeMail(domain) && values.some(value => isIn(domain, value));
  });
  return found ? { field, text: found } : null;
}

function byAddress(addresses: readonly string[], values: readonly string[], field: 'from' | 'to'): Evidence | null {
  const found = addresses.find(address => values.includes(address));
  return found ? { field, text: found } : null;
}

function inFolders({ question }: RuleMail, values: readonly string[]): Evidence | null {
  for (const { folder } of question.copies ?? []) {
    const folded = foldText(folder);
    if (values.some(value => folded === value || folded.startsWith(`${value}/`) || folded.endsWith(`/${value}`)))
      return { field: 'header', text: folder };
  }
  return null;
}

function inFileNames({ parsed }: FilingQuestion, values: readonly string[]): Evidence | null {
  const found = parsed.attachments
    .slice(0, 100)
    .find(({ name }) => values.some(word => placeOf(foldText(name), word) >= 0));
  return found ? { field: 'attachment', text: found.name } : null;
}

function holds(mail: RuleMail, { field, values }: RuleCondition): Evidence | null {
  const { question, reading } = mail;
  switch (field) {
    case 'direction':
      return values.includes(reading.isOut ? 'out' : 'in') ? { field: 'header', text: '' } : null;
    case 'mailbox': {
      const mailboxes = question.copies?.map(copy => copy.mailbox) ?? [question.mailbox];
      const found = mailboxes.find(mailbox => values.includes(mailbox));
      return found ? { field: 'header', text: found } : null;
    }
    case 'folder':
      return inFolders(mail, values);
    case 'sender':
      return byAddress(sendersOf(mail), values, 'from');
    case 'domain':
      return byDomain(sendersOf(mail), values, 'from');
    case 'participant': {
      const people = everybody(mail);
      return (
        byAddress(people, values, 'to') ??
        byDomain(
          people,
          values.filter(value => !value.includes('@')),
          'to',
        )
      );
    }
    case 'attachment':
      return inFileNames(question, values);
    case 'subject':
      return wordIn(foldingOf(reading).subject, values, 'subject', 0);
    case 'body':
      return wordIn(foldingOf(reading).body, values, 'body', reading.newTextStart);
    case 'words': {
      const folded = foldingOf(reading);
      return wordIn(folded.subject, values, 'subject', 0) ?? wordIn(folded.body, values, 'body', reading.newTextStart);
    }
  }
}

const cost = (field: RuleField) => (field === 'body' || field === 'words' ? 2 : textFields.has(field) ? 1 : 0);

/**
 * Whether all conditions hold for a mail: the evidence of those that name something, or null. Cheap conditions are asked first; linear in the length
 * of the text.
 */
export function matchConditions(conditions: readonly RuleCondition[], mail: RuleMail): Evidence[] | null {
  const found: Evidence[] = [];
  for (const condition of [...conditions].sort((a, b) => cost(a.field) - cost(b.field))) {
    const evidence = holds(mail, condition);
    if ((evidence !== null) === condition.isNot) return null;
    if (evidence?.text && !condition.isNot) found.push(evidence);
  }
  return found.slice(0, 10);
}

/** Whether a rule touches a mail at all: a mailbox of its owner's has it, and it came after the rule. */
export function isCovered(rule: OrderedRule, question: FilingQuestion): boolean {
  if (question.storedId !== undefined && question.storedId <= rule.sinceMessageId) return false;
  if (rule.mailboxes === null) return true;
  const mailboxes = question.copies?.map(copy => copy.mailbox) ?? [question.mailbox];
  return mailboxes.some(mailbox => rule.mailboxes?.has(mailbox));
}

/** The first rule, in their order, that holds for a mail, and why. */
export function firstRule(
  rules: readonly OrderedRule[],
  mail: RuleMail,
): { rule: OrderedRule; evidence: Evidence[] } | null {
  for (const rule of rules) {
    if (!isCovered(rule, mail.question)) continue;
    const evidence = matchConditions(rule.conditions, mail);
    if (evidence) return { rule, evidence };
  }
  return null;
}
