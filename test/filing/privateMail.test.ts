import type { Case } from './cases';
import { expectOutcome, me } from './cases';
import { machinery } from './worlds';

describe('private letters', () => {
  const cases: Case[] = [
    [
      'from the husband, who speaks of the office',
      { from: '老公❤ <h@qq.com>', to: me, subject: '晚上', text: '公司加班，你去接孩子吧' },
      'none private_mail',
    ],
    [
      'from an aunt',
      {
        from: 'Aunt Mary <m@gmail.com>',
        to: me,
        subject: 'Saturday',
        text: 'Your birthday cake is ready, bring a box.',
      },
      'none private_mail',
    ],
    [
      'from friends',
      { from: 'Wang Jun <wj@163.com>', to: me, subject: '周六', text: '周六打球，老地方见' },
      'none private_mail',
    ],
    [
      'from a brother who wants a quotation',
      { from: 'Brother <b@gmail.com>', to: me, subject: 'kids', text: 'My kids are well. Please send your quotation.' },
      'review unknown_sender unknown_sender:',
    ],
    [
      'from the wife',
      { from: '老婆 <xiaomei@qq.com>', to: me, subject: '家长会', text: '下周二家长会，别忘了。晚上买点菜回来。' },
      'none private_mail',
    ],
    [
      'from mum',
      { from: 'Mum <jean.h@gmail.com>', to: me, subject: 'Sunday', text: 'Are you coming for dinner? Dad is home.' },
      'none private_mail',
    ],
    [
      'from an old classmate',
      { from: '阿强 <aq@163.com>', to: me, subject: '同学聚会', text: '周六晚上同学聚会，一起吃饭' },
      'none private_mail',
    ],
    [
      'in German',
      { from: 'Schatz <a@web.de>', to: me, subject: 'Elternabend', text: 'Denk an den Elternabend heute.' },
      'none private_mail',
    ],
    [
      'a buyer on free mail',
      { from: '王先生 <w@qq.com>', to: me, subject: '找电机', text: '想拿点电机，100套起，什么价？' },
      'review unknown_sender unknown_sender:',
    ],
    [
      'one private word is not enough',
      { from: 'Sam <s@gmail.com>', to: me, subject: 'hello', text: 'How about dinner?' },
      'review unknown_sender unknown_sender:',
    ],
    [
      'a trade word among private ones',
      { from: 'Sam <s@gmail.com>', to: me, subject: 'dinner', text: 'My kids say hi. Send me the price.' },
      'review unknown_sender unknown_sender:',
    ],
    [
      'with papers',
      { from: 'Mum <jean.h@gmail.com>', to: me, subject: 'dinner', files: ['contract.pdf'] },
      'review unknown_sender unknown_sender:',
    ],
    [
      "from a firm's address",
      { from: 'Mum <jean@firm.test>', to: me, subject: 'dinner', text: 'kids' },
      'review unknown_sender unknown_sender:',
    ],
    [
      "a contact's greetings stay his",
      { from: 'talleresvega.compras@gmail.com', to: me, subject: 'feliz', text: 'mis hijos y la cena' },
      'Vega',
    ],
  ];
  it.each(cases)('%s', (_what, mail, outcome) => expectOutcome(machinery, mail, outcome));
});
