import { isTimeZone, localTimeOf, workingDays, zoneOf } from '../../service/common/localTime';
import { daysToBirthday, promptsFor } from '../../service/sidebar/prompting';
import { otherSide } from '../../service/sidebar/outside';
import type { TurnLetter } from '../../service/sidebar/turns';
import { turnOf } from '../../service/sidebar/turns';

const now = new Date('2026-03-02T08:00:00.000Z');

describe('the time zone of a place', () => {
  test.each<[string, { timeZone?: string; country?: string; city?: string }, string | null]>([
    ['what was entered', { timeZone: 'America/Chicago', country: 'DE' }, 'America/Chicago'],
    ['a country with one clock', { country: 'DE' }, 'Europe/Berlin'],
    ['in small letters', { country: 'de' }, 'Europe/Berlin'],
    ['a country whose far west keeps another time', { country: 'CN' }, 'Asia/Shanghai'],
    ['islands aside', { country: 'ES' }, 'Europe/Madrid'],
    ['a country with many', { country: 'US' }, null],
    ['and the city that gives one its name', { country: 'US', city: 'Los Angeles' }, 'America/Los_Angeles'],
    ['a town that gives none', { country: 'US', city: 'Springfield' }, null],
    ['nothing known', {}, null],
    ['no country', { country: 'ZZ' }, null],
    ['rubbish', { timeZone: 'Mars/Olympus', country: "';" }, null],
  ])('%s', (_what, place, zone) => {
    expect(zoneOf({ timeZone: null, country: null, city: null, ...place }, now)).toBe(zone);
  });

  test('is one that the machine knows', () => {
    expect([isTimeZone('Europe/Berlin'), isTimeZone('Nowhere')]).toEqual([true, false]);
  });
});

describe('working hours of a country', () => {
  test.each([
    ['DE', [1, 2, 3, 4, 5]],
    ['SA', [1, 2, 3, 4, 7]],
    [null, [1, 2, 3, 4, 5]],
    ['ZZ', [1, 2, 3, 4, 5]],
  ])('%s works on %j', (country, days) => {
    expect(workingDays(country)).toEqual(days);
  });

  const week = [1, 2, 3, 4, 5];
  test.each<[string, string, ReturnType<typeof localTimeOf>]>([
    [
      'Europe/Berlin',
      '2026-03-02T07:20:00Z',
      { localTime: '08:20', isOpen: false, opensAt: '09:00', opensInDays: 0, changesInMinutes: 40 },
    ],
    [
      'Europe/Berlin',
      '2026-03-02T08:00:00Z',
      { localTime: '09:00', isOpen: true, opensAt: null, opensInDays: null, changesInMinutes: 540 },
    ],
    [
      'Europe/Berlin',
      '2026-03-02T17:00:00Z',
      { localTime: '18:00', isOpen: false, opensAt: '09:00', opensInDays: 1, changesInMinutes: 900 },
    ],
    // Friday evening: on Monday.
    [
      'Asia/Shanghai',
      '2026-03-06T12:00:00Z',
      { localTime: '20:00', isOpen: false, opensAt: '09:00', opensInDays: 3, changesInMinutes: 3_660 },
    ],
  ])('in %s at %s', (zone, at, answer) => {
    expect(localTimeOf(zone, week, new Date(at))).toEqual(answer);
  });
});

describe('whose turn it is', () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 2, 2, hour));
  const letter = (direction: string, hour: number, kind = 'normal'): TurnLetter => ({
    direction,
    kind,
    sentAt: at(hour),
  });
  const party = (more: object = {}) => ({
    ...{ name: 'A', isCustomer: false, isSupplier: false, isAgent: false, isPartner: false, isForwarder: false },
    ...more,
  });
  test.each<[string, TurnLetter[], object | null, [string, number] | null]>([
    ['nobody has written', [], {}, null],
    ['they wrote last', [letter('in', 9), letter('out', 8)], {}, ['us', 9]],
    ['they wrote twice', [letter('in', 9), letter('in', 8), letter('out', 7)], {}, ['us', 8]],
    ['we wrote last', [letter('out', 9), letter('in', 8)], { isCustomer: true }, ['buyer', 9]],
    ['to a factory', [letter('out', 9)], { isSupplier: true }, ['factory', 9]],
    ['to a forwarder', [letter('out', 9)], { isForwarder: true, isSupplier: true }, ['forwarder', 9]],
    ['to a bank', [letter('out', 9)], { isPartner: true, name: '中国银行宁波分行' }, ['bank', 9]],
    ['to an agent', [letter('out', 9)], { isAgent: true }, ['agent', 9]],
    ['to a stranger', [letter('out', 9)], null, ['other', 9]],
    ['a machine answered', [letter('in', 9, 'auto_reply'), letter('out', 8)], { isCustomer: true }, ['buyer', 8]],
    ['colleagues spoke of it', [letter('internal', 9), letter('in', 8)], {}, ['us', 8]],
  ])('%s', (_what, letters, who, answer) => {
    const turn = turnOf(letters, who && party(who));
    expect(turn && [turn.on, turn.since]).toEqual(answer && [answer[0], at(answer[1])]);
  });
});

describe('prompts', () => {
  test.each([
    ['03-05', '2026-03-02', 3],
    ['03-02', '2026-03-02', 0],
    ['03-01', '2026-03-02', 364],
    ['01-01', '2026-12-30', 2],
    ['02-29', '2026-02-27', 1],
    ['02-29', '2028-02-27', 2],
    ['99-99', '2026-03-02', null],
    ['', '2026-03-02', null],
  ])('a birthday on %s, today %s', (day, today, days) => {
    expect(daysToBirthday(day, today)).toBe(days);
  });

  const facts = {
    notes: [],
    isBarred: false,
    contact: null,
    missing: [],
    sentAt: now,
    beforeAt: null,
    today: '2026-03-02',
  };
  test('nothing to say', () => expect(promptsFor(facts)).toEqual([]));
  test.each([
    [29, []],
    [30, [{ kind: 'silent', days: 30 }]],
  ])('after %i days of silence', (days, answer) => {
    expect(promptsFor({ ...facts, beforeAt: new Date(now.getTime() - days * 86_400_000) })).toEqual(answer);
  });
});

describe('the other side of a letter', () => {
  const own = ['haitu.example'];
  const people = [
    { role: 'to', name: '', address: 'boss@haitu.example' },
    { role: 'cc', name: 'B', address: 'b@buyer.example' },
    { role: 'forwarded_from', name: 'F', address: 'f@factory.example' },
  ];
  test.each([
    ['in', 'a@buyer.example', 'a@buyer.example'],
    ['out', 'me@haitu.example', 'b@buyer.example'],
    ['in', 'me@haitu.example', 'f@factory.example'],
    ['internal', 'me@haitu.example', 'f@factory.example'],
  ])('%s from %s is %s', (direction, fromAddress, address) => {
    expect(otherSide({ direction, fromName: '', fromAddress }, people, own).address).toBe(address);
  });
  test('of mail among ourselves its sender', () => {
    const message = { direction: 'internal', fromName: '', fromAddress: 'me@haitu.example' };
    expect(otherSide(message, people.slice(0, 1), own).address).toBe('me@haitu.example');
  });
});
