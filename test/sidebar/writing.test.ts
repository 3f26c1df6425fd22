import { Company } from '../../service/companies/company.entity';
import type { VerdictReply } from '../../service/guard/guard.schema';
import { GuardAnswer } from '../../service/guard/guard.entity';
import { TradeRecord } from '../../service/records/record.entity';
import type { PaneChoiceReply, PaneRecipientsReply } from '../../service/sidebar/composing.schema';
import type { FilledReply, TemplateReply } from '../../service/teamwork/templates/templates.schema';
import { AuditEntry } from '../../service/users/user.entity';
import type { Office } from '../teamwork/world';
import { openOffice } from '../teamwork/world';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

type Who = keyof Office['browsers'];
const manager = () => office.app.context.database.manager;
const mailbox = 'li.na@haitu.example';
const anna = { kind: 'to', address: 'anna.weber@nordlicht.example', name: 'Anna Weber' };
const ward = { kind: 'to', address: 'j.ward@atlas-home.example', name: 'John Ward' };
const post = async <T>(who: Who, path: string, body: object): Promise<T> => {
  const reply = await office.browsers[who].post(path, body);
  expect([path, reply.status]).toEqual([path, 200]);
  return reply.body as T;
};
const recipients = (who: Who, more: object = {}) =>
  post<PaneRecipientsReply>(who, '/api/pane/recipients', { mailbox, recipients: [anna], ...more });
const verdict = (who: Who, more: object = {}) =>
  post<VerdictReply>(who, '/api/guard/verdict', {
    ...{ mailbox, recipients: [anna], subject: 'Trays', text: 'Hello', attachments: [], moment: 'compose', ...more },
  });
const idOf = async (externalKey: string) => (await manager().findOneByOrFail(Company, { externalKey })).id;
const choose = async (who: Who, externalKey: string) =>
  post<PaneChoiceReply>(who, '/api/pane/choice', { mailbox, companyId: await idOf(externalKey) });
const give = (externalKey: string, who: Who) =>
  office.app.context.database.writer.query(
    `UPDATE "company" SET "ownerId" = ${office.world.viewers[who].userId} WHERE "externalKey" = '${externalKey}'`,
  );
const codes = ({ findings }: VerdictReply) => findings.map(({ code }) => code);

describe('the header of a choice', () => {
  test('is told by the service alone what it says: another customer’s holds the mail', async () => {
    await give('atlas', 'liNa');
    const { header } = await choose('liNa', 'atlas');
    expect(codes(await verdict('liNa', { ref: header.value }))).toContain('chosen_record');
    expect((await recipients('liNa', { ref: header.value })).choice).toMatchObject({ companyId: await idOf('atlas') });
    // What the mail program's side only claims counts nothing.
    expect(codes(await verdict('liNa', { companyId: await idOf('atlas') }))).toEqual([]);
  });

  test('counts nothing when it was forged, is a colleague’s, or of another mailbox', async () => {
    const { header } = await choose('liNa', 'nordlicht');
    const forged = `${header.value.slice(0, -4)}AAAA`;
    expect((await recipients('liNa', { ref: forged })).choice).toBeNull();
    expect((await recipients('chenJing', { ref: header.value })).choice).toBeNull();
    expect((await recipients('liNa', { ref: header.value, mailbox: 'sales@haitu.example' })).choice).toBeNull();
    expect((await recipients('liNa', { ref: 'v1.x' })).choice).toBeNull();
    expect((await recipients('liNa', { ref: header.value })).choice).not.toBeNull();
  });

  test('says nothing of a company that its writer may not see any more', async () => {
    const { header } = await choose('liNa', 'nordlicht');
    await give('nordlicht', 'wangLei');
    await office.app.context.database.writer.query('DELETE FROM "company_share"');
    expect((await recipients('liNa', { ref: header.value })).choice).toBeNull();
  });
});

