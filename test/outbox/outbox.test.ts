import { AppError } from '../../service/common/errors';
import { readFiles } from '../../service/mail/send/files.service';
import { approve, reject } from '../../service/approvals/deciding.service';
import { ApprovalRequest } from '../../service/approvals/approval.entity';
import { createPolicy } from '../../service/approvals/policies.service';
import { Filing } from '../../service/filing/filing.entity';
import { SentFinding } from '../../service/guard/guard.entity';
import { Blob, Message, MessageReference } from '../../service/mail/message.entity';
import { OutboxFile, OutboxMail } from '../../service/mail/send/outbox.entity';
import { changeMailSettings } from '../../service/users/mailSettings.service';
import { saveSetting } from '../../service/users/settings.service';
import { SENDING_HOLD } from '../../service/users/sendingHold.service';
import { beginAnswer } from '../../service/outbox/answer.service';
import { addFile, removeFile } from '../../service/outbox/files.service';
import { sendMailOff, settleMail, takeMailBack } from '../../service/outbox/leaving.service';
import { listOfConversation, listOutbox } from '../../service/outbox/outboxList.service';
import { createMail, discardMail, readMail, saveMail } from '../../service/outbox/writing.service';
import { inTransaction } from '../../service/platform/database/transaction';
import { sendingOf } from '../support/exchange/sending';
import type { SendingWorld } from '../support/exchange/sendingWorld';
import { openSendingWorld } from '../support/exchange/sendingWorld';
import { letter } from '../support/letters';
import { openMailServer } from '../support/smallMailServer';
import { deliver } from '../support/world';

let one: SendingWorld;
beforeEach(async () => {
  one = await openSendingWorld();
});
afterEach(() => one.close());

const manager = () => one.context.database.manager;
const rowOf = (id: number) => manager().findOneByOrFail(OutboxMail, { id });
const liNa = () => one.world.viewers.liNa;
const code = async (work: Promise<unknown>) =>
  ((await work.catch((error: unknown) => error)) as { code?: string }).code;

/** A draft of Li Na's that answers Anna's letter. */
async function draft(more: Partial<Parameters<typeof createMail>[2]> = {}) {
  const begun = await beginAnswer(one.context, liNa(), one.letterId);
  return createMail(one.context, liNa(), {
    ...{ mailboxId: one.world.mailboxes.liNa.id, recipients: begun.reply, subject: begun.subject, text: 'Thank you.' },
    ...{ quoted: begun.quoted, companyId: begun.companyId, recordId: begun.recordId, answersMessageId: one.letterId },
    ...more,
  });
}

test('an answer begins with who wrote, the subject, the letter quoted, and the company it is filed under', async () => {
  const begun = await beginAnswer(one.context, liNa(), one.letterId);
  expect(begun).toMatchObject({ subject: 'Re: Bamboo trays', companyName: 'Nordlicht Küchen GmbH', undoSeconds: 10 });
  expect(begun.reply.map(to => to.address)).toEqual(['anna.weber@nordlicht.example']);
  expect(begun.quoted).toMatch(/wrote:\n\nPlease quote 500/);
  expect(begun.mailboxes.map(box => box.address)).toEqual(['li.na@haitu.example', 'sales@haitu.example']);
});

test('the sent copy becomes the same letter: threaded, filed under what was chosen, and the mail is seen', async () => {
  const id = await one.answer();
  await one.settle(id);
  await one.sync();
  const mail = await rowOf(id);
  expect(mail).toMatchObject({ state: 'seen', text: '', quoted: null });
  const [asked, sent] = [
    await manager().findOneByOrFail(Message, { id: one.letterId }),
    await manager().findOneByOrFail(Message, { id: mail.seenMessageId ?? 0 }),
  ];
  expect(sent.conversationId).toBe(asked.conversationId);
  expect(sent.direction).toBe('out');
  const filed = await manager().findBy(Filing, { messageId: sent.id });
  expect(filed.map(one => one.companyId)).toContain(mail.companyId);
  expect(await manager().countBy(MessageReference, { messageId: sent.id })).toBeGreaterThan(0);
});

