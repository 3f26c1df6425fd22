import { chooseFiling } from '../../service/filing/choosing';
import { me, sabine } from './cases';
import type { Mail } from './mails';
import { questionOf, told } from './mails';
import { MemoryWorld } from './world';
import { machinery } from './worlds';

/** Files letters one after the other, as they come, and tells what became of the last. */
function fileAll(...letters: Mail[]): string {
  const world = new MemoryWorld(machinery);
  let last = '';
  for (const letter of letters) {
    const question = questionOf(letter, world);
    const outcome = chooseFiling(question, world.knowledge, world.own);
    world.remember(question, outcome);
    last = told(outcome, world);
  }
  return last;
}

const uwe = 'Uwe Lang <uwe@lang-design.de>';
const first: Mail = { from: sabine, to: me, subject: 'Rollen QT26-118', id: 'a@b', text: 'anbei' };
const answer: Mail = { from: uwe, to: me, subject: 'Re: Rollen', answers: ['a@b'], text: 'Die Datei folgt.' };

describe('an unknown address that answers in a conversation', () => {
  it.each<[string, Mail[], string]>([
    ['who had the letter in copy', [{ ...first, cc: uwe }, answer], 'Bergmann QT26-118'],
    [
      'whom we have written to',
      [
        first,
        { ...answer, from: me, to: `${sabine};${uwe}`, id: 'c@d', answers: ['a@b'] },
        { ...answer, answers: ['c@d', 'a@b'] },
      ],
      'Bergmann QT26-118',
    ],
    ['who has the customer on his answer', [first, { ...answer, cc: sabine }], 'Bergmann QT26-118'],
    [
      'who quotes what was written',
      [
        first,
        { ...answer, text: 'Ja.\n\nAm 3.5.2026 um 10:00 schrieb Sabine Krüger <krueger@bergmann-ft.de>:\n> anbei' },
      ],
      'Bergmann QT26-118',
    ],
    ['who names the number', [first, { ...answer, subject: 'Re: Rollen QT26-118' }], 'Bergmann QT26-118'],
    ['who has the name of a contact', [first, { ...answer, from: 'Krüger, Sabine <sk@web.de>' }], 'Bergmann QT26-118'],
    ['who shows nothing of it', [first, answer], 'review unknown_sender unknown_sender: Bergmann'],
    [
      'who quotes something else',
      [first, { ...answer, text: 'Ja.\n\nAm 3.5.2026 um 10:00 schrieb Ann <ann@elsewhere.test>:\n> hello' }],
      'review unknown_sender unknown_sender: Bergmann',
    ],
    [
      'who names another’s number',
      [first, { ...answer, subject: 'SO 000127' }],
      'review unknown_sender unknown_sender: Bergmann Ural',
    ],
    [
      'who speaks of bank accounts, whatever he quotes',
      [
        first,
        {
          ...answer,
          text: 'Neue Bankverbindung.\n\nAm 3.5.2026 um 10:00 schrieb Sabine Krüger <krueger@bergmann-ft.de>:\n> anbei',
        },
      ],
      'review suspicious new_address_in_thread: Bergmann',
    ],
  ])('%s', (_what, letters, outcome) => {
    expect(fileAll(...letters)).toBe(outcome);
  });
});

describe('receipts, bounces and what else machines write', () => {
  const receipt: Mail = { from: sabine, to: me, subject: 'Gelesen: SO 000123', kind: 'auto_reply' };
  it.each<[string, Mail[], string]>([
    ['a receipt stands by the letter that it answers', [first, { ...receipt, answers: ['a@b'] }], 'Bergmann QT26-118'],
    ['a receipt is no filing by its number', [receipt], 'none system_mail'],
    ['a receipt in Chinese', [{ ...receipt, subject: '已读: SO 000123' }], 'none system_mail'],
    [
      'a bounce of an answer stands where its conversation does',
      [
        first,
        {
          from: 'MAILER-DAEMON@mx.test',
          to: me,
          subject: 'Undelivered',
          kind: 'bounce',
          report: { failedRecipients: ['x@bergmann-ft.de'], originalMessageId: 'lost@us', originalReferences: ['a@b'] },
        },
      ],
      'Bergmann QT26-118',
    ],
  ])('%s', (_what, letters, outcome) => {
    expect(fileAll(...letters)).toBe(outcome);
  });
});

describe('whose mail it is, in odd envelopes', () => {
  it.each<[string, Mail[], string]>([
    [
      'what a customer forwards of his own customer is his',
      [
        {
          from: sabine,
          to: me,
          subject: 'WG: SO 000123',
          text: 'bitte prüfen\n\nVon: Ewa <e.nowak@orion-polska.pl>\nGesendet: Montag, 20. April 2026 09:00\nAn: Sabine\nBetreff: PL/4711/26\n\nHello',
        },
      ],
      'Bergmann SO 000123',
    ],
    [
      'what a customer forwards, with a number of the other in it only',
      [
        {
          from: sabine,
          to: me,
          subject: 'WG: Frage',
          text: 'siehe unten\n\nVon: Ewa <e.nowak@orion-polska.pl>\nGesendet: Montag, 20. April 2026 09:00\nAn: Sabine\nBetreff: PL/4711/26\n\nHello',
        },
      ],
      'Bergmann',
    ],
    [
      'a colleague in copy and the drop-box hidden',
      [{ from: me, to: sabine, cc: 'sales@dali-machinery.com', bcc: 'crm@dali-machinery.com', subject: 'SO 000123' }],
      'Bergmann SO 000123',
    ],
    [
      'answers that go to a private address',
      [{ from: sabine, to: me, replyTo: 'sabine.k@gmx.de', subject: 'Frage' }],
      'Bergmann',
    ],
    [
      'answers that go to a private address, about money',
      [{ from: sabine, to: me, replyTo: 'sabine.k@gmx.de', subject: 'Bankverbindung' }],
      'review suspicious reply_to: Bergmann',
    ],
    [
      'a platform that writes for a customer',
      [{ from: 'noreply@platform.test', replyTo: 'krueger@bergmann-ft.de', to: me, subject: 'SO 000123' }],
      'review unknown_sender unknown_sender: Bergmann',
    ],
    [
      'a mailer of the customer on a sub-domain',
      [{ from: 'orders@em.bergmann-ft.de', to: me, subject: 'Bestellung 77123-A' }],
      'Bergmann SO 000123',
    ],
    [
      'a second top-level domain of the customer',
      [{ from: 'x@bergmann-foerdertechnik.com', to: me, subject: '77123-A' }],
      'Bergmann SO 000123',
    ],
    [
      'our own earlier words below name another order',
      [
        {
          from: sabine,
          to: me,
          subject: 'Re: Lieferung',
          text: 'QT26-118 ist gemeint.\n\nAm 3.5.2026 um 10:00 schrieb Chen Hao <chen.hao@dali-machinery.com>:\n> SO 000123 geht raus',
        },
      ],
      'Bergmann QT26-118',
    ],
  ])('%s', (_what, letters, outcome) => {
    expect(fileAll(...letters)).toBe(outcome);
  });
});
