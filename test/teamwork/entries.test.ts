import { Company } from '../../service/companies/company.entity';
import type { ProfileChangeList } from '../../service/companies/profileAudit.schema';
import { LiveSignal } from '../../service/teamwork/live.entity';
import type { NoticeList } from '../../service/teamwork/care.schema';
import type { Office } from './world';
import { openOffice } from './world';

let office: Office;
let company: Company;
beforeEach(async () => {
  office = await openOffice();
  const { admin, liNa } = office.browsers;
  const { version, ...settings } = (await admin.get('/api/settings/cleaning')).body;
  await admin.put(`/api/settings/cleaning?version=${version}`, { ...settings, audit: 'all' });
  company = await manager().findOneByOrFail(Company, { externalKey: 'nordlicht' });
  await liNa.patch(`/api/companies/${company.id}?version=${company.version}`, { country: 'AT' });
});
afterEach(() => office.close());

const manager = () => office.app.context.database.manager;
const notices = async (who: keyof Office['browsers']) =>
  (await office.browsers[who].get('/api/notices')).body as NoticeList;
async function decide(body: object) {
  const { changes } = (await office.browsers.chenJing.get('/api/profile-changes')).body as ProfileChangeList;
  return office.browsers.chenJing.put(`/api/profile-changes/${changes[0]?.id}?version=${changes[0]?.version}`, body);
}

test('whoever made an entry that is sent back is told of it, at once and by company', async () => {
  expect((await decide({ state: 'returned', note: 'They are in Germany' })).status).toBe(200);
  const { notices: told, unread } = await notices('liNa');
  expect(unread).toBe(1);
  expect(told).toMatchObject([
    {
      ...{ kind: 'entry_returned', byName: 'chen.jing', company: { id: company.id, name: company.name } },
      ...{ messageId: null, conversationId: null, subject: '', lead: null, isRead: false },
    },
  ]);
  const [signal] = await manager().findBy(LiveSignal, { kind: 'notice' });
  expect(signal?.subjectIds).toEqual([office.world.viewers.liNa.userId]);
  expect((await notices('chenJing')).notices).toEqual([]);
  const read = await office.browsers.liNa.post('/api/notices/read', { throughId: told[0]?.id });
  expect((read.body as NoticeList).unread).toBe(0);
});

test('an entry that is accepted is told to nobody', async () => {
  expect((await decide({ state: 'accepted' })).status).toBe(200);
  expect((await notices('liNa')).notices).toEqual([]);
});

test('who has lost the company meanwhile is told nothing of it', async () => {
  await decide({ state: 'returned', note: 'They are in Germany' });
  const { database } = office.app.context;
  const { wangLei } = office.world.viewers;
  await database.writer.query(`UPDATE "company" SET "ownerId" = ${wangLei.userId} WHERE "id" = ${company.id}`);
  expect(await notices('liNa')).toMatchObject({ notices: [], unread: 0 });
});
