import type { Finding } from '../approvals/finding';
import { foldName } from '../companies/names';
import type { CompanyFacts } from '../filing/question';
import type { GuardCase } from './guardCase';
import { buyerOf, companiesAt, findingOf, isAmongRecipients, isFactory } from './guardCase';
import type { QuotedMail } from './quotedMails';

const MAX_TEXT = 20_000;
const MAX_NAMES = 200;
const MAX_WORDS = 6;

const letters = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** The buyers had this letter themselves: it is no secret to them. */
function wasSeen({ recipients }: GuardCase, addresses: readonly string[]): boolean {
  const domains = recipients.filter(one => !one.isFreeMail).map(one => one.domain);
  return addresses.some(
    address =>
      recipients.some(one => one.address === address) || domains.some(domain => address.endsWith(`@${domain}`)),
  );
}

function factoryOf(one: GuardCase, mail: QuotedMail): { company: CompanyFacts; address: string } | null {
  for (const address of mail.senders) {
    const company = companiesAt(one.filing.knowledge, address).find(isFactory);
    if (company) return { company, address };
  }
  return null;
}

/** A letter of a factory, quoted or forwarded in a mail to a buyer who has not had it: its sender stands in the heading, or its words in the quoted part. */
export function findFactoryMail(one: GuardCase): Finding[] {
  const buyer = buyerOf(one);
  if (!buyer) return [];
  const found = new Map<number, Finding>();
  const add = (company: CompanyFacts, address: string, text: string, start?: number) => {
    if (isAmongRecipients(one, company) || found.has(company.id)) return;
    const end = start === undefined ? undefined : start + text.length;
    const finding = findingOf('factory_mail', 'hold', {
      values: address ? { address } : {},
      companies: { factory: company.id, recipient: buyer.id },
      places: [{ field: 'body', text: text.slice(0, 300), ...(start === undefined ? {} : { start, end }) }],
      remedies: ['remove_quote', 'check_recipient'],
    });
    found.set(company.id, finding);
  };
  for (const mail of one.quoted) {
    const factory = wasSeen(one, mail.recipients) ? null : factoryOf(one, mail);
    if (factory) add(factory.company, factory.address, mail.text, mail.start);
  }
  for (const { companyId, text } of quotedWords(one)) {
    const company = one.filing.knowledge.companies.get(companyId);
    if (company && isFactory(company)) add(company, '', text);
  }
  return [...found.values()];
}

// Fewer letters than these stand in many a mail.
const TELLING = 24;
const COMPARED = 60;

/** Beginnings of letters of factories in this conversation that stand in the quoted part. */
function quotedWords({ filing, facts, recipients }: GuardCase): { companyId: number; text: string }[] {
  if (facts.factoryLetters.length === 0) return [];
  const { text, newTextLength } = filing.question.parsed;
  const quoted = letters(text.slice(newTextLength, newTextLength + 100_000));
  return facts.factoryLetters.flatMap(({ companyId, preview, addresses }) => {
    const words = letters(preview).slice(0, COMPARED);
    const had = addresses.some(address => recipients.some(one => one.address === address));
    return !had && words.length >= TELLING && quoted.includes(words)
      ? // No more than was found in the mail itself: who writes it may not see that letter.
        [{ companyId, text: preview.slice(0, COMPARED) }]
      : [];
  });
}

/** A stretch of a text that may be a company's name, folded as names are. */
export interface NameCandidate {
  folded: string;
  text: string;
  start: number;
}

const chineseName = /[\p{Script=Han}（）()]{4,40}?(?:有限公司|股份公司|公司|制品厂|厂|集团)/gu;
const latinRun = /\p{Lu}[\p{L}\p{N}&.'-]{1,30}(?:,?[ \u00a0]\p{Lu}[\p{L}\p{N}&.'-]{0,30}){1,9}/gu;

/**
 * What may be names of companies in a text: in Chinese what ends in 公司, 厂 and their like; in Latin letters two to six words with capitals behind each other. Bounded: 20,000
 * characters, 200 names. Whether one is a factory's is looked up.
 */
