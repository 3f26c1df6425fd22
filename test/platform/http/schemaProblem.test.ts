import type { TSchema } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { TypeCompiler } from '@sinclair/typebox/compiler';
import { Nullable } from '../../../service/common/apiSchema';
import { innermost, problemOf } from '../../../service/platform/http/schemaProblem';
import * as fieldWords from '../../../ui/texts/parts/fieldWords';

const colours = Type.Union([Type.Literal('red'), Type.Literal('blue')]);
function told(schema: TSchema, value: unknown) {
  const error = TypeCompiler.Compile(schema).Errors(value).First();
  if (!error) throw new Error('it fits');
  const inner = innermost(error);
  return { field: inner.path, ...problemOf(inner) };
}

test.each<[string, TSchema, unknown, object]>([
  ['a port beyond all ports', Type.Integer({ maximum: 65535 }), 99999, { reason: 'too_large', limit: 65535 }],
  ['less than the least', Type.Number({ minimum: 1 }), 0, { reason: 'too_small', limit: 1 }],
  ['a name that is too long', Type.String({ maxLength: 5 }), 'Nordlicht', { reason: 'too_long', limit: 5 }],
  ['one of several words', Type.String({ minLength: 3 }), 'ab', { reason: 'too_short', limit: 3 }],
  ['nothing where something has to be', Type.String({ minLength: 1 }), '', { reason: 'missing' }],
  ['too many lines', Type.Array(Type.Integer(), { maxItems: 1 }), [1, 2], { reason: 'too_many', limit: 1 }],
  ['no line', Type.Array(Type.Integer(), { minItems: 1 }), [], { reason: 'too_few', limit: 1 }],
  ['the same twice', Type.Array(Type.Integer(), { uniqueItems: true }), [1, 1], { reason: 'twice' }],
  ['a half where whole ones count', Type.Integer(), 1.5, { reason: 'not_whole' }],
  ['words where a number stands', Type.Number(), 'many', { reason: 'not_number' }],
  ['a number where words stand', Type.String(), 5, { reason: 'not_text' }],
  ['a day in a form of its own', Type.String({ pattern: '^\\d{4}-\\d\\d$' }), '11/2026', { reason: 'wrong_form' }],
  ['a word that is not in the list', colours, 'green', { reason: 'not_one_of', allowed: ['red', 'blue'] }],
  [
    'null, or a text that is too long',
    Nullable(Type.String({ maxLength: 2 })),
    'abc',
    { reason: 'too_long', limit: 2 },
  ],
  ['null, or a word that is not in the list', Nullable(colours), 'green', { reason: 'not_one_of' }],
  ['neither yes nor no', Type.Boolean(), 'perhaps', { reason: 'wrong_kind' }],
])('%s', (_what, schema, value, expected) => {
  expect(told(schema, value)).toMatchObject(expected);
});

test('what lacks is named by its place, in a list too', () => {
  const body = Type.Object({ lines: Type.Array(Type.Object({ quantity: Type.Integer() })) });
  expect(told(body, {})).toMatchObject({ field: '/lines', reason: 'missing' });
  expect(told(body, { lines: [{ quantity: 1 }, {}] })).toMatchObject({ field: '/lines/1/quantity', reason: 'missing' });
});

test('each problem has its sentence in both languages, which names the field', () => {
  for (const sentences of [fieldWords.zhCNErrors, fieldWords.enErrors])
    for (const sentence of Object.values(sentences)) expect(sentence).toContain('{field}');
  expect(Object.keys(fieldWords.enErrors)).toEqual(Object.keys(fieldWords.zhCNErrors));
});
