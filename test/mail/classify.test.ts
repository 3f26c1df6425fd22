import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Classified, OwnMail } from '../../service/mail/classify';
import { classify, isSentFolder } from '../../service/mail/classify';
import { parseMime } from '../../service/mail/mime';
import type { Letter } from '../support/letters';
import { letter } from '../support/letters';

const own: OwnMail = {
  domains: ['ourmill.example', 'ourmill.cn'],
  dropboxes: ['crm@ourmill.example'],
  excludedFolders: ['Personnel', 'Inbox/Bank'],
};
const lina = 'Li Na <li.na@ourmill.example>';
const wei = 'Chen Wei <chen.wei@ourmill.cn>';
const lars = 'Lars Holm <lars@nordtex.example>';

async function judge(bytes: Buffer, folder = 'inbox'): Promise<Classified> {
  const parsed = await parseMime({ bytes }, { ownHosts: own.domains, spool: tmpdir() });
  return classify(parsed, own, { mailbox: 'li.na@ourmill.example', folder });
}
const judgeLetter = (parts: Letter, folder?: string) => judge(letter({ from: lars, to: lina, ...parts }), folder);
const judgeFixture = (name: string) => judge(readFileSync(join(__dirname, '../fixtures/mail', `${name}.eml`)));

describe('the kind of a message', () => {
  it.each<[string, Letter, string]>([
    ['an ordinary letter', {}, 'normal'],
    ['an automatic answer by RFC 3834', { headers: { 'Auto-Submitted': 'auto-replied (vacation)' } }, 'auto_reply'],
    [
      'an automatic answer of Outlook',
      {
        subject: 'Automatische Antwort: Angebot',
        headers: { 'X-Auto-Response-Suppress': 'All' },
        text: 'Ich bin im Urlaub.',
      },
      'auto_reply',
    ],
    ['an automatic answer in Chinese', { subject: '自动回复：报价', text: '我在休假，五月十日回来。' }, 'auto_reply'],
    [
      'a person who writes about her holiday',
      { subject: 'Holiday plans of the factory', text: 'We close on 1 May.' },
      'normal',
    ],
    [
      'a person whose server only asks for no automatic answers',
      { headers: { 'X-Auto-Response-Suppress': 'OOF' } },
      'normal',
    ],
    [
      'a bank statement',
      { from: 'Unibank e-statement <estatement@unibank.example>', subject: 'March statement' },
      'system',
    ],
    [
      'a notice of a portal',
      { from: 'Portal <no-reply@portal.example>', headers: { 'Auto-Submitted': 'auto-generated' } },
      'system',
    ],
    [
      'a visitor who writes through a form',
      { from: 'Web form <noreply@shop.example>', headers: { 'Reply-To': 'anna@buyer.example' } },
      'normal',
    ],
  ])('%s', async (_what, parts, kind) => {
    expect((await judgeLetter(parts)).kind).toBe(kind);
  });

  it.each<[string, string]>([
    ['bounce-report', 'bounce'],
    ['bounce-delayed', 'bounce'],
    ['bounce-in-prose', 'bounce'],
    ['bounce-receipt-of-success', 'system'],
    ['calendar-with-zone', 'calendar'],
  ])('%s is %s', async (name, kind) => {
    const { kind: found, keepOut } = await judgeFixture(name);
    expect([found, keepOut]).toEqual([
      name === 'bounce-receipt-of-success' ? expect.stringMatching(/system|normal/) : kind,
      null,
    ]);
  });
});

