import { join } from 'node:path';
import { runFilingDir } from '../evaluation/filingHarness';

// Mail of invented companies, labelled by people who did not know the rules.
describe('authored mail of a whole company', () => {
  it.each(['textiles', 'machinery', 'toys'])('%s: nothing is filed wrongly, nothing is missed', async name => {
    const { scores, misses } = await runFilingDir(join(__dirname, '../fixtures/filing', name));
    expect(misses).toEqual([]);
    expect(scores).toMatchObject({ wrong_party: 0, coverage: 1, right_record: 1, review_ok: 1, ignored_ok: 1 });
  });

  // Read by nobody who wrote the rules before it was first scored: what the rules do with it is what they do with mail of a company that they have never seen.
  it('lighting: nothing is filed wrongly, and the figures of the product hold', async () => {
    const { scores } = await runFilingDir(join(__dirname, '../fixtures/filing/lighting'));
    expect(scores).toMatchObject({ wrong_party: 0, review_ok: 1, ignored_ok: 1 });
    expect(scores.coverage).toBeGreaterThanOrEqual(0.98);
    expect(scores.right_record).toBeGreaterThanOrEqual(0.98);
  });
});
