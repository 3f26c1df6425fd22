import type { Case } from './cases';
import { expectOutcome, lily, me, sabine } from './cases';
import { food, machinery } from './worlds';

describe('the record of a mail, machinery', () => {
  const cases: Case[] = [
    [
      'our number in the subject',
      { from: sabine, to: me, subject: 'AW: SO 000123 Liefertermin' },
      'Bergmann SO 000123',
    ],
    ['our number written together', { from: sabine, to: me, subject: 'SO000123' }, 'Bergmann SO 000123'],
    [
      'our number with a hyphen in the text',
      { from: sabine, to: me, subject: 'Frage', text: 'Hallo,\nwann kommt so-000123?\nGruß' },
      'Bergmann SO 000123',
    ],
    [
      "the customer's order number",
      { from: sabine, to: me, subject: 'Ihre Rechnung', text: 'zu unserer Bestellung 77123-A fehlt das Zeugnis' },
      'Bergmann SO 000123',
    ],
    [
      "the customer's order number on a file",
      { from: sabine, to: me, subject: 'Unterlagen', text: 'anbei', files: ['logo.png', 'PO_77123-A_rev2.pdf'] },
      'Bergmann SO 000123',
    ],
    [
      'strokes in a number',
      { from: 'e.nowak@orion-polska.pl', to: me, subject: 'zamówienie PL/4711/26' },
      'OrionPL SO 000124',
    ],
    [
      'the abbreviation of a Spanish order',
      { from: 'rsoto@mx.orion-ind.com', to: me, subject: 'OC 88120 entrega' },
      'OrionMX SO 000125',
    ],
    [
      'the same number in words',
      { from: 'rsoto@mx.orion-ind.com', to: me, subject: 'entrega', text: 'nuestra orden de compra 88120' },
      'OrionMX SO 000125',
    ],
    ['a Cyrillic number', { from: 'panin@uralmk.ru', to: me, subject: 'Заказ УМК-2026/15' }, 'Ural SO 000127'],
    [
      'a bare number of the sender in the subject',
      { from: 'nilestar.eg@yahoo.com', to: me, subject: '10442 shipping marks' },
      'Nile SO 000128',
    ],
    [
      'Arabic digits',
      { from: 'nilestar.eg@yahoo.com', to: me, subject: 'شحن', text: 'طلب رقم ١٠٤٤٢ متى الشحن؟' },
      'Nile SO 000128',
    ],
    [
      'a Korean mail',
      { from: 'mskim@hanbit-mc.co.kr', to: me, subject: '발주번호 HB-260511 납기 문의' },
      'Hanbit SO 000129',
    ],
    [
      'full-width letters',
      { from: sabine, to: me, subject: 'ＳＯ　０００１２３'.replace('　', ' ') },
      'Bergmann SO 000123',
    ],
    [
      'an amount is no number',
      { from: 'nilestar.eg@yahoo.com', to: me, subject: 'payment', text: 'we sent USD 10442 today' },
      'Nile',
    ],
    [
      'a quantity is no number',
      { from: 'nilestar.eg@yahoo.com', to: me, subject: 'bolts', text: 'we need 10442 pcs' },
      'Nile',
    ],
    [
      'two records',
      { from: sabine, to: me, subject: 'SO 000123 und QT26-118' },
      'Bergmann SO 000123 + Bergmann QT26-118',
    ],
    [
      'the number wins over the conversation',
      { from: sabine, to: me, subject: 'Re: SO 000123', answers: ['qt118@dali-machinery.com'] },
      'Bergmann SO 000123',
    ],
    [
      'the conversation',
      { from: sabine, to: me, subject: 'Re: Angebot', answers: ['x@y', 'qt118@dali-machinery.com'] },
      'Bergmann QT26-118',
    ],
    [
      'the conversation wins over a file name',
      { from: sabine, to: me, subject: 'Re: Angebot', answers: ['qt118@dali-machinery.com'], files: ['SO 000123.pdf'] },
      'Bergmann QT26-118',
    ],
    ['a closed order by its number', { from: sabine, to: me, subject: 'Ersatzteile zu 76550-C' }, 'Bergmann SO 000098'],
    [
      'a complaint about it is the request',
      { from: sabine, to: me, subject: 'Reklamation 76550-C', text: 'Das Lager ist defekt' },
      'Bergmann RMA-26-07',
    ],
    [
      'words of a title, one fits',
      { from: sabine, to: me, subject: 'belt tensioners', text: 'when do they leave?' },
      'Bergmann SO 000123',
    ],
    [
      'words of a title of the only open record',
      { from: 'talleresvega.compras@gmail.com', to: me, subject: 'rodillos', text: 'cuando salen los rodillos?' },
      'Vega SO 000126',
    ],
    [
      'a title in Korean',
      { from: 'mskim@hanbit-mc.co.kr', to: me, subject: '문의', text: '컨베이어 모터 언제 출하되나요?' },
      'Hanbit SO 000129',
    ],
    [
      'a new inquiry about the same goods is no part of the order',
      {
        from: 'talleresvega.compras@gmail.com',
        to: me,
        subject: 'nuevo pedido',
        text: 'Por favor cotizar 200 rodillos',
      },
      'Vega',
    ],
    [
      'the only open record, of which nothing is said',
      { from: 'talleresvega.compras@gmail.com', to: me, subject: 'feria', text: 'nos vemos en la feria' },
      'Vega',
    ],
    [
      'quoted history',
      {
        from: sabine,
        to: me,
        subject: 'Danke',
        text: 'Ist gut.\n\nAm 3.5.2026 schrieb Chen Hao:\n> SO 000123 geht am 9.5. raus',
      },
      'Bergmann SO 000123',
    ],
    [
      'quoted history of two records says nothing',
      {
        from: sabine,
        to: me,
        subject: 'Danke',
        text: 'Ist gut.\n\nAm 3.5.2026 schrieb Chen Hao:\n> SO 000123 und QT26-118',
      },
      'Bergmann',
    ],
    [
      'a number of somebody else',
      { from: sabine, to: me, subject: 'SO 000124 status' },
      'review which_party foreign_number: Bergmann OrionPL',
    ],
    [
      "a parent that names its subsidiary's order",
      { from: 'wgreer@orion-ind.com', to: me, subject: 'PL/4711/26' },
      'review which_party foreign_number: Orion OrionPL',
    ],
    [
      'a number of somebody else beside an own one',
      { from: sabine, to: me, subject: 'SO 000123', text: 'like SO 000124' },
      'Bergmann SO 000123',
    ],
    [
      'a number of somebody else on a file',
      { from: sabine, to: me, subject: 'Frage', files: ['SO 000124.pdf'] },
      'Bergmann',
    ],
    ['a short number within another', { from: sabine, to: me, subject: 'SO 0001234' }, 'Bergmann'],
  ];
  it.each(cases)('%s', (_what, mail, outcome) => expectOutcome(machinery, mail, outcome));
});

