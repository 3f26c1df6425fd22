import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Company, Contact, ContactAddress } from '../../service/companies/company.entity';
import type { Context } from '../../service/context';
import { Erasure, ErasedLetter } from '../../service/mail/erasure.entity';
import {
  Attachment,
  Blob,
  KeptOut,
  MailboxMessage,
  Message,
  MessageBody,
  MailAddress,
  MessageParticipant,
  Participant,
} from '../../service/mail/message.entity';
import { createPolicy } from '../../service/approvals/policies.service';
import { lookAtSent } from '../../service/guard/sent.service';
import { requestApproval } from '../../service/guard/verdicts.service';
import { createRule } from '../../service/filing/rules/rules.service';
import type { AttachmentToRead } from '../../service/mail/attachmentReading';
import { openAttachmentReader } from '../../service/mail/attachmentReading';
import { readNextAttachments } from '../../service/mail/attachmentTexts.service';
import { createRole, saveOwnRolesOf } from '../../service/users/ownRoles.service';
import { Job } from '../../service/platform/queue/job.entity';
import { inTransaction } from '../../service/platform/database/transaction';
import { carryOut, scrub } from '../../service/retention/carryingOut.service';
import {
  confirmErasure,
  listErasures,
  proposeErasure,
  withdrawErasure,
} from '../../service/retention/erasures.service';
import { changeRetention, getRetention, previewRetention, sweepRetention } from '../../service/retention/rules.service';
import { AuditEntry } from '../../service/users/user.entity';
import { captureStatements } from '../bench/plans';
import { buildTestContext } from '../support/app';
import { letter } from '../support/letters';
import type { TestWorld } from '../support/world';
import { deliver, makeWorld, settleFiling } from '../support/world';

let context: Context;
let world: TestWorld;
let close: () => Promise<void>;
const never = new AbortController().signal;

beforeEach(async () => {
  const built = await buildTestContext();
  context = built.context;
  close = built.close;
  world = await makeWorld(context);
});
afterEach(() => close());

const SECRET = 'wolframite-quarry-ledger';
// As it stands in a pack, a content is deflated or plain; what is attached to a letter is kept as it is.
const attached = (
  id: string,
  subject: string,
  from: string,
  content: string,
  date = 'Mon, 02 Mar 2026 07:00:00 +0000',
) =>
  Buffer.from(
    [
      `From: ${from}`,
      'To: Li Na <li.na@haitu.example>',
      `Subject: ${subject}`,
      `Date: ${date}`,
      `Message-ID: <${id}>`,
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      '',
      `About ${subject}.`,
      '--b',
      'Content-Type: application/octet-stream; name="a.bin"',
      'Content-Disposition: attachment; filename="a.bin"',
      '',
      content,
      '--b--',
      '',
    ].join('\r\n'),
  );
const anna = 'Anna Weber <anna.weber@nordlicht.example>';
const john = 'John Ward <j.ward@atlas-home.example>';

function packs(): string {
  const folder = join(context.config.dataFolder, 'blobs', 'packs');
  return readdirSync(folder)
    .map(name => readFileSync(join(folder, name), 'latin1'))
    .join('');
}

async function eraseContact(name: string): Promise<Erasure> {
  const { manager } = context.database;
  const contact = await manager.findOneByOrFail(Contact, { name });
  const asked = await proposeErasure(context, world.viewers.admin, {
    kind: 'contact',
    contactId: contact.id,
    reference: 'DSR-2026-07',
    reason: 'Request by letter',
  });
  await confirmErasure(context, world.viewers.zhouMin, asked.id, asked.version, asked.toType ?? '');
  await carryOut(context, asked.id, never);
  await scrubAll();
  return manager.findOneByOrFail(Erasure, { id: asked.id });
}

const senderOf = (messageId: number) =>
  context.database.manager.findOneByOrFail(Participant, { messageId, role: 'from' });

async function scrubAll(): Promise<void> {
  for (const job of await context.database.manager.findBy(Job, { name: 'retention.scrub' }))
    await scrub(context, (job.payload as { hashes: string[] }).hashes);
}

