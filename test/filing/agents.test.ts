import type { Case } from './cases';
import { expectOutcome, kohl, me, sabine } from './cases';
import { machinery } from './worlds';

describe('agents, inspectors and forwarders', () => {
  const lee = 'Jay Lee <leesourcing.kr@gmail.com>';
  const amy = 'Amy Tan <amy.tan@truecheck-qc.com>';
  const cases: Case[] = [
    ["an agent names one customer's order", { from: kohl, to: me, subject: '77123-A Freigabe' }, 'Bergmann SO 000123'],
    [
      'an agent names it in the text',
      { from: kohl, to: me, subject: 'Termin', text: 'УМК-2026/15 bitte vorziehen' },
      'Ural SO 000127',
    ],
    [
      'an agent names it on a file',
      { from: kohl, to: me, subject: 'anbei', files: ['SO 000127.xlsx'] },
      'Ural SO 000127',
    ],
    [
      'an agent names nothing',
      { from: kohl, to: me, subject: 'Termin?' },
      'review which_party agent_without_number: Bergmann Ural Kohl',
    ],
    [
      'an agent names nothing, a customer in copy comes first',
      { from: kohl, to: me, cc: 'panin@uralmk.ru', subject: 'Termin?' },
      'review which_party agent_without_number: Ural Bergmann Kohl',
    ],
    [
      'an agent names both customers',
      { from: kohl, to: me, subject: 'SO 000123 und SO 000127' },
      'review which_party several: Bergmann Ural Kohl',
    ],
    [
      "an agent names a stranger's order",
      { from: kohl, to: me, subject: 'SO 000128' },
      'review which_party foreign_number: Bergmann Ural Kohl Nile',
    ],
    [
      "an agent answers in a customer's conversation",
      { from: kohl, to: me, subject: 'Re: Angebot', answers: ['qt118@dali-machinery.com'] },
      'Bergmann QT26-118',
    ],
    [
      'a new person of the agency',
      { from: 'buero@kohl-agentur.de', to: me, subject: 'SO 000123' },
      'Bergmann SO 000123',
    ],
    [
      'an agent for one customer names nothing',
      { from: lee, to: me, subject: 'when ready?' },
      'review which_party agent_without_number: Hanbit Lee',
    ],
    ['an agent for one customer names its order', { from: lee, to: me, subject: 'HB-260511' }, 'Hanbit SO 000129'],
    ['we write to an agent about an order', { from: me, to: kohl, subject: 'SO 000123 ready' }, 'Bergmann SO 000123'],
    ['we write to the customer and his agent', { from: me, to: `${sabine};${kohl}`, subject: 'Muster' }, 'Bergmann'],
    ['an inspector names an order', { from: amy, to: me, subject: 'Inspection SO 000124' }, 'Inspect SO 000124'],
    [
      'an inspector with the customer in copy',
      { from: amy, to: me, cc: sabine, subject: 'Report', files: ['SO 000123_AQL.pdf'] },
      'Inspect SO 000123',
    ],
    [
      'a forwarder on free mail names an order',
      { from: 'haida_fwd@163.com', to: me, subject: '订舱 SO 000126' },
      'Forward SO 000126',
    ],
  ];
  it.each(cases)('%s', (_what, mail, outcome) => expectOutcome(machinery, mail, outcome));
});
