import type { PaneDiagnosis } from '../service/users/paneSignIn.schema';
import type { HostFacts } from './outlookShape';

/** What was found when somebody asked what is wrong. */
export interface Facts {
  isOfficeLoaded: boolean;
  /** Null outside Outlook. */
  host: HostFacts | null;
  /** Null where the service did not answer. */
  service: PaneDiagnosis | null;
  /** Milliseconds that its answer took. */
  tookMs: number | null;
  /** This computer's clock, halfway between question and answer; milliseconds since 1970. */
  askedAt: number;
  /** The kind of the token that the pane has; null: none. */
  tokenKind: 'local' | 'entra' | null;
  hasEntra: boolean;
}

/** 'look' works, but not all of it. */
export type Standing = 'good' | 'look' | 'bad' | 'unknown';

/** One line: what was looked at, how it stands, and the key of the sentence that says so and what to do. */
export interface Line {
  what: 'office' | 'host' | 'service' | 'clock' | 'token' | 'nested';
  standing: Standing;
  sentence: string;
  values: Readonly<Record<string, string | number>>;
}

/** What the pane uses of the Mailbox API, and for what; sentences by the same key. */
export const uses: readonly { set: string; key: string }[] = [
  { set: '1.3', key: 'text' },
  { set: '1.4', key: 'dialog' },
  { set: '1.5', key: 'follow' },
  { set: '1.8', key: 'shared' },
  { set: '1.11', key: 'handover' },
  { set: '1.12', key: 'guard' },
  { set: '1.13', key: 'several' },
  { set: '1.14', key: 'takeIn' },
];

/** Below this the pane does not work: it is what every Exchange since 2016 has. */
const LEAST = '1.5';
/** The service takes tokens of clocks that are five minutes apart; ours a minute. */
const CLOCK_LOOK_S = 60;
const CLOCK_BAD_S = 300;

export function hasSet(host: HostFacts, set: string): boolean {
  return (host.sets as readonly string[]).includes(set);
}

/** How far this computer's clock is ahead of the service's, whole seconds; null where the service did not answer. */
export function clockDifference(facts: Facts): number | null {
  return facts.service ? Math.round((facts.askedAt - Date.parse(facts.service.now)) / 1000) : null;
}

/** What stands how, in the order in which one would mend it. */
export function findings(facts: Facts): Line[] {
  return [
    officeLine(facts),
    hostLine(facts),
    serviceLine(facts),
    clockLine(facts),
    tokenLine(facts),
    nestedLine(facts),
  ];
}

function officeLine({ isOfficeLoaded }: Facts): Line {
  return isOfficeLoaded
    ? { what: 'office', standing: 'good', sentence: 'officeLoaded', values: {} }
    : { what: 'office', standing: 'bad', sentence: 'officeMissing', values: {} };
}

function hostLine({ host }: Facts): Line {
  if (!host) return { what: 'host', standing: 'unknown', sentence: 'hostNone', values: {} };
  const newest = host.sets.at(-1) ?? '-';
  const values = { host: host.hostName, platform: host.platform, version: host.version, set: newest };
  if (!hasSet(host, LEAST)) return { what: 'host', standing: 'bad', sentence: 'hostOld', values };
  const missing = uses.filter(use => !hasSet(host, use.set)).length;
  return missing > 0
    ? { what: 'host', standing: 'look', sentence: 'hostSome', values: { ...values, n: missing } }
    : { what: 'host', standing: 'good', sentence: 'hostGood', values };
}

function serviceLine({ service, tookMs }: Facts): Line {
  if (!service) return { what: 'service', standing: 'bad', sentence: 'serviceSilent', values: {} };
  const values = { version: service.version, ms: tookMs ?? 0 };
  return (tookMs ?? 0) > 2000
    ? { what: 'service', standing: 'look', sentence: 'serviceSlow', values }
    : { what: 'service', standing: 'good', sentence: 'serviceGood', values };
}

function clockLine(facts: Facts): Line {
  const ahead = clockDifference(facts);
  if (ahead === null) return { what: 'clock', standing: 'unknown', sentence: 'clockUnknown', values: {} };
  const n = Math.abs(ahead);
  if (n < CLOCK_LOOK_S) return { what: 'clock', standing: 'good', sentence: 'clockGood', values: { n } };
  const sentence = ahead > 0 ? 'clockAhead' : 'clockBehind';
  return { what: 'clock', standing: n > CLOCK_BAD_S ? 'bad' : 'look', sentence, values: { n } };
}

function tokenLine({ service, tokenKind }: Facts): Line {
  if (tokenKind === null) return { what: 'token', standing: 'look', sentence: 'tokenNone', values: {} };
  if (!service) return { what: 'token', standing: 'unknown', sentence: 'tokenUnknown', values: {} };
  const { refusal, expiresAt } = service.token;
  // The words of the refusal are those of the error's own code.
  if (refusal !== null) return { what: 'token', standing: 'bad', sentence: refusal, values: {} };
  const left = expiresAt === null ? 0 : Math.round((Date.parse(expiresAt) - Date.parse(service.now)) / 60_000);
  const sentence = tokenKind === 'entra' ? 'tokenEntra' : 'tokenLocal';
  return { what: 'token', standing: 'good', sentence, values: { n: left } };
}

function nestedLine({ host, hasEntra }: Facts): Line {
  if (!hasEntra) return { what: 'nested', standing: 'good', sentence: 'nestedOff', values: {} };
  if (!host) return { what: 'nested', standing: 'unknown', sentence: 'nestedUnknown', values: {} };
  return host.hasNestedAuth
    ? { what: 'nested', standing: 'good', sentence: 'nestedGood', values: {} }
    : { what: 'nested', standing: 'look', sentence: 'nestedMissing', values: {} };
}

/** All of it for the administrator, in English and without a word about the person, his mailbox or his mail. */
export function reportText(facts: Facts, agent: string): string {
  const { host, service } = facts;
  const lines: [string, string][] = [
    ['at', new Date(facts.askedAt).toISOString()],
    ['office.js', facts.isOfficeLoaded ? 'loaded' : 'missing'],
    ['host', host ? `${host.hostName} ${host.platform} ${host.version}` : 'none'],
    ['account type', host?.accountType ?? '-'],
    ['mailbox sets', host ? host.sets.join(' ') : '-'],
    ['nested app authentication', host ? String(host.hasNestedAuth) : '-'],
    ['service', service ? `${service.version}, ${facts.tookMs ?? '-'} ms` : 'no answer'],
    ['clock ahead', service ? `${clockDifference(facts)} s` : '-'],
    ['token', facts.tokenKind ?? 'none'],
    ['token refused', service?.token.refusal ?? '-'],
    ['token ends', service?.token.expiresAt ?? '-'],
    ['browser', agent],
  ];
  return lines.map(([name, value]) => `${name}: ${value}`).join('\n');
}