describe('the record of a mail, food', () => {
  const cases: Case[] = [
    [
      'a year, letters and a count',
      { from: 'ken@tanaka-foods.jp', to: lily, subject: '2026-XS-088 納期について' },
      'Tanaka 2026-XS-088',
    ],
    [
      'glued to Chinese',
      { from: 'huangting@xinyue-trade.cn', to: lily, subject: '请确认合同XY20260088的数量' },
      'Xinyue 合同XY20260088',
    ],
    [
      'without the word that was stored with it',
      { from: 'huangting@xinyue-trade.cn', to: lily, subject: '付款', text: 'XY20260088 已付款' },
      'Xinyue 合同XY20260088',
    ],
    [
      'a Japanese order number after its word',
      { from: 'ken@tanaka-foods.jp', to: lily, subject: '注文番号：TF20260511' },
      'Tanaka 2026-XS-088',
    ],
    [
      'a Spanish order of digits alone',
      { from: 'marta@delmar.es', to: lily, subject: 'pedido 55071' },
      'Delmar 2026-XS-089',
    ],
    [
      "a postcode that equals another's number is none",
      { from: 'omar@gulfpantry.ae', to: lily, subject: 'address', text: 'PO Box 55071, Dubai' },
      'Gulf',
    ],
    [
      'ten digits without a word',
      { from: 'b.frei@kaiser-feinkost.ch', to: lily, subject: '4500088123' },
      'Kaufland 2026-XS-094',
    ],
    [
      'ten digits on a file',
      { from: 'b.frei@kaiser-feinkost.ch', to: lily, subject: 'Bestellung', files: ['Bestellung_4500088124_rev2.pdf'] },
      'Kaufland 2026-XS-095',
    ],
    [
      'one of two orders by its title',
      { from: 'b.frei@kaiser-feinkost.ch', to: lily, subject: 'Wasserkastanien', text: 'Können Sie früher liefern?' },
      'Kaufland 2026-XS-095',
    ],
    [
      'neither of two orders',
      { from: 'b.frei@kaiser-feinkost.ch', to: lily, subject: 'Etikett', text: 'Können Sie früher liefern?' },
      'Kaufland',
    ],
    [
      'a Japanese title',
      { from: 'sato@tanaka-foods.jp', to: lily, subject: '入荷', text: '冷凍枝豆の入荷日を教えてください。' },
      'Tanaka 2026-XS-088',
    ],
    [
      "the laboratory names a customer's order",
      { from: 'n.berg@eurolab.test', to: lily, subject: 'Report 2026-XS-090' },
      'Lab 2026-XS-090',
    ],
    [
      'the laboratory names two',
      { from: 'n.berg@eurolab.test', to: lily, subject: 'Reports 2026-XS-090, 2026-XS-094' },
      'Lab 2026-XS-090 + Lab 2026-XS-094',
    ],
    ["the laboratory's price list", { from: 'n.berg@eurolab.test', to: lily, subject: 'Price list 2026' }, 'Lab'],
    ['a date is no number', { from: 'marta@delmar.es', to: lily, subject: 'visita 2026-05-11' }, 'Delmar'],
  ];
  it.each(cases)('%s', (_what, mail, outcome) => expectOutcome(food, mail, outcome));
});

