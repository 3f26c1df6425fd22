import { openGraphBudget } from '../../../service/platform/graph/graphBudget';

const limits = { atOnce: 4, inWindow: 100, windowMs: 600 };
const settle = () => new Promise(done => setImmediate(done));

test('four are let in at once, the fifth when one leaves, in the order in which they came', async () => {
  const budget = openGraphBudget(limits);
  const places = await Promise.all([1, 2, 3, 4].map(() => budget.enter('a')));
  const order: number[] = [];
  for (const n of [5, 6]) void budget.enter('a').then(() => order.push(n));
  await settle();
  expect(order).toEqual([]);
  places[2]?.leave();
  places[2]?.leave();
  await settle();
  expect(order).toEqual([5]);
});

test('one mailbox does not keep another waiting', async () => {
  const budget = openGraphBudget(limits);
  await Promise.all([1, 2, 3, 4].map(() => budget.enter('a')));
  await expect(budget.enter('b')).resolves.toBeDefined();
});

test('who is urgent goes before those who wait, and behind other urgent ones', async () => {
  const budget = openGraphBudget({ ...limits, atOnce: 1 });
  const first = await budget.enter('a');
  const order: string[] = [];
  const wait = (name: string, isUrgent: boolean) =>
    void budget.enter('a', isUrgent).then(place => {
      order.push(name);
      place.leave();
    });
  wait('slow', false);
  wait('urgent', true);
  wait('urgent too', true);
  first.leave();
  await settle();
  await settle();
  expect(order).toEqual(['urgent', 'urgent too', 'slow']);
});

test('in no window are there more than it allows, whenever they come', async () => {
  let now = 0;
  const budget = openGraphBudget(limits, () => now);
  const times: number[] = [];
  const ask = () =>
    void budget.enter('a').then(place => {
      times.push(now);
      place.leave();
    });
  for (let at = 0; at < 500; at += 1) ask();
  for (; times.length < 500 && now < 60_000; now += 10) {
    // Its own timers run in real time: what waits is looked at whenever somebody comes.
    budget.pause('a', 0);
    ask();
    await settle();
  }
  expect(times.length).toBeGreaterThanOrEqual(500);
  for (const from of times) {
    const inWindow = times.filter(at => at >= from && at < from + limits.windowMs).length;
    expect(inWindow).toBeLessThanOrEqual(limits.inWindow);
  }
});

test('nobody asks while the mailbox is paused', async () => {
  let now = 0;
  const budget = openGraphBudget(limits, () => now);
  budget.pause('a', 1_000);
  let isIn = false;
  void budget.enter('a').then(() => (isIn = true));
  await settle();
  expect(isIn).toBe(false);
  now = 1_001;
  await budget.enter('a');
  await settle();
  expect(isIn).toBe(true);
});

test('who would wait too long is told for how long, and comes again; an urgent one may use what is kept for it', async () => {
  let now = 0;
  const budget = openGraphBudget({ atOnce: 4, inWindow: 100, windowMs: 600_000 }, () => now);
  const ask = async (isUrgent: boolean) => (await budget.enter('a', isUrgent)).leave();
  for (let at = 0; at < 97; at += 1) await ask(false);
  now = 1_000;
  const wait = { code: 'graph.throttled', retry: true, details: { waitMs: 609_000 } };
  await expect(ask(false)).rejects.toMatchObject(wait);
  for (let at = 0; at < 3; at += 1) await ask(true);
  await expect(ask(true)).rejects.toMatchObject(wait);
  now = 610_001;
  await ask(false);
});

test('a mailbox is the same however its address is written', async () => {
  const budget = openGraphBudget({ ...limits, atOnce: 1 });
  const first = await budget.enter('Li.Na@haitu.example');
  let isIn = false;
  void budget.enter('li.na@haitu.example').then(() => (isIn = true));
  await settle();
  expect(isIn).toBe(false);
  first.leave();
  await settle();
  expect(isIn).toBe(true);
});

test('whoever waits when the service stops is not kept', async () => {
  const budget = openGraphBudget({ ...limits, atOnce: 1 });
  await budget.enter('a');
  const waiting = expect(budget.enter('a')).rejects.toMatchObject({ code: 'graph.unreachable' });
  await budget.close();
  await waiting;
  await expect(budget.enter('a')).rejects.toMatchObject({ code: 'graph.unreachable' });
});

test('who gives up while he waits is not let in', async () => {
  const budget = openGraphBudget({ ...limits, atOnce: 1 });
  const first = await budget.enter('a');
  const giving = new AbortController();
  const given = budget.enter('a', false, giving.signal);
  giving.abort(new Error('stopped'));
  await expect(given).rejects.toThrow('stopped');
  const next = budget.enter('a');
  first.leave();
  await expect(next).resolves.toBeDefined();
});
