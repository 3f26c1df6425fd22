import fc from 'fast-check';
import { chooseFiling } from '../../../service/filing/choosing';
import { readMail } from '../../../service/filing/mailReading';
import type { OrderedRule, RuleCondition, RuleField } from '../../../service/filing/rules/conditions';
import {
  asTyped,
  checkConditions,
  firstRule,
  foldText,
  matchConditions,
  placeOf,
} from '../../../service/filing/rules/conditions';
import { me, sabine } from '../cases';
import type { Mail } from '../mails';
import { questionOf, told } from '../mails';
import { MemoryWorld } from '../world';
import { machinery } from '../worlds';

const when = (field: RuleField, ...values: string[]): RuleCondition => ({ field, isNot: false, values });
const unless = (field: RuleField, ...values: string[]): RuleCondition => ({ field, isNot: true, values });

function holds(conditions: RuleCondition[], mail: Mail, folder = 'INBOX'): boolean {
  const world = new MemoryWorld(machinery);
  const question = questionOf(mail, world);
  question.copies = [{ mailbox: 'chen.hao@dali-machinery.com', folder }];
  return (
    matchConditions(checkConditions(conditions, world.own.domains), {
      question,
      reading: readMail(question, world.own),
    }) !== null
  );
}

const mail: Mail = {
  from: 'Rosa Diaz <rosa@mail.vidal-hogar.es>',
  to: me,
  cc: 'Kai <kai@freight-hansa.de>',
  subject: 'Re: Sample order 询价 for the party',
  text: 'Please quote FOB Ningbo.\nＰＡＬＬＥＴ size as ever.',
  files: ['Packing list 2026.xlsx'],
};

describe('a condition of a rule', () => {
  const cases: [what: string, conditions: RuleCondition[], expected: boolean][] = [
    ['the sender', [when('sender', 'Rosa@mail.vidal-hogar.es')], true],
    ['another sender', [when('sender', 'other@mail.vidal-hogar.es')], false],
    ['the domain', [when('domain', 'vidal-hogar.es')], true],
    ['one of several domains', [when('domain', 'nobody.example', 'mail.vidal-hogar.es')], true],
    ['a domain that only looks like it', [when('domain', 'vida1-hogar.es')], false],
    ['a domain that only ends like it', [when('domain', 'hogar.es')], false],
    ['somebody in copy', [when('participant', 'kai@freight-hansa.de')], true],
    ['a firm in copy', [when('participant', 'freight-hansa.de')], true],
    ['a word of the subject', [when('words', 'sample order')], true],
    ['a Chinese word of two characters', [when('subject', '询价')], true],
    ['a word that is only part of another', [when('subject', 'art')].map(one => ({ ...one, values: ['arty'] })), false],
    ['full-width letters', [when('body', 'pallet')], true],
    ['a word of the body, asked of the subject', [when('subject', 'ningbo')], false],
    ['the name of a file', [when('attachment', 'packing list')], true],
    ['the mailbox', [when('mailbox', 'chen.hao@dali-machinery.com')], true],
    ['the folder', [when('folder', 'inbox')], true],
    ['two conditions of which one fails', [when('domain', 'vidal-hogar.es'), when('words', 'invoice')], false],
    ['a condition with an exception that holds', [when('domain', 'vidal-hogar.es'), unless('words', 'sample')], false],
    [
      'a condition with an exception that does not',
      [when('domain', 'vidal-hogar.es'), unless('words', 'invoice')],
      true,
    ],
    ['received mail', [when('domain', 'vidal-hogar.es'), when('direction', 'in')], true],
    ['sent mail', [when('domain', 'vidal-hogar.es'), when('direction', 'out')], false],
  ];
  it.each(cases)('about %s', (_what, conditions, expected) => {
    expect(holds(conditions, mail)).toBe(expected);
  });

  it('about a folder holds below it, not beside it', () => {
    const asked = [when('folder', 'Customers')];
    expect(['Customers', 'INBOX/Customers', 'customers/Vidal'].map(folder => holds(asked, mail, folder))).toEqual([
      true,
      true,
      true,
    ]);
    expect(holds(asked, mail, 'Customers old')).toBe(false);
  });
});

describe('conditions are refused', () => {
  const cases: [what: string, conditions: RuleCondition[], code: string][] = [
    ['that say nothing of which mail', [when('direction', 'in')], 'rule.no_conditions'],
    ['that only leave mail out', [unless('words', 'invoice')], 'rule.no_conditions'],
    ['with two letters', [when('words', 'ok')], 'rule.word_too_short'],
    ['with three signs that are no letters', [when('subject', '---')], 'rule.word_too_short'],
    ['with one Chinese character', [when('words', '单')], 'rule.word_too_short'],
    ['for a free-mail provider', [when('domain', 'gmail.com')], 'rule.free_mail_domain'],
    ['for a free-mail provider among the people', [when('participant', 'qq.com')], 'rule.free_mail_domain'],
    ['for our own domain', [when('domain', 'dali-machinery.com')], 'rule.own_domain'],
    ['for what is no address', [when('sender', 'rosa')], 'rule.no_address'],
    ['for what is no domain', [when('domain', 'vidal')], 'rule.no_domain'],
    ['without a value', [when('words', '  ')], 'rule.no_value'],
  ];
  it.each(cases)('%s', (_what, conditions, code) => {
    expect(() => checkConditions(conditions, ['dali-machinery.com'])).toThrow(expect.objectContaining({ code }));
  });
});

