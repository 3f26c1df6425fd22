import { concernsOutside, findOriginal } from '../../service/mail/originals';
import { readForwardedText } from '../../service/mail/forwarded';
import { newTextLength } from '../../service/mail/quoting';
import type { ParsedAddress } from '../../service/mail/parsed';

const isOwn = (address: string) => address.endsWith('@ourmill.example');
const wei: ParsedAddress = { name: 'Chen Wei', address: 'chen.wei@ourmill.example' };
const lina: ParsedAddress = { name: '李娜', address: 'li.na@ourmill.example' };

/** What a colleague's mail to another carries: "name <address>" and the first line of it. */
function carried(
  subject: string,
  text: string,
  options: { html?: string; references?: string[]; isAsked?: boolean } = {},
) {
  const { html = null, references = [], isAsked = false } = options;
  const forwarded = readForwardedText(text, { subject, references }, newTextLength(text));
  const mail = { from: [wei], to: [lina], cc: [], subject, references, text, html, forwarded };
  const found = findOriginal(mail, isOwn, isAsked);
  if (!concernsOutside(found, isOwn)) return 'nothing from outside';
  const { from, text: words } = found!;
  return `${[from.name, from.address && `<${from.address}>`].filter(Boolean).join(' ')}: ${words.split('\n')[0]}`;
}

const gmail = (from: string, to: string, words: string) =>
  `---------- Forwarded message ---------\nFrom: ${from}\nDate: Mon, Jun 8, 2026 at 3:40 PM\nSubject: towels\nTo: ${to}\n\n${words}`;
const foxmail = (from: string, to: string, words: string) =>
  `发件人： ${from}\n发送时间： 2026-06-08 16:02\n收件人： ${to}\n主题： towels\n\n${words}`;
const outlook = (from: string, to: string, words: string) =>
  `Von: ${from}\nGesendet: Montag, 8. Juni 2026 16:02\nAn: ${to}\nBetreff: towels\n\n${words}`;
const qq = (from: string, to: string, words: string) =>
  `------------------ 原始邮件 ------------------\n发件人: ${from};\n发送时间: 2026年6月8日(星期一) 下午4:02\n收件人: ${to};\n主题: towels\n\n${words}`;
const netEase = (from: string, to: string, words: string) =>
  `---- 转发的原邮件 ----\n发件人 \t${from}\n日期 \t2026年06月08日 16:02\n收件人 \t${to}\n主题 \ttowels\n\n${words}`;

const own = 'Li Na <li.na@ourmill.example>';
const lars = 'Lars Holm <lars@nordtex.example>';
const programs = { gmail, foxmail, outlook, qq, netEase };

