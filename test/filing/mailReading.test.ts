import type { Case } from './cases';
import { expectOutcome, me, sabine } from './cases';
import { machinery } from './worlds';

describe('what colleagues forward', () => {
  const sales = 'sales@dali-machinery.com';
  const cases: Case[] = [
    [
      'as Gmail does it',
      {
        from: me,
        to: sales,
        subject: 'Fwd: range',
        text: 'pls follow\n\n---------- Forwarded message ---------\nFrom: Sabine Krüger <krueger@bergmann-ft.de>\nDate: Sat, Apr 11, 2026 at 7:40 PM\nSubject: range\nTo: <chen.hao@dali-machinery.com>\n\nHallo, bitte um Katalog',
      },
      'Bergmann',
    ],
    [
      'as Outlook does it in Chinese',
      {
        from: me,
        to: sales,
        subject: '转发: SO 000123',
        text: '按这个\n\n发件人: Sabine Krüger <krueger@bergmann-ft.de>\n发送时间: 2026年4月22日 16:58\n收件人: Chen Hao\n主题: SO 000123\n\nBitte teilen.',
      },
      'Bergmann SO 000123',
    ],
    [
      'as Outlook does it in German, to the dropbox',
      {
        from: me,
        to: 'crm@dali-machinery.com',
        subject: 'WG: Frage',
        text: '\nVon: Олег Панин <panin@uralmk.ru>\nGesendet: Montag, 20. April 2026 09:00\nAn: Chen Hao <chen.hao@dali-machinery.com>\nBetreff: УМК-2026/15\n\nДобрый день',
      },
      'Ural SO 000127',
    ],
    [
      'as an attachment',
      {
        from: me,
        to: 'crm@dali-machinery.com',
        subject: 'FW',
        attached: { from: 'rsoto@mx.orion-ind.com', subject: 'OC 88120', text: 'Hola' },
      },
      'OrionMX SO 000125',
    ],
    [
      'his own sent mail',
      {
        from: me,
        to: 'crm@dali-machinery.com',
        subject: 'FW',
        attached: { from: me, to: sabine, subject: 'QT26-118', text: 'Dear Sabine' },
      },
      'Bergmann QT26-118',
    ],
    [
      "a stranger's mail",
      { from: me, to: 'crm@dali-machinery.com', subject: 'FW', attached: { from: 'new@buyer.test', text: 'Hello' } },
      'review unknown_sender unknown_sender:',
    ],
    [
      'a mail of which only the name is left, with a number',
      {
        from: me,
        to: sales,
        subject: 'FW: SO 000123',
        attached: { from: 'Sabine Krüger <>', subject: 'SO 000123', text: 'Hallo' },
      },
      'Bergmann SO 000123',
    ],
    [
      'a mail of which only the name is left',
      { from: me, to: sales, subject: 'FW: Hallo', attached: { from: 'Sabine Krüger <>', text: 'Hallo' } },
      'review which_party person_name: Bergmann',
    ],
    [
      "a customer's mail sent on to a supplier",
      {
        from: me,
        to: 'zhou@xinhua-casting.cn',
        subject: 'Fwd: CG26-031',
        text: '请看\n\n---------- Forwarded message ---------\nFrom: Sabine Krüger <krueger@bergmann-ft.de>\nDate: Sat, Apr 11, 2026 at 7:40 PM\nSubject: x\nTo: <chen.hao@dali-machinery.com>\n\nHallo',
      },
      'Casting CG26-031',
    ],
    [
      'a mail of a look-alike',
      {
        from: me,
        to: sales,
        subject: 'FW: SO 000123',
        answers: ['qt118@dali-machinery.com'],
        attached: { from: 'krueger@bergrnann-ft.de', text: 'bank' },
      },
      'review suspicious look_alike: Bergmann',
    ],
    [
      'an answer of ours to the dropbox, the customer mail below',
      {
        from: me,
        to: 'crm@dali-machinery.com',
        subject: 'Re: OC 88120',
        text: 'ok\n\nFrom: Raúl Soto <rsoto@mx.orion-ind.com>\nSent: Monday, 20 April 2026 09:00\nTo: Chen Hao\nSubject: OC 88120\n\nHola',
      },
      'OrionMX SO 000125',
    ],
    [
      "what a customer forwards is the customer's",
      {
        from: sabine,
        to: me,
        subject: 'WG: drawing',
        text: 'siehe unten\n\nVon: Ewa Nowak <e.nowak@orion-polska.pl>\nGesendet: Montag, 20. April 2026 09:00\nAn: Sabine Krüger\nBetreff: drawing\n\nHello',
      },
      'Bergmann',
    ],
  ];
  it.each(cases)('%s', (_what, mail, outcome) => expectOutcome(machinery, mail, outcome));
});