test('a mail is known although the server gave it another Message-ID', async () => {
  sendingOf(one.liNa).faults.isRenaming = true;
  const id = await one.answer();
  await one.settle(id);
  await one.sync();
  expect((await rowOf(id)).state).toBe('sent');
  await one.runJobs('outbox.recognise');
  expect((await rowOf(id)).state).toBe('seen');
});

test('nobody else makes a mail seen by claiming its Message-ID', async () => {
  const id = await one.answer();
  const { messageId } = await rowOf(id);
  const forged = letter({ id: messageId, from: 'anna.weber@nordlicht.example', to: 'li.na@haitu.example', text: 'x' });
  await deliver(one.context, one.world.mailboxes.liNa, forged);
  expect((await rowOf(id)).state).toBe('waiting');
});

test('a mail can be taken back until it leaves, and not after', async () => {
  const first = await draft();
  const sent = await sendMailOff(one.context, liNa(), first.id, first.version, {});
  expect(sent.state).toBe('waiting');
  expect((await one.step(first.id)).state).toBe('waiting');
  const back = await takeMailBack(one.context, liNa(), first.id, sent.version);
  expect(back).toMatchObject({ state: 'draft', text: 'Thank you.' });
  const again = await sendMailOff(one.context, liNa(), first.id, back.version, {});
  one.time.now = new Date(one.time.now.getTime() + 10_000);
  await one.settle(first.id);
  expect(await code(takeMailBack(one.context, liNa(), first.id, again.version))).toBe('version.changed');
  expect(sendingOf(one.liNa).delivered).toHaveLength(1);
});

test('nobody sends from a mailbox that is not his, reads or changes what others write, or answers what he may not see', async () => {
  const mine = await draft();
  const { wangLei, chenJing, admin } = one.world.viewers;
  const body = { ...mine, answersMessageId: null };
  expect(await code(createMail(one.context, wangLei, body))).toBe('mailbox.not_found');
  // Who manages somebody reads his mail and does not write in his name.
  expect(await code(createMail(one.context, chenJing, body))).toBe('mailbox.not_found');
  for (const other of [wangLei, chenJing, admin]) {
    expect(await code(readMail(manager(), other, mine.id))).toBe('outbox.not_found');
    expect(await code(saveMail(one.context, other, mine.id, mine.version, mine))).toMatch(/not_found$/);
    expect(await code(sendMailOff(one.context, other, mine.id, mine.version, {}))).toBe('outbox.not_found');
    expect((await listOutbox(manager(), other, { list: 'drafts' })).mails).toEqual([]);
  }
  expect(await code(beginAnswer(one.context, wangLei, one.letterId))).toBe('message.not_found');
  const shared = { ...body, mailboxId: one.world.mailboxes.sales.id };
  expect((await createMail(one.context, liNa(), shared)).mailbox).toBe('sales@haitu.example');
  expect(await code(createMail(one.context, wangLei, shared))).toBe('mailbox.not_found');
});

test('what two windows write is not overwritten, and what is on its way is not changed', async () => {
  const first = await draft();
  const saved = await saveMail(one.context, liNa(), first.id, first.version, { ...first, text: 'One' });
  expect(await code(saveMail(one.context, liNa(), first.id, first.version, { ...first, text: 'Two' }))).toBe(
    'version.changed',
  );
  const sent = await sendMailOff(one.context, liNa(), first.id, saved.version, {});
  expect(await code(saveMail(one.context, liNa(), first.id, sent.version, first))).toBe('outbox.not_draft');
  expect(await code(discardMail(one.context, liNa(), first.id, sent.version))).toBe('outbox.not_draft');
});

test('pressing reply again goes on with the answer that was begun, until something is written', async () => {
  const all = [{ kind: 'cc' as const, address: 'ivy@nordlicht.example', name: 'Ivy' }];
  const first = await draft({ text: '' });
  const again = await draft({ text: '', recipients: [...first.recipients, ...all] });
  expect(again.id).toBe(first.id);
  expect(again.recipients.map(({ kind, address }) => `${kind} ${address}`)).toEqual([
    'to anna.weber@nordlicht.example',
    'cc ivy@nordlicht.example',
  ]);
  await saveMail(one.context, liNa(), again.id, again.version, { ...again, text: 'Dear Anna' });
  const second = await draft({ text: '' });
  expect(second.id).not.toBe(first.id);
  expect((await rowOf(first.id)).text).toBe('Dear Anna');
});

