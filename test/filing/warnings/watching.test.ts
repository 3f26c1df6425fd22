import { chooseFiling } from '../../../service/filing/choosing';
import { openCase } from '../../../service/filing/filingCase';
import { findWarnings, placedDetails } from '../../../service/filing/warnings/watching';
import { me } from '../cases';
import type { Mail } from '../mails';
import { questionOf } from '../mails';
import { MemoryWorld } from '../world';
import { machinery } from '../worlds';

function warned(mail: Mail): string[] {
  const world = new MemoryWorld(machinery);
  const filing = openCase(questionOf({ to: me, ...mail }, world), world.knowledge, world.own);
  return findWarnings(filing).map(({ code, severity }) => `${code} ${severity}`);
}

describe('warnings of a mail', () => {
  const plain = 'Dear Mr Chen, please quote.';
  const pay = 'Please pay the invoice to our new bank account.';
  const cases: [what: string, mail: Mail, expected: string[]][] = [
    ['a customer writes', { from: 'Sabine Krüger <krueger@bergmann-ft.de>', text: plain }, []],
    ['a customer writes of money', { from: 'Sabine Krüger <krueger@bergmann-ft.de>', text: pay }, []],
    ['a stranger writes', { from: 'Jo <jo@stranger-tools.it>', text: plain }, []],
    ['another top level', { from: 'Sabine <krueger@bergmann-ft.com>', text: plain }, ['look_alike high']],
    ['a letter changed', { from: 'Sabine <krueger@bergrnann-ft.de>', text: plain }, ['look_alike high']],
    ['a word added', { from: 'Sabine <krueger@bergmann-ft-trade.com>', text: plain }, ['look_alike high']],
    ['Cyrillic letters', { from: 'Sabine <krueger@bergmаnn-ft.de>', text: plain }, ['look_alike high']],
    [
      'our own domain, nearly',
      { from: 'Boss <chen.hao@dali-machlnery.com>', text: plain },
      ['own_domain_look_alike high'],
    ],
    [
      'an address in the name',
      { from: '"krueger@bergmann-ft.de" <x1@cheap-mail.xyz>', text: plain },
      ['display_name high'],
    ],
    [
      'the name of a contact, other address',
      { from: 'Sabine Krüger <s.k.1970@gmail.com>', text: plain },
      ['display_name notice'],
    ],
    ['the same, about money', { from: 'Sabine Krüger <s.k.1970@gmail.com>', text: pay }, ['display_name high']],
    [
      'a customer, answers elsewhere',
      { from: 'Sabine Krüger <krueger@bergmann-ft.de>', replyTo: 'pay@other-firm.net', text: plain },
      ['reply_to notice'],
    ],
    [
      'the same, about money',
      { from: 'Sabine Krüger <krueger@bergmann-ft.de>', replyTo: 'pay@other-firm.net', text: pay },
      ['reply_to high'],
    ],
    [
      'a stranger’s firm, answers to free mail',
      { from: 'Jo <jo@stranger-tools.it>', replyTo: 'jo.tools@gmail.com', text: plain },
      ['reply_to notice'],
    ],
    ['a bounce', { from: 'mailer-daemon@bergmann-ft.com', kind: 'bounce', text: pay }, []],
  ];
  it.each(cases)('%s', (_what, mail, expected) => {
    expect(warned(mail)).toEqual(expected);
  });

  it('each say in which words, and where', () => {
    const world = new MemoryWorld(machinery);
    const mail = { from: 'Sabine <krueger@bergmann-ft.com>', to: me, text: plain };
    const [warning] = findWarnings(openCase(questionOf(mail, world), world.knowledge, world.own));
    expect(warning).toMatchObject({
      values: { known: 'bergmann-ft.de' },
      evidence: [{ field: 'from', text: 'bergmann-ft.com' }],
    });
  });

  it('change nothing of where a mail is filed', () => {
    const world = new MemoryWorld(machinery);
    const mail = { from: 'Sabine Krüger <krueger@bergmann-ft.de>', replyTo: 'pay@other-firm.net', to: me, text: plain };
    expect(chooseFiling(questionOf(mail, world), world.knowledge, world.own).state).toBe('filed');
  });

  it('look for bank details in what was written now, not in what is quoted, and in names of files', () => {
    const world = new MemoryWorld(machinery);
    const text =
      'New account:\nIBAN DE89370400440532013000\n\nOn Monday Chen Hao wrote:\n> IBAN GB29NWBK60161331926819\n';
    const mail = {
      from: 'Sabine <krueger@bergmann-ft.de>',
      to: me,
      text,
      files: ['PI_FR1420041010050500013M02606.pdf'],
    };
    const filing = openCase(questionOf(mail, world), world.knowledge, world.own);
    expect(placedDetails(filing).map(one => [one.value, one.evidence.field])).toEqual([
      ['DE89370400440532013000', 'body'],
      ['FR1420041010050500013M02606', 'attachment'],
    ]);
  });
});