describe('answers in a conversation', () => {
  const answers = ['qt118@dali-machinery.com'];
  const cases: Case[] = [
    [
      'a new free-mail address',
      {
        from: 'Sabine K. <sabine.k@gmx.de>',
        to: me,
        subject: 'Re: Angebot',
        answers,
        text: 'privat geschrieben, passt so',
      },
      'Bergmann QT26-118',
    ],
    [
      'a new address that speaks of bank accounts',
      {
        from: 'Sabine K. <sabine.k@gmx.de>',
        to: me,
        subject: 'Re: Angebot',
        answers,
        text: 'please send your bank details again',
      },
      'review suspicious new_address_in_thread: Bergmann',
    ],
    [
      "another customer in somebody's conversation keeps his own party",
      { from: 'panin@uralmk.ru', to: me, subject: 'Re: Angebot', answers },
      'Ural',
    ],
    [
      "a supplier in a customer's conversation",
      { from: 'zhou@xinhua-casting.cn', to: me, subject: 'Re: Angebot', answers },
      'Casting',
    ],
    [
      'a look-alike in a conversation',
      { from: 'krueger@bergrnann-ft.de', to: me, subject: 'Re: Angebot', answers },
      'review suspicious look_alike: Bergmann',
    ],
    [
      'an automatic answer',
      { from: sabine, to: me, subject: 'Abwesend', answers, kind: 'auto_reply' },
      'Bergmann QT26-118',
    ],
    [
      'an automatic answer to nothing known',
      { from: sabine, to: me, subject: 'Abwesend', kind: 'auto_reply' },
      'none system_mail',
    ],
    [
      'an automatic answer that names the quote',
      { from: sabine, to: me, subject: 'Abwesend: QT26-118', kind: 'auto_reply' },
      'Bergmann QT26-118',
    ],
    [
      'an automatic answer of a stranger',
      { from: 'x@stranger.test', to: me, subject: 'Out of office', kind: 'auto_reply' },
      'none system_mail',
    ],
    [
      'a bounce of a mail in it',
      {
        from: 'MAILER-DAEMON@dali-machinery.com',
        to: me,
        subject: 'Undelivered',
        kind: 'bounce',
        report: { failedRecipients: ['krueger@bergmann-ft.de'], originalMessageId: 'qt118@dali-machinery.com' },
      },
      'Bergmann QT26-118',
    ],
    [
      'a bounce of an unknown mail to a contact',
      {
        from: 'MAILER-DAEMON@dali-machinery.com',
        to: me,
        subject: 'Undelivered',
        kind: 'bounce',
        report: { failedRecipients: ['panin@uralmk.ru'], originalSubject: 'SO 000127' },
      },
      'Ural SO 000127',
    ],
    [
      'a bounce to nobody known',
      {
        from: 'MAILER-DAEMON@x.test',
        to: me,
        subject: 'Undelivered',
        kind: 'bounce',
        report: { failedRecipients: ['a@b.test'] },
      },
      'none system_mail',
    ],
  ];
  it.each(cases)('%s', (_what, mail, outcome) => expectOutcome(machinery, mail, outcome));
});