test('an unreadable address is told, and a mail to nobody or without a word does not leave', async () => {
  const bad = [{ kind: 'to' as const, address: 'anna at nordlicht', name: '' }];
  expect(await code(draft({ recipients: bad }))).toBe('outbox.bad_address');
  const nobody = await draft({ recipients: [] });
  expect(await code(sendMailOff(one.context, liNa(), nobody.id, nobody.version, {}))).toBe('outbox.no_recipient');
  const empty = await draft({ text: ' ' });
  expect(await code(sendMailOff(one.context, liNa(), empty.id, empty.version, {}))).toBe('outbox.empty');
});

test('files go with a mail, the large one in pieces, and come back with its letter', async () => {
  const first = await draft();
  const small = { name: '../报价.pdf', contentType: 'application/pdf', bytes: Buffer.from('%PDF-1.4 small') };
  const large = { name: 'photos.zip', contentType: 'application/zip', bytes: Buffer.alloc(9_000_000, 7) };
  const one1 = await addFile(one.context, liNa(), first.id, first.version, small);
  const two = await addFile(one.context, liNa(), first.id, one1.version, large);
  const three = await addFile(one.context, liNa(), first.id, two.version, { ...small, name: 'wrong.pdf' });
  const kept = await removeFile(one.context, liNa(), first.id, three.version, three.files[2]?.id ?? 0);
  expect(kept.files.map(file => file.name)).toEqual(['报价.pdf', 'photos.zip']);
  await sendMailOff(one.context, liNa(), first.id, kept.version, { isSure: true });
  one.time.now = new Date(one.time.now.getTime() + 10_000);
  expect((await one.settle(first.id)).state).toBe('sent');
  const [left] = sendingOf(one.liNa).delivered;
  expect(left?.files.map(file => [file.name, file.bytes.length])).toEqual([
    ['报价.pdf', small.bytes.length],
    ['photos.zip', 9_000_000],
  ]);
  expect(left?.files[1]?.bytes.equals(large.bytes)).toBe(true);
  await one.sync();
  expect((await rowOf(first.id)).state).toBe('seen');
  expect(await manager().countBy(OutboxFile, { outboxId: first.id })).toBe(0);
});

test('a file that was erased meanwhile is told of; one that cannot be read just now is no reason to take it out', async () => {
  const { id, version } = await draft();
  const file = { name: '报价.pdf', contentType: 'application/pdf', bytes: Buffer.from('%PDF-1.4') };
  await addFile(one.context, liNa(), id, version, file);
  const reading = (error: Error) => ({
    ...one.context,
    blobs: { ...one.context.blobs, read: () => Promise.reject(error) },
  });
  const damaged = new AppError('storage.damaged', 500, 'the file is missing');
  expect(await code(readFiles(reading(damaged), id))).toBe('outbox.file_gone');
  const busy = Object.assign(new Error('too many open files'), { code: 'EMFILE' });
  expect(await code(readFiles(reading(busy), id))).toBe('EMFILE');
  expect((await readFiles(one.context, id)).map(read => read.bytes.toString())).toEqual(['%PDF-1.4']);
  await inTransaction(one.context.database, within => within.createQueryBuilder().delete().from(Blob).execute());
  expect(await code(readFiles(one.context, id))).toBe('outbox.file_gone');
});

const quotations = {
  name: 'Quotations',
  isActive: true,
  conditions: { quotation: { words: ['quotation'] } },
  deciders: { managers: true, userIds: [], roles: [] },
  exempt: { userIds: [], roles: [] },
  expiresHours: 24,
};

test('a mail that needs an approval waits for it, then leaves by itself and is reported by nobody', async () => {
  await createPolicy(one.context, one.world.viewers.admin, quotations);
  const first = await draft({ subject: 'Our quotation', text: 'USD 4.10 FOB.' });
  expect(await code(sendMailOff(one.context, liNa(), first.id, first.version, { isSure: true }))).toBe(
    'outbox.needs_approval',
  );
  const held = await sendMailOff(one.context, liNa(), first.id, first.version, { isSure: true, note: 'urgent' });
  expect(held.state).toBe('held');
  expect((await one.step(first.id)).state).toBe('held');
  const request = await manager().findOneByOrFail(ApprovalRequest, { id: held.approvalId ?? 0 });
  await approve(one.context, one.world.viewers.chenJing, { id: request.id, version: request.version, comment: '' });
  await one.runJobs('outbox.approval_over');
  expect((await one.settle(first.id)).state).toBe('sent');
  await one.sync();
  await one.runJobs('guard.lookAtSent');
  expect(await manager().countBy(SentFinding, { code: 'not_approved' })).toBe(0);
  expect(await manager().findOneByOrFail(ApprovalRequest, { id: request.id })).toMatchObject({
    sentMessageId: (await rowOf(first.id)).seenMessageId,
  });
});

