import { runWithFaults } from '../support/exchange/faultRun';

// The full run, of twenty thousand messages, is `npm run bench -- --only faults`.

test('with faults at every door, the process killed twice and the database locked, nothing is lost, doubled or wrongly kept out, and the ledger is red while a letter is hidden', async () => {
  const sums = await runWithFaults({
    ...{ messages: 200, mailboxes: 3, seed: 11, kills: 2, locks: 1, lockMs: 2_000, expiries: 2, isHurried: true },
    say: () => undefined,
  });
  expect(sums).toMatchObject({ lost: [], doubled: [], wronglyKeptOut: [], wronglyStored: [], doubledLetters: 0 });
  expect(sums).toMatchObject({ states: { complete: 3 }, whileHidden: 'incomplete', afterwards: 'complete' });
  expect(sums.mostAtOnce).toBeLessThanOrEqual(4);
  expect(sums.refused).toBe(0);
  expect(sums.onServer).toBeGreaterThan(200);
}, 300_000);
