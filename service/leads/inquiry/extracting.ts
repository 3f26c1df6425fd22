import { findDecimalSign } from './amounts';
import type { NumberHabits } from './amounts';
import { findCompany } from './companiesNamed';
import type { BuyerPassages } from './contacts';
import { findContact, findTitle } from './contacts';
import { findCountry } from './countries';
import { namesTime, readDelivery } from './delivery';
import { placeBehind, readDestination, readGoal, readLoading, readTerms } from './incoterms';
import type { AttachedText, Found, InquiryFields, InquiryItem, InquiryMail } from './inquiry';
import type { ItemDraft } from './itemDrafts';
import { findItems } from './items';
import { labelOf } from './itemLines';
import { levelText } from './levelling';
import { readLines } from './lines';
import type { Passage } from './passages';
import { labelledTarget } from './printedItems';
import { foundAt, passageOf, phraseAt, plainPassage } from './passages';
import { findPlaces } from './places';
import type { Reach } from './reaching';
import { emailOf, phonesOf, websiteOf, withCountry } from './reaching';
import type { InquirySource, SourceLabel } from './source';
import { readSource } from './source';
import { askedCurrency, assignTargets } from './targets';
import { readPayment } from './terms';
import { readCatalogue, readCertificates, readSamples } from './wishes';

const MAX_MESSAGE = 24_000;
const MAX_SIGNATURE = 4_000;
const MAX_BASE = 80_000;

interface Reading extends Reach {
  subject: Passage | null;
  language: string | null;
  habits: NumberHabits;
}

/**
 * What an inquiry says of its buyer and of what he wants, each value with the place where it stands: `found.text` is the text of
 * `found.span` (of part 'sender': `senderText`). What is not in the mail stays null. Reads bounded lengths and never throws.
 *
 * @param attached texts of attachments, for lists that came as files
 * @param source the mail as it was read for the recognition, if it was
 */
export function extractInquiry(
  mail: InquiryMail,
  attached: readonly AttachedText[],
  source: InquirySource = readSource(mail),
): InquiryFields {
  const reading = openReading(mail, source);
  const { passages } = reading;
  const drafts = itemsOf(reading, attached);
  const term = termOf(reading);
  const destination = readDestination(passages.message);
  const port = portOf(reading, term, destination?.port ?? null);
  const phones = phonesOf(reading);
  const contactName = findContact(source, mail, passages);
  const company = findCompany(source, passages, isOursOf(mail, source), contactName?.value ?? null);
  const goal = destination ?? goalOf(term);
  const country = findCountry(source, passages, phones[0] ?? null, goal, mail.parsed.language, company);
  const located = phones.map(phone => withCountry(phone, country?.value ?? null));
  const messenger = located.find(phone => phone.service !== null);
  return {
    contactName,
    contactTitle: findTitle(source, passages),
    contactEmail: emailOf(reading),
    company,
    phone: located[0]?.found ?? null,
    messenger: messenger?.service ? { ...messenger.found, service: messenger.service } : null,
    website: websiteOf(reading),
    country,
    items: itemsFrom(reading, drafts),
    incoterm: term?.incoterm ?? null,
    port,
    paymentTerms: termLabel(reading, 'payment') ?? readPayment(passages.message),
    delivery: termLabel(reading, 'delivery') ?? readDelivery(passages.message),
    certificates: readCertificates(passages.message),
    samples: readSamples(passages.message),
    catalogue: readCatalogue(passages.message),
  };
}

/** The text that spans of part 'sender' are of: the From header as it is shown. */
export function senderText(from: { name: string; address: string } | undefined): string {
  if (!from) return '';
  return from.name === '' ? from.address : `${from.name} <${from.address}>`;
}

