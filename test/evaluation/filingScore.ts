/** A line of expected.jsonl, as the data's README describes it. */
export interface Expected {
  file: string;
  party: string | null;
  record: string | null;
  status: Status;
  accept_status?: (Status | 'lead')[];
  accept_party?: (string | null)[];
  accept_record?: (string | null)[];
  must_not_party?: string[];
  must_not_record?: string[];
  duplicate_of?: string;
  why?: string;
}
export type Status = 'auto' | 'needs_review' | 'ignored';

/** What the product did with a message: the party and record of each filing. */
export interface Actual {
  file: string;
  status: Status;
  filings: { party: string; record: string | null }[];
  /** Nothing was added: the message was there already. */
  isDuplicate: boolean;
  reason: string;
}

export interface Score {
  total: number;
  wrong_party: number;
  coverage: number;
  right_record: number;
  review_ok: number;
  ignored_ok: number;
}

/** A message that did not come out as expected, in words. */
export interface Miss {
  file: string;
  what: string;
  expected: string;
  actual: string;
}

const share = (part: number, whole: number) => (whole === 0 ? 1 : Math.round((part / whole) * 1e4) / 1e4);

function isRightParty(expected: Expected, actual: Actual): boolean {
  const accepted = [expected.party, ...(expected.accept_party ?? [])];
  return actual.filings.length > 0 && actual.filings.every(filing => accepted.includes(filing.party));
}

/** Filed without asking under a party that is not the expected one, or at all where a person was to decide. */
function isWrongParty(expected: Expected, actual: Actual): boolean {
  if (actual.status !== 'auto' || actual.isDuplicate) return false;
  const mayBeAuto = expected.status === 'auto' || (expected.accept_status ?? []).includes('auto');
  return !mayBeAuto || !isRightParty(expected, actual);
}

function isRightRecord(expected: Expected, actual: Actual): boolean {
  const accepted = [expected.record, ...(expected.accept_record ?? [])];
  const first = actual.filings[0]?.record ?? null;
  return (
    accepted.includes(first) ||
    actual.filings.some(filing => filing.record !== null && accepted.includes(filing.record))
  );
}

/** Scores as the README of the data says. A duplicate is right when it added nothing. */
export function scoreFiling(
  expected: readonly Expected[],
  actuals: ReadonlyMap<string, Actual>,
): { score: Score; misses: Miss[] } {
  const misses: Miss[] = [];
  const tell = (one: Expected, actual: Actual, what: string) =>
    misses.push({
      file: one.file,
      what,
      expected: `${one.status} ${one.party ?? '-'} / ${one.record ?? '-'}`,
      actual: `${actual.status} ${actual.filings.map(filing => `${filing.party} / ${filing.record ?? '-'}`).join(' + ') || '-'}  ${actual.reason}`,
    });
  const counts = { wrong: 0, strict: 0, covered: 0, records: 0, review: 0, reviewOk: 0, ignored: 0, ignoredOk: 0 };
  for (const one of expected) {
    const actual = actuals.get(one.file) ?? {
      file: one.file,
      status: 'needs_review',
      filings: [],
      isDuplicate: false,
      reason: 'not imported',
    };
    if (isWrongParty(one, actual)) {
      counts.wrong += 1;
      tell(one, actual, 'wrong party');
    }
    const forbidden = actual.filings.filter(
      filing =>
        one.must_not_party?.includes(filing.party) || (filing.record && one.must_not_record?.includes(filing.record)),
    );
    // Not part of the score's line, but no lesser error than a wrong party.
    if (actual.status === 'auto' && forbidden.length > 0) tell(one, actual, 'must never stand there');
    const accepted: string[] = [one.status, ...(one.accept_status ?? [])];
    if (one.status === 'auto' && !(one.accept_status ?? []).includes('needs_review')) {
      counts.strict += 1;
      const isCovered =
        one.duplicate_of !== undefined ? actual.isDuplicate : actual.status === 'auto' && isRightParty(one, actual);
      if (isCovered) counts.covered += 1;
      else tell(one, actual, 'not covered');
      if (isCovered && (actual.isDuplicate || isRightRecord(one, actual))) counts.records += 1;
      else if (isCovered) tell(one, actual, 'wrong record');
    }
    if (one.status === 'needs_review') {
      counts.review += 1;
      if (accepted.includes(actual.status)) counts.reviewOk += 1;
      else tell(one, actual, 'should wait for a person');
    }
    if (one.status === 'ignored') {
      counts.ignored += 1;
      if (accepted.includes(actual.status)) counts.ignoredOk += 1;
      else tell(one, actual, 'should be kept out');
    }
  }
  const score = {
    total: expected.length,
    wrong_party: counts.wrong,
    coverage: share(counts.covered, counts.strict),
    right_record: share(counts.records, counts.covered),
    review_ok: share(counts.reviewOk, counts.review),
    ignored_ok: share(counts.ignoredOk, counts.ignored),
  };
  return { score, misses };
}