describe('the mail that a colleague sends on', () => {
  it.each(Object.entries(programs))('one forward, by %s', (_name, block) => {
    expect(carried('Fwd: towels', `for you\n\n${block(lars, own, 'Hello, 200 towels')}`)).toBe(
      'Lars Holm <lars@nordtex.example>: Hello, 200 towels',
    );
  });

  const pairs = Object.keys(programs).flatMap(outer => Object.keys(programs).map(inner => [outer, inner] as const));
  it.each(pairs)('a forward of a forward, by %s of one by %s', (outer, inner) => {
    const block = programs[inner as 'gmail'](lars, own, 'Hello, 200 towels');
    const text = `filed\n\n${programs[outer as 'gmail'](own, 'Chen Wei <chen.wei@ourmill.example>', `please look\n\n${block}`)}`;
    expect(carried('转发: Fwd: towels', text)).toBe('Lars Holm <lars@nordtex.example>: Hello, 200 towels');
  });

  it('three of them', () => {
    const text = gmail(own, 'x@ourmill.example', foxmail(own, 'Chen Wei', outlook(lars, own, 'Hello')));
    expect(carried('Fwd: Fwd: Fwd: towels', text)).toBe('Lars Holm <lars@nordtex.example>: Hello');
  });

  it('is that of the first outside: what the customer quotes or forwards himself is further in', () => {
    const inner = outlook('Ines <ines@elsewhere.example>', lars, 'tell them');
    expect(carried('Fwd: towels', gmail(lars, own, `see below\n\n${inner}`))).toBe(
      'Lars Holm <lars@nordtex.example>: see below',
    );
  });

  it('may be our own letter to somebody outside', () => {
    expect(carried('Fwd: towels', gmail(own, lars, 'our price is 4.10'))).toBe(
      'Li Na <li.na@ourmill.example>: our price is 4.10',
    );
  });

  it.each<[string, string, string, string]>([
    [
      'Yandex',
      'Fwd: груз',
      '-------- Пересылаемое сообщение --------\n08.06.2026, 16:02, "Lars Holm" <lars@nordtex.example>:\n\nДобрый день',
      'Lars Holm <lars@nordtex.example>: Добрый день',
    ],
    [
      'Apple Mail, all of it marked',
      'Fwd: towels',
      '\n> Begin forwarded message:\n> \n> From: Lars Holm <lars@nordtex.example>\n> Subject: towels\n> Date: 8 June 2026 at 16:02:14 CST\n> To: Li Na <li.na@ourmill.example>\n> \n> Hello there\n> Lars',
      'Lars Holm <lars@nordtex.example>: Hello there',
    ],
    [
      '"wrote" in Chinese, without a prefix',
      'towels',
      '看一下\n\n在 2026年6月8日，16:02，Lars Holm <lars@nordtex.example> 写道：\n\nHello there',
      'Lars Holm <lars@nordtex.example>: Hello there',
    ],
    [
      '"wrote" in English, as a forward',
      'Fwd: towels',
      'fyi\n\nOn Mon, Jun 8, 2026 at 4:02 PM Lars Holm <lars@nordtex.example> wrote:\n> Hello there',
      'Lars Holm <lars@nordtex.example>: Hello there',
    ],
    [
      '"wrote" with a name only',
      'Fwd: towels',
      '看一下\n\n在 2026年6月8日，Lars Holm 写道：\n\nHello there',
      'Lars Holm: Hello there',
    ],
    [
      'Outlook with names only',
      'FW: towels',
      outlook('Lars Holm', 'Chen Wei', 'Hello there'),
      'Lars Holm: Hello there',
    ],
  ])('as %s shows it', (_what, subject, text, expected) => {
    expect(carried(subject, text)).toBe(expected);
  });

  it('has the address that stands behind the name in the HTML', () => {
    const html = '<b>发件人：</b> <a href="mailto:lars@nordtex.example">Lars Holm</a>';
    expect(carried('转发: towels', foxmail('Lars Holm', 'Li Na', 'Hello'), { html })).toBe(
      'Lars Holm <lars@nordtex.example>: Hello',
    );
  });

  it.each<[string, string, string, string[]]>([
    [
      'an answer that quotes a forwarded mail',
      'Re: Fwd: towels',
      `ok\n\n${outlook(own, 'Chen Wei', gmail(lars, own, 'Hello'))}`,
      [],
    ],
    ['an answer that quotes a mail of outside', '回复: towels', `ok\n\n${qq(lars, own, 'Hello')}`, []],
    [
      'an answer that marks what it quotes',
      '回复: towels',
      `ok\n\n> ${foxmail(lars, own, 'Hello').replace(/\n/g, '\n> ')}`,
      [],
    ],
    ['an answer by its headers', 'towels', `ok\n\n${outlook(lars, own, 'Hello')}`, ['a@b']],
    [
      'a forward of what a colleague wrote',
      'Fwd: lunch',
      gmail(own, 'Chen Wei <chen.wei@ourmill.example>', 'noon?'),
      [],
    ],
    ['a forward of what a colleague wrote, by name', 'FW: lunch', outlook('Li Na', 'Chen Wei', 'noon?'), []],
    [
      'a forward of what a colleague wrote, by a name of another script',
      'FW: lunch',
      outlook('李娜', 'Chen Wei', 'noon?'),
      [],
    ],
    ['words of his own', 'towels', 'Lars Holm <lars@nordtex.example> wants 200 towels', []],
  ])('is none: %s', (_what, subject, text, references) => {
    expect(carried(subject, text, { references })).toBe('nothing from outside');
  });

  it('is what an answer quotes where it goes to the drop-box', () => {
    const text = `done\n\nOn Mon, Jun 8, 2026 at 4:02 PM Lars Holm <lars@nordtex.example> wrote:\n> Hello there`;
    expect(carried('Re: towels', text, { references: ['a@b'] })).toBe('nothing from outside');
    expect(carried('Re: towels', text, { references: ['a@b'], isAsked: true })).toBe(
      'Lars Holm <lars@nordtex.example>: Hello there',
    );
  });

  it('knows our own people by the names that it is given', () => {
    const text = outlook('周敏', '王磊', 'noon?');
    const mail = {
      from: [wei],
      to: [lina],
      cc: [],
      subject: 'FW: lunch',
      references: [],
      text,
      html: null,
      forwarded: null,
    };
    expect(findOriginal(mail, isOwn, false)?.from).toEqual({ name: '周敏', address: '' });
    const people = [{ name: '周敏', address: 'zhou.min@ourmill.example' }];
    expect(concernsOutside(findOriginal(mail, isOwn, false, people), isOwn)).toBe(false);
  });

  it('takes a bounded time for many blocks within each other', () => {
    const text = Array.from({ length: 3000 }, () => foxmail(own, own, 'x')).join('\n');
    expect(carried('Fwd: x', text)).toBe('nothing from outside');
  });
});
