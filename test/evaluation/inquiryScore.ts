import type { InquiryFields, InquiryVerdict } from '../../service/leads/inquiry/inquiry';
import { isSameNumber, isSamePhone, isSameText, isSameUnit, productLikeness } from './inquiryMatching';

/** A line of labels.jsonl, as the data's README describes it. */
export interface InquiryLabel {
  file: string;
  is_inquiry: boolean;
  kind: string;
  language: string | null;
  expected: ExpectedFields | null;
  accept?: Record<string, unknown[]>;
  items_in_attachment?: boolean;
}

export interface ExpectedItem {
  product: string | null;
  quantity: number | null;
  unit: string | null;
  target_price: number | null;
  currency: string | null;
}

/** Both what a label expects and what was read, each value plain. */
export interface ExpectedFields {
  contact_name: string | null;
  contact_email: string | null;
  company: string | null;
  phone: string | null;
  country: string | null;
  items: ExpectedItem[];
  incoterm: string | null;
  port: string | null;
  payment_terms: string | null;
  delivery: string | null;
}

/** What the product said of a message; `fields` only where the label says that it is an inquiry. */
export interface InquiryAnswer {
  file: string;
  verdict: InquiryVerdict;
  fields: ExpectedFields | null;
}

export interface InquiryMiss {
  file: string;
  what: string;
  expected: string;
  actual: string;
}

/** Precision, recall and their harmonic mean, 0 to 1; 1 where there was nothing to find and nothing was said. */
export interface Rates {
  precision: number;
  recall: number;
  f1: number;
}

export interface InquiryScore {
  messages: number;
  precision: number;
  recall: number;
  /** Marked "check": right inquiries, and wrong ones. */
  toCheck: { right: number; wrong: number };
  byKind: Record<string, { messages: number; right: number }>;
  byLanguage: Record<string, { messages: number; precision: number; recall: number }>;
  fields: Record<string, Rates>;
  fields_f1: number;
}

interface Tally {
  right: number;
  /** Said though null was expected, or said otherwise than expected. */
  falsePositive: number;
  /** Expected, and not said or said otherwise. */
  falseNegative: number;
}

const plainFields = [
  'contact_name',
  'contact_email',
  'company',
  'phone',
  'country',
  'incoterm',
  'port',
  'payment_terms',
  'delivery',
] as const;
type PlainField = (typeof plainFields)[number];
const itemFields = ['product', 'quantity', 'unit', 'target_price'] as const;
type ItemField = (typeof itemFields)[number];
const HALF = 0.5;

const round = (value: number) => Math.round(value * 1e4) / 1e4;
const share = (part: number, whole: number) => (whole === 0 ? 1 : round(part / whole));

function ratesOf({ right, falsePositive, falseNegative }: Tally): Rates {
  const f1 = share(2 * right, 2 * right + falsePositive + falseNegative);
  return { precision: share(right, right + falsePositive), recall: share(right, right + falseNegative), f1 };
}

/** What was read, as the labels write it: literal pieces, numbers and codes by their values. */
export function plainFieldsOf(fields: InquiryFields): ExpectedFields {
  return {
    contact_name: fields.contactName?.value ?? null,
    contact_email: fields.contactEmail?.value ?? null,
    company: fields.company?.value ?? null,
    phone: fields.phone?.value ?? fields.messenger?.value ?? null,
    country: fields.country?.value ?? null,
    items: fields.items.map(item => ({
      product: item.product.value,
      quantity: item.quantity?.value ?? null,
      unit: item.unit?.value ?? null,
      target_price: item.targetPrice?.value ?? null,
      currency: item.currency?.value ?? null,
    })),
    incoterm: fields.incoterm?.value ?? null,
    port: fields.port?.value ?? null,
    payment_terms: fields.paymentTerms?.value ?? null,
    delivery: fields.delivery?.value ?? null,
  };
}

/** Scores what was said of labelled messages, by the rules of the data's README. */
export function scoreInquiries(
  labels: readonly InquiryLabel[],
  answers: ReadonlyMap<string, InquiryAnswer>,
): { score: InquiryScore; misses: InquiryMiss[] } {
  const misses: InquiryMiss[] = [];
  const tallies = new Map<string, Tally>();
  for (const label of labels) {
    const answer = answers.get(label.file);
    if (!answer) throw new Error(`${label.file}: labelled, but not in the folder`);
    if (answer.verdict.isInquiry !== label.is_inquiry) misses.push(wrongVerdict(label, answer.verdict));
    if (label.is_inquiry && label.expected && answer.fields) {
      const judge = judgeOf(label, tallies, misses);
      scorePlain(label.expected, answer.fields, judge);
      scoreItems(label.expected.items, answer.fields.items, judge);
    }
  }
  const whole: Tally = { right: 0, falsePositive: 0, falseNegative: 0 };
  for (const tally of tallies.values()) {
    whole.right += tally.right;
    whole.falsePositive += tally.falsePositive;
    whole.falseNegative += tally.falseNegative;
  }
  const fields = Object.fromEntries([...tallies].map(([name, tally]) => [name, ratesOf(tally)]));
  return { score: { ...scoreVerdicts(labels, answers), fields, fields_f1: ratesOf(whole).f1 }, misses };
}

function wrongVerdict(label: InquiryLabel, verdict: InquiryVerdict): InquiryMiss {
  const reasons = verdict.reasons.map(({ code, weight }) => `${code} ${weight > 0 ? '+' : ''}${weight}`).join(', ');
  return {
    file: label.file,
    what: 'is_inquiry',
    expected: `${label.is_inquiry} (${label.kind})`,
    actual: `${verdict.isInquiry} (${verdict.kind}, ${verdict.score}: ${reasons})`,
  };
}

