import type { RuleCondition, RuleField } from '../../../service/filing/rules/conditions';
import type { ComparedRule } from '../../../service/filing/rules/ordering';
import { findHidden } from '../../../service/filing/rules/ordering';

const when = (field: RuleField, ...values: string[]): RuleCondition => ({ field, isNot: false, values });
const rule = (id: number, conditions: RuleCondition[], more: Partial<ComparedRule> = {}): ComparedRule => ({
  id,
  name: `rule ${id}`,
  conditions,
  action: 'file',
  companyId: 1,
  recordId: null,
  coverage: 'own',
  ownerId: 5,
  ...more,
});
const hidden = (...rules: ComparedRule[]) =>
  findHidden(rules).map(({ id, by, isElsewhere }) => `${id} by ${by}${isElsewhere ? ' elsewhere' : ''}`);

describe('a rule that can never fire', () => {
  it('stands behind one that is wider', () => {
    expect(hidden(rule(1, [when('domain', 'acme.com')]), rule(2, [when('sender', 'jo@de.acme.com')]))).toEqual([
      '2 by 1',
    ]);
    expect(
      hidden(rule(1, [when('words', 'claim')]), rule(2, [when('subject', 'claim'), when('domain', 'acme.com')])),
    ).toEqual(['2 by 1']);
  });

  it('contradicts it where it names another place', () => {
    const other = rule(2, [when('domain', 'acme.com')], { companyId: 2 });
    expect(hidden(rule(1, [when('domain', 'acme.com', 'acme.de')]), other)).toEqual(['2 by 1 elsewhere']);
  });

  const fine: [string, ComparedRule, ComparedRule][] = [
    ['the earlier is narrower', rule(1, [when('sender', 'jo@acme.com')]), rule(2, [when('domain', 'acme.com')])],
    [
      'the earlier asks for more',
      rule(1, [when('domain', 'acme.com'), when('words', 'claim')]),
      rule(2, [when('domain', 'acme.com')]),
    ],
    ['the later has one more value', rule(1, [when('words', 'claim')]), rule(2, [when('words', 'claim', 'defect')])],
    [
      'they are of two people',
      rule(1, [when('domain', 'acme.com')]),
      rule(2, [when('domain', 'acme.com')], { ownerId: 6 }),
    ],
    [
      'the later reaches further',
      rule(1, [when('domain', 'acme.com')]),
      rule(2, [when('domain', 'acme.com')], { coverage: 'all' }),
    ],
  ];
  it.each(fine)('is none where %s', (_what, earlier, later) => {
    expect(hidden(earlier, later)).toEqual([]);
  });
});