test('a person is erased with every letter that names him, and only a tombstone is left', async () => {
  const { manager } = context.database;
  const gone = (await deliver(
    context,
    world.mailboxes.liNa,
    attached('g@n.example', 'tungsten', anna, SECRET),
  )) as number;
  const shared = 'both letters carry this one';
  await deliver(context, world.mailboxes.liNa, attached('h@n.example', 'terms', anna, shared));
  const kept = (await deliver(
    context,
    world.mailboxes.wangLei,
    attached('k@a.example', 'terms too', john, shared),
  )) as number;
  await settleFiling(context);
  expect(packs()).toContain(SECRET);
  const erasure = await eraseContact('Anna Weber');
  expect(erasure).toMatchObject({ state: 'done', counts: { messages: 2, attachments: 2, mailboxes: 1, contacts: 1 } });
  expect(await manager.find(Message, { select: { id: true } })).toMatchObject([{ id: kept }]);
  for (const entity of [MessageBody, MessageParticipant, Participant, Attachment, MailboxMessage])
    expect(await manager.countBy(entity, { messageId: gone })).toBe(0);
  expect(await manager.countBy(MailAddress, { address: 'anna.weber@nordlicht.example' })).toBe(0);
  expect(await manager.countBy(MailAddress, { address: (await senderOf(kept)).address })).toBe(1);
  expect(await manager.countBy(ContactAddress, { address: 'anna.weber@nordlicht.example' })).toBe(0);
  expect(await manager.countBy(Contact, { name: 'Anna Weber' })).toBe(0);
  // The other letter's attachment has the same content: it stays.
  const attachment = await manager.findOneByOrFail(Attachment, { messageId: kept });
  const blob = await manager.findOneByOrFail(Blob, { hash: attachment.blobHash });
  expect((await context.blobs.read(blob.place)).toString()).toBe(shared);
  expect(packs()).not.toContain(SECRET);
  expect(await manager.countBy(ErasedLetter, { erasureId: erasure.id })).toBe(2);
  expect(await manager.countBy(KeptOut, { reason: 'erased' })).toBe(2);
  const audit = await manager.find(AuditEntry, { order: { id: 'ASC' } });
  expect(audit.map(entry => entry.action).filter(action => action.startsWith('erasure.'))).toEqual([
    'erasure.proposed',
    'erasure.confirmed',
    'erasure.done',
  ]);
});

/** The tables that hold a text anywhere, whatever the column. */
async function tablesWith(text: string): Promise<string[]> {
  const { manager } = context.database;
  const tables: { name: string }[] = await manager.query(
    `SELECT "name" FROM "sqlite_master" WHERE "type" = 'table' AND "sql" NOT LIKE 'CREATE VIRTUAL%'`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows: unknown[] = await manager.query(`SELECT * FROM "${name}"`);
    if (JSON.stringify(rows).toLowerCase().includes(text.toLowerCase())) found.push(name);
  }
  return found;
}

/** A mail that waits for an approval, and has not left. */
async function draftTo(address: string, subject: string) {
  const { admin, liNa } = world.viewers;
  await createPolicy(context, admin, {
    ...{ name: subject, isActive: true, conditions: { words: ['Anna'] }, expiresHours: 24 },
    ...{ deciders: { managers: true, userIds: [], roles: [] }, exempt: { userIds: [], roles: [] } },
  });
  const recipients = [{ kind: 'to' as const, address, name: '' }];
  const mail = { mailbox: 'li.na@haitu.example', recipients, subject, text: 'Hello', attachments: [] };
  await requestApproval(context, liNa, mail);
}

