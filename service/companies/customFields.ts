import type { CustomField, CustomValue } from './customField.entity';
import type { FieldRule } from './fieldKinds';

/** The columns of a value that its kind fills. */
export type ValueColumns = Pick<CustomValue, 'text' | 'longText' | 'number' | 'date'>;
/** A value as people and files write it; of a field of several choices their codes. */
export type FieldInput = string | readonly string[] | null;
/** Why a value does not do: a code of the texts, and what the sentence needs. */
export interface FieldProblem {
  code: string;
  values: Record<string, string | number>;
}
type FieldShape = Pick<CustomField, 'kind' | 'rule' | 'choices'>;

const SCALE = 10_000;
const MAX_NUMBER = 900_000_000_000;
const empty: ValueColumns = { text: null, longText: null, number: null, date: null };
const problem = (code: string, values: FieldProblem['values'] = {}): FieldProblem => ({ code, values });

/**
 * Reads a value of a field; several rows only of several choices, none for an empty value.
 *
 * Numbers are written with a point, money as `1200.50 USD`, dates as YYYY-MM-DD, yes and no as `yes`, `no`, choices by their code or one of their
 * names.
 */
export function readFieldValue(field: FieldShape, input: FieldInput): ValueColumns[] | FieldProblem {
  const given = (Array.isArray(input) ? input : [input])
    .map(one => (typeof one === 'string' ? one.trim() : ''))
    .filter(Boolean);
  if (field.kind !== 'choices') return given.length === 0 ? [] : readOne(field, given.join(' '));
  const rows = new Map<string, ValueColumns>();
  for (const one of given.flatMap(text => text.split(/[;；、]/).map(part => part.trim())).filter(Boolean)) {
    const row = readChoice(field, one);
    if ('code' in row) return row;
    rows.set(row.text ?? '', row);
  }
  return [...rows.values()];
}

function readOne(field: FieldShape, text: string): ValueColumns[] | FieldProblem {
  const read = (): ValueColumns | FieldProblem => {
    switch (field.kind) {
      case 'number':
        return readNumber(text, field.rule);
      case 'money':
        return readMoney(text, field.rule);
      case 'date':
        return isDay(text) ? { ...empty, date: text } : problem('field.not_a_date');
      case 'yes_no':
        return readYesNo(text);
      case 'choice':
        return readChoice(field, text);
      case 'link':
        return isLink(text) ? { ...empty, text } : problem('field.not_a_link');
      case 'long_text':
        return text.length > 20_000 ? problem('field.too_long', { most: 20_000 }) : { ...empty, longText: text };
      default:
        return readText(text, field.rule);
    }
  };
  const row = read();
  return 'code' in row ? row : [row];
}

function readText(text: string, rule: FieldRule): ValueColumns | FieldProblem {
  const most = Math.min(rule.maxLength ?? 400, 400);
  if (text.length > most) return problem('field.too_long', { most });
  if (text.length < (rule.minLength ?? 0)) return problem('field.too_short', { least: rule.minLength ?? 0 });
  if (rule.pattern && !fitsPattern(text, rule.pattern)) return problem('field.no_fit', { pattern: rule.pattern });
  return { ...empty, text };
}

function readNumber(text: string, rule: FieldRule): ValueColumns | FieldProblem {
  const plain = text.replace(/[\s,_]/g, '');
  if (!/^-?\d{1,12}(\.\d{1,4})?$/.test(plain)) return problem('field.not_a_number');
  const number = Number(plain);
  if (Math.abs(number) > MAX_NUMBER) return problem('field.not_a_number');
  if (rule.min !== undefined && number < rule.min) return problem('field.too_small', { least: rule.min });
  if (rule.max !== undefined && number > rule.max) return problem('field.too_large', { most: rule.max });
  return { ...empty, number: Math.round(number * SCALE) };
}

