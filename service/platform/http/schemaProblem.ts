import type { TSchema } from '@sinclair/typebox';
import type { ValueError } from '@sinclair/typebox/errors';
import { ValueErrorType } from '@sinclair/typebox/errors';

/** What is wrong with a value that does not fit its schema: a word that each language has a sentence for, and what that sentence is filled with. */
export interface SchemaProblem {
  reason:
    | 'missing'
    | 'too_long'
    | 'too_short'
    | 'too_many'
    | 'too_few'
    | 'too_large'
    | 'too_small'
    | 'not_number'
    | 'not_whole'
    | 'not_text'
    | 'not_one_of'
    | 'wrong_form'
    | 'twice'
    | 'wrong_kind';
  /** How many characters, lines or what number it may be. */
  limit?: number;
  /** What it may be, of a short list of words. */
  allowed?: string[];
}

// A longer list is no help in a sentence.
const MOST_ALLOWED = 12;

const limits: Partial<Record<ValueErrorType, [SchemaProblem['reason'], string]>> = {
  [ValueErrorType.StringMaxLength]: ['too_long', 'maxLength'],
  [ValueErrorType.StringMinLength]: ['too_short', 'minLength'],
  [ValueErrorType.ArrayMaxItems]: ['too_many', 'maxItems'],
  [ValueErrorType.ArrayMinItems]: ['too_few', 'minItems'],
  [ValueErrorType.IntegerMaximum]: ['too_large', 'maximum'],
  [ValueErrorType.NumberMaximum]: ['too_large', 'maximum'],
  [ValueErrorType.IntegerMinimum]: ['too_small', 'minimum'],
  [ValueErrorType.NumberMinimum]: ['too_small', 'minimum'],
};
const plain: Partial<Record<ValueErrorType, SchemaProblem['reason']>> = {
  [ValueErrorType.ObjectRequiredProperty]: 'missing',
  [ValueErrorType.ArrayUniqueItems]: 'twice',
  [ValueErrorType.Integer]: 'not_whole',
  [ValueErrorType.Number]: 'not_number',
  [ValueErrorType.String]: 'not_text',
  [ValueErrorType.StringPattern]: 'wrong_form',
  [ValueErrorType.StringFormat]: 'wrong_form',
  [ValueErrorType.RegExp]: 'wrong_form',
};

/**
 * The innermost error that tells most, with where it is: of what may be one of several shapes that of the shape which it comes nearest to ("null or a text of 5" is a
 * text that is too long). Pure.
 */
export function innermost(error: ValueError): ValueError {
  if (error.type !== ValueErrorType.Union && error.type !== ValueErrorType.Intersect) return error;
  const inner = error.errors.flatMap(errors => errors.First() ?? []).filter(one => one.type !== ValueErrorType.Null);
  const deeper = inner.filter(one => one.type !== ValueErrorType.Literal);
  const [only] = deeper;
  return only && deeper.length === 1 && inner.length === 1 ? innermost(only) : error;
}

/** What an error of a schema comes to. Pure. */
export function problemOf(error: ValueError): SchemaProblem {
  const allowed = wordsOf(error.schema);
  if (allowed && error.value !== undefined)
    return allowed.length <= MOST_ALLOWED ? { reason: 'not_one_of', allowed } : { reason: 'not_one_of', allowed: [] };
  const limited = limits[error.type];
  if (limited) {
    const [reason, name] = limited;
    const limit = (error.schema as Record<string, unknown>)[name];
    // Nothing at all where something has to be.
    if (reason === 'too_short' && limit === 1) return { reason: 'missing' };
    return typeof limit === 'number' ? { reason, limit } : { reason };
  }
  return { reason: plain[error.type] ?? (error.value === undefined ? 'missing' : 'wrong_kind') };
}

/** The words of a schema that allows these alone; null for any other. */
function wordsOf(schema: TSchema): string[] | null {
  const { anyOf, const: word } = schema as { anyOf?: TSchema[]; const?: unknown };
  if (anyOf) {
    const words = anyOf.filter(one => one.type !== 'null').map(one => (one as { const?: unknown }).const);
    return words.length > 0 && words.every(one => typeof one === 'string') ? (words as string[]) : null;
  }
  return typeof word === 'string' ? [word] : null;
}
