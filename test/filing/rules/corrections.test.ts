import { createCompany } from '../../../service/companies/companies.service';
import type { Context } from '../../../service/context';
import { fileByPerson } from '../../../service/filing/deciding.service';
import { FilingStatus } from '../../../service/filing/filing.entity';
import { readCorrections } from '../../../service/filing/rules/corrections.service';
import { undoAct } from '../../../service/filing/undoing.service';
import { inTransaction } from '../../../service/platform/database/transaction';
import { closeTestContext, openTestContext } from '../../support/context';
import { letter } from '../../support/letters';
import type { TestWorld } from '../../support/world';
import { deliver, makeWorld, settleFiling } from '../../support/world';

let context: Context;
let world: TestWorld;
let claims: number;
beforeEach(async () => {
  context = await openTestContext();
  world = await makeWorld(context);
  claims = (await createCompany(context, world.viewers.liNa, { name: 'Claims Desk Ltd' })).id;
  await settleFiling(context);
});
afterEach(() => closeTestContext(context));

const manager = () => context.database.manager;
async function receive(id: string, subject: string): Promise<number> {
  const bytes = letter({ id: `${id}@nordlicht.example`, subject, text: `Letter ${id}.` });
  return (await deliver(context, world.mailboxes.liNa, bytes)) as number;
}
async function refile(messageId: number): Promise<number> {
  const { version } = await manager().findOneByOrFail(FilingStatus, { messageId });
  const body = { companyId: claims, scope: 'message' as const, version };
  return inTransaction(context.database, async writer => {
    const { actId } = await fileByPerson(writer, world.viewers.liNa, messageId, body, context.clock());
    return actId;
  });
}
const read = (viewer = world.viewers.liNa, now = context.clock()) => readCorrections(manager(), viewer, now);

describe('the corrections of the last week', () => {
  it('are grouped by from and to, say why it had been there, and propose what sets them right', async () => {
    await receive('a', 'Price list');
    for (const id of [await receive('b', 'Complaint about lids'), await receive('c', 'Complaint, colour')])
      await refile(id);
    const { groups } = await read();
    expect(groups).toMatchObject([
      {
        from: { company: 'Nordlicht Küchen GmbH' },
        to: { company: 'Claims Desk Ltd' },
        count: 2,
        why: [{ code: 'address' }],
        messages: [{ by: 'li.na' }, { by: 'li.na' }],
      },
    ]);
    // By the word both would have been right; by sender or domain the price list would have been wrong, and they still fit more than they miss.
    expect(groups[0]?.proposals).toEqual([
      { field: 'words', value: 'complaint', right: 2, wrong: 0 },
      { field: 'sender', value: 'anna.weber@nordlicht.example', right: 2, wrong: 1 },
      { field: 'domain', value: 'nordlicht.example', right: 2, wrong: 1 },
    ]);
  });

  it('are those of the viewer and his people, not undone, and no older', async () => {
    const act = await refile(await receive('b', 'Complaint'));
    expect((await read(world.viewers.chenJing)).groups).toHaveLength(1);
    expect((await read(world.viewers.wangLei)).groups).toEqual([]);
    expect((await read(world.viewers.liNa, new Date(context.clock().getTime() + 8 * 86_400_000))).groups).toEqual([]);
    await inTransaction(context.database, writer => undoAct(writer, world.viewers.liNa, act, context.clock()));
    expect((await read()).groups).toEqual([]);
  });
});