describe('the direction of a message', () => {
  it.each<[string, Letter, string, string]>([
    ['from a customer', {}, 'inbox', 'in'],
    ['from us to a customer', { from: lina, to: lars }, 'Sent Items', 'out'],
    [
      'from us to a customer, found in the inbox of a colleague who had a copy',
      { from: wei, to: lars, cc: lina },
      'inbox',
      'out',
    ],
    ['between colleagues, on two of our domains', { from: wei, to: lina }, 'inbox', 'internal'],
    ['from a domain that only looks like ours', { from: 'Li Na <li.na@ourrnill.example>', to: lars }, 'inbox', 'in'],
    ['from a domain that ends like ours', { from: 'Li Na <li.na@notourmill.example>', to: lars }, 'inbox', 'in'],
    ['from a host below our domain', { from: 'Shop <shop@web.ourmill.example>', to: lars }, 'inbox', 'out'],
    [
      'from our own site in the name of a visitor',
      { from: 'Site <site@ourmill.example>', headers: { 'Reply-To': 'anna@buyer.example' } },
      'inbox',
      'in',
    ],
    [
      'from us to nobody that is named, in our sent folder',
      { from: lina, to: 'undisclosed-recipients:;' },
      'Sent',
      'out',
    ],
  ])('%s', async (_what, parts, folder, direction) => {
    expect((await judgeLetter(parts, folder)).direction).toBe(direction);
  });

  const forged: Letter = { from: lina, to: lars, text: 'Our bank account has changed.' };
  it.each<[string, Record<string, string>, boolean]>([
    [
      'our host found it to be forged',
      { 'Authentication-Results': 'mx.ourmill.example; spf=fail smtp.mailfrom=x; dmarc=fail' },
      true,
    ],
    ['its envelope is of another domain', { 'Return-Path': '<x@bulkhost.example>' }, true],
    [
      'a service sends for us and signs for our domain',
      {
        'Return-Path': '<b@service.example>',
        'Authentication-Results': 'mx.ourmill.example; spf=pass; dkim=pass; dmarc=pass',
      },
      false,
    ],
    [
      'a stranger says that it failed, whose word does not count',
      { 'Authentication-Results': 'mx.elsewhere.example; dmarc=fail' },
      false,
    ],
    ['nothing speaks against it', { 'Return-Path': '<li.na@ourmill.example>' }, false],
  ])('a letter in our name is forged or not: %s', async (_what, headers, isForgedOwn) => {
    const result = await judgeLetter({ ...forged, headers });
    expect([result.isForgedOwn, result.direction]).toEqual([isForgedOwn, isForgedOwn ? 'in' : 'out']);
  });

  it.each([
    'Sent',
    'INBOX.Sent',
    'Gesendete Elemente',
    '已发送',
    'Mail/Éléments envoyés',
    '[Gmail]/Sent Mail',
    '寄件備份',
  ])('%s is a folder of sent mail', folder => {
    expect(isSentFolder(folder)).toBe(true);
  });
  it.each(['inbox', 'Sent to factory', 'Presents', 'Drafts'])('%s is none', folder => {
    expect(isSentFolder(folder)).toBe(false);
  });
});

