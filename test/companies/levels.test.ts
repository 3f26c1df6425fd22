import type { LevelFacts, LevelStep } from '../../service/companies/levels';
import { chooseLevel, readSteps } from '../../service/companies/levels';

const steps: LevelStep[] = [
  { code: 'general', position: 10, isActive: true, standing: 'new', moves: null },
  { code: 'contacted', position: 20, isActive: true, standing: 'new', moves: 'two_way_mail' },
  { code: 'project', position: 30, isActive: true, standing: 'new', moves: 'intention' },
  { code: 'signed_1', position: 40, isActive: true, standing: 'old', moves: 'order', fromOrders: 1 },
  { code: 'signed_2', position: 50, isActive: true, standing: 'old', moves: 'order', fromAmount: 100_000 },
  { code: 'signed_3', position: 60, isActive: false, standing: 'old', moves: 'order', fromOrders: 2 },
  { code: 'blacklist', position: 90, isActive: true, standing: 'barred', moves: null },
];
const nothing: LevelFacts = { hasTwoWayMail: false, hasIntention: false, orders: 0, orderAmount: null };

test.each<[string, string, Partial<LevelFacts>, string | null]>([
  ['a company with which nothing happened stays', 'general', {}, null],
  ['letters both ways make it contacted', 'general', { hasTwoWayMail: true }, 'contacted'],
  ['an open quotation makes it a project', 'contacted', { hasTwoWayMail: true, hasIntention: true }, 'project'],
  ['steps are skipped where an order comes first', 'general', { orders: 1 }, 'signed_1'],
  ['of several that hold the furthest counts', 'general', { orders: 3, orderAmount: 250_000 }, 'signed_2'],
  ['a sum that is not known is no sum', 'signed_1', { orders: 9 }, null],
  ['a sum below the threshold moves nothing', 'signed_1', { orders: 1, orderAmount: 99_999 }, null],
  ['the threshold itself is enough', 'signed_1', { orders: 1, orderAmount: 100_000 }, 'signed_2'],
  ['a level that is switched off is not reached', 'signed_2', { orders: 5 }, null],
  ['nothing moves back: the quotation is closed', 'project', { hasTwoWayMail: true }, null],
  ['who is barred is moved by nobody but people', 'blacklist', { orders: 5, hasTwoWayMail: true }, null],
  ['a level that no longer exists is left', 'long_gone', { hasTwoWayMail: true }, 'contacted'],
])('%s', (_name, present, facts, expected) => {
  expect(chooseLevel(present, { ...nothing, ...facts }, steps)?.code ?? null).toBe(expected);
});

test('what a rule says that nobody understands is left out', () => {
  const rule = { standing: 'odd', moves: 'by magic', fromOrders: '3', fromAmount: 5 };
  expect(readSteps([{ code: 'x', position: 1, isActive: true, rule }])).toEqual([
    { code: 'x', position: 1, isActive: true, standing: 'new', moves: null, fromAmount: 5 },
  ]);
});