test('no table holds a word of an erased person: not the text inside a file, not a rule that names the address', async () => {
  const file = attached('g@n.example', 'tungsten', anna, SECRET).toString('latin1');
  await deliver(context, world.mailboxes.liNa, Buffer.from(file.replaceAll('a.bin', 'a.txt'), 'latin1'));
  await settleFiling(context);
  const reader = openAttachmentReader(null);
  while (await readNextAttachments(context, reader, never));
  expect(await tablesWith(SECRET)).toContain('attachment_text');
  const rule = {
    ...{ name: 'Mail of anna.weber@nordlicht.example', action: 'review' as const, coverage: 'own' as const },
    conditions: [{ field: 'sender' as const, isNot: false, values: ['anna.weber@nordlicht.example'] }],
  };
  await inTransaction(context.database, writer => createRule(writer, world.viewers.liNa, rule, context.clock()));
  await draftTo('anna.weber@nordlicht.example', 'For Anna');
  await draftTo('ana.weber@nordlicht.example', 'Meant for Anna');
  const left = await deliver(
    context,
    world.mailboxes.liNa,
    letter({
      ...{ from: 'li.na@haitu.example', to: 'ana.weber@nordlicht.example', subject: 'To nobody' },
      ...{ id: 'slip@haitu.example', date: context.clock().toUTCString().replace('GMT', '+0000') },
    }),
    'sent',
  );
  await inTransaction(context.database, writer => lookAtSent(writer, [left as number], context.clock()));
  expect(await tablesWith('anna.weber@nordlicht.example')).toEqual(
    expect.arrayContaining(['approval_request', 'sent_finding']),
  );
  await eraseContact('Anna Weber');
  expect(await tablesWith(SECRET)).toEqual([]);
  // The audit log keeps who did what, and nothing can be taken out of it.
  expect((await tablesWith('anna.weber@nordlicht.example')).filter(name => name !== 'audit_entry')).toEqual([]);
});

test('the text of a file that is erased while it is read is not kept', async () => {
  const file = attached('g@n.example', 'tungsten', anna, SECRET).toString('latin1');
  await deliver(context, world.mailboxes.liNa, Buffer.from(file.replaceAll('a.bin', 'a.txt'), 'latin1'));
  await settleFiling(context);
  const reader = openAttachmentReader(null);
  const slow = {
    ...reader,
    read: async (one: AttachmentToRead) => {
      const answer = await reader.read(one);
      await eraseContact('Anna Weber');
      return answer;
    },
  };
  await readNextAttachments(context, slow, never);
  expect(await tablesWith(SECRET)).toEqual([]);
});

test('an erasure needs a second person where one has the right by a role of the company’s own', async () => {
  const { admin, zhouMin, liNa } = world.viewers;
  await inTransaction(context.database, writer =>
    writer.query('UPDATE "user" SET "isActive" = 0 WHERE "id" = ?', [zhouMin.userId]),
  );
  const role = await createRole(context, admin, { name: 'Privacy', grants: ['erasure.manage'] });
  await inTransaction(context.database, writer => saveOwnRolesOf(writer, liNa.userId, [role.id as number]));
  const message = (await deliver(context, world.mailboxes.liNa, letter({ id: 'm@n.example', from: anna }))) as number;
  const body = { kind: 'messages' as const, messageIds: [message], reference: 'R', reason: 'because' };
  expect(await proposeErasure(context, admin, body)).toMatchObject({ canConfirm: false });
});

test('what was erased does not come back, by its Message-ID or under another, into any mailbox', async () => {
  const bytes = attached('g@n.example', 'tungsten', anna, SECRET);
  await deliver(context, world.mailboxes.liNa, bytes);
  await settleFiling(context);
  await eraseContact('Anna Weber');
  const again = attached('another@n.example', 'tungsten', anna, SECRET);
  for (const copy of [bytes, again])
    for (const mailbox of [world.mailboxes.liNa, world.mailboxes.wangLei]) await deliver(context, mailbox, copy);
  const { manager } = context.database;
  expect(await manager.count(Message)).toBe(0);
  expect(packs()).not.toContain(SECRET);
  const ledger = await manager.findBy(KeptOut, { reason: 'erased' });
  expect(new Set(ledger.map(row => row.mailboxId)).size).toBe(2);
  // A content that was erased with one letter may come with another.
  await deliver(context, world.mailboxes.wangLei, attached('new@a.example', 'other', john, SECRET));
  const [attachment] = await manager.find(Attachment);
  const blob = await manager.findOneByOrFail(Blob, { hash: attachment?.blobHash ?? '' });
  expect((await context.blobs.read(blob.place)).toString()).toBe(SECRET);
});