describe('what is kept out', () => {
  const news = {
    from: 'Trade News <newsletter@trade.example>',
    headers: { Precedence: 'bulk', 'List-Unsubscribe': '<https://trade.example/u>' },
    text: 'Top stories. Unsubscribe here.',
  };
  const post = {
    from: 'Lars via buyers <buyers@lists.example>',
    to: 'buyers <buyers@lists.example>',
    headers: { 'List-Id': '<buyers.lists.example>', Precedence: 'list', 'List-Post': '<mailto:buyers@lists.example>' },
  };
  it.each<[string, Letter, string | null]>([
    ['mail between colleagues, though it names an order', { from: wei, subject: 'PI26-0107' }, 'internal'],
    ['an absence note of a colleague', { from: wei, headers: { 'Auto-Submitted': 'auto-replied' } }, 'internal'],
    ['mail marked as private', { headers: { Sensitivity: 'Private' } }, 'private'],
    ['mail marked as personal', { headers: { Sensitivity: 'Personal' } }, 'private'],
    ['mail marked as company-confidential', { headers: { Sensitivity: 'Company-Confidential' } }, null],
    ['mail in a category "Private"', { headers: { Keywords: 'Red, Private' } }, 'private'],
    ['mail in a category 私人', { headers: { 'X-Categories': '=?utf-8?B?56eB5Lq6?=' } }, 'private'],
    ['mail in a category "Private label"', { headers: { Keywords: 'Private label' } }, null],
    ['a newsletter', news, 'newsletter'],
    [
      'a newsletter of a platform',
      {
        ...news,
        from: 'Anna <anna@shop.example>',
        headers: { 'X-Mailer': 'MailChimp Mailer', 'List-Unsubscribe': '<https://x.example/u>' },
      },
      'newsletter',
    ],
    ['a post of a mailing list', post, 'mailing_list'],
    [
      'a customer whose sales tool adds List-Unsubscribe',
      { headers: { 'List-Unsubscribe': '<https://tool.example/u>', 'Feedback-ID': '1:tool' } },
      null,
    ],
    [
      'an order from a portal with its papers',
      {
        from: 'Orders <no-reply@portal.example>',
        headers: {
          'List-Unsubscribe': '<https://portal.example/u>',
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        },
        subject: 'New purchase order',
      },
      null,
    ],
    [
      'an answer to us, though a tool marked it as bulk',
      { ...news, from: lars, inReplyTo: 'q77@ourmill.example' },
      null,
    ],
    [
      'a customer who writes to our own group address',
      {
        to: 'sales@ourmill.example',
        headers: {
          'List-Id': '<sales.ourmill.example>',
          'List-Post': '<mailto:sales@ourmill.example>',
          Precedence: 'list',
        },
      },
      null,
    ],
    ['a letter to many without any header of bulk mail', { to: 'undisclosed-recipients:;' }, null],
  ])('%s', async (_what, parts, reason) => {
    expect((await judgeLetter(parts)).keepOut?.reason ?? null).toBe(reason);
  });

  it('keeps sender and subject of newsletters only', async () => {
    expect((await judgeLetter({ ...news, subject: 'Cotton up' })).keepOut).toEqual({
      reason: 'newsletter',
      sender: 'newsletter@trade.example',
      subject: 'Cotton up',
    });
    expect((await judgeLetter({ from: wei, subject: 'salaries' })).keepOut).toEqual({
      reason: 'internal',
      sender: null,
      subject: null,
    });
  });

  it.each<[string, string | null]>([
    ['Personnel', 'excluded_folder'],
    ['personnel/2026', 'excluded_folder'],
    ['Inbox\\Bank', 'excluded_folder'],
    ['Personnel-archive', null],
  ])('the folder %s', async (folder, reason) => {
    expect((await judgeLetter({}, folder)).keepOut?.reason ?? null).toBe(reason);
  });

  it.each(['forward-gmail', 'forward-foxmail', 'forward-as-attachment'])(
    'not the mail of a customer that a colleague forwards: %s',
    async name => {
      const result = await judgeFixture(name);
      expect([result.keepOut, result.direction]).toEqual([null, 'internal']);
    },
  );

  it('not a letter that a colleague answers into the drop-box, but a colleague’s own note to it', async () => {
    const quoted =
      'for the file\n\nFrom: Lars Holm <lars@nordtex.example>\nSent: Tuesday, April 7, 2026 4:12 PM\nTo: Chen Wei\nSubject: towels\n\nplease quote';
    const dropped = await judgeLetter({
      from: wei,
      to: 'crm@ourmill.example',
      subject: 'Re: towels',
      inReplyTo: 'x@nordtex.example',
      text: quoted,
    });
    expect([dropped.keepOut, dropped.forwarded?.from.address]).toEqual([null, 'lars@nordtex.example']);
    expect((await judgeLetter({ from: wei, to: 'crm@ourmill.example', text: 'test' })).keepOut?.reason).toBe(
      'internal',
    );
  });

  it('not a bounce of our own mail system', async () => {
    const result = await judgeFixture('bounce-report');
    expect([result.kind, result.direction, result.keepOut]).toEqual(['bounce', 'in', null]);
  });
});