test('a mail that was rejected comes back to its writer', async () => {
  await createPolicy(one.context, one.world.viewers.admin, quotations);
  const first = await draft({ subject: 'Our quotation' });
  const held = await sendMailOff(one.context, liNa(), first.id, first.version, { isSure: true, note: '' });
  await reject(one.context, one.world.viewers.chenJing, { id: held.approvalId ?? 0, version: 1, comment: 'too cheap' });
  await one.runJobs('outbox.approval_over');
  const back = await readMail(manager(), liNa(), first.id);
  expect(back).toMatchObject({ state: 'draft', reason: 'outbox.rejected', approvalId: null });
  expect(await code(sendMailOff(one.context, liNa(), first.id, back.version, { isSure: true, note: '' }))).toBe(
    'outbox.rejected',
  );
});

test('taking back a mail that is held ends its request', async () => {
  await createPolicy(one.context, one.world.viewers.admin, quotations);
  const first = await draft({ subject: 'Our quotation' });
  const held = await sendMailOff(one.context, liNa(), first.id, first.version, { isSure: true, note: '' });
  await takeMailBack(one.context, liNa(), first.id, held.version);
  expect(await manager().findOneByOrFail(ApprovalRequest, { id: held.approvalId ?? 0 })).toMatchObject({
    state: 'withdrawn',
  });
});

test('of many mails of one mailbox no more than thirty leave in a minute', async () => {
  const body = await draft();
  const ids: number[] = [];
  for (let at = 0; at < 33; at += 1) {
    const { id, version } = await createMail(one.context, liNa(), {
      ...body,
      answersMessageId: null,
      subject: `Mail ${at}`,
    });
    await sendMailOff(one.context, liNa(), id, version, { isSure: true });
    ids.push(id);
  }
  one.time.now = new Date(one.time.now.getTime() + 10_000);
  for (const id of ids) await one.step(id);
  expect(sendingOf(one.liNa).delivered).toHaveLength(30);
  one.time.now = new Date(one.time.now.getTime() + 60_001);
  for (const id of ids.slice(30)) await one.step(id);
  expect(sendingOf(one.liNa).delivered).toHaveLength(33);
});

test('a restored copy that stands still sends nothing', async () => {
  const id = await one.answer();
  const hold = { since: '2026-11-22T08:00:00Z', backupOf: '2026-11-21T08:00:00Z' };
  await inTransaction(one.context.database, writer => saveSetting(writer, SENDING_HOLD, hold));
  expect((await one.step(id)).state).toBe('waiting');
  expect(sendingOf(one.liNa).delivered).toHaveLength(0);
});

test('from a mailbox that is not in Exchange a mail leaves by the server of outgoing mail, and its copy is kept', async () => {
  const server = await openMailServer();
  const how = { isActive: true, host: '127.0.0.1', port: server.port, security: 'none' as const, user: null };
  await changeMailSettings(one.context, one.world.viewers.admin, 0, {
    ...how,
    from: 'crm@haitu.example',
    fromName: '',
  });
  const recipients = [
    { kind: 'to' as const, address: 'anna.weber@nordlicht.example', name: 'Anna Weber' },
    { kind: 'bcc' as const, address: 'chen.jing@haitu.example', name: '' },
  ];
  const first = await draft({ mailboxId: one.world.mailboxes.sales.id, recipients });
  await sendMailOff(one.context, liNa(), first.id, first.version, { isSure: true });
  one.time.now = new Date(one.time.now.getTime() + 10_000);
  expect((await one.settle(first.id)).state).toBe('sent');
  expect(server.mails).toHaveLength(1);
  expect(server.mails[0]).not.toMatch(/^bcc/im);
  await one.runJobs('outbox.take_in');
  const mail = await rowOf(first.id);
  expect(mail.state).toBe('seen');
  expect(await manager().findOneByOrFail(Message, { id: mail.seenMessageId ?? 0 })).toMatchObject({ direction: 'out' });
  await server.close();
});

