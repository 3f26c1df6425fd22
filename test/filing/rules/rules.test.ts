import { IsNull } from 'typeorm';
import { createCompany } from '../../../service/companies/companies.service';
import { Company } from '../../../service/companies/company.entity';
import type { Context } from '../../../service/context';
import { fileByPerson } from '../../../service/filing/deciding.service';
import { Filing, FilingStatus } from '../../../service/filing/filing.entity';
import { requestRefiling } from '../../../service/filing/refiling.service';
import { listRules, readRule, readRuleHistory } from '../../../service/filing/rules/reading.service';
import { listKept, listRunMessages, listRuns } from '../../../service/filing/rules/results.service';
import { RuleRun } from '../../../service/filing/rules/rule.entity';
import { rulesJobs } from '../../../service/filing/rules/rules.jobs';
import type { RuleBody } from '../../../service/filing/rules/rules.schema';
import {
  changeRule,
  createRule,
  expireRules,
  orderRules,
  removeRule,
  switchRule,
} from '../../../service/filing/rules/rules.service';
import { RULE_RUN, startRun, stopRun, undoRun } from '../../../service/filing/rules/runs.service';
import { Job } from '../../../service/platform/queue/job.entity';
import { TradeRecord } from '../../../service/records/record.entity';
import { inTransaction } from '../../../service/platform/database/transaction';
import type { Viewer } from '../../../service/users/roles';
import type { EntityManager } from 'typeorm';
import { closeTestContext, openTestContext } from '../../support/context';
import { letter } from '../../support/letters';
import type { TestWorld } from '../../support/world';
import { deliver, makeWorld, settleFiling } from '../../support/world';

let context: Context;
let world: TestWorld;
let nordlicht: number;
let claims: number;
beforeEach(async () => {
  context = await openTestContext();
  world = await makeWorld(context);
  nordlicht = (await manager().findOneByOrFail(Company, { externalKey: 'nordlicht' })).id;
  claims = (await createCompany(context, world.viewers.liNa, { name: 'Claims Desk Ltd' })).id;
  await settleFiling(context);
});
afterEach(() => closeTestContext(context));

const manager = () => context.database.manager;
const write = <T>(work: (writer: EntityManager) => Promise<T>) => inTransaction(context.database, work);
const placeOf = async (messageId: number) =>
  (await manager().findBy(Filing, { messageId, endedAt: IsNull() })).map(filing => filing.companyId);
const stateOf = async (messageId: number) => (await manager().findOneByOrFail(FilingStatus, { messageId })).state;
let sent = 0;
async function receive(subject: string, more: Parameters<typeof letter>[0] = {}, mailbox = world.mailboxes.liNa) {
  sent += 1;
  const id = await deliver(
    context,
    mailbox,
    letter({ subject, id: `rule${sent}@nordlicht.example`, text: `Letter ${sent}.`, ...more }),
  );
  return id as number;
}

const body = (more: Partial<RuleBody> = {}): RuleBody => ({
  name: 'Claims',
  conditions: [{ field: 'words', isNot: false, values: ['claim'] }],
  action: 'file',
  companyId: claims,
  coverage: 'own',
  ...more,
});
const make = (more: Partial<RuleBody> = {}, viewer: Viewer = world.viewers.liNa) =>
  write(writer => createRule(writer, viewer, body(more), context.clock()));
const versionOf = async (id: number) =>
  (await listRules(manager(), world.viewers.zhouMin, {}, context.clock())).rules.find(rule => rule.id === id)
    ?.version as number;
const turn = async (id: number, state: 'active' | 'paused', viewer: Viewer = world.viewers.liNa) => {
  const version = await versionOf(id);
  await write(writer => switchRule(writer, viewer, id, version, state, '2026-11-21', context.clock()));
};

/** Runs the steps of trials and applications until none is left. */
async function settleRuns() {
  const [definition] = rulesJobs(context);
  for (let step = 0; step < 100; step += 1) {
    const waiting = await manager().findOne(Job, { where: { name: RULE_RUN, state: 'waiting' }, order: { id: 'ASC' } });
    if (!waiting) return;
    await write(writer => writer.delete(Job, { id: waiting.id }));
    await definition?.handler(waiting.payload, {
      id: waiting.id,
      key: waiting.key,
      attempt: 1,
      signal: new AbortController().signal,
    });
  }
  throw new Error('the runs never end');
}
async function run(id: number, kind: 'try' | 'apply', viewer: Viewer = world.viewers.liNa) {
  const version = await versionOf(id);
  const runId = await write(writer => startRun(writer, viewer, id, kind, version, context.clock()));
  await settleRuns();
  return runId;
}
const runOf = (id: number) => manager().findOneByOrFail(RuleRun, { id });