test('a company becomes a nameless row; mail that is filed under another too stays there', async () => {
  const { manager } = context.database;
  await deliver(context, world.mailboxes.liNa, letter({ id: 'c@n.example', from: anna, subject: 'Q-2026-0031' }));
  await deliver(context, world.mailboxes.wangLei, letter({ id: 'd@a.example', from: john, subject: 'SO-2026-0098' }));
  await settleFiling(context);
  const company = await manager.findOneByOrFail(Company, { name: 'Nordlicht Küchen GmbH' });
  const asked = await proposeErasure(context, world.viewers.admin, {
    kind: 'company',
    companyId: company.id,
    reference: 'DSR-8',
    reason: 'Liquidated',
  });
  await confirmErasure(context, world.viewers.zhouMin, asked.id, asked.version, asked.toType ?? '');
  await carryOut(context, asked.id, never);
  expect(await manager.findOneByOrFail(Company, { id: company.id })).toMatchObject({
    name: 'Erased (DSR-8)',
    otherName: null,
    phone: null,
  });
  expect(await manager.countBy(Contact, { companyId: company.id })).toBe(0);
  expect(await manager.count(Message)).toBe(1);
});

test('nobody confirms what he asked for himself, as long as another could', async () => {
  const { manager } = context.database;
  const message = (await deliver(context, world.mailboxes.liNa, letter({ id: 'm@n.example', from: anna }))) as number;
  const body = { kind: 'messages' as const, messageIds: [message], reference: 'R', reason: 'because' };
  const asked = await proposeErasure(context, world.viewers.admin, body);
  expect(asked).toMatchObject({ canConfirm: false, counts: { messages: 1 } });
  await expect(
    confirmErasure(context, world.viewers.admin, asked.id, asked.version, asked.toType ?? ''),
  ).rejects.toMatchObject({
    code: 'erasure.second_person',
  });
  expect(await manager.count(Message)).toBe(1);
  await inTransaction(context.database, writer =>
    writer.query('UPDATE "user" SET "isActive" = 0 WHERE "id" = ?', [world.viewers.zhouMin.userId]),
  );
  await confirmErasure(context, world.viewers.admin, asked.id, asked.version, asked.toType ?? '');
  await carryOut(context, asked.id, never);
  expect(await manager.count(Message)).toBe(0);
});

test('who is to confirm an erasure reads whom it is about, and nobody reads it afterwards', async () => {
  const { admin, zhouMin } = world.viewers;
  const { manager } = context.database;
  const contact = await manager.findOneByOrFail(Contact, { name: 'Anna Weber' });
  const reasons = { reference: 'A-1', reason: 'letter' };
  const person = await proposeErasure(context, admin, { kind: 'contact', contactId: contact.id, ...reasons });
  const company = await proposeErasure(context, admin, { kind: 'company', companyId: contact.companyId, ...reasons });
  const told = async () => (await listErasures(manager, zhouMin, {})).erasures.map(erasure => erasure.about);
  expect(await told()).toEqual([
    'Nordlicht Küchen GmbH',
    'Anna Weber <anna.weber@nordlicht.example>, Nordlicht Küchen GmbH',
  ]);
  await withdrawErasure(context, admin, company.id, company.version);
  await confirmErasure(context, zhouMin, person.id, person.version, person.toType ?? '');
  expect(await told()).toEqual(['', '']);
});