function readMoney(text: string, rule: FieldRule): ValueColumns | FieldProblem {
  const parts = /^([A-Z]{3})?\s*(-?[\d\s,_]+(?:\.\d{1,4})?)\s*([A-Z]{3})?$/i.exec(text);
  const currency = (parts?.[1] ?? parts?.[3])?.toUpperCase();
  if (!parts || !currency) return problem('field.not_money');
  const number = readNumber(parts[2] ?? '', rule);
  return 'code' in number ? number : { ...number, text: currency };
}

function readYesNo(text: string): ValueColumns | FieldProblem {
  const word = text.toLowerCase();
  if (['yes', 'y', 'true', '1', '是', '有'].includes(word)) return { ...empty, number: SCALE };
  if (['no', 'n', 'false', '0', '否', '无'].includes(word)) return { ...empty, number: 0 };
  return problem('field.not_yes_no');
}

function readChoice(field: FieldShape, text: string): ValueColumns | FieldProblem {
  const word = text.toLowerCase();
  const found = field.choices.find(one => [one.code, one.nameZh, one.nameEn].some(name => name.toLowerCase() === word));
  return found ? { ...empty, text: found.code } : problem('field.no_choice', { value: text.slice(0, 60) });
}

function isDay(text: string): boolean {
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return day !== null && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function isLink(text: string): boolean {
  if (text.length > 400) return false;
  try {
    return ['https:', 'http:'].includes(new URL(text).protocol);
  } catch {
    return false;
  }
}

/**
 * True where `text` is written like `pattern`: 9 stands for a digit, A for a letter, X for either, * for any one sign; every other sign for itself. It is
 * walked once, whatever is written in it: a regular expression of a person's making could hold the service for hours.
 */
export function fitsPattern(text: string, pattern: string): boolean {
  const signs = [...text];
  const wanted = [...pattern];
  return signs.length === wanted.length && wanted.every((sign, at) => fitsSign(signs[at] ?? '', sign));
}

function fitsSign(sign: string, wanted: string): boolean {
  if (wanted === '9') return /^\p{Nd}$/u.test(sign);
  if (wanted === 'A') return /^\p{L}$/u.test(sign);
  if (wanted === 'X') return /^[\p{L}\p{Nd}]$/u.test(sign);
  return wanted === '*' || sign === wanted;
}

/** A value as it is written in lists, files and the API; readFieldValue reads it back. */
export function writeFieldValue(kind: CustomField['kind'], row: ValueColumns): string {
  if (kind === 'number' || kind === 'money') {
    const number = plainNumber(row.number ?? 0);
    return kind === 'money' ? `${number} ${row.text ?? ''}`.trim() : number;
  }
  if (kind === 'yes_no') return row.number ? 'yes' : 'no';
  return (kind === 'date' ? row.date : kind === 'long_text' ? row.longText : row.text) ?? '';
}

function plainNumber(scaled: number): string {
  const sign = scaled < 0 ? '-' : '';
  const rest = String(Math.abs(scaled) % SCALE)
    .padStart(4, '0')
    .replace(/0+$/, '');
  return `${sign}${Math.floor(Math.abs(scaled) / SCALE)}${rest ? `.${rest}` : ''}`;
}

/** A filter by a field: equal to one value, or between two; a side that is absent is open. */
export interface FieldFilter {
  code: string;
  value?: string;
  from?: string;
  to?: string;
}

/** Reads `code:value,other:10..20` of an address of the page; what is not understood is left out. At most ten. */
export function readFieldFilters(text: string): FieldFilter[] {
  return text
    .split(',')
    .slice(0, 10)
    .flatMap((part): FieldFilter[] => {
      const found = /^([a-z0-9_]{1,40}):(.+)$/s.exec(part.trim());
      if (!found) return [];
      const [, code = '', value = ''] = found;
      const range = /^(.*)\.\.(.*)$/.exec(value);
      if (!range) return [{ code, value: decode(value) }];
      return [{ code, ...(range[1] ? { from: range[1] } : {}), ...(range[2] ? { to: range[2] } : {}) }];
    });
}

// A comma of the value is written %2C.
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
