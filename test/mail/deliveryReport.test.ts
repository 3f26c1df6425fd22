import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseMime } from '../../service/mail/mime';
import { letter } from '../support/letters';

const parse = (bytes: Buffer) => parseMime({ bytes }, { ownHosts: [], spool: tmpdir() });
const reportOf = async (name: string) =>
  (await parse(readFileSync(join(__dirname, '../fixtures/mail', `${name}.eml`)))).deliveryReport;

describe('a report on a delivery', () => {
  it.each<[string, unknown]>([
    [
      'bounce-report',
      {
        failedRecipients: ['old@nordtex.example'],
        originalMessageId: 'q77@ourmill.example',
        originalSubject: 'Offer Q-77',
        isPermanent: true,
      },
    ],
    [
      'bounce-delayed',
      {
        failedRecipients: ['slow@nordtex.example'],
        originalMessageId: null,
        originalSubject: null,
        isPermanent: false,
      },
    ],
    [
      'bounce-in-prose',
      {
        failedRecipients: ['gone@nordtex.example'],
        originalMessageId: 'q78@ourmill.example',
        originalSubject: 'Offer Q-78',
        isPermanent: true,
      },
    ],
    ['bounce-receipt-of-success', null],
  ])('%s tells who did not get which letter', async (name, expected) => {
    expect(await reportOf(name)).toEqual(expected);
  });

  it.each<[string, string, string, string]>([
    [
      'Exim',
      'Mail Delivery System <Mailer-Daemon@mx.example>',
      'Mail delivery failed: returning message to sender',
      'A message that you sent could not be delivered.\n\n  lost@nordtex.example\n    host not found',
    ],
    [
      'Yandex',
      'mailer-daemon@yandex.example',
      'Недоставленное сообщение',
      'Ваше письмо не доставлено: lost@nordtex.example',
    ],
    [
      'a Chinese system',
      '系统管理员 <postmaster@qiye.example>',
      '系统退信',
      '您的邮件无法投递到 lost@nordtex.example，邮箱不存在。',
    ],
    ['a Japanese system', 'MAILER-DAEMON@mail.example', '配信エラー', 'lost@nordtex.example に配信できませんでした。'],
  ])('of %s in prose is understood', async (_what, from, subject, text) => {
    const { deliveryReport } = await parse(
      letter({ from, subject: `=?utf-8?B?${Buffer.from(subject).toString('base64')}?=`, text }),
    );
    expect(deliveryReport?.failedRecipients).toEqual(['lost@nordtex.example']);
  });

  it.each<[string, string, string]>([
    [
      'a customer who writes of goods that could not be delivered',
      'Delivery failed at the port',
      'The container could not be delivered, user unknown at the gate.',
    ],
    ['a postmaster who writes a letter', 'New mail server', 'We move to a new server on Friday.'],
  ])('is not %s', async (what, subject, text) => {
    const from = what.includes('postmaster')
      ? 'Postmaster <postmaster@nordtex.example>'
      : 'Lars <lars@nordtex.example>';
    expect((await parse(letter({ from, subject, text }))).deliveryReport).toBeNull();
  });
});