describe('a rule with conditions', () => {
  it('does nothing until it is switched on, and then holds for what comes', async () => {
    const id = await make();
    expect(await placeOf(await receive('Claim about lids'))).toEqual([nordlicht]);
    await turn(id, 'active');
    const [claim, plain] = [await receive('Claim about lids'), await receive('Price list')];
    expect(await placeOf(claim)).toEqual([claims]);
    expect(await placeOf(plain)).toEqual([nordlicht]);
    await turn(id, 'paused');
    expect(await placeOf(await receive('Another claim'))).toEqual([nordlicht]);
    const { rules } = await listRules(manager(), world.viewers.liNa, {}, context.clock());
    expect(rules).toMatchObject([{ id, hits: 1, state: 'paused', company: { id: claims } }]);
    expect(Date.parse(rules[0]?.lastHitAt ?? '')).toBeGreaterThan(Date.parse('2026-01-01'));
  });

  it('keeps what it has filed while it is paused, whatever else is learned of the sender', async () => {
    const id = await make();
    await turn(id, 'active');
    const claim = await receive('Claim about lids');
    await turn(id, 'paused');
    await write(writer => requestRefiling(writer, 'test', { messageIds: [claim] }));
    await settleFiling(context);
    expect(await placeOf(claim)).toEqual([claims]);
  });

  it('holds for mailboxes of its owner alone', async () => {
    await turn(await make(), 'active');
    expect(await placeOf(await receive('Claim about lids', {}, world.mailboxes.wangLei))).toEqual([nordlicht]);
    expect(await placeOf(await receive('Claim about lids', {}, world.mailboxes.sales))).toEqual([claims]);
  });

  it('for every mailbox is made by nobody without the right', async () => {
    await expect(make({ coverage: 'all' })).rejects.toMatchObject({ code: 'rule.not_for_all', status: 403 });
    await turn(await make({ coverage: 'all' }, world.viewers.zhouMin), 'active', world.viewers.zhouMin);
    expect(await placeOf(await receive('Claim about lids', {}, world.mailboxes.wangLei))).toEqual([claims]);
  });

  it('names no company that its owner may not see, and takes no mail of such a one', async () => {
    const atlas = (await manager().findOneByOrFail(Company, { externalKey: 'atlas' })).id;
    await expect(make({ companyId: atlas })).rejects.toMatchObject({ code: 'company.not_found' });
    const conditions: RuleBody['conditions'] = [{ field: 'domain', isNot: false, values: ['atlas-home.example'] }];
    await expect(make({ conditions })).rejects.toMatchObject({ code: 'filing.party_of_another' });
  });

  it('is somebody else’s business to nobody but those above', async () => {
    const id = await make();
    const seen = async (viewer: Viewer) =>
      (await listRules(manager(), viewer, {}, context.clock())).rules.map(rule => rule.id);
    expect(await seen(world.viewers.wangLei)).toEqual([]);
    expect(await seen(world.viewers.chenJing)).toEqual([id]);
    await expect(
      write(writer => switchRule(writer, world.viewers.wangLei, id, 1, 'active', '2026-11-21', context.clock())),
    ).rejects.toMatchObject({ code: 'rule.not_found' });
  });

  it('cannot be turned by his manager into one that looks into a person’s own mailbox', async () => {
    const id = await make();
    const secret = body({ conditions: [{ field: 'words', isNot: false, values: ['divorce'] }], companyId: nordlicht });
    for (const viewer of [world.viewers.chenJing, world.viewers.zhouMin])
      for (const coverage of ['own', 'all'] as const)
        await expect(
          write(writer => changeRule(writer, viewer, id, 1, { ...secret, coverage }, context.clock())),
        ).rejects.toMatchObject({ status: 403 });
  });

  it('is told that another’s rule stands in its way, and not which', async () => {
    const owner = world.viewers.zhouMin;
    await turn(await make({ name: 'Secret project Vega', coverage: 'all' }, owner), 'active', owner);
    const id = await make();
    await turn(id, 'active');
    const read = async (viewer: Viewer) => (await readRule(manager(), viewer, id, context.clock())).problems[0];
    expect(await read(owner)).toMatchObject({ code: 'hidden_by', name: 'Secret project Vega' });
    expect(await read(world.viewers.liNa)).toEqual({ code: 'hidden_by', ruleId: null, name: '***' });
  });

  it('changed by two people is changed by the first', async () => {
    const id = await make();
    const change = (name: string) =>
      write(writer => changeRule(writer, world.viewers.liNa, id, 1, body({ name }), context.clock()));
    await change('first');
    await expect(change('second')).rejects.toMatchObject({ code: 'version.changed' });
    const { entries } = await readRuleHistory(manager(), world.viewers.liNa, id);
    expect(entries.map(entry => [entry.action, entry.changed])).toEqual([
      ['rule.changed', ['name']],
      ['rule.created', []],
    ]);
  });

  it('stops after its last day', async () => {
    const id = await make({ expiresOn: '2026-11-21' });
    await turn(id, 'active');
    expect(await write(writer => expireRules(writer, '2026-11-21', context.clock()))).toBe(0);
    expect(await write(writer => expireRules(writer, '2026-11-22', context.clock()))).toBe(1);
    expect(await placeOf(await receive('Claim about lids'))).toEqual([nordlicht]);
    const version = await versionOf(id);
    await expect(
      write(writer => switchRule(writer, world.viewers.liNa, id, version, 'active', '2026-11-22', context.clock())),
    ).rejects.toMatchObject({ code: 'rule.is_over' });
  });

  it('gives way to the one that stands before it, after they were put in another order', async () => {
    const first = await make();
    const second = await make({
      name: 'Lids',
      conditions: [{ field: 'words', isNot: false, values: ['lids'] }],
      companyId: nordlicht,
    });
    await turn(first, 'active');
    await turn(second, 'active');
    expect(await placeOf(await receive('Claim about lids'))).toEqual([claims]);
    await write(writer => orderRules(writer, world.viewers.liNa, [second, first], context.clock()));
    expect(await placeOf(await receive('Claim about lids'))).toEqual([nordlicht]);
  });

  it('that is ended gives back what it had filed', async () => {
    const id = await make();
    await turn(id, 'active');
    const claim = await receive('Claim about lids');
    const version = await versionOf(id);
    await write(writer => removeRule(writer, world.viewers.liNa, id, version, context.clock()));
    await settleFiling(context);
    expect(await placeOf(claim)).toEqual([nordlicht]);
  });
});