function scoreVerdicts(
  labels: readonly InquiryLabel[],
  answers: ReadonlyMap<string, InquiryAnswer>,
): Omit<InquiryScore, 'fields' | 'fields_f1'> {
  const rows = labels.map(label => ({ label, verdict: answers.get(label.file)!.verdict }));
  const groups = (key: (label: InquiryLabel) => string) => {
    const found = new Map<string, typeof rows>();
    for (const row of rows) found.set(key(row.label), [...(found.get(key(row.label)) ?? []), row]);
    return [...found].sort(([a], [b]) => (a < b ? -1 : 1));
  };
  const rates = (some: typeof rows) => {
    const hits = some.filter(({ label, verdict }) => label.is_inquiry && verdict.isInquiry).length;
    return {
      messages: some.length,
      precision: share(hits, some.filter(({ verdict }) => verdict.isInquiry).length),
      recall: share(hits, some.filter(({ label }) => label.is_inquiry).length),
    };
  };
  const doubted = rows.filter(({ verdict }) => verdict.isToCheck);
  const right = doubted.filter(({ label }) => label.is_inquiry).length;
  const isRight = ({ label, verdict }: (typeof rows)[number]) => label.is_inquiry === verdict.isInquiry;
  return {
    ...rates(rows),
    toCheck: { right, wrong: doubted.length - right },
    byKind: Object.fromEntries(
      groups(label => label.kind).map(([kind, some]) => [
        kind,
        { messages: some.length, right: some.filter(isRight).length },
      ]),
    ),
    byLanguage: Object.fromEntries(groups(label => label.language ?? '?').map(([key, some]) => [key, rates(some)])),
  };
}

/** Counts one field of one message: `isRight` compares with an expected or accepted value. */
type Judge = (
  name: string,
  path: string,
  expected: string | number | null,
  actual: string | number | null,
  isRight: (wanted: unknown) => boolean,
) => void;

function judgeOf(label: InquiryLabel, tallies: Map<string, Tally>, misses: InquiryMiss[]): Judge {
  return (name, path, expected, actual, isRight) => {
    const tally = tallies.get(name) ?? { right: 0, falsePositive: 0, falseNegative: 0 };
    tallies.set(name, tally);
    const accepted = label.accept?.[path] ?? [];
    if (actual === null) {
      if (expected === null || accepted.includes(null)) return;
      tally.falseNegative += 1;
    } else if ([expected, ...accepted].some(wanted => wanted !== null && isRight(wanted))) {
      tally.right += 1;
      return;
    } else {
      tally.falsePositive += 1;
      if (expected !== null) tally.falseNegative += 1;
    }
    misses.push({ file: label.file, what: path, expected: String(expected), actual: String(actual) });
  };
}

function scorePlain(expected: ExpectedFields, actual: ExpectedFields, judge: Judge): void {
  for (const name of plainFields) {
    const said = actual[name];
    judge(name, name, expected[name], said, wanted => said !== null && isSameField(name, String(wanted), said));
  }
}

function isSameField(name: PlainField, wanted: string, said: string): boolean {
  if (name === 'contact_email' || name === 'country' || name === 'incoterm')
    return wanted.toLowerCase() === said.toLowerCase();
  return name === 'phone' ? isSamePhone(wanted, said) : isSameText(wanted, said);
}

const noItem: ExpectedItem = { product: null, quantity: null, unit: null, target_price: null, currency: null };

function scoreItems(expected: readonly ExpectedItem[], actual: readonly ExpectedItem[], judge: Judge): void {
  const pairs = pairItems(expected, actual);
  expected.forEach((item, index) => scoreItem(index, item, actual[pairs[index] ?? -1] ?? noItem, judge));
  const taken = new Set(pairs);
  actual.forEach((item, index) => {
    if (!taken.has(index)) scoreItem(expected.length + index, noItem, item, judge);
  });
}

/** For each expected item the number of the one that was read for it, likest first; null for none. */
function pairItems(expected: readonly ExpectedItem[], actual: readonly ExpectedItem[]): (number | null)[] {
  const likeness = expected.flatMap((wanted, i) =>
    actual.map((said, k) => ({ i, k, like: productLikeness(wanted.product ?? '', said.product ?? '') })),
  );
  const pairs = expected.map((): number | null => null);
  const taken = new Set<number>();
  const order = likeness.filter(({ like }) => like >= HALF).sort((a, b) => b.like - a.like);
  for (const { i, k } of order) {
    if (pairs[i] !== null || taken.has(k)) continue;
    pairs[i] = k;
    taken.add(k);
  }
  return pairs;
}

function scoreItem(index: number, expected: ExpectedItem, actual: ExpectedItem, judge: Judge): void {
  for (const name of itemFields) {
    const said = actual[name];
    const isRight = (wanted: unknown) => said !== null && isSameItemField(name, wanted, expected, actual);
    judge(name, `items[${index}].${name}`, expected[name], said, isRight);
  }
}

function isSameItemField(name: ItemField, wanted: unknown, expected: ExpectedItem, actual: ExpectedItem): boolean {
  if (name === 'product') return productLikeness(String(wanted), actual.product ?? '') >= HALF;
  if (name === 'unit') return isSameUnit(String(wanted), actual.unit ?? '');
  if (name === 'quantity') return isSameNumber(wanted, actual.quantity);
  return isSameNumber(wanted, actual.target_price) && (expected.currency ?? actual.currency) === actual.currency;
}
