import { leadStages } from '../../service/leads/lead.entity';
import { actsFor, isOpenStage, nextStage } from '../../service/leads/stages';

describe('stages of a lead', () => {
  test.each([
    ['new', 'assign', 'assigned'],
    ['assigned', 'work', 'working'],
    ['working', 'qualify', 'qualified'],
    ['qualified', 'convert', 'converted'],
    ['working', 'return', 'pool'],
    ['pool', 'claim', 'assigned'],
    ['disqualified', 'reopen', 'working'],
    ['new', 'claim', null],
    ['pool', 'convert', null],
    ['qualified', 'return', null],
    ['converted', 'reject', null],
    ['merged', 'reopen', null],
    ['converted', 'assign', null],
  ] as const)('from %s, %s leads to %s', (from, act, to) => expect(nextStage(from, act)).toBe(to));

  test('what has become a customer or was merged stays so, whatever is done', () => {
    for (const stage of ['converted', 'merged'] as const) expect(actsFor(stage)).toEqual([]);
    expect(actsFor('disqualified')).toEqual(['reopen']);
  });

  test('every open lead can be rejected and merged', () => {
    for (const stage of leadStages.filter(isOpenStage)) {
      expect(actsFor(stage)).toContain('reject');
      expect(actsFor(stage)).toContain('merge');
    }
  });
});
