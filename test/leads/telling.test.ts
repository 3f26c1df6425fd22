import { TellOfLeads1795392060000 } from '../../migrations/1795392060000-TellOfLeads';
import { inTransaction } from '../../service/platform/database/transaction';
import { notifyOfLeads } from '../../service/teamwork/notices.service';
import type { Office } from './office';
import { openOffice } from './office';
import { askFrom } from './poolWorld';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.app.close());

test('whoever is given a lead is told by whom, with the buyer that he may know; who may not see it is told its number alone', async () => {
  const lead = await askFrom(office, 'casasole');
  const { liNa, wangLei, chenJing } = office.viewers;
  const told = [liNa, wangLei, chenJing].map(({ userId }) => ({
    kind: 'lead_given' as const,
    userId,
    leadId: lead.id,
  }));
  await inTransaction(office.context.database, manager =>
    notifyOfLeads(manager, chenJing.userId, told, office.app.time.now),
  );
  const read = async (person: 'liNa' | 'wangLei' | 'chenJing') =>
    (await (await office.browserOf(person)).get('/api/notices')).body;
  const [notice] = (await read('liNa')).notices;
  expect(notice).toMatchObject({ kind: 'lead_given', byName: 'chen.jing', messageId: null, conversationId: null });
  expect(notice.lead).toMatchObject({ id: lead.id, number: lead.number, isOpen: true });
  expect(notice.lead.name).not.toBe('');
  const hidden = await read('wangLei');
  expect(hidden.notices[0].lead).toEqual({ id: lead.id, number: lead.number, name: '', isOpen: false });
  expect(hidden.unread).toBe(1);
  // Nobody is told of what he did himself.
  expect((await read('chenJing')).notices).toEqual([]);
});

test('notices from before are kept as they are when leads come into them, and those of leads go when they leave', async () => {
  const { writer } = office.context.database;
  // What later migrations added is not of this one: the columns that it knows.
  const all = () =>
    writer.query(
      'SELECT "id", "userId", "kind", "messageId", "byId", "at", "readAt" FROM "notice" ORDER BY "id"',
    ) as Promise<{ messageId: number | null }[]>;
  const before = await all();
  const ofLetters = before.filter(one => one.messageId !== null);
  expect(ofLetters.length).toBeGreaterThan(0);
  expect(before.length).toBeGreaterThan(ofLetters.length);
  const runner = writer.createQueryRunner();
  const migration = new TellOfLeads1795392060000();
  await migration.down(runner);
  await migration.up(runner);
  await runner.release();
  expect(await all()).toEqual(ofLetters);
});