describe('words', () => {
  it('are found where they stand by themselves, and nowhere else', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z]{3,8}$/),
        fc.stringMatching(/^[a-z .,]{0,20}$/),
        fc.stringMatching(/^[a-z .,]{0,20}$/),
        (word, before, behind) => {
          const text = `${before} ${word} ${behind}`;
          const at = placeOf(text, word);
          expect(at).toBeGreaterThanOrEqual(0);
          expect(text.slice(at, at + word.length)).toBe(word);
          expect(/[a-z]/.test(text[at - 1] ?? '') || /[a-z]/.test(text[at + word.length] ?? '')).toBe(false);
        },
      ),
    );
  });

  it('keep their places when a text is folded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), text => foldText(text).length === text.length),
    );
  });
});

describe('rules in their order', () => {
  const rule = (id: number, more: Partial<OrderedRule>): OrderedRule => ({
    id,
    name: `rule ${id}`,
    userName: 'Lin',
    conditions: [when('words', 'sample order')],
    action: 'file',
    companyId: null,
    contactId: null,
    recordId: null,
    mailboxes: null,
    sinceMessageId: 0,
    ...more,
  });
  const outcome = (rules: OrderedRule[], given: Mail = mail, stored?: number) => {
    const world = new MemoryWorld(machinery);
    const question = questionOf(given, world);
    if (stored !== undefined) question.storedId = stored;
    const knowledge = { ...world.knowledge, orderedRules: rules };
    return told(chooseFiling(question, knowledge, world.own), world);
  };
  const vega = () => new MemoryWorld(machinery).companyId('Vega');
  const ural = () => new MemoryWorld(machinery).companyId('Ural');

  it('the first that holds decides', () => {
    expect(outcome([rule(1, { companyId: vega() }), rule(2, { companyId: ural() })])).toBe('Vega');
    expect(
      outcome([rule(1, { conditions: [when('words', 'invoice')], companyId: vega() }), rule(2, { companyId: ural() })]),
    ).toBe('Ural');
  });

  it('come before what an address says by itself, and before "always"', () => {
    expect(outcome([rule(1, { companyId: vega() })], { ...mail, from: sabine })).toBe('Vega');
  });

  it('leave mail alone that is not business, and send to review what a person wants to see', () => {
    expect(outcome([rule(1, { action: 'not_business' })])).toBe('none rule');
    expect(outcome([rule(1, { action: 'review' })], { ...mail, from: sabine })).toMatch(/^review/);
  });

  it('touch no mail that is older than they, and none of mailboxes of others', () => {
    const before = outcome([]);
    expect(outcome([rule(1, { companyId: vega(), sinceMessageId: 9 })], mail, 9)).toBe(before);
    expect(outcome([rule(1, { companyId: vega(), sinceMessageId: 9 })], mail, 10)).toBe('Vega');
    expect(outcome([rule(1, { companyId: vega(), mailboxes: new Set(['somebody@dali-machinery.com']) })])).toBe(before);
  });

  it('never vouch for an imitation', () => {
    const forged = { ...mail, from: 'Sabine Krüger <krueger@bergmann-ft.com>' };
    expect(outcome([rule(1, { companyId: vega() })], forged)).toMatch(/^review suspicious/);
  });

  it('answer nothing where none holds', () => {
    const world = new MemoryWorld(machinery);
    const question = questionOf(mail, world);
    const asked = { question, reading: readMail(question, world.own) };
    expect(firstRule([rule(1, { conditions: [when('words', 'invoice')] })], asked)).toBeNull();
  });
});

test('words are compared folded and shown as they were typed; addresses are small for everybody', () => {
  const kept = checkConditions(
    [
      when('words', 'Bamboo TRAY', 'bamboo tray', '竹盘'),
      when('sender', 'Anna@Nordlicht.example'),
      when('subject', 'order'),
    ],
    [],
  );
  expect(kept.map(one => one.values)).toEqual([['bamboo tray', '竹盘'], ['anna@nordlicht.example'], ['order']]);
  expect(asTyped(kept).map(one => one.values)).toEqual([
    ['Bamboo TRAY', '竹盘'],
    ['anna@nordlicht.example'],
    ['order'],
  ]);
  expect(checkConditions(asTyped(kept), [])).toEqual(kept);
});
