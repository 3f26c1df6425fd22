import { chooseFiling } from '../../service/filing/choosing';
import type { Case } from './cases';
import { expectOutcome, me, sabine } from './cases';
import { questionOf } from './mails';
import { MemoryWorld } from './world';
import { machinery } from './worlds';

describe('what is suspicious is never filed', () => {
  const cases: Case[] = [
    ['a hyphen more', { from: 'Sabine Krüger <krueger@berg-mann-ft.de>', to: me, subject: 'SO 000123' }, 'look_alike'],
    ['rn for m', { from: 'krueger@bergrnann-ft.de', to: me, subject: 'SO 000123' }, 'look_alike'],
    [
      'another top-level domain',
      { from: 'krueger@bergmann-foerdertechnik.net', to: me, subject: 'hello' },
      'look_alike',
    ],
    ['two letters swapped', { from: 'wgreer@oroin-ind.com', to: me, subject: 'hello' }, 'look_alike'],
    ['a word more', { from: 'pay@xinhua-casting-group.cn', to: me, subject: 'hello' }, 'look_alike'],
    [
      'our domain imitated',
      { from: 'Chen Hao <chen.hao@dali-rnachinery.com>', to: sabine, subject: 'bank' },
      'own_domain_look_alike',
    ],
    [
      'our name at a free-mail provider',
      { from: 'Chen Hao <ceo.office@gmail.com>', to: 'sales@dali-machinery.com', subject: 'are you there?' },
      'display_name',
    ],
    ['two senders', { from: 'krueger@bergmann-ft.de;x@mailer.test', to: me, subject: 'hello' }, 'display_name'],
    [
      'our own domain in another envelope',
      { from: me, to: 'sales@dali-machinery.com', subject: 'urgent', returnPath: 'x@mailer.test', isIn: true },
      'unproven',
    ],
    [
      'another address as the name',
      { from: 'krueger@bergmann-ft.de <x@mailer.test>', to: me, subject: 'hello' },
      'display_name',
    ],
    [
      "a contact's name that asks for money",
      { from: 'Sabine Krüger <sk7766@outlook.com>', to: me, subject: 'payment', text: 'our bank account has changed' },
      'display_name',
    ],
    [
      'a known sender without proof',
      { from: sabine, to: me, subject: 'SO 000123', auth: { spf: 'fail', dkim: 'none', dmarc: 'fail' } },
      'unproven',
    ],
    [
      'SPF failed and no signature',
      { from: sabine, to: me, subject: 'hello', auth: { spf: 'fail', dkim: 'none', dmarc: 'none' } },
      'unproven',
    ],
    [
      'our own domain from outside',
      { from: me, to: 'sales@dali-machinery.com', subject: 'urgent', auth: { dmarc: 'fail' } },
      'unproven',
    ],
    [
      'answers to another firm about money',
      { from: sabine, replyTo: 'krueger@bergmann-pay.test', to: me, subject: 'Zahlung', text: 'neue Bankverbindung' },
      'reply_to',
    ],
  ];
  it.each(cases)('%s', (_what, mail, code) => {
    const world = new MemoryWorld(machinery);
    const outcome = chooseFiling(questionOf(mail, world), world.knowledge, world.own);
    expect(outcome).toMatchObject({ state: 'review', category: 'suspicious' });
    expect(outcome.state === 'review' && outcome.reasons.map(reason => reason.code)).toContain(code);
  });

  const honest: Case[] = [
    [
      'proven by DKIM though forwarded',
      { from: sabine, to: me, subject: 'SO 000123', auth: { spf: 'fail', dkim: 'pass', dmarc: 'pass' } },
      'Bergmann SO 000123',
    ],
    [
      'nothing published',
      { from: sabine, to: me, subject: 'SO 000123', auth: { spf: 'none', dmarc: 'none' } },
      'Bergmann SO 000123',
    ],
    [
      'answers to a colleague at the second domain',
      { from: sabine, replyTo: 'einkauf@bergmann-foerdertechnik.com', to: me, subject: 'Zahlung SO 000123' },
      'Bergmann SO 000123',
    ],
    [
      'answers elsewhere without a word of money',
      { from: sabine, replyTo: 'sabine@home.test', to: me, subject: 'Muster' },
      'Bergmann',
    ],
    [
      'a known contact who speaks of bank accounts',
      { from: sabine, to: me, subject: 'Bankverbindung SO 000123' },
      'Bergmann SO 000123',
    ],
  ];
  it.each(honest)('%s', (_what, mail, outcome) => expectOutcome(machinery, mail, outcome));
});
