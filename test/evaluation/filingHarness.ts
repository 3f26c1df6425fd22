import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { classify } from '../../service/mail/classify';
import { contentHash, messageIdHash } from '../../service/mail/identity';
import { parseMime } from '../../service/mail/mime';
import { chooseFiling } from '../../service/filing/choosing';
import type { FilingOutcome, FilingQuestion } from '../../service/filing/question';
import type { World } from '../filing/world';
import { MemoryWorld } from '../filing/world';

interface Expected {
  file: string;
  party: string | null;
  record: string | null;
  status: string;
  accept_status?: string[];
  accept_party?: (string | null)[];
  accept_record?: (string | null)[];
  must_not_party?: string[];
  duplicate_of?: string;
  why: string;
}

/** What became of one message: 'auto', 'needs_review' or 'ignored', and the parties and records it stands under. */
export interface Result {
  file: string;
  status: string;
  filings: { party: string; record: string | null }[];
  codes: string[];
  candidates: string[];
  isDuplicate: boolean;
}

export interface Scores {
  total: number;
  wrong_party: number;
  coverage: number;
  right_record: number;
  review_ok: number;
  ignored_ok: number;
}

function readLines<T>(path: string): T[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line) as T);
}

function describe(outcome: FilingOutcome, world: MemoryWorld): Omit<Result, 'file' | 'isDuplicate'> {
  if (outcome.state === 'filed') {
    const filings = outcome.filings.map(one => ({
      party: world.nameOf(one.companyId),
      record: world.recordNameOf(one.recordId),
    }));
    return {
      status: 'auto',
      filings,
      codes: outcome.filings.flatMap(one => one.reasons.map(reason => reason.code)),
      candidates: [],
    };
  }
  const codes = outcome.reasons.map(reason => reason.code);
  if (outcome.state !== 'review') return { status: 'ignored', filings: [], codes, candidates: [] };
  return {
    status: 'needs_review',
    filings: [],
    codes: [outcome.category, ...codes],
    candidates: outcome.candidates.map(one => world.nameOf(one.companyId)),
  };
}

interface Arrival {
  file: string;
  mailbox: string;
  folder: string;
}

/** Files one message as the intake would, and remembers it for its answers. `seen` holds the identities of those before it. */
async function fileOne(
  dir: string,
  arrival: Arrival,
  world: MemoryWorld,
  seen: Set<string>,
  spool: string,
): Promise<Result> {
  const { file, mailbox, folder } = arrival;
  const parsed = await parseMime({ bytes: readFileSync(join(dir, file)) }, { ownHosts: world.own.domains, spool });
  const { domains, dropboxes, people } = world.own;
  const verdict = classify(parsed, { domains, dropboxes, people, excludedFolders: [] }, { mailbox, folder });
  const keys = [contentHash(parsed), ...(parsed.messageId ? [messageIdHash(parsed.messageId)] : [])];
  const isDuplicate = keys.some(key => seen.has(key));
  for (const key of keys) seen.add(key);
  if (verdict.keepOut) {
    return { file, status: 'ignored', filings: [], codes: [verdict.keepOut.reason], candidates: [], isDuplicate };
  }
  const { kind, direction } = verdict;
  const question: FilingQuestion = { parsed, kind, direction, mailbox, conversationId: null };
  const outcome = chooseFiling(question, world.knowledge, world.own);
  if (!isDuplicate) world.remember(question, outcome);
  return { file, isDuplicate, ...describe(outcome, world) };
}

/** Files the messages of a folder in the order of arrival, with the rules alone and everything in memory. */
export async function fileDir(dir: string): Promise<Result[]> {
  const world = new MemoryWorld(JSON.parse(readFileSync(join(dir, 'world.json'), 'utf8')) as World);
  const spool = mkdtempSync(join(tmpdir(), 'filing-'));
  const seen = new Set<string>();
  const results: Result[] = [];
  try {
    for (const arrival of readLines<Arrival>(join(dir, 'messages.jsonl')))
      results.push(await fileOne(dir, arrival, world, seen, spool));
  } finally {
    rmSync(spool, { recursive: true });
  }
  return results;
}

function isWrong(result: Result, expected: Expected): boolean {
  if (result.status !== 'auto') return false;
  const statuses = [expected.status, ...(expected.accept_status ?? [])];
  const parties = [expected.party, ...(expected.accept_party ?? [])];
  return (
    !statuses.includes('auto') ||
    result.filings.some(one => !parties.includes(one.party) || expected.must_not_party?.includes(one.party))
  );
}

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}

function accepted(expected: Expected): { statuses: string[]; records: (string | null)[] } {
  return {
    statuses: [expected.status, ...(expected.accept_status ?? [])],
    records: [expected.record, ...(expected.accept_record ?? [])],
  };
}

/** What is wrong with a result, in a word; null where nothing is. */
function missOf(result: Result, expected: Expected): 'wrong party' | 'not covered' | 'record' | 'status' | null {
  const { statuses, records } = accepted(expected);
  if (isWrong(result, expected)) return 'wrong party';
  if (expected.status !== 'auto' || statuses.includes('needs_review'))
    return statuses.includes(result.status) ? null : 'status';
  if (result.status !== 'auto') return 'not covered';
  return records.includes(result.filings[0]?.record ?? null) ? null : 'record';
}

function tell(what: string, result: Result, expected: Expected): string {
  const got = `${result.status} ${JSON.stringify(result.filings)} ${result.codes.join(',')} [${result.candidates.join(',')}]`;
  return `${expected.file} ${what}: ${got}, expected ${expected.status} ${expected.party ?? '-'} ${expected.record ?? '-'} (${expected.why})`;
}

/** Scores as the README of the set defines them, and a line for each miss. */
export function score(
  results: readonly Result[],
  expectations: readonly Expected[],
): { scores: Scores; misses: string[] } {
  const byFile = new Map(results.map(result => [result.file, result]));
  const judged = expectations.map(expected => {
    const result = byFile.get(expected.file);
    if (!result) throw new Error(`${expected.file} was not filed`);
    return {
      expected,
      result,
      miss: missOf(result, expected),
      isAccepted: accepted(expected).statuses.includes(result.status),
    };
  });
  const strict = judged.filter(
    ({ expected }) => expected.status === 'auto' && !expected.accept_status?.includes('needs_review'),
  );
  const covered = strict.filter(one => one.miss === null || one.miss === 'record');
  const ofStatus = (status: string) => judged.filter(one => one.expected.status === status);
  const scores = {
    total: expectations.length,
    wrong_party: judged.filter(one => one.miss === 'wrong party').length,
    coverage: share(covered.length, strict.length),
    right_record: share(covered.filter(one => one.miss === null).length, covered.length),
    review_ok: share(ofStatus('needs_review').filter(one => one.isAccepted).length, ofStatus('needs_review').length),
    ignored_ok: share(ofStatus('ignored').filter(one => one.isAccepted).length, ofStatus('ignored').length),
  };
  return {
    scores,
    misses: judged.flatMap(({ miss, result, expected }) => (miss ? [tell(miss, result, expected)] : [])),
  };
}

/** Files a folder of the form of the filing evaluation and scores it. */
export async function runFilingDir(dir: string): Promise<{ scores: Scores; misses: string[]; results: Result[] }> {
  const results = await fileDir(dir);
  return { ...score(results, readLines<Expected>(join(dir, 'expected.jsonl'))), results };
}