function openReading(mail: InquiryMail, source: InquirySource): Reading {
  const { part, base } = source;
  const sender = source.isForwarded ? '' : senderText(mail.parsed.from[0]);
  const message = passageOf(source.message, base, part, MAX_MESSAGE);
  const passages: BuyerPassages = {
    message,
    signature: passageOf(source.signature, base, part, MAX_SIGNATURE),
    base: plainPassage(base.slice(0, MAX_BASE), base, { part }),
    sender: plainPassage(sender, sender, { part: 'sender' }),
  };
  const subject =
    source.isForwarded || source.subject === ''
      ? null
      : plainPassage(source.subject.slice(0, 400), source.subject, { part: 'subject' });
  const language = languageOf(message.text) ?? mail.parsed.language;
  return { mail, source, passages, subject, language, habits: { sign: findDecimalSign(message.level), language } };
}

/** By the script alone: what else tells languages apart has been decided when the mail was parsed. */
function languageOf(text: string): string | null {
  if (/[\u3040-\u30ff]/.test(text)) return 'ja';
  if (/[\uac00-\ud7af]{2}/.test(text)) return 'ko';
  return null;
}

function itemsOf(
  { source, passages, subject, language, habits }: Reading,
  attached: readonly AttachedText[],
): ItemDraft[] {
  const printed =
    source.road !== 'direct'
      ? source.notice.lines.map(({ at, from }, index): [number, number] => [
          from,
          from + (source.notice.lines[index + 1]?.at ?? source.notice.text.length + 1) - 1 - at,
        ])
      : [];
  const inside = printed.slice(0, 80).filter(([start, end]) => end <= passages.base.text.length && end > start);
  const drafts = findItems({
    message: passages.message,
    subject,
    labels: source.labels,
    notice: passages.base,
    printed: inside,
    attached,
    language,
  });
  assignTargets(passages.message, drafts, habits);
  const only = drafts[0];
  if (drafts.length === 1 && only && !only.price) {
    only.price = labelledTarget({ labels: source.labels, notice: passages.base, printed: inside }, habits);
    if (only.price) only.pricedIn = passages.base;
  }
  return drafts;
}

function itemsFrom({ passages, language }: Reading, drafts: readonly ItemDraft[]): InquiryItem[] {
  const asked = askedCurrency(passages.message, language);
  return drafts.flatMap(draft => {
    const product = productOf(draft);
    if (!product) return [];
    const { passage, quantity, price } = draft;
    const counted = draft.countedIn ?? passage;
    const priced = draft.pricedIn ?? passage;
    const upper = quantity?.upper;
    const code = price?.currency ?? null;
    return [
      {
        product,
        quantity: quantity && foundAt(counted, quantity.number.start, quantity.number.end, quantity.value),
        quantityMax: upper ? foundAt(counted, upper.start, upper.end, upper.value) : null,
        unit: quantity?.unit ? phraseAt(counted, quantity.unit.start, quantity.unit.end) : null,
        targetPrice: price && foundAt(priced, price.start, price.end, price.value),
        currency: code
          ? foundAt(priced, code.start, code.end, code.code)
          : asked && foundAt(passages.message, asked.start, asked.end, asked.code),
      },
    ];
  });
}

/** The name as it stands there; behind a heading, with the heading. */
function productOf({ passage, product, heading }: ItemDraft): Found<string> | null {
  const found = phraseAt(passage, ...product);
  const above = heading && phraseAt(passage, ...heading);
  return found && above ? { ...found, value: `${above.value} ${found.value}` } : found;
}

function termOf({
  passages,
  source,
  subject,
}: Reading): { incoterm: Found<string>; port: Found<string> | null } | null {
  const places = [passages.message, subject, noticeTerm(passages.base, source)].filter(passage => passage !== null);
  for (const passage of places) {
    const found = readTerms(passage);
    if (found.length > 0) return found.reduce((best, one) => (one.weight > best.weight ? one : best));
  }
  return null;
}

/** Where the goods change hands; with a term of our side, also where they are loaded. */
function portOf(
  reading: Reading,
  term: { incoterm: Found<string>; port: Found<string> | null } | null,
  destination: Found<string> | null,
): Found<string> | null {
  const { message } = reading.passages;
  const named = term?.port ?? labelledPort(reading) ?? destination ?? readGoal(message);
  return named ?? (/^(?:FOB|FCA|FAS|EXW)$/.test(term?.incoterm.value ?? '') ? readLoading(message) : null);
}