test('what is to be erased is typed: the name of a company, the address of a person, and nothing for messages', async () => {
  const { admin, zhouMin } = world.viewers;
  const { manager } = context.database;
  const contact = await manager.findOneByOrFail(Contact, { name: 'Anna Weber' });
  const reasons = { reference: 'A-1', reason: 'letter' };
  const person = await proposeErasure(context, admin, { kind: 'contact', contactId: contact.id, ...reasons });
  const company = await proposeErasure(context, admin, { kind: 'company', companyId: contact.companyId, ...reasons });
  expect([person.toType, company.toType]).toEqual(['anna.weber@nordlicht.example', 'Nordlicht Küchen GmbH']);
  for (const [asked, typed] of [
    [person, ''],
    [person, 'Anna Weber'],
    [company, 'Nordlicht'],
    [company, 'anna.weber@nordlicht.example'],
  ] as const)
    await expect(confirmErasure(context, zhouMin, asked.id, asked.version, typed)).rejects.toMatchObject({
      ...{ code: 'erasure.not_typed', status: 400 },
      details: { toType: asked.toType },
    });
  await confirmErasure(context, zhouMin, company.id, company.version, '  NORDLICHT  küchen ｇｍｂｈ ');
  expect(await manager.countBy(Erasure, { state: 'confirmed' })).toBe(1);
});

test('a proposal that was taken back is never carried out', async () => {
  const message = (await deliver(context, world.mailboxes.liNa, letter({ id: 'm@n.example', from: anna }))) as number;
  const body = { kind: 'messages' as const, messageIds: [message], reference: 'R', reason: 'because' };
  const asked = await proposeErasure(context, world.viewers.admin, body);
  await withdrawErasure(context, world.viewers.zhouMin, asked.id, asked.version);
  await carryOut(context, asked.id, never);
  expect(await context.database.manager.count(Message)).toBe(1);
  await expect(confirmErasure(context, world.viewers.zhouMin, asked.id, 2, asked.toType ?? '')).rejects.toMatchObject({
    code: 'erasure.not_open',
  });
  await expect(proposeErasure(context, world.viewers.admin, { ...body, messageIds: [] })).rejects.toMatchObject({
    code: 'erasure.nothing_chosen',
  });
});

test('by age only what the rules say goes, after a look at how much it would be', async () => {
  const old = 'Mon, 05 Jan 2015 07:00:00 +0000';
  await deliver(context, world.mailboxes.liNa, letter({ id: '1@x.example', from: 'S <s@nowhere.example>', date: old }));
  await deliver(
    context,
    world.mailboxes.liNa,
    letter({ id: '2@x.example', from: anna, date: old, subject: 'Q-2026-0031' }),
  );
  await deliver(
    context,
    world.mailboxes.liNa,
    letter({
      id: '3@x.example',
      from: 'S <t@nowhere.example>',
      subject: 'new',
      date: 'Mon, 02 Feb 2026 07:00:00 +0000',
    }),
  );
  await settleFiling(context);
  const { manager } = context.database;
  const rules = { unfiledYears: 2, filedYears: null };
  expect(await sweepRetention(context, never)).toBe(0);
  expect(await previewRetention(manager, { unfiledYears: 2, filedYears: 10 }, context.clock())).toEqual({
    unfiled: 1,
    filed: 1,
  });
  const { version } = await getRetention(manager);
  await changeRetention(context, world.viewers.admin, version, rules);
  await expect(changeRetention(context, world.viewers.admin, version, rules)).rejects.toMatchObject({
    code: 'version.changed',
  });
  expect(await sweepRetention(context, never)).toBe(1);
  expect(await sweepRetention(context, never)).toBe(0);
  expect(await manager.count(Message)).toBe(2);
});

test('whether anybody else has a content is asked of an index, however many copies there are', async () => {
  const { manager } = context.database;
  const statements = await captureStatements(context.database.writer, async () => {
    await scrub(context, ['a'.repeat(64), 'b'.repeat(64)]);
  });
  const asked = statements.filter(one => one.sql.includes('"mailbox_message"'));
  expect(asked.length).toBeGreaterThan(0);
  for (const { sql, parameters } of asked) {
    const plan = (await manager.query(`EXPLAIN QUERY PLAN ${sql}`, parameters)) as { detail: string }[];
    expect(plan.map(step => step.detail).join(' ')).toMatch(/SEARCH .*ix_mailbox_message_sourceHash/);
  }
});