describe('a trial over the past', () => {
  it('lists what would change, from where to where, and changes nothing', async () => {
    const [claim, plain] = [await receive('Claim about lids'), await receive('Price list')];
    const hidden = await receive('Claim of another', {}, world.mailboxes.wangLei);
    const id = await make();
    const runId = await run(id, 'try');
    expect(await runOf(runId)).toMatchObject({ state: 'done', matched: 1, changed: 1 });
    const { messages } = await listRunMessages(manager(), world.viewers.liNa, runId);
    expect(messages).toMatchObject([
      {
        id: claim,
        before: { state: 'filed', places: [{ company: 'Nordlicht Küchen GmbH' }] },
        after: { state: 'filed', places: [{ company: 'Claims Desk Ltd' }] },
      },
    ]);
    expect([await placeOf(claim), await placeOf(plain), await placeOf(hidden)]).toEqual([
      [nordlicht],
      [nordlicht],
      [nordlicht],
    ]);
  });

  it('says why mail that fits stays as it is, with a list of the first of each reason', async () => {
    const [decided, there, moved] = [
      await receive('Claim that Li Na filed'),
      await receive('Claim of the desk', { from: 'Desk <d@desk.example>' }),
      await receive('Claim about lids'),
    ];
    const suspicious = await receive('Claim: pay to a new account', {
      from: 'Anna Weber <anna.weber@nord1icht.example>',
    });
    const decide = async (messageId: number, companyId: number) => {
      const { version } = await manager().findOneByOrFail(FilingStatus, { messageId });
      const decision = { companyId, scope: 'message' as const, version };
      await write(writer => fileByPerson(writer, world.viewers.liNa, messageId, decision, context.clock()));
    };
    await decide(decided, nordlicht);
    const first = await make({
      name: 'Desk',
      conditions: [{ field: 'sender', isNot: false, values: ['d@desk.example'] }],
    });
    await turn(first, 'active');
    await run(first, 'apply');
    const id = await make();
    const runId = await run(id, 'try');
    const [told] = await listRuns(manager(), world.viewers.liNa, id);
    expect(told).toMatchObject({ matched: 4, changed: 1 });
    expect(told?.kept.reduce((sum, one) => sum + one.count, 0)).toBe(3);
    const { messages, hidden } = await listKept(manager(), world.viewers.liNa, runId);
    expect(new Map(messages.map(one => [one.id, one.reason]))).toEqual(
      new Map([
        [decided, 'person'],
        [there, 'there'],
        [suspicious, 'suspicion'],
      ]),
    );
    expect(hidden).toBe(0);
    expect(messages.map(one => one.id)).not.toContain(moved);
    expect(await listKept(manager(), world.viewers.chenJing, runId)).toMatchObject({
      hidden: expect.any(Number) as number,
    });
    await expect(listKept(manager(), world.viewers.wangLei, runId)).rejects.toMatchObject({ code: 'rule.not_found' });
  });

  it('says of mail that names the number of another company’s record that this is why it stays', async () => {
    const foreign = await receive('Claim about SO-2026-0098');
    const own = await receive('Claim about lids and Q-2026-0031');
    const lids = await receive('Claim about lids');
    const runId = await run(await make(), 'try');
    const { messages } = await listKept(manager(), world.viewers.liNa, runId);
    expect(messages.map(one => [one.id, one.reason])).toEqual([
      [foreign, 'foreign_number'],
      [own, 'foreign_number'],
    ]);
    // A rule that names the record itself is not asked about numbers.
    const { id: recordId, companyId } = await manager().findOneByOrFail(TradeRecord, { number: 'Q-2026-0031' });
    const aimed = await make({ name: 'Lids', companyId, recordId });
    const second = await run(aimed, 'try');
    expect((await listKept(manager(), world.viewers.liNa, second)).messages.map(one => one.reason)).toEqual(['there']);
    expect(await runOf(second)).toMatchObject({ matched: 3, changed: 2 });
    expect(lids).toBeGreaterThan(0);
  });

  it('goes on batch by batch to the newest message, and can be stopped', async () => {
    for (let n = 0; n < 5; n += 1) await receive(`Claim ${n}`);
    const id = await make();
    const version = await versionOf(id);
    const runId = await write(writer => startRun(writer, world.viewers.liNa, id, 'try', version, context.clock()));
    await expect(
      write(writer => startRun(writer, world.viewers.liNa, id, 'try', version, context.clock())),
    ).rejects.toMatchObject({
      code: 'rule.run_active',
    });
    await write(writer => stopRun(writer, world.viewers.liNa, runId, context.clock()));
    await settleRuns();
    expect(await runOf(runId)).toMatchObject({ state: 'stopped', scanned: 0 });
  });
});

