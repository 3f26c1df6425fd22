import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readBlock, readForwardedText } from '../../service/mail/forwarded';
import { parseMime } from '../../service/mail/mime';

const parse = (name: string) =>
  parseMime(
    { bytes: readFileSync(join(__dirname, '../fixtures/mail', `${name}.eml`)) },
    { ownHosts: [], spool: tmpdir() },
  );

describe('the original of a forwarded letter', () => {
  it.each<[string, string, string, string | null, string]>([
    [
      'forward-gmail',
      'lars@nordtex.example',
      'towels for the spa',
      '2026-04-07T16:12:00.000Z',
      'Dear Chen Wei,\ncan you quote 2,000 towels?\nLars',
    ],
    ['forward-foxmail', '', '毛巾询价', '2026-04-07T16:12:00.000Z', '请报价 2000 条毛巾。'],
    [
      'forward-as-attachment',
      'lars@nordtex.example',
      'complaint about lot 7',
      '2026-04-07T14:12:00.000Z',
      'Lot 7 is too dark.',
    ],
  ])('%s', async (name, address, subject, sentAt, text) => {
    const { forwarded } = await parse(name);
    expect([
      forwarded?.from.address,
      forwarded?.subject,
      forwarded?.sentAt?.toISOString(),
      forwarded?.text.trim(),
    ]).toEqual([address, subject, sentAt, text]);
  });

  it.each<[string, string]>([
    [
      'Outlook, German',
      'Von: Lars Holm <lars@nordtex.example>\nGesendet: Dienstag, 7. April 2026 16:12\nAn: Li Na <li.na@ourmill.example>\nBetreff: Handtücher',
    ],
    [
      'Outlook, bold',
      '**From:** Lars Holm <lars@nordtex.example>\n**Sent:** Tuesday, April 7, 2026 4:12 PM\n**To:** Li Na\n**Subject:** Handtücher',
    ],
    [
      'Outlook, French',
      'De : Lars Holm <lars@nordtex.example>\nEnvoyé : mardi 7 avril 2026 16:12\nÀ : Li Na\nObjet : Handtücher',
    ],
    [
      'Outlook, Polish',
      'Od: Lars Holm <lars@nordtex.example>\nWysłano: wtorek, 7 kwietnia 2026 16:12\nDo: Li Na\nTemat: Handtücher',
    ],
    [
      'Outlook, Japanese',
      '差出人: Lars Holm <lars@nordtex.example>\n送信日時: 2026年4月7日 16:12\n宛先: Li Na\n件名: Handtücher',
    ],
    [
      'Apple Mail',
      'Begin forwarded message:\n\n> From: Lars Holm <lars@nordtex.example>\n> Subject: Handtücher\n> Date: 7 April 2026 at 16:12:00 CEST\n> To: Li Na',
    ],
    [
      'QQ',
      '------------------ 原始邮件 ------------------\n发件人: "Lars Holm"<lars@nordtex.example>;\n发送时间: 2026年4月7日(星期二) 下午4:12\n收件人: "Li Na"<li.na@ourmill.example>;\n主题: Handtücher',
    ],
    [
      'NetEase',
      '---- 转发邮件信息 ----\n| 发件人 | Lars Holm<lars@nordtex.example> |\n| 发送日期 | 2026年04月07日 16:12 |\n| 收件人 | Li Na |\n| 主题 | Handtücher |',
    ],
  ])('is read from the block of %s', (_what, block) => {
    const text = `see below\n\n${block}\n\nplease quote`;
    const found = readForwardedText(text, { subject: 'Fwd: Handtücher', references: [] }, 10);
    expect(found?.from).toEqual({ name: 'Lars Holm', address: 'lars@nordtex.example' });
    expect(found?.subject).toBe('Handtücher');
    expect(found?.sentAt?.toISOString().slice(0, 16)).toBe('2026-04-07T16:12');
    expect(found?.start).toBe(text.indexOf(block));
  });

  it('is not the letter that an answer quotes, though the block looks the same', () => {
    const text =
      'ok\n\nFrom: Lars <lars@nordtex.example>\nSent: Tuesday, April 7, 2026 4:12 PM\nTo: Li Na\nSubject: towels\n\nplease quote';
    expect(readForwardedText(text, { subject: 'RE: towels', references: ['x@nordtex.example'] }, 4)).toBeNull();
    expect(readForwardedText(text, { subject: 'FW: towels', references: ['x@nordtex.example'] }, 4)?.from.address).toBe(
      'lars@nordtex.example',
    );
  });

  it('is null where no block of headers begins', () => {
    expect(readBlock('no headers here\nat all', 0)).toBeNull();
  });
});