test('by SMTP a mail whose end was missed is told to its writer, who says whether it left', async () => {
  const server = await openMailServer();
  const how = { isActive: true, host: '127.0.0.1', port: server.port, security: 'none' as const, user: null };
  await changeMailSettings(one.context, one.world.viewers.admin, 0, {
    ...how,
    from: 'crm@haitu.example',
    fromName: '',
  });
  const first = await draft({ mailboxId: one.world.mailboxes.sales.id });
  await sendMailOff(one.context, liNa(), first.id, first.version, { isSure: true });
  one.time.now = new Date(one.time.now.getTime() + 10_000);
  // The process ended while it handed the mail over.
  await inTransaction(one.context.database, writer =>
    writer.update(OutboxMail, { id: first.id }, { state: 'sending', road: 'smtp', triedAt: one.time.now }),
  );
  expect(await one.settle(first.id)).toMatchObject({ state: 'unclear', reason: 'outbox.end_missed' });
  expect(server.mails).toHaveLength(0);
  const { version, messageId } = await rowOf(first.id);
  await settleMail(one.context, liNa(), first.id, version, 'again');
  expect((await one.settle(first.id)).state).toBe('sent');
  expect(server.mails).toHaveLength(1);
  expect(server.mails[0]).toContain(messageId);
  await server.close();
});

test('without Exchange and without a server of outgoing mail a mail fails with what to do', async () => {
  const first = await draft({ mailboxId: one.world.mailboxes.sales.id });
  await sendMailOff(one.context, liNa(), first.id, first.version, { isSure: true });
  one.time.now = new Date(one.time.now.getTime() + 10_000);
  expect(await one.settle(first.id)).toMatchObject({ state: 'failed', reason: 'mail.not_set_up' });
});

test('a conversation shows its writer what has not become a letter yet', async () => {
  const first = await draft();
  const of = () => listOfConversation(manager(), liNa(), first.conversationId ?? 0, one.time.now);
  expect((await of()).mails.map(mail => mail.state)).toEqual(['draft']);
  await sendMailOff(one.context, liNa(), first.id, first.version, { isSure: true });
  expect((await of()).mails.map(mail => mail.state)).toEqual(['waiting']);
  one.time.now = new Date(one.time.now.getTime() + 10_000);
  await one.settle(first.id);
  await one.sync();
  expect((await of()).mails).toEqual([]);
  expect((await listOutbox(manager(), liNa(), { list: 'sent' })).mails.map(mail => mail.state)).toEqual(['seen']);
});

describe('a mail that Outlook sent without the approval that a policy asks for', () => {
  const quotation = () =>
    letter({
      ...{ id: 'left-1@haitu.example', from: 'li.na@haitu.example', to: 'anna.weber@nordlicht.example' },
      ...{
        cc: 'wang.lei@haitu.example',
        subject: 'Our quotation',
        text: 'USD 4.10 FOB.',
        date: one.time.now.toUTCString(),
      },
    });
  const reported = () => manager().findBy(SentFinding, { code: 'not_approved' });
  beforeEach(async () => {
    await createPolicy(one.context, one.world.viewers.admin, quotations);
    one.time.now = new Date(one.time.now.getTime() + 5_000);
  });

  test('is reported when its copy comes from Exchange', async () => {
    one.exchange.deliver('li.na@haitu.example', quotation(), 'sentitems');
    await one.sync();
    await one.runJobs('guard.lookAtSent');
    expect(await reported()).toHaveLength(1);
  });

  test('and also when a colleague’s copy of it was here first', async () => {
    await deliver(one.context, one.world.mailboxes.wangLei, quotation());
    await one.runJobs('guard.lookAtSent');
    expect(await reported()).toHaveLength(0);
    one.exchange.deliver('li.na@haitu.example', quotation(), 'sentitems');
    await one.sync();
    await one.runJobs('guard.lookAtSent');
    expect(await reported()).toHaveLength(1);
  });
});
