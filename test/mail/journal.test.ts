import { isJournalReport, readJournalEnvelope } from '../../service/mail/journal';

const text =
  'Sender: lena@ours.example\nSubject: x\nTo: a@b.example\nCc: c@d.example, Expanded: all@d.example\nRecipient: hidden@e.example\nBcc: boss@ours.example';
const inner = { to: [{ name: '', address: 'a@b.example' }], cc: [{ name: '', address: 'all@d.example' }] };

it('tells blind copies from those whom a group brought in', () => {
  expect(readJournalEnvelope(text, inner)).toEqual({
    sender: 'lena@ours.example',
    recipients: ['a@b.example', 'c@d.example', 'hidden@e.example', 'boss@ours.example'],
    bcc: ['hidden@e.example', 'boss@ours.example'],
  });
});

const from = [{ name: 'Microsoft Exchange', address: 'microsoftexchange329e71ec88ae@ours.example' }];

it.each<[string, Record<string, string>, { dmarc: string } | null, boolean]>([
  ['a report of Exchange', { 'x-ms-journal-report': '' }, null, true],
  ['an old one', { 'content-identifier': 'ExJournalReport' }, null, true],
  ['a forged one', { 'x-ms-journal-report': '' }, { dmarc: 'fail' }, false],
  ['a letter that looks like one', {}, null, false],
])('%s', (_what, headers, verdict, expected) => {
  const authentication = verdict && { host: 'mx.ours.example', spf: null, dkim: null, ...verdict };
  expect(isJournalReport({ headers, from, authentication }, text, ['ours.example'])).toBe(expected);
});

it('is no report where it comes from somebody else: anybody can write one', () => {
  const stranger = [{ name: 'Journal', address: 'journal@mail-archive.example' }];
  const headers = { 'x-ms-journal-report': '' };
  expect(isJournalReport({ headers, from: stranger, authentication: null }, text, ['ours.example'])).toBe(false);
  expect(isJournalReport({ headers, from, authentication: null }, text, [])).toBe(false);
});

it('is no report without the lines of an envelope', () => {
  expect(
    isJournalReport({ headers: { 'x-ms-journal-report': '' }, from, authentication: null }, 'hello', ['ours.example']),
  ).toBe(false);
});
