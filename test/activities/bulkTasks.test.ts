import { Task } from '../../service/activities/activity.entity';
import { addTasks } from '../../service/activities/bulkTasks.service';
import { Company } from '../../service/companies/company.entity';
import type { Context } from '../../service/context';
import { AuditEntry, User } from '../../service/users/user.entity';
import { buildTestContext } from '../support/app';
import type { TestWorld } from '../support/world';
import { makeWorld } from '../support/world';

let context: Context;
let viewers: TestWorld['viewers'];
let ids: number[];
let close: () => Promise<void>;
beforeEach(async () => {
  ({ context, close } = await buildTestContext());
  ({ viewers } = await makeWorld(context));
  ids = (await context.database.manager.find(Company, { order: { id: 'ASC' } })).map(company => company.id);
});
afterEach(() => close());

const tasks = () => context.database.manager.find(Task, { order: { companyId: 'ASC' } });

test('each owner gets a task for his company, and each is in the audit log', async () => {
  const body = {
    companyIds: [...ids, ids[0] as number],
    title: '  Send  the new catalogue ',
    assignee: 'owner' as const,
  };
  expect(await addTasks(context, viewers.zhouMin, body)).toEqual({ made: 3, refused: 0 });
  const { liNa, wangLei, zhaoFang } = viewers;
  expect((await tasks()).map(task => task.assigneeId)).toEqual([liNa.userId, wangLei.userId, zhaoFang.userId]);
  expect((await tasks())[0]).toMatchObject({ title: 'Send the new catalogue', createdById: viewers.zhouMin.userId });
  expect(await context.database.manager.countBy(AuditEntry, { action: 'task.created' })).toBe(3);
});

test("what one may not see gets none, and what of somebody who has left is one's own", async () => {
  const body = { companyIds: ids, title: 'Call', assignee: 'owner' as const };
  expect(await addTasks(context, viewers.liNa, body)).toEqual({ made: 1, refused: 2 });
  await context.database.writer.manager.update(User, viewers.wangLei.userId, { isActive: false });
  await addTasks(context, viewers.chenJing, { ...body, title: 'Call again' });
  const again = (await tasks()).filter(task => task.title === 'Call again');
  expect(again.map(task => task.assigneeId).sort()).toEqual([viewers.liNa.userId, viewers.chenJing.userId].sort());
});

test.each([
  ['nothing to do', { title: '  ' }, 'task.empty'],
  ['a day that is none', { title: 'Call', dueDay: '2026-02-30' }, 'task.day_invalid'],
])('%s makes no task at all', async (_what, part, code) => {
  const body = { companyIds: ids, assignee: 'me' as const, ...part };
  await expect(addTasks(context, viewers.zhouMin, body)).rejects.toMatchObject({ code });
  expect(await tasks()).toEqual([]);
});
