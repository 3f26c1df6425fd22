import { Company } from '../../service/companies/company.entity';
import { MessageWarning } from '../../service/filing/warnings/warning.entity';
import { inTransaction } from '../../service/platform/database/transaction';
import { LiveSignal } from '../../service/teamwork/live.entity';
import type { FinanceTold, NoticeList } from '../../service/teamwork/care.schema';
import { AuditEntry } from '../../service/users/user.entity';
import type { Office } from './world';
import { openOffice } from './world';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const manager = () => office.app.context.database.manager;
const warn = async (messageId: number, other: Partial<MessageWarning> = {}) => {
  const { id: companyId } = await manager().findOneByOrFail(Company, { externalKey: 'xinyuan' });
  return inTransaction(office.app.context.database, async writer => {
    const row = await writer.save(
      writer.create(MessageWarning, {
        ...{
          messageId,
          code: 'bank_details',
          key: 'k',
          severity: 'high',
          companyId,
          values: {},
          evidence: [],
          state: 'open',
        },
        ...{ note: '', decidedById: null, decidedAt: null, sentAt: new Date(), version: 1 },
        ...other,
      }),
    );
    return row.id;
  });
};
const notices = async (who: keyof Office['browsers']) =>
  (await office.browsers[who].get('/api/notices')).body as NoticeList;
const tell = (who: keyof Office['browsers'], id: number) =>
  office.browsers[who].post(`/api/warnings/${id}/tell-finance`, {});

test('whoever decides on accounts learns once who warns and of which company, and nothing of a letter that he may not open', async () => {
  const letter = { id: 'bank@x.example', from: 'Jin <jin@xinyuan-textile.example>', subject: 'New bank account' };
  const { messageId } = await office.receive(office.world.mailboxes.liNa, letter);
  const id = await warn(messageId);
  const first = await tell('liNa', id);
  expect([first.status, (first.body as FinanceTold).isNew]).toEqual([200, true]);
  const { notices: told, unread } = await notices('hePing');
  expect(unread).toBe(1);
  expect(told).toMatchObject([
    { kind: 'finance', conversationId: null, subject: '', company: { name: '绍兴鑫源纺织有限公司' }, byName: 'li.na' },
  ]);
  expect(await manager().countBy(LiveSignal, { kind: 'notice' })).toBe(1);
  // The general manager decides on accounts too, and may open the letter.
  expect((await notices('zhouMin')).notices).toMatchObject([{ kind: 'finance', subject: 'New bank account' }]);
  expect((await tell('liNa', id)).body).toMatchObject({ isNew: false });
  expect((await notices('hePing')).notices).toHaveLength(1);
  expect(await manager().countBy(AuditEntry, { action: 'warning.finance_told' })).toBe(1);
  expect((await notices('wangLei')).notices).toEqual([]);
});

test('who may not see the letter tells nobody of it', async () => {
  const { messageId } = await office.receive(office.world.mailboxes.liNa, { id: 'bank@x.example', subject: 'New' });
  const id = await warn(messageId);
  expect((await tell('wangLei', id)).status).toBe(404);
  expect((await tell('liNa', 4711)).status).toBe(404);
  expect((await notices('hePing')).notices).toEqual([]);
});

test('finance learns which company a look-alike comes near to, though it names none by number', async () => {
  const company = await manager().findOneByOrFail(Company, { externalKey: 'atlas' });
  const { wangLei } = office.world.viewers;
  expect(company.ownerId).toBe(wangLei.userId);
  const { messageId } = await office.receive(office.world.mailboxes.liNa, {
    id: 'alike@x.example',
    subject: 'Account',
  });
  const id = await warn(messageId, {
    ...{ code: 'look_alike', companyId: null },
    values: { domain: 'atlas-hone.example', known: 'atlas-home.example', company: 'Atlas Home Ltd' },
  });
  await tell('liNa', id);
  const told = async () => (await notices('hePing')).notices[0];
  expect(await told()).toMatchObject({ company: { name: 'Atlas Home Ltd' }, companyOf: null, conversationId: null });
});

test('where nobody else may decide on accounts it says so', async () => {
  const { messageId } = await office.receive(office.world.mailboxes.liNa, { id: 'bank@x.example', subject: 'New' });
  const id = await warn(messageId);
  await office.app.context.database.writer.query(`DELETE FROM "user_role" WHERE "role" IN ('finance', 'owner')`);
  const reply = await tell('liNa', id);
  expect([reply.status, reply.body]).toMatchObject([409, { error: { code: 'warning.no_finance' } }]);
});
