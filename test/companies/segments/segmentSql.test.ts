import type { CustomField } from '../../../service/companies/customField.entity';
import type { SegmentCondition, SegmentConditions } from '../../../service/companies/segments/segmentFields';
import {
  fieldsWith,
  operatorsFor,
  plainFields,
  readAmount,
  refuseCondition,
  rightsFor,
} from '../../../service/companies/segments/segmentFields';
import { segmentSql } from '../../../service/companies/segments/segmentSql';
import type { SegmentWorld } from '../../../service/companies/segments/segmentWorld';
import { openStages } from '../../../service/leads/opportunityStages';

const own = (code: string, kind: CustomField['kind'], subject: 'company' | 'contact' = 'company'): CustomField => ({
  ...{ id: 7, subject, code, nameZh: code, nameEn: code, kind, section: '', position: 1 },
  ...{ isRequired: false, isInList: true, isActive: true, rule: {}, version: 1 },
  choices: [{ code: 'blue', nameZh: '蓝', nameEn: 'Blue', isActive: true } as never],
});
const fields = fieldsWith([
  own('size', 'number'),
  own('budget', 'money'),
  own('since', 'date'),
  own('colour', 'choice'),
  own('note', 'text'),
  own('vip', 'yes_no'),
  own('story', 'long_text'),
  own('hobby', 'text', 'contact'),
]);
const world: SegmentWorld = {
  ...{ fields, dialect: 'sqlite', now: new Date('2026-12-05T08:00:00Z'), timeZone: 'Asia/Shanghai', userId: 42 },
  teamsBeneath: id => [id, id + 100],
};
const one = (field: string, op: string, ...values: string[]): SegmentCondition => ({ field, op, values });
const all = (...conditions: SegmentCondition[]): SegmentConditions => ({
  mode: 'all',
  groups: [{ mode: 'all', conditions }],
});
const sample: Readonly<Record<string, string>> = {
  ...{ people: 'me', teams: '3', segments: '5', text: 'tea', number: '3', money: '100.50 USD', yes_no: 'yes' },
  month: '5',
};
const valueFor = (name: string, op: string): string => {
  const field = fields.get(name);
  if (!field) throw new Error(name);
  if (op === 'within' || op === 'older') return '30';
  if (op === 'before' || op === 'after') return '2026-01-31';
  return field.words?.[0] ?? sample[field.kind] ?? 'DE';
};

describe('every field with every operator of its own', () => {
  const cases = [...fields].flatMap(([name, field]) => operatorsFor(field).map(op => [name, op] as const));

  test.each(cases)('%s %s can be asked, and its values stand in no text', (name, op) => {
    const condition = one(name, op, ...(op === 'empty' || op === 'filled' ? [] : [valueFor(name, op)]));
    expect(refuseCondition(condition, fields)).toBeNull();
    for (const about of ['companies', 'contacts'] as const) {
      const { sql, parameters } = segmentSql(about, all(condition), 'row', world);
      expect(sql).not.toContain('30');
      for (const key of sql.match(/:(?:\.\.\.)?segment\d+/g) ?? [])
        expect(parameters).toHaveProperty(key.replace(/^:(\.\.\.)?/, ''));
    }
  });
});

