import type { TSchema } from '@sinclair/typebox';
import { FormatRegistry } from '@sinclair/typebox';
import type { TypeCheck } from '@sinclair/typebox/compiler';
import { TypeCompiler } from '@sinclair/typebox/compiler';
import { Value } from '@sinclair/typebox/value';
import type { FastifyInstance } from 'fastify';
import type { SchemaProblem } from './schemaProblem';
import { innermost, problemOf } from './schemaProblem';

// RFC 3339, as JSON Schema means it.
const DATE_TIME = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;

/** An instant as JSON Schema's `date-time`, of a day that the calendar has. */
export function isInstant(value: string): boolean {
  return DATE_TIME.test(value) && !Number.isNaN(Date.parse(value));
}

/**
 * Checks requests against their TypeBox schemas. Addresses are text, so their values are converted ("5" to 5) and
 * defaults filled in; a body is JSON and is taken as it is: converting there would turn a null into 0 or "".
 */
export function validation(app: FastifyInstance): void {
  if (!FormatRegistry.Has('date-time')) FormatRegistry.Set('date-time', isInstant);
  app.setValidatorCompiler(({ schema, httpPart }) => {
    const typed = schema as TSchema;
    const isText = httpPart !== 'body';
    return (raw: unknown) => {
      const check = checkOf(typed);
      const value = isText ? Value.Convert(typed, Value.Default(typed, Value.Clone(raw ?? {}))) : raw;
      if (check.Check(value)) return { value };
      const outer = check.Errors(value).First();
      const first = outer && innermost(outer);
      const field = (first?.path ?? '').replace(/^\//, '').replaceAll('/', '.');
      const problem = first && problemOf(first);
      return { error: [{ message: first?.message ?? 'is wrong', instancePath: field, params: { problem } }] as never };
    };
  });
  // The messages of two schema libraries are not for people; errorReply makes the sentence.
  app.setSchemaErrorFormatter((errors, part) => {
    const field = errors[0]?.instancePath ?? '';
    const told = errors[0]?.params as { problem?: SchemaProblem } | undefined;
    return new InvalidRequest(part, field, errors[0]?.message ?? 'is wrong', told?.problem ?? null);
  });
}

const checks = new WeakMap<TSchema, TypeCheck<TSchema>>();

/** Made at the first request: making those of all routes would take a good part of each start. */
function checkOf(schema: TSchema): TypeCheck<TSchema> {
  const known = checks.get(schema);
  if (known) return known;
  const check = TypeCompiler.Compile(schema);
  checks.set(schema, check);
  return check;
}

/** A request that does not have the shape of its schema. */
export class InvalidRequest extends Error {
  constructor(
    /** 'body', 'querystring', 'params' or 'headers' */
    readonly part: string,
    /** Dotted path, empty for the whole. */
    readonly field: string,
    readonly problem: string,
    /** The same for a sentence in the reader's language. */
    readonly told: SchemaProblem | null = null,
  ) {
    super(`${part}: ${field} ${problem}`);
    this.name = 'InvalidRequest';
  }
}