describe('an application to the past', () => {
  it('files what the trial listed, leaves what a person decided, and is taken back as a whole', async () => {
    const [claim, decided, waiting] = [
      await receive('Claim about lids'),
      await receive('Claim that Li Na filed'),
      await receive('Claim of a stranger', { from: 'Jo <jo@stranger.example>' }),
    ];
    const { version } = await manager().findOneByOrFail(FilingStatus, { messageId: decided });
    const decision = { companyId: nordlicht, scope: 'message' as const, version };
    await write(writer => fileByPerson(writer, world.viewers.liNa, decided, decision, context.clock()));
    const id = await make();
    await turn(id, 'active');
    const runId = await run(id, 'apply');
    expect([await placeOf(claim), await placeOf(decided), await placeOf(waiting)]).toEqual([
      [claims],
      [nordlicht],
      [claims],
    ]);
    expect(await runOf(runId)).toMatchObject({ state: 'done', changed: 2 });

    // One of them is decided by a person meanwhile: his word stands.
    const before = await manager().findOneByOrFail(FilingStatus, { messageId: claim });
    const later = { companyId: claims, scope: 'message' as const, version: before.version };
    await write(writer => fileByPerson(writer, world.viewers.liNa, claim, later, context.clock()));
    await write(writer => undoRun(writer, world.viewers.liNa, runId, context.clock()));
    await settleRuns();
    await settleFiling(context);
    expect([await placeOf(claim), await stateOf(waiting)]).toEqual([[claims], 'review']);
    expect(await runOf(runId)).toMatchObject({ state: 'undone', restored: 1 });
    await expect(write(writer => undoRun(writer, world.viewers.liNa, runId, context.clock()))).rejects.toMatchObject({
      code: 'rule.not_undoable',
    });
  });

  it('stops where the rule is changed under it', async () => {
    await receive('Claim about lids');
    const id = await make();
    await turn(id, 'active');
    const version = await versionOf(id);
    await write(writer => startRun(writer, world.viewers.liNa, id, 'apply', version, context.clock()));
    await write(writer =>
      changeRule(writer, world.viewers.liNa, id, version, body({ name: 'Other' }), context.clock()),
    );
    await settleRuns();
    expect(await listRuns(manager(), world.viewers.liNa, id)).toMatchObject([{ state: 'stopped', changed: 0 }]);
  });
});