describe('what the pane leaves for the handler of sending', () => {
  test('people of the recipients’ company, and numbers of other customers that the writer may see', async () => {
    const { facts } = await recipients('chenJing');
    expect(facts.own).toContain('haitu.example');
    expect(facts.known).toContain('anna.weber@nordlicht.example');
    expect(facts.foreign.map(one => one.number)).toContain('SO-2026-0098');
    expect(facts.foreign.map(one => one.number)).not.toContain('Q-2026-0031');
  });

  test('nothing of a colleague’s customer', async () => {
    const { facts } = await recipients('wangLei');
    expect(facts.known).toEqual([]);
    expect(JSON.stringify(facts)).not.toMatch(/nordlicht|Q-2026-0031/i);
    const ofHers = await recipients('liNa');
    expect(JSON.stringify(ofHers.facts)).not.toMatch(/atlas|SO-2026-0098/i);
  });

  test('which letter is answered, and who else is at it', async () => {
    const { messageId, conversationId } = await office.receive(office.world.mailboxes.liNa, {
      ...{ id: 'q1@nordlicht.example', subject: 'Q-2026-0031' },
    });
    const place = { tab: '12345678', conversationId, isAnswering: true };
    await post('chenJing', '/api/live/place', place);
    const { answered } = await recipients('liNa', { inReplyTo: '<q1@nordlicht.example>' });
    expect(answered).toMatchObject({ messageId, conversationId, presence: [{ kind: 'answering' }] });
    expect((await recipients('wangLei', { inReplyTo: '<q1@nordlicht.example>' })).answered).toBeNull();
  });
});

test('a reason that is given while writing is kept at once, with its finding, and no verdict is noted', async () => {
  const mail = { recipients: [{ ...anna, address: 'anna.weber@nordlicth.example' }] };
  const before = await verdict('liNa', mail);
  const [finding] = before.findings;
  expect(finding).toMatchObject({ code: 'look_alike', isAnswered: false });
  const answers = [{ code: 'look_alike', key: finding?.key, reason: 'Their new domain, she called.' }];
  expect((await verdict('liNa', { ...mail, answers })).findings).toMatchObject([{ isAnswered: true }]);
  expect((await verdict('liNa', { ...mail, answers })).verdict).toBe('send');
  expect(await manager().count(GuardAnswer)).toBe(1);
  expect(await manager().countBy(AuditEntry, { action: 'guard.answered' })).toBe(1);
  expect(await manager().countBy(AuditEntry, { action: 'guard.verdict' })).toBe(0);
});

describe('a template for a mail that is written', () => {
  const make = () =>
    post<TemplateReply>('chenJing', '/api/templates', {
      ...{ name: 'Follow-up', folder: '', tags: [], language: 'en', stage: 'quotation', isShared: true },
      ...{ subject: 'About {record.number}', body: 'Dear {contact.first_name} of {company.name}, {user.name}' },
    });

  test('is filled with its addressee, and the record that was chosen', async () => {
    const { id } = await make();
    const record = await manager().findOneByOrFail(TradeRecord, { number: 'Q-2026-0031' });
    const filled = await post<FilledReply>('liNa', `/api/templates/${id}/filled`, {
      ...{ to: { address: anna.address, name: '' }, companyId: record.companyId, recordId: record.id },
    });
    expect(filled).toMatchObject({ subject: 'About Q-2026-0031', to: [anna.address], missing: [] });
    expect(filled.text).toMatch(/^Dear Anna of Nordlicht Küchen GmbH, /);
  });

  test('tells nothing of what its writer may not see: that is a gap', async () => {
    const { id } = await make();
    const record = await manager().findOneByOrFail(TradeRecord, { number: 'Q-2026-0031' });
    const filled = await post<FilledReply>('wangLei', `/api/templates/${id}/filled`, {
      ...{ to: { address: anna.address, name: 'A.' }, companyId: record.companyId, recordId: record.id },
    });
    expect(filled.missing.map(one => one.field).sort()).toEqual(['company.name', 'record.number']);
    expect(JSON.stringify(filled)).not.toMatch(/nordlicht k|0031/i);
  });
});

test('the address of somebody in another customer’s company is no known one of this mail', async () => {
  const { facts } = await recipients('chenJing', { recipients: [ward] });
  expect(facts.known).not.toContain(anna.address);
});