export function nameCandidates(text: string): NameCandidate[] {
  const found = new Map<string, NameCandidate>();
  const read = text.slice(0, MAX_TEXT);
  const add = (piece: string, start: number) => {
    const folded = foldName(piece);
    if (folded.length >= 3 && !found.has(folded) && found.size < MAX_NAMES)
      found.set(folded, { folded, text: piece, start });
  };
  for (const { 0: run, index } of read.matchAll(chineseName))
    for (let cut = Math.max(0, run.length - 24); cut <= run.length - 4; cut += 1) add(run.slice(cut), index + cut);
  for (const { 0: run, index } of read.matchAll(latinRun)) {
    const words = [...run.matchAll(/[^\s\u00a0]+/g)];
    for (let first = 0; first < words.length - 1; first += 1)
      for (let last = first + 1; last < Math.min(words.length, first + MAX_WORDS); last += 1) {
        const [start, end] = [words[first]!.index, words[last]!.index + words[last]![0].length];
        add(run.slice(start, end), index + start);
      }
  }
  return [...found.values()];
}

/** A factory's name in what the sender wrote, or in the name of a file, for a buyer. */
export function findFactoryName(one: GuardCase): Finding[] {
  const buyer = buyerOf(one);
  if (!buyer) return [];
  const { knowledge, reading, question } = one.filing;
  const files = question.parsed.attachments.slice(0, 100).filter(file => !file.isInline);
  const texts: { text: string; file: string | null }[] = [
    { text: reading.newText, file: null },
    { text: reading.subject, file: null },
    ...files.map(({ name }) => ({ text: name.replace(/_/g, ' '), file: name })),
  ];
  const found = new Map<number, Finding>();
  for (const { text, file } of texts) {
    for (const candidate of nameCandidates(text)) {
      const companies = (knowledge.companiesByName.get(candidate.folded) ?? []).flatMap(
        id => knowledge.companies.get(id) ?? [],
      );
      const company = companies.length === 1 ? companies[0] : undefined;
      if (!company || !isFactory(company) || isAmongRecipients(one, company) || found.has(company.id)) continue;
      const parts = { companies: { factory: company.id, recipient: buyer.id } };
      const place = {
        field: file === null ? ('body' as const) : ('attachment' as const),
        text: file ?? candidate.text,
      };
      found.set(
        company.id,
        file === null
          ? findingOf('factory_name', 'ask', {
              ...{ ...parts, values: { name: candidate.text }, places: [place] },
              remedies: ['remove_words', 'check_recipient'],
            })
          : findingOf('factory_file', 'hold', {
              ...{ ...parts, values: { file }, places: [place] },
              remedies: ['remove_attachment', 'check_recipient'],
            }),
      );
    }
  }
  return [...found.values()];
}

// A photo or a test report of the factory's is meant for the buyer; its prices and contracts are not.
const pricePaper =
  /quot|price|offer|cost|invoice|contract|purchase|proforma|(?<![a-z])p[io](?![a-z])|报价|價|价格|成本|合同|采购|发票|形式发票/i;

/** A factory's own paper as an attachment for a buyer: our purchase order at it, or its quotation, contract or invoice as it came. */
export function findFactoryFile(one: GuardCase): Finding[] {
  const buyer = buyerOf(one);
  if (!buyer) return [];
  const { knowledge, matches, question } = one.filing;
  const found = new Map<string, Finding>();
  const add = (file: string, company: CompanyFacts | undefined, number: string) => {
    if (!company || !isFactory(company) || isAmongRecipients(one, company) || found.has(file)) return;
    const finding = findingOf('factory_file', 'hold', {
      values: { file, ...(number ? { number } : {}) },
      companies: { factory: company.id, recipient: buyer.id },
      places: [{ field: 'attachment', text: file }],
      remedies: ['remove_attachment', 'check_recipient'],
    });
    found.set(file, finding);
  };
  for (const { mention, records } of matches) {
    if (mention.zone !== 'attachment' || mention.isBare) continue;
    const [record] = records;
    const isOurs = records.every(each => each.kind === 'purchase_order' && each.foldedNumber === mention.folded);
    if (record && isOurs) add(mention.evidence.text, knowledge.companies.get(record.companyId), record.number);
  }
  for (const { name, hash, isInline } of question.parsed.attachments.slice(0, 100)) {
    const companyId = one.facts.factoryFiles.get(hash);
    if (companyId !== undefined && !isInline && pricePaper.test(name))
      add(name, knowledge.companies.get(companyId), '');
  }
  return [...found.values()];
}
