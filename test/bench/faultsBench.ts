import type { FaultSums } from '../support/exchange/faultRun';

/** One line a sum, with what the product promises. */
export function printFaults(sums: FaultSums): void {
  const rows: [string, string, boolean | null][] = [
    ['letters, copies on the server at the end', `${sums.letters}, ${sums.onServer}`, null],
    ['stored, kept out', `${sums.stored}, ${sums.keptOut}`, null],
    ['lost', String(sums.lost.length), sums.lost.length === 0],
    [
      'doubled copies, letters',
      `${sums.doubled.length}, ${sums.doubledLetters}`,
      sums.doubled.length + sums.doubledLetters === 0,
    ],
    ['wrongly kept out', String(sums.wronglyKeptOut.length), sums.wronglyKeptOut.length === 0],
    ['wrongly stored', String(sums.wronglyStored.length), sums.wronglyStored.length === 0],
    ['ledger at the end', JSON.stringify(sums.states), Object.keys(sums.states).join() === 'complete'],
    ['ledger while the server hides a letter', sums.whileHidden, sums.whileHidden === 'incomplete'],
    ['ledger when it shows it again', sums.afterwards, sums.afterwards === 'complete'],
    ['requests at once, most', String(sums.mostAtOnce), sums.mostAtOnce <= 4],
    ['refused by the limits', String(sums.refused), sums.refused === 0],
    ['requests', String(sums.requests), null],
    ['killed', String(sums.kills), null],
    ['what people did', JSON.stringify(sums.acts), null],
    ['CPU seconds of the service', `${sums.cpuSeconds.toFixed(0)} in ${sums.seconds.toFixed(0)} s`, null],
  ];
  for (const [what, value, ok] of rows)
    console.log(`${what.padEnd(44)} ${value}   ${ok === null ? '' : ok ? 'ok' : 'MISSED'}`);
}
