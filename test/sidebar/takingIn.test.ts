import { KeptOut, MailboxMessage, Message } from '../../service/mail/message.entity';
import { AuditEntry } from '../../service/users/user.entity';
import { closeParsePool } from '../../service/intake/sharedPool.service';
import type { Letter } from '../support/letters';
import { letter } from '../support/letters';
import type { Office } from '../teamwork/world';
import { openOffice } from '../teamwork/world';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(async () => {
  await closeParsePool(office.app.context);
  await office.close();
});

type Who = keyof Office['browsers'];
const manager = () => office.app.context.database.manager;
const inquiry: Letter = { id: 'q1@nordlicht.example', subject: 'Q-2026-0031' };
const base64 = (parts: Letter) => letter(parts).toString('base64');
const take = (who: Who, more: object = {}) =>
  office.browsers[who].post('/api/pane/take-in', { mailbox: 'li.na@haitu.example', eml: base64(inquiry), ...more });

test('a mail that was not imported yet is filed at once, and the card shows it', async () => {
  const taken = await take('liNa');
  expect(taken).toMatchObject({ status: 200, body: { result: 'stored', keptOut: null } });
  const ask = { mailbox: 'li.na@haitu.example', internetMessageId: 'q1@nordlicht.example' };
  const card = (await office.browsers.liNa.post('/api/pane/card', ask)).body;
  expect(card).toMatchObject({ state: 'filed', message: { id: taken.body.messageId } });
  expect(await manager().countBy(AuditEntry, { action: 'message.taken_in' })).toBe(1);
});

test('twice at once, and once more afterwards, is one letter', async () => {
  const both = await Promise.all([take('liNa'), take('liNa'), take('liNa')]);
  const again = await take('liNa');
  expect(new Set([...both, again].map(reply => reply.body.messageId)).size).toBe(1);
  expect([...both, again].map(reply => reply.status)).toEqual([200, 200, 200, 200]);
  expect(again.body.result).toBe('already_there');
  expect(await manager().countBy(Message, { kind: 'normal' })).toBe(1);
  expect(await manager().count(MailboxMessage)).toBe(1);
  expect(await manager().countBy(AuditEntry, { action: 'message.taken_in' })).toBe(1);
});

test.each<[string, Who, object]>([
  ['a colleague’s mailbox', 'wangLei', {}],
  ['his people’s personal mailbox', 'chenJing', {}],
  ['a mailbox that is none of ours', 'liNa', { mailbox: 'who@elsewhere.example' }],
])('nobody imports into %s', async (_what, who, more) => {
  expect(await take(who, more)).toMatchObject({ status: 403, body: { error: { code: 'intake.not_your_mailbox' } } });
  expect(await manager().count(MailboxMessage)).toBe(0);
});

test.each([
  ['other signs', '<mail>'],
  ['nothing', '\r\n'],
  // What a careless form would go over again and again, for hours.
  ['a sign behind very many line breaks', `${'\n'.repeat(500_000)}!`],
])('what holds %s is no mail', async (_what, eml) => {
  expect(await take('liNa', { eml })).toMatchObject({ status: 400, body: { error: { code: 'pane.not_base64' } } });
});

test('a shared mailbox takes it from whoever works there', async () => {
  expect((await take('liNa', { mailbox: 'SALES@haitu.example' })).body.result).toBe('stored');
});

test('internal mail stays out, until a person says that it is business', async () => {
  const lunch = { eml: base64({ ...inquiry, from: 'Wang Lei <wang.lei@haitu.example>', subject: 'Lunch' }) };
  expect((await take('liNa', lunch)).body).toEqual({
    ...{ result: 'kept_out', messageId: null, keptOut: { reason: 'internal' } },
  });
  expect((await take('liNa', lunch)).body.result).toBe('kept_out');
  expect(await manager().count(KeptOut)).toBe(1);
  const taken = (await take('liNa', { ...lunch, isBusiness: true })).body;
  expect(taken).toMatchObject({ result: 'stored', keptOut: null });
  expect(await manager().count(KeptOut)).toBe(0);
  const log = await manager().findOneByOrFail(AuditEntry, { action: 'message.taken_in' });
  expect(log.details).toMatchObject({ isBusiness: true });
});

test('what is marked as private in a shared mailbox is not for others to take in', async () => {
  const note = { ...inquiry, headers: { Sensitivity: 'private' } };
  const body = { eml: base64(note), isBusiness: true };
  expect((await take('liNa', { ...body, mailbox: 'sales@haitu.example' })).body.result).toBe('kept_out');
  expect((await take('liNa', body)).body.result).toBe('stored');
});

test.each<[string, string, number]>([
  ['no base64', '%%% not base64 %%%', 400],
  ['nothing', '', 400],
  ['data of a page', 'data:text/plain;base64,SGVsbG8=', 400],
  ['more than 25 MB', 'A'.repeat(34_952_536), 413],
])('%s is refused', async (_what, eml, status) => {
  expect((await take('liNa', { eml })).status).toBe(status);
  expect(await manager().count(MailboxMessage)).toBe(0);
});

test.each<[string, Buffer]>([
  ['zeros', Buffer.alloc(5_000)],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  ['headers without end', Buffer.from('X: y\r\n'.repeat(20_000))],
])('%s is kept as unreadable or as it can be read, and the service goes on', async (_what, bytes) => {
  const reply = await take('liNa', { eml: bytes.toString('base64'), folder: '../../etc/passwd\u0000' });
  expect(reply.status).toBe(200);
  expect((await take('liNa')).body.result).toBe('stored');
});
