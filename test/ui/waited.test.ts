import { en, zhCN } from '../../ui/texts/parts/teamwork';
import { waitedText } from '../../ui/teamwork/waited';

const day = 9 * 60;
const t = ((key: string, values: Record<string, unknown> = {}) =>
  [key, ...Object.values(values)].join(' ')) as unknown as Parameters<typeof waitedText>[3];

test.each<[string, number, number, string]>([
  ['a minute ago', 0, 1, 'teamwork.justNow'],
  ['last night, when nobody was at work', 0, 11 * 60, 'teamwork.afterHours'],
  ['a quarter of an hour ago', 15, 15, 'teamwork.minutes 15'],
  ['the whole morning', 180, 180, 'teamwork.hours 3'],
  ['two days of work', 2 * day, 3 * 24 * 60, 'teamwork.workdays 2'],
])('a mail that came %s says how long it waits', (_when, worked, since, expected) => {
  expect(waitedText(worked, day, since * 60_000, t)).toBe(expected);
});

test('no mail has waited for nothing', () => {
  expect([zhCN.teamwork.justNow, en.teamwork.afterHours]).toEqual(['刚刚', 'after hours']);
});