/** Terms by which the seller carries the goods name the buyer's side. */
function goalOf(
  term: { incoterm: Found<string>; port: Found<string> | null } | null,
): { port: Found<string>; country: string } | null {
  if (!term?.port || !/^(?:CFR|CIF|CPT|CIP|DAP|DPU|DDP|DDU|DAT)$/.test(term.incoterm.value)) return null;
  const place = findPlaces(levelText(term.port.value))[0];
  return place && place.country !== 'CN' ? { port: term.port, country: place.country } : null;
}

/** The trade term that a platform asks its buyers for. */
function noticeTerm(base: Passage, source: InquirySource): Passage | null {
  const label = source.labels.find(
    one =>
      one.region === 'notice' &&
      (one.key === 'incoterm' || one.key === 'price' || /price|terms?|required info/i.test(one.label)),
  );
  return label ? plainPassage(base.text.slice(label.start, label.end), base.base, base.place(0, 0), label.start) : null;
}

function labelledPort({ source, passages }: Reading): Found<string> | null {
  const label = source.labels.find(one => one.key === 'port' && one.value.length <= 80 && !/[?？]/.test(one.value));
  if (!label) return null;
  return (
    placeBehind(passages.base, label.start) ??
    (/\s(?:\S+\s){5}/.test(label.value) ? null : phraseAt(passages.base, label.start, label.end))
  );
}

/** A labelled term of the letter itself or of the platform; a table's cell beside its heading too. */
function termLabel({ source, passages }: Reading, key: 'payment' | 'delivery'): Found<string> | null {
  const label = source.labels.find(
    one =>
      one.key === key && isSaid(one) && (key === 'payment' || namesTime(passages.base.level.slice(one.start, one.end))),
  );
  if (label) return phraseAt(passages.base, label.start, sentenceEnd(passages.base, label.start, label.end));
  const { message } = passages;
  for (const line of readLines(message.level)) {
    const cells = /^([^\t]{3,40})\t\s*([^\t]{3,120})$/u.exec(message.text.slice(line.start, line.end));
    const first = cells
      ? labelOf(`${cells[1]}: x`, levelText(`${cells[1]}: x`), {
          start: 0,
          end: (cells[1] as string).length + 3,
          body: 0,
          bullet: null,
        })
      : null;
    if (cells && first?.key === key) return phraseAt(message, line.end - (cells[2] as string).length, line.end);
  }
  return null;
}

const isSaid = ({ value, key }: SourceLabel) =>
  value.length >= 2 &&
  value.length <= 300 &&
  !/[?？¿]/.test(value) &&
  !/^(?:to be|tbd|please|pls|kindly|favor|bitte|просим|请|請|ご|any|n\/a|-+$)/iu.test(value) &&
  (key === 'payment' || /\d|\p{L}{3}|[\u3040-\u9fff]/u.test(value));

function sentenceEnd(base: Passage, start: number, end: number): number {
  const stop = /[.;](?=\s+[\p{Lu}¿])|。/u.exec(base.text.slice(start, end));
  return stop && stop.index > 4 ? start + stop.index : end;
}

/** Names that are ours or a platform's. */
function isOursOf(mail: InquiryMail, source: InquirySource): (level: string) => boolean {
  // Of "harbour-tackle.com" the goods alone are nobody's name.
  const names = mail.ownDomains.map(domain =>
    (domain.split('.')[0] ?? '').split('-').filter(word => word.length >= 5 || mail.ownDomains.length === 0),
  );
  const platform = source.platform ? levelText(source.platform) : null;
  return level =>
    names.some(words => words.length > 0 && words.every(word => level.replace(/[^a-z0-9]/g, '').includes(word))) ||
    (platform !== null && level.includes(platform));
}
