import { OutboxMail } from '../../../service/mail/send/outbox.entity';
import { tryMailAgain } from '../../../service/outbox/leaving.service';
import type { Context } from '../../../service/context';
import { sendingOf } from '../../support/exchange/sending';
import type { SendingFaults } from '../../support/exchange/sending';
import type { SendingWorld } from '../../support/exchange/sendingWorld';
import { openSendingWorld } from '../../support/exchange/sendingWorld';
import { folderOf, itemsOf } from '../../support/exchange/store';

let one: SendingWorld;
beforeEach(async () => {
  one = await openSendingWorld();
});
afterEach(() => one.close());

const delivered = () => sendingOf(one.liNa).delivered;
const inDrafts = () => itemsOf(one.liNa, folderOf(one.liNa, 'drafts')?.id ?? '').length;

const faults: [string, Partial<SendingFaults>][] = [
  ['nothing goes wrong', {}],
  ['the 202 is lost', { lost202: 1 }],
  ['the 202 is lost and the server shows it as a draft for a while', { lost202: 1, lag: 1 }],
  ['a gateway gives up after it left', { late504: 1 }],
  ['a gateway gives up after it left, and the server is slow to show it', { late504: 1, lag: 1 }],
  ['the connection breaks before it was sent, twice', { cutBefore: 2 }],
  ['the server is not there', { unavailable: 1 }],
  ['the server asks to come later', { throttled: 2 }],
  ['the answer to the draft is lost, twice', { lostDraft: 2 }],
  ['everything at once', { lostDraft: 1, throttled: 1, cutBefore: 1, unavailable: 1, lost202: 1, lag: 1 }],
];

test.each(faults)('a mail leaves exactly once where %s', async (_name, wrong) => {
  Object.assign(sendingOf(one.liNa).faults, wrong);
  const mail = await one.settle(await one.answer());
  expect(mail.state).toBe('sent');
  expect(delivered()).toHaveLength(1);
  expect(inDrafts()).toBe(0);
});

/** A process that ends at a call to Graph: what comes after never happens. */
function dyingAt(path: RegExp, when: 'before' | 'after'): Context {
  const context = one.another();
  const graph = context.graph;
  if (!graph) throw new Error('no graph');
  const end = () => new Promise<never>(() => undefined);
  return {
    ...context,
    graph: {
      ...graph,
      call: async call => {
        const isIt = path.test(`${call.method ?? 'GET'} ${call.path}`);
        if (isIt && when === 'before') return end();
        const answer = await graph.call<never>(call);
        return isIt ? end() : answer;
      },
    },
  };
}

test.each([
  ['before it made the draft', /^POST .*\/messages$/, 'before', 'waiting'],
  ['when the draft was made and before its number was kept', /^POST .*\/messages$/, 'after', 'waiting'],
  ['between the draft and sending', /^POST .*\/send$/, 'before', 'sending'],
  ['when it had been sent and before that was kept', /^POST .*\/send$/, 'after', 'sending'],
] as const)('a process that ends %s loses nothing and doubles nothing', async (_name, path, when, state) => {
  const id = await one.answer();
  void one.step(id, dyingAt(path, when));
  await new Promise(done => setTimeout(done, 400));
  expect((await one.context.database.manager.findOneByOrFail(OutboxMail, { id })).state).toBe(state);
  // The other process believes in it as long as it may live.
  expect((await one.step(id)).state).toBe(state);
  one.time.now = new Date(one.time.now.getTime() + 200_000);
  expect((await one.settle(id)).state).toBe('sent');
  expect(delivered()).toHaveLength(1);
  expect(inDrafts()).toBe(0);
});

test('a draft that was kept is the one that a new process sends', async () => {
  const id = await one.answer();
  Object.assign(sendingOf(one.liNa).faults, { throttled: 1 });
  const kept = await one.step(id);
  expect(kept).toMatchObject({ state: 'drafted', reason: 'graph.throttled' });
  one.time.now = new Date(one.time.now.getTime() + 200_000);
  const sent = await one.step(id, one.another());
  expect(sent).toMatchObject({ state: 'sent', graphId: kept.graphId });
  expect(delivered()).toHaveLength(1);
});

test('two processes at once send a mail once', async () => {
  const id = await one.answer();
  const others = [one.another(), one.another(), one.another()];
  await Promise.all(others.map(other => one.step(id, other)));
  expect((await one.settle(id)).state).toBe('sent');
  expect(delivered()).toHaveLength(1);
});

test('a mail that vanished from the server while it was being sent is never sent again by itself', async () => {
  const id = await one.answer();
  void one.step(id, dyingAt(/\/send$/, 'before'));
  await new Promise(done => setTimeout(done, 400));
  for (const item of [...one.liNa.items.values()].filter(item => item.isDraft)) one.liNa.items.delete(item.immutableId);
  one.time.now = new Date(one.time.now.getTime() + 200_000);
  expect(await one.settle(id)).toMatchObject({ state: 'unclear', reason: 'outbox.vanished' });
  expect(delivered()).toHaveLength(0);
});

test('a mail that the server refuses has failed, with the reason, and leaves when it is tried again', async () => {
  Object.assign(sendingOf(one.liNa).faults, { refused: 1 });
  const id = await one.answer();
  expect(await one.settle(id)).toMatchObject({ state: 'failed', reason: 'graph.refused' });
  expect(delivered()).toHaveLength(0);
  const { version } = await one.context.database.manager.findOneByOrFail(OutboxMail, { id });
  await tryMailAgain(one.context, one.world.viewers.liNa, id, version);
  expect((await one.settle(id)).state).toBe('sent');
  expect(delivered()).toHaveLength(1);
  expect(inDrafts()).toBe(0);
});