describe('what is hostile', () => {
  const attacks = [
    `'; DROP TABLE "company"; --`,
    `" OR 1=1 --`,
    `%' OR '1'='1`,
    ':segment1',
    '\u0000',
    `x') UNION SELECT`,
  ];

  test.each(attacks)('stays a value: %j', attack => {
    const asked = [
      one('name', 'contains', attack),
      one('country', 'one_of', attack),
      one('tag', 'none_of', attack),
      one('leadProducts', 'lacks', attack),
      one('f_note', 'is', attack),
      one('contactTitle', 'contains', attack),
    ];
    const { sql } = segmentSql('companies', all(...asked), 'row', world);
    const plain = segmentSql(
      'companies',
      all(...asked.map(condition => ({ ...condition, values: ['x'] }))),
      'row',
      world,
    );
    expect(sql).toBe(plain.sql);
  });

  test.each<[string, SegmentCondition, string]>([
    ['a field of its own making', one('id" = 1 OR "x', 'one_of', '1'), 'segment.field_unknown'],
    ['what every object has', one('constructor', 'one_of', '1'), 'segment.field_unknown'],
    ['the own prototype', one('__proto__', 'one_of', '1'), 'segment.field_unknown'],
    ['an operator of its own making', one('country', '= 1 OR 1', 'DE'), 'segment.operator_unknown'],
    ['an operator of another kind', one('country', 'within', '3'), 'segment.operator_unknown'],
    ['emptiness of what is always there', one('name', 'empty'), 'segment.operator_unknown'],
    ['a long text', one('f_story', 'contains', 'x'), 'segment.field_unknown'],
    ['no value', one('country', 'one_of'), 'segment.value_missing'],
    ['a blank value', one('country', 'one_of', ' '), 'segment.value_missing'],
    ['a type that is none', one('type', 'one_of', 'isCustomer'), 'segment.value_invalid'],
    ['a person who is no number', one('owner', 'one_of', '1 OR 1'), 'segment.value_invalid'],
    ['half a day', one('created', 'within', '0.5'), 'segment.value_invalid'],
    ['a day that is none', one('created', 'before', '2026-02-30'), 'segment.value_invalid'],
    ['more letters than are counted', one('mails', 'at_least', '1001'), 'segment.value_invalid'],
    ['an amount without a currency', one('opportunityAmount', 'at_least', '100'), 'segment.value_invalid'],
    ['a thirteenth month', one('birthMonth', 'one_of', '13'), 'segment.value_invalid'],
    ['a choice that is none', one('f_colour', 'one_of', 'red'), 'segment.value_invalid'],
    ['no word of yes or no', one('f_vip', 'is', 'maybe'), 'segment.value_invalid'],
  ])('%s is refused', (_what, condition, code) => {
    expect(refuseCondition(condition, fields)).toBe(code);
  });
});

test('without conditions everything belongs to it; an empty group asks for nothing', () => {
  expect(segmentSql('companies', { mode: 'any', groups: [] }, 'row', world).sql).toBe('(1 = 1)');
  const empty = { mode: 'any', groups: [{ mode: 'any', conditions: [] }] } as const;
  expect(
    segmentSql('companies', { mode: empty.mode, groups: [{ mode: 'any', conditions: [] }] }, 'row', world).sql,
  ).toBe('(1 = 1)');
});

test('people who have left belong to no segment of contacts', () => {
  expect(segmentSql('contacts', { mode: 'all', groups: [] }, 'row', world).sql).toBe('("row"."leftAt" IS NULL)');
});

test('conditions of people that hold together are asked of one person', () => {
  const both = all(one('contactRole', 'one_of', 'buyer'), one('birthMonth', 'one_of', 'this'));
  const { sql, parameters } = segmentSql('companies', both, 'row', world);
  expect(sql.match(/FROM "contact" "beside"/g)).toHaveLength(1);
  expect(Object.values(parameters)).toContain('12-%');
});

test('next month after December is January', () => {
  const { parameters } = segmentSql('contacts', all(one('birthMonth', 'one_of', 'next')), 'row', world);
  expect(Object.values(parameters)).toEqual(['01-%']);
});

test('"me" is whoever reads, and a team is all beneath it', () => {
  const asked = all(one('owner', 'one_of', 'me', '9'), one('team', 'one_of', '3'));
  expect(Object.values(segmentSql('companies', asked, 'row', world).parameters)).toEqual([
    [42, 9],
    [3, 103],
  ]);
});

test('an amount is compared in the minor unit of its currency', () => {
  const minor = (value: string) =>
    Object.values(segmentSql('companies', all(one('opportunityAmount', 'at_least', value)), 'row', world).parameters);
  expect(minor('100.50 USD')).toEqual(['USD', 10050]);
  expect(minor('100 JPY')).toEqual(['JPY', 100]);
  expect(readAmount('1e9 USD')).toBeNull();
});

test('letters are counted no further than is asked, in the words of each database', () => {
  const asked = all(one('mails', 'at_least', '12'));
  expect(segmentSql('companies', asked, 'row', world).sql).toContain('LIMIT 12');
  expect(segmentSql('companies', asked, 'row', { ...world, dialect: 'mssql' }).sql).toContain('TOP (12)');
});

test('prices and deals ask for their rights', () => {
  expect([...rightsFor(all(one('opportunityAmount', 'at_least', '1 USD')), fields)]).toEqual([
    'leads.read',
    'fields.price.view',
  ]);
  expect([...rightsFor(all(one('country', 'one_of', 'DE')), fields)]).toEqual([]);
});

test('the stages of a deal are those that an open one may have', () => {
  expect(plainFields.opportunityStage?.words).toEqual([...openStages, 'suspended']);
});
