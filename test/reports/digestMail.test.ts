import type { DigestReply } from '../../service/reports/digest.schema';
import { digestMail } from '../../service/reports/digestMail';

const line = (
  key: DigestReply['happened'][number]['key'],
  count: number,
  sums = [] as DigestReply['happened'][number]['sums'],
) => ({
  ...{ key, count, isMore: false, sums, address: `/leads?x=${key}&state=all` },
});
const digest: DigestReply = {
  ...{ from: '2026-02-27', to: '2026-03-01', today: '2026-03-02', scope: 'team', hasTeam: true },
  happened: [line('inquiries', 12), line('won', 1, [{ currency: 'USD', amount: 1840000 }]), line('lost', 0)],
  late: [{ person: { id: 3, name: '<b>Li "Na"</b> & Co' }, count: 2, address: '/leads?ownerId=3' }],
  waits: [{ ...line('unanswered', 1000), isMore: true }],
};
const reader = { name: 'Chen Jing', language: 'en', company: 'Haitu\r\nBcc: x@y.z', url: 'https://crm.example' };

test('a digest is told in words and numbers, each with the address of its list, and what is nought is left out', () => {
  const { subject, text } = digestMail(digest, reader);
  expect(subject).toBe('Haitu Bcc: x@y.z morning digest: 2026-02-27 – 2026-03-01');
  expect(text).toContain('12  new inquiries\n     https://crm.example/leads?x=inquiries&state=all');
  expect(text).toContain('opportunities won · USD 18,400.00');
  expect(text).toContain('1000 or more  leads past the time for an answer');
  expect(text).not.toContain('lost');
});

test('nothing that people wrote is markup, and nothing is fetched from anywhere', () => {
  const { html } = digestMail(digest, reader);
  expect(html).toContain('&lt;b&gt;Li &quot;Na&quot;&lt;/b&gt; &amp; Co');
  expect(html).not.toMatch(/<(img|script|link|iframe)|<b>Li/);
  for (const [, address] of html.matchAll(/href="([^"]*)"/g)) expect(address).toMatch(/^https:\/\/crm\.example\//);
});

test('whoever reads Chinese gets it in Chinese, and an empty one says so', () => {
  const empty = { ...digest, happened: [], late: [], waits: [] };
  const { subject, text } = digestMail(empty, { ...reader, company: '海途', language: 'zh-CN', name: '陈静' });
  expect(subject).toBe('海途 早报：2026-02-27 – 2026-03-01');
  expect(text).toContain('陈静，早上好：');
  expect(text).toContain('没有新的情况');
});
