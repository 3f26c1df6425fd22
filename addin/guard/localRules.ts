// What can be told of a mail without asking anybody. It runs in Outlook's handler of sending too: no page, no newer language than ES2016, no library.
import { commonMail, compareLabels, realMail, shortLabel } from '../../service/companies/labelLikeness';

/** A mail as the handler reads it. */
export interface SentMail {
  /** Of the sender; '' where the client does not tell. */
  from: string;
  recipients: { kind: 'to' | 'cc' | 'bcc'; address: string; name: string }[];
  subject: string;
  text: string;
  attachments: { name: string; size: number }[];
  inReplyTo: string | null;
}

/** What the pane knows and leaves for the handler in the session of the compose window, under `FACTS_KEY`. All of it is optional: a window may have been open without the pane. */
export interface LeftFacts {
  /** Language of the person: 'zh-CN' or 'en'. */
  language?: string;
  /** Domains of the own company. */
  own?: string[];
  /** Addresses of people known to be right: contacts of the recipients' companies, partners of the mailbox. */
  known?: string[];
  /** Numbers that belong to another customer than the recipients', as they are written; `owner` where this person may know him. */
  foreign?: { number: string; owner: string | null }[];
  /** The header by which the mail says under what it is filed; the service reads it. */
  ref?: string | null;
  /** Why the person sends it all the same: of which finding, by the service's key, and what it is about here (an address, or a number); without these all of the code. */
  answers?: { code: string; reason: string; key?: string; about?: string }[];
  /** What the service last said of this very mail, for when it is silent at the end. */
  verdict?: {
    of: string;
    verdict: 'send' | 'ask' | 'hold';
    message: { 'zh-CN': string; en: string };
    header: { name: string; value: string } | null;
  };
}
export const FACTS_KEY = 'tradepost.guard';

export interface LocalFinding {
  code: 'look_alike' | 'mistyped' | 'wrong_customer';
  strength: 'ask' | 'hold';
  values: { [name: string]: string };
}

const MOST = 100;
const MOST_NAMES = 60;
const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1).toLowerCase();
const localOf = (address: string) => address.slice(0, address.lastIndexOf('@')).toLowerCase();

// Second levels under which others register: example.co.uk, example.com.cn.
const shared = /^(?:co|com|net|org|gov|edu|ac|or|ne)$/;

/** The part of a domain that somebody registered, and what stands behind it, as far as that can be told without the list of all of them. */
function labelOf(domain: string): { label: string; top: string } {
  const parts = domain.split('.');
  const last = parts.length - 1;
  const at =
    parts.length > 2 && (parts[last] || '').length === 2 && shared.test(parts[last - 1] || '') ? last - 2 : last - 1;
  return { label: parts[Math.max(0, at)] || '', top: parts.slice(Math.max(0, at) + 1).join('.') };
}

/** Whether a domain imitates another: a letter left out, changed, swapped, or made of others. */
export function imitates(domain: string, known: string): boolean {
  const [one, other] = [labelOf(domain), labelOf(known)];
  if (domain === known || one.label === other.label || other.label.length <= shortLabel) return false;
  return compareLabels(one.label, other.label, one.top === other.top) !== null;
}

function strangeRecipients(mail: SentMail, facts: LeftFacts): LocalFinding[] {
  const known = facts.known || [];
  const knownDomains = known.map(domainOf);
  const own = [...(facts.own || []), ...(mail.from ? [domainOf(mail.from)] : [])];
  const domains = mail.recipients.map(one => domainOf(one.address));
  const found: LocalFinding[] = [];
  for (const { address } of mail.recipients.slice(0, MOST)) {
    const domain = domainOf(address);
    if (knownDomains.indexOf(domain) >= 0 || own.indexOf(domain) >= 0 || commonMail.indexOf(domain) >= 0) continue;
    if (realMail.indexOf(domain) >= 0) continue;
    const at = knownDomains.findIndex(other => imitates(domain, other));
    const provider = commonMail.find(other => imitates(domain, other));
    // Without any facts: two of the recipients imitate each other, or one our own company.
    const other =
      own.find(mine => imitates(domain, mine)) ||
      (known.length === 0 ? domains.find(one => imitates(domain, one)) : undefined);
    if (at >= 0) found.push(lookAlike(address, nearest(address, known, knownDomains[at] || '')));
    else if (provider)
      found.push({ code: 'mistyped', strength: 'ask', values: { address, meant: `${localOf(address)}@${provider}` } });
    else if (other) found.push(lookAlike(address, `${localOf(address)}@${other}`));
  }
  return found;
}

const lookAlike = (address: string, meant: string): LocalFinding => ({
  code: 'look_alike',
  strength: 'hold',
  values: { address, meant },
});

function nearest(address: string, known: readonly string[], domain: string): string {
  const there = known.filter(one => domainOf(one) === domain);
  return there.find(one => localOf(one) === localOf(address)) || there[0] || `${localOf(address)}@${domain}`;
}

const folded = (text: string) => text.toUpperCase().replace(/[^A-Z0-9]/g, '');

/** A file whose name, or a subject that, names a number which the pane knows to be another customer's. */
function foreignNumbers(mail: SentMail, facts: LeftFacts): LocalFinding[] {
  const numbers = (facts.foreign || []).slice(0, MOST).filter(one => folded(one.number).length >= 5);
  const found: LocalFinding[] = [];
  for (const { number, owner } of numbers) {
    const file = mail.attachments.slice(0, MOST).find(one => folded(one.name).indexOf(folded(number)) >= 0);
    const isInSubject = folded(mail.subject).indexOf(folded(number)) >= 0;
    if (!file && !isInSubject) continue;
    const values: { [name: string]: string } = { number };
    if (file) values.file = file.name;
    if (owner) values.owner = owner;
    found.push({ code: 'wrong_customer', strength: 'hold', values });
  }
  return found;
}

/** What a reason was given for is not what it is given for next time: another address, another number. */
function isAbout({ values }: LocalFinding, about: string | undefined): boolean {
  const own = values.address || values.number || '';
  return about === undefined || folded(about) === folded(own);
}

/** What speaks against a mail as far as it can be told here, less what the person has given a reason for. */
export function localFindings(mail: SentMail, facts: LeftFacts): LocalFinding[] {
  const answers = facts.answers || [];
  return [...strangeRecipients(mail, facts), ...foreignNumbers(mail, facts)].filter(
    one => !answers.some(answer => answer.code === one.code && isAbout(one, answer.about)),
  );
}

/** The mail as the pane and the handler name it to each other: another recipient, subject or file is another mail. */
export function markOf(mail: Pick<SentMail, 'recipients' | 'subject' | 'attachments'>): string {
  const people = mail.recipients.map(one => `${one.kind}:${one.address.toLowerCase()}`).sort();
  const files = mail.attachments
    .slice(0, MOST_NAMES)
    .map(one => one.name)
    .sort();
  return [people.join(','), mail.subject.trim(), files.join('|')].join('\n').slice(0, 5000);
}
