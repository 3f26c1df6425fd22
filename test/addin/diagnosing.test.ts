import type { Facts } from '../../addin/diagnosing';
import { findings, reportText, uses } from '../../addin/diagnosing';
import type { HostFacts, MailboxSet } from '../../addin/outlookShape';
import * as words from '../../ui/texts/parts/paneDiagnosis';
import * as signIn from '../../ui/texts/parts/paneSignIn';

const setsTo = (last: number) => Array.from({ length: last }, (_, at) => `1.${at + 1}` as MailboxSet);
const host = (more: Partial<HostFacts> = {}): HostFacts => ({
  platform: 'PC',
  hostName: 'Outlook',
  version: '16.0.17928.20000',
  sets: setsTo(16),
  hasNestedAuth: true,
  profileAddress: 'li.na@own.example',
  accountType: 'office365',
  ...more,
});
const at = Date.parse('2026-03-02T08:00:00Z');
const facts = (more: Partial<Facts> = {}): Facts => ({
  isOfficeLoaded: true,
  host: host(),
  service: {
    version: '0.1.0',
    now: '2026-03-02T08:00:00.000Z',
    token: { kind: 'pane', refusal: null, expiresAt: '2026-03-02T08:42:00.000Z' },
  },
  tookMs: 40,
  askedAt: at,
  tokenKind: 'local',
  hasEntra: true,
  ...more,
});
const refused = (refusal: string): Facts['service'] => ({
  version: '0.1.0',
  now: '2026-03-02T08:00:00.000Z',
  token: { kind: 'pane', refusal, expiresAt: null },
});

describe('the check of the sidebar', () => {
  it('finds nothing wrong where nothing is', () => {
    expect(findings(facts()).map(line => line.standing)).toEqual(Array(6).fill('good'));
    expect(findings(facts()).find(line => line.what === 'token')?.values).toEqual({ n: 42 });
  });

  const cases: [string, Partial<Facts>, string, string, string][] = [
    ['Office.js was held back', { isOfficeLoaded: false, host: null }, 'office', 'bad', 'officeMissing'],
    ['it is opened in a browser', { host: null }, 'host', 'unknown', 'hostNone'],
    ['Exchange is on-premises', { host: host({ sets: setsTo(5) }) }, 'host', 'look', 'hostSome'],
    ['Outlook is too old', { host: host({ sets: setsTo(4) }) }, 'host', 'bad', 'hostOld'],
    ['the service is silent', { service: null, tookMs: null }, 'service', 'bad', 'serviceSilent'],
    ['the service is slow', { tookMs: 3000 }, 'service', 'look', 'serviceSlow'],
    ['the clock cannot be compared', { service: null, tookMs: null }, 'clock', 'unknown', 'clockUnknown'],
    ['the clock is a little ahead', { askedAt: at + 90_000 }, 'clock', 'look', 'clockAhead'],
    ['the clock is far behind', { askedAt: at - 400_000 }, 'clock', 'bad', 'clockBehind'],
    ['nobody is signed in', { tokenKind: null }, 'token', 'look', 'tokenNone'],
    ['the token is refused', { service: refused('pane.token_expired') }, 'token', 'bad', 'pane.token_expired'],
    ['the token cannot be checked', { service: null, tookMs: null }, 'token', 'unknown', 'tokenUnknown'],
    ['Outlook signs in by a window only', { host: host({ hasNestedAuth: false }) }, 'nested', 'look', 'nestedMissing'],
    ['Microsoft is not set up', { hasEntra: false }, 'nested', 'good', 'nestedOff'],
  ];
  it.each(cases)('says so where %s', (_name, more, what, standing, sentence) => {
    expect(findings(facts(more)).find(line => line.what === what)).toMatchObject({ standing, sentence });
  });

  it('has words in both languages for whatever it finds', () => {
    const own = words.zhCN as Record<string, string>;
    for (const [, more] of cases)
      for (const { sentence } of findings(facts(more)))
        expect(own[sentence] ?? (signIn.zhCNErrors as Record<string, string>)[sentence]).toBeTruthy();
    for (const { key } of uses) expect(own[`use_${key}`]).toBeTruthy();
    const values = (text: string) => [...new Set([...text.matchAll(/\{(\w+)/g)].map(found => found[1]))].sort();
    for (const [key, text] of Object.entries(own))
      expect(values((words.en as Record<string, string>)[key] ?? '')).toEqual(values(text));
  });

  it('copies nothing private', () => {
    const text = reportText(facts(), 'Chromium');
    expect(text).toContain('mailbox sets: 1.1 1.2');
    expect(text).not.toMatch(/li\.na|own\.example|@/);
  });
});
