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
  if (outcome.state === 'none') return { status: 'ignored', filings: [], codes, candidates: [] };
  return {
    status: 'needs_review',
    filings: [],
    codes: [outcome.category, ...codes],
    candidates: outcome.candidates.map(one => world.nameOf(one.companyId)),
  };
}

/** Files the messages of a folder in the order of arrival, with the rules alone and everything in memory. */
export async function fileDir(dir: string): Promise<Result[]> {
  const world = new MemoryWorld(JSON.parse(readFileSync(join(dir, 'world.json'), 'utf8')) as World);
  const spool = mkdtempSync(join(tmpdir(), 'filing-'));
  const seen = new Set<string>();
  const results: Result[] = [];
  try {
    for (const { file, mailbox, folder } of readLines<{ file: string; mailbox: string; folder: string }>(
      join(dir, 'messages.jsonl'),
    )) {
      const parsed = await parseMime({ bytes: readFileSync(join(dir, file)) }, { ownHosts: world.own.domains, spool });
      const verdict = classify(
        parsed,
        { domains: world.own.domains, dropboxes: world.own.dropboxes, excludedFolders: [] },
        { mailbox, folder },
      );
      const keys = [contentHash(parsed), ...(parsed.messageId ? [messageIdHash(parsed.messageId)] : [])];
      const isDuplicate = keys.some(key => seen.has(key));
      for (const key of keys) seen.add(key);
      if (verdict.keepOut) {
        results.push({ file, status: 'ignored', filings: [], codes: [verdict.keepOut.reason], candidates: [], isDuplicate });
        continue;
      }
      const question: FilingQuestion = {
        parsed,
        kind: verdict.kind,
        direction: verdict.direction,
        mailbox,
        conversationId: null,
      };
      const outcome = chooseFiling(question, world.knowledge, world.own);
      if (!isDuplicate) world.remember(question, outcome);
      results.push({ file, isDuplicate, ...describe(outcome, world) });
    }
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

/** Scores as the README of the set defines them, and a line for each miss. */
export function score(
  results: readonly Result[],
  expectations: readonly Expected[],
): { scores: Scores; misses: string[] } {
  const byFile = new Map(results.map(result => [result.file, result]));
  const count = { wrong: 0, strict: 0, covered: 0, record: 0, review: 0, reviewOk: 0, ignored: 0, ignoredOk: 0 };
  const misses: string[] = [];
  for (const expected of expectations) {
    const result = byFile.get(expected.file);
    if (!result) throw new Error(`${expected.file} was not filed`);
    const say = (what: string) =>
      misses.push(
        `${expected.file} ${what}: ${result.status} ${JSON.stringify(result.filings)} ${result.codes.join(',')} [${result.candidates.join(',')}], expected ${expected.status} ${expected.party ?? '-'} ${expected.record ?? '-'} (${expected.why})`,
      );
    const statuses = [expected.status, ...(expected.accept_status ?? [])];
    if (isWrong(result, expected)) {
      count.wrong += 1;
      say('wrong party');
    }
    if (expected.status === 'auto' && !statuses.includes('needs_review')) {
      count.strict += 1;
      const isCovered = result.status === 'auto' && !isWrong(result, expected);
      const [first] = result.filings;
      if (isCovered) count.covered += 1;
      else say('not covered');
      if (isCovered && [expected.record, ...(expected.accept_record ?? [])].includes(first?.record ?? null))
        count.record += 1;
      else if (isCovered) say('record');
    } else if (!statuses.includes(result.status)) say('status');
    if (expected.status === 'needs_review') {
      count.review += 1;
      if (statuses.includes(result.status)) count.reviewOk += 1;
    }
    if (expected.status === 'ignored') {
      count.ignored += 1;
      if (statuses.includes(result.status)) count.ignoredOk += 1;
    }
  }
  const scores = {
    total: expectations.length,
    wrong_party: count.wrong,
    coverage: share(count.covered, count.strict),
    right_record: share(count.record, count.covered),
    review_ok: share(count.reviewOk, count.review),
    ignored_ok: share(count.ignoredOk, count.ignored),
  };
  return { scores, misses };
}

/** Files a folder of the form of the filing evaluation and scores it. */
export async function runFilingDir(dir: string): Promise<{ scores: Scores; misses: string[]; results: Result[] }> {
  const results = await fileDir(dir);
  return { ...score(results, readLines<Expected>(join(dir, 'expected.jsonl'))), results };
}
