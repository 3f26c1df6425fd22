import { setLevel, readLevel } from '../../service/companies/levels.service';
import { createCompany } from '../../service/companies/companies.service';
import { readCompany } from '../../service/companies/companyReading.service';
import { Company } from '../../service/companies/company.entity';
import { companiesJobs } from '../../service/companies/companies.jobs';
import { CompanyTouch } from '../../service/companies/profile.entity';
import { STANDING } from '../../service/companies/touching.service';
import type { Context } from '../../service/context';
import { changeRecord, createRecord } from '../../service/records/records.service';
import { Job } from '../../service/platform/queue/job.entity';
import { closeTestContext, openTestContext } from '../support/context';
import { letter } from '../support/letters';
import type { TestWorld } from '../support/world';
import { deliver, makeWorld, settleFiling } from '../support/world';

let context: Context;
let world: TestWorld;
let nordlicht: number;

beforeEach(async () => {
  context = await openTestContext();
  world = await makeWorld(context);
  nordlicht = (await context.database.manager.findOneByOrFail(Company, { externalKey: 'nordlicht' })).id;
});
afterEach(() => closeTestContext(context));

async function settle(): Promise<void> {
  await settleFiling(context);
  const job = companiesJobs(context).find(one => one.name === STANDING);
  await job?.handler({}, { id: 1, key: 'touched', attempt: 1, signal: new AbortController().signal });
}
const levelNow = async () => (await readCompany(context, world.viewers.liNa, nordlicht)).level;
let sent = 0;
const write = (from: string, to: string, subject = 'Hello') => {
  sent += 1;
  const date = new Date(Date.UTC(2026, 9, 1 + sent)).toUTCString();
  return letter({ from, to, subject: `${subject} ${sent}`, date, id: `<s${sent}@x.example>` });
};
const anna = 'anna.weber@nordlicht.example';
const liNa = 'li.na@haitu.example';

test('a level rises with letters both ways, a quotation and an order, each with its line of history', async () => {
  await deliver(context, world.mailboxes.liNa, write(anna, liNa));
  await settle();
  // The world's quotation is open from the beginning.
  expect(await levelNow()).toBe('project');
  await createRecord(context, world.viewers.liNa, nordlicht, { kind: 'order', number: 'SO-2026-5511', title: 'Trays' });
  await settle();
  expect(await levelNow()).toBe('signed_1');
  const { history, standing } = await readLevel(context, world.viewers.liNa, nordlicht);
  expect(standing).toBe('old');
  expect(history.map(({ from, to, rule, byName }) => [from, to, rule, byName])).toEqual([
    ['project', 'signed_1', 'order', null],
    ['general', 'project', 'intention', null],
  ]);
});

test('the newest letter each way is kept, and is looked for anew when mail moves away', async () => {
  await deliver(context, world.mailboxes.liNa, write(anna, liNa));
  await deliver(context, world.mailboxes.liNa, write(liNa, anna));
  await settle();
  const before = await readCompany(context, world.viewers.liNa, nordlicht);
  expect(before.lastInAt).not.toBeNull();
  expect(before.lastOutAt).not.toBeNull();
  expect((before.lastOutAt ?? '') > (before.lastInAt ?? '')).toBe(true);
});

test('letters both ways alone make a company contacted', async () => {
  const made = await createCompany(context, world.viewers.liNa, { name: 'Brise SARL', domains: ['brise.example'] });
  await deliver(context, world.mailboxes.liNa, write('paul@brise.example', liNa));
  await settle();
  expect((await readCompany(context, world.viewers.liNa, made.id)).level).toBe('general');
  await deliver(context, world.mailboxes.liNa, write(liNa, 'paul@brise.example'));
  await settle();
  expect((await readCompany(context, world.viewers.liNa, made.id)).level).toBe('contacted');
});

test('what a person set stays until he releases it, and then the rules move it again', async () => {
  await settle();
  await setLevel(context, world.viewers.liNa, nordlicht, { level: 'contacted', before: await levelNow() });
  await createRecord(context, world.viewers.liNa, nordlicht, { kind: 'order', number: 'SO-2026-5512', title: 'Trays' });
  await settle();
  expect(await levelNow()).toBe('contacted');
  const released = await setLevel(context, world.viewers.liNa, nordlicht, { level: null, before: 'contacted' });
  expect(released).toMatchObject({ level: 'signed_1', isHeld: false });
  expect(released.history[0]).toMatchObject({ to: 'signed_1', rule: 'order' });
});

test('the blacklist needs a reason on the way in and on the way out', async () => {
  await settle();
  const before = await levelNow();
  const bar = (reason?: string) =>
    setLevel(context, world.viewers.liNa, nordlicht, { level: 'blacklist', before, ...(reason ? { reason } : {}) });
  await expect(bar()).rejects.toMatchObject({ code: 'company.level_reason_missing' });
  expect(await bar('Never paid SO-2026-0001')).toMatchObject({ standing: 'barred', isHeld: true });
  const release = (reason?: string) =>
    setLevel(context, world.viewers.liNa, nordlicht, {
      level: null,
      before: 'blacklist',
      ...(reason ? { reason } : {}),
    });
  await expect(release()).rejects.toMatchObject({ code: 'company.level_reason_missing' });
  const after = await release('Paid on 3 November');
  expect(after).toMatchObject({ level: 'project', standing: 'new', isHeld: false });
  expect(after.history.map(line => line.reason)).toContain('Paid on 3 November');
});

test('two people who set one level do not overwrite each other', async () => {
  await settle();
  const before = await levelNow();
  await setLevel(context, world.viewers.liNa, nordlicht, { level: 'signed_2', before });
  const second = setLevel(context, world.viewers.chenJing, nordlicht, { level: 'contacted', before });
  await expect(second).rejects.toMatchObject({ status: 409, code: 'company.level_changed_meanwhile' });
});

test('a colleague who may not see the company learns nothing of its level', async () => {
  await expect(readLevel(context, world.viewers.wangLei, nordlicht)).rejects.toMatchObject({ status: 404 });
  const bar = setLevel(context, world.viewers.wangLei, nordlicht, {
    level: 'blacklist',
    before: 'general',
    reason: 'x',
  });
  await expect(bar).rejects.toMatchObject({ status: 404 });
});

test('a batch of letters leaves one note a company and one job', async () => {
  await settle();
  await deliver(context, world.mailboxes.liNa, write(anna, liNa));
  await deliver(context, world.mailboxes.liNa, write(anna, liNa));
  const { manager } = context.database;
  expect(await manager.countBy(CompanyTouch, { companyId: nordlicht })).toBe(2);
  expect(await manager.countBy(Job, { name: STANDING, state: 'waiting' })).toBe(1);
  await settle();
  expect(await manager.count(CompanyTouch)).toBe(0);
});

test('a closed quotation takes no level away', async () => {
  await settle();
  const record = await createRecord(context, world.viewers.liNa, nordlicht, {
    kind: 'quote',
    number: 'Q-77881',
    title: 'x',
  });
  await changeRecord(context, world.viewers.liNa, record.id, record.version, { state: 'closed' });
  await settle();
  expect(await levelNow()).toBe('project');
});