describe('suppliers', () => {
  const zhou = '周工 <zhou@xinhua-casting.cn>';
  const lin = '林厂长 <hengli_motor77@qq.com>';
  const cases: Case[] = [
    ['our purchase order', { from: zhou, to: me, subject: 'CG26-031 进度' }, 'Casting CG26-031'],
    [
      'their own number that equals an order of ours',
      { from: zhou, to: me, subject: 'Invoice INV/2026/118' },
      'Casting',
    ],
    [
      'their own number beside our purchase order',
      { from: zhou, to: me, subject: 'Invoice INV/2026/118', text: 'for your CG26-031' },
      'Casting CG26-031',
    ],
    [
      "the customer's order that a purchase order serves",
      { from: zhou, to: me, subject: 'SO 000123 铸件' },
      'Casting CG26-031',
    ],
    [
      'the purchase order of another supplier',
      { from: zhou, to: me, subject: 'CG26-032' },
      'review which_party foreign_number: Casting Motors',
    ],
    [
      'the last digits, as factories say',
      { from: lin, to: me, subject: '电机', text: '33单的电机明天发' },
      'Motors CG26-033',
    ],
    ['the last digits fit nothing', { from: lin, to: me, subject: '电机', text: '77单的明天发' }, 'Motors'],
    [
      "we write to a supplier and name the customer's order",
      { from: me, to: zhou, subject: '回复: CG26-031', text: '客户 SO 000123 船期 5/9' },
      'Casting CG26-031',
    ],
    [
      'we write to a supplier about an order that he does not serve',
      { from: me, to: zhou, subject: '询价', text: '参考 SO 000128' },
      'Casting',
    ],
  ];
  it.each(cases)('%s', (_what, mail, outcome) => expectOutcome(machinery, mail, outcome));
});
