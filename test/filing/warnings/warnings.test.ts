import type { EntityManager } from 'typeorm';
import { Company } from '../../../service/companies/company.entity';
import type { Context } from '../../../service/context';
import { FilingStatus } from '../../../service/filing/filing.entity';
import { lookAgain, lookAfterUpgrade, lookAtFiles } from '../../../service/filing/warnings/looking.service';
import { LOOK_AGAIN } from '../../../service/filing/warnings/noting.service';
import type { LookPayload } from '../../../service/filing/warnings/noting.service';
import {
  addBankDetail,
  decideBankDetail,
  listBankDetails,
  removeBankDetail,
} from '../../../service/filing/warnings/bankBook.service';
import {
  confirmWarning,
  dismissWarning,
  listWarnings,
  readWarnings,
} from '../../../service/filing/warnings/warnings.service';
import { BankDetail } from '../../../service/filing/warnings/warning.entity';
import { AttachmentText } from '../../../service/mail/attachmentText.entity';
import { AuditEntry } from '../../../service/users/user.entity';
import type { Grant, Viewer } from '../../../service/users/roles';
import { Attachment, Blob } from '../../../service/mail/message.entity';
import { inTransaction } from '../../../service/platform/database/transaction';
import { Job } from '../../../service/platform/queue/job.entity';
import { closeTestContext, openTestContext } from '../../support/context';
import { letter } from '../../support/letters';
import type { TestWorld } from '../../support/world';
import { deliver, makeWorld } from '../../support/world';

let context: Context;
let world: TestWorld;
let nordlicht: number;
beforeEach(async () => {
  context = await openTestContext();
  world = await makeWorld(context);
  nordlicht = (await manager().findOneByOrFail(Company, { externalKey: 'nordlicht' })).id;
});
afterEach(() => closeTestContext(context));

const manager = () => context.database.manager;
const write = <T>(work: (writer: EntityManager) => Promise<T>) => inTransaction(context.database, work);
const german = 'DE89370400440532013000';
const british = 'GB29NWBK60161331926819';
let sent = 0;
async function receive(
  text: string,
  date = 'Mon, 02 Nov 2026 09:00:00 +0000',
  more: Parameters<typeof letter>[0] = {},
) {
  sent += 1;
  const parts = { text: `${text}\nLetter ${sent}.`, date, id: `warn${sent}@nordlicht.example`, ...more };
  return (await deliver(context, world.mailboxes.liNa, letter(parts))) as number;
}
const finance = () => ({
  ...world.viewers.liNa,
  grants: new Set([...world.viewers.liNa.grants, 'fields.finance.view', 'fields.finance.edit'] as Grant[]),
});
const warningsOf = (id: number) => readWarnings(manager(), world.viewers.liNa, id);
async function settle() {
  for (let turn = 0; turn < 50; turn += 1) {
    const job = await manager().findOne(Job, { where: { name: LOOK_AGAIN, state: 'waiting' }, order: { id: 'ASC' } });
    if (!job) return;
    await write(async writer => {
      await writer.delete(Job, { id: job.id });
      await lookAgain(writer, job.payload as LookPayload);
    });
  }
  throw new Error('the looking never ends');
}

describe('bank details of a party', () => {
  it('become known by the first mail that names them, and warn when others come', async () => {
    const first = await receive(`Please pay to IBAN ${german}`);
    const second = await receive(`We changed our bank: IBAN ${british}`, 'Tue, 03 Nov 2026 09:00:00 +0000');
    expect(await warningsOf(first)).toEqual([]);
    expect(await warningsOf(second)).toMatchObject([
      {
        code: 'bank_details',
        severity: 'high',
        values: { company: 'Nordlicht Küchen GmbH', since: '2026-11-02', known: 'DE89…3000', found: 'GB29…6819' },
        evidence: [{ field: 'body', text: british }],
      },
    ]);
    expect((await manager().findOneByOrFail(FilingStatus, { messageId: second })).state).toBe('filed');
  });

  it('that a person confirms are known from then on, and the other mails that name them are quiet', async () => {
    await receive(`Please pay to IBAN ${german}`);
    const [second, third] = [
      await receive(`New bank: IBAN ${british}`, 'Tue, 03 Nov 2026 09:00:00 +0000'),
      await receive(`Again: IBAN ${british}`, 'Wed, 04 Nov 2026 09:00:00 +0000'),
    ];
    const [warning] = await warningsOf(second);
    const confirm = (viewer: Viewer) =>
      write(writer => confirmWarning(writer, viewer, warning?.id as number, { version: 1 }, context.clock()));
    await confirm(finance());
    await expect(confirm(finance())).rejects.toMatchObject({ code: 'version.changed' });
    await settle();
    expect(await warningsOf(second)).toMatchObject([{ state: 'confirmed', decidedBy: 'li.na' }]);
    expect(await warningsOf(third)).toEqual([]);
    const { details } = await listBankDetails(manager(), world.viewers.liNa, nordlicht);
    expect(details.map(one => [one.value, one.state, one.confirmedBy])).toEqual([
      ['DE89…3000', 'seen', null],
      ['GB29…6819', 'confirmed', 'li.na'],
    ]);
    await expect(listBankDetails(manager(), world.viewers.wangLei, nordlicht)).rejects.toMatchObject({
      code: 'company.not_found',
    });
  });

  it('are confirmed by who has the right to accounts, and by nobody who only files mail', async () => {
    await receive(`Please pay to IBAN ${german}`);
    const second = await receive(`New bank: IBAN ${british}`, 'Tue, 03 Nov 2026 09:00:00 +0000');
    const [shown] = await warningsOf(second);
    expect(shown?.mayConfirm).toBe(false);
    expect(await readWarnings(manager(), finance(), second)).toMatchObject([{ mayConfirm: true }]);
    await expect(
      write(writer => confirmWarning(writer, world.viewers.liNa, shown?.id ?? 0, { version: 1 }, context.clock())),
    ).rejects.toMatchObject({ code: 'bank.no_right', status: 403 });
    expect(await warningsOf(second)).toMatchObject([{ state: 'open' }]);
  });

  it('that somebody has retired meanwhile are not made good by an older warning', async () => {
    await receive(`Please pay to IBAN ${german}`);
    const second = await receive(`New bank: IBAN ${british}`, 'Tue, 03 Nov 2026 09:00:00 +0000');
    const [warning] = await warningsOf(second);
    const told = { firstSeenAt: context.clock(), lastSeenAt: context.clock(), note: 'a fraud', version: 1 };
    const account = { companyId: nordlicht, kind: 'iban' as const, value: british, state: 'retired' as const };
    await write(writer => writer.insert(BankDetail, { ...account, ...told, decidedById: null, decidedAt: null }));
    await expect(
      write(writer => confirmWarning(writer, finance(), warning?.id ?? 0, { version: 1 }, context.clock())),
    ).rejects.toMatchObject({ code: 'bank.changed_meanwhile' });
    expect(await manager().findOneBy(BankDetail, { value: british })).toMatchObject({ state: 'retired' });
  });

  it('come to the same whatever the order in which an archive is imported', async () => {
    const later = await receive(`New bank: IBAN ${british}`, 'Tue, 03 Nov 2026 09:00:00 +0000');
    const earlier = await receive(`Please pay to IBAN ${german}`);
    await settle();
    expect(await warningsOf(earlier)).toEqual([]);
    expect(await warningsOf(later)).toMatchObject([{ code: 'bank_details', values: { found: 'GB29…6819' } }]);
  });

  it('inside a file warn as soon as the file has been read', async () => {
    await receive(`Please pay to IBAN ${german}`);
    const second = await receive('Our invoice is attached.', 'Tue, 03 Nov 2026 09:00:00 +0000');
    const blobHash = 'b'.repeat(64);
    const file = { messageId: second, position: 0, name: 'PI.pdf', contentType: 'application/pdf', size: 9, blobHash };
    await write(async writer => {
      await writer.insert(Blob, { hash: blobHash, size: 9, place: 'nowhere' });
      await writer.insert(Attachment, { ...file, contentId: null, isInline: false });
      const text = `Bank account\nIBAN ${british}`;
      await writer.insert(AttachmentText, { blobHash, state: 'read', text, readAt: context.clock() });
    });
    expect(await write(lookAtFiles)).toBe(true);
    await settle();
    expect(await write(lookAtFiles)).toBe(false);
    expect(await warningsOf(second)).toMatchObject([
      { code: 'bank_details', evidence: [{ field: 'attachment', text: 'PI.pdf' }] },
    ]);
  });

  it('of our own, that a customer repeats, are not his', async () => {
    await receive(`Please pay to IBAN ${british}`, undefined, {
      from: 'Li Na <li.na@haitu.example>',
      to: 'anna.weber@nordlicht.example',
    });
    const answer = await receive(`We paid to your IBAN ${british}`, 'Tue, 03 Nov 2026 09:00:00 +0000');
    expect(await warningsOf(answer)).toEqual([]);
    expect((await listBankDetails(manager(), world.viewers.liNa, nordlicht)).details).toEqual([]);
  });
});

describe('a warning', () => {
  const forged = { from: 'Anna Weber <anna.weber@nordIicht.example>'.replace('I', 'l1') };

  it('that is dismissed with a reason stays dismissed when the past is looked at again', async () => {
    const id = await receive('Please quote.', undefined, forged);
    const [warning] = await warningsOf(id);
    expect(warning).toMatchObject({ code: 'look_alike', state: 'open' });
    const body = { version: 1, note: 'Her new address, checked by phone' };
    await write(writer => dismissWarning(writer, world.viewers.liNa, warning?.id as number, body, context.clock()));
    expect(await write(lookAfterUpgrade)).toBe(true);
    await settle();
    expect(await write(lookAfterUpgrade)).toBe(false);
    expect((await warningsOf(id))[0]).toMatchObject({ state: 'dismissed', note: body.note, decidedBy: 'li.na' });
  });

  it('is listed to whoever may see the mail, and to nobody else', async () => {
    await receive('Please quote.', undefined, forged);
    const count = async (viewer: TestWorld['viewers']['liNa']) =>
      (await listWarnings(manager(), viewer, {})).warnings.length;
    expect([
      await count(world.viewers.liNa),
      await count(world.viewers.wangLei),
      await count(world.viewers.admin),
    ]).toEqual([2, 0, 0]);
  });
});

describe('a known account', () => {
  const clock = () => context.clock();
  const book = async () => (await listBankDetails(manager(), world.viewers.liNa, nordlicht)).details;
  const decide = async (state: 'seen' | 'confirmed' | 'retired', note = 'by telephone', version?: number) => {
    const [one] = await book();
    const body = { state, note, version: version ?? one?.version ?? 0 };
    await write(writer => decideBankDetail(writer, finance(), one?.id ?? 0, body, clock()));
  };

  it('says which mail named it first, and is whole only for who has the right', async () => {
    const first = await receive(`Please pay to IBAN ${german}`);
    expect(await listBankDetails(manager(), world.viewers.liNa, nordlicht)).toMatchObject({
      mayDecide: false,
      isWhole: false,
      details: [{ value: 'DE89…3000', state: 'seen', message: { id: first } }],
    });
    expect(await listBankDetails(manager(), finance(), nordlicht)).toMatchObject({
      mayDecide: true,
      isWhole: true,
      details: [{ value: german }],
    });
  });

  it('is confirmed and retired with a reason, by who has the right, on what he has seen', async () => {
    await receive(`Please pay to IBAN ${german}`);
    const [one] = await book();
    const id = one?.id ?? 0;
    const body = { state: 'confirmed' as const, note: 'called', version: one?.version ?? 0 };
    const by = (viewer: typeof world.viewers.liNa, given: typeof body) =>
      write(writer => decideBankDetail(writer, viewer, id, given, clock()));
    await expect(by(world.viewers.liNa, body)).rejects.toMatchObject({ code: 'bank.no_right' });
    await expect(by(world.viewers.wangLei, body)).rejects.toMatchObject({ code: 'bank.not_found' });
    await expect(by(finance(), { ...body, note: ' ' })).rejects.toMatchObject({ code: 'bank.note_missing' });
    await by(finance(), body);
    await expect(by(finance(), body)).rejects.toMatchObject({ code: 'bank.changed_meanwhile' });
    expect(await book()).toMatchObject([{ state: 'confirmed', note: 'called', confirmedBy: 'li.na' }]);
    expect(await manager().findOneBy(AuditEntry, { action: 'bank_details.decided' })).toMatchObject({
      subjectId: nordlicht,
    });
    await decide('seen');
    expect(await book()).toMatchObject([{ state: 'seen', confirmedBy: null }]);
  });

  it('that was retired warns when a later mail names it, and accuses no older one', async () => {
    const before = await receive(`Please pay to IBAN ${german}`, 'Mon, 05 Jan 2026 09:00:00 +0000');
    await decide('retired', 'closed, says their accounts');
    const day = new Date(clock().getTime() + 86_400_000).toUTCString().replace('GMT', '+0000');
    const after = await receive(`Please pay to IBAN ${german}`, day);
    await settle();
    expect(await warningsOf(before)).toEqual([]);
    expect(await warningsOf(after)).toMatchObject([
      { code: 'bank_retired', severity: 'high', values: { found: 'DE89…3000' } },
    ]);
    await decide('seen');
    await settle();
    expect(await warningsOf(after)).toEqual([]);
  });
});

describe('an account that is entered by hand', () => {
  const enter = (viewer: Viewer, account = 'DE89 3704 0044 0532 0130 00', note = 'framework contract, page 4') =>
    write(writer => addBankDetail(writer, viewer, nordlicht, { account, note }, context.clock()));
  const book = async () => (await listBankDetails(manager(), finance(), nordlicht)).details;
  const remove = (viewer: Viewer, id: number, version = 1) =>
    write(writer => removeBankDetail(writer, viewer, id, version, context.clock()));
  const later = () => new Date(context.clock().getTime() + 86_400_000).toUTCString().replace('GMT', '+0000');

  it('counts as confirmed: the next mail that names another is warned of, one that names it is not', async () => {
    const before = await receive(`Please pay to IBAN ${british}`, 'Mon, 05 Jan 2026 09:00:00 +0000');
    await enter(finance());
    const named = await receive(`Pay to IBAN ${german} as ever`, later());
    const other = await receive('Pay to our account no. 6222021234567890, bank of Lithuania', later());
    await settle();
    expect(await warningsOf(before)).toEqual([]);
    expect(await warningsOf(named)).toEqual([]);
    expect(await warningsOf(other)).toMatchObject([{ code: 'bank_details' }]);
    expect(await manager().findOneBy(AuditEntry, { action: 'bank_details.entered' })).toMatchObject({
      subjectId: nordlicht,
      details: { masked: ['DE89…3000'], reason: 'framework contract, page 4' },
    });
  });

  it('is refused to who may not decide on accounts, and where it is mistyped, unexplained or known already', async () => {
    await expect(enter(world.viewers.liNa)).rejects.toMatchObject({ code: 'bank.no_right', status: 403 });
    await expect(enter(world.viewers.wangLei)).rejects.toMatchObject({ code: 'company.not_found' });
    await expect(enter(finance(), 'DE89 3704 0044 0532 0130 01')).rejects.toMatchObject({ code: 'bank.bad_account' });
    await expect(enter(finance(), 'ask Anna')).rejects.toMatchObject({ code: 'bank.bad_account' });
    await expect(enter(finance(), german, '  ')).rejects.toMatchObject({ code: 'bank.note_missing' });
    await enter(finance());
    await expect(enter(finance(), german)).rejects.toMatchObject({ code: 'bank.known_already', status: 409 });
    expect(await book()).toMatchObject([{ kind: 'iban', value: german, state: 'confirmed', mayRemove: true }]);
  });

  it('is taken out again while no mail has named it; afterwards it can only be retired', async () => {
    await enter(finance());
    const [first] = await book();
    await expect(remove(world.viewers.liNa, first?.id ?? 0)).rejects.toMatchObject({ code: 'bank.no_right' });
    await expect(remove(finance(), first?.id ?? 0, 9)).rejects.toMatchObject({ code: 'bank.changed_meanwhile' });
    await remove(finance(), first?.id ?? 0);
    expect(await book()).toEqual([]);
    await enter(finance());
    await receive(`Pay to IBAN ${german}`, later());
    const [named] = await book();
    expect(named).toMatchObject({ state: 'confirmed', mayRemove: false });
    await expect(remove(finance(), named?.id ?? 0)).rejects.toMatchObject({ code: 'bank.named_in_mail' });
  });

  it('is one account, however its kind is told by a mail later', async () => {
    await enter(finance(), '6222 0212 3456 7890');
    await receive('收款银行：工商银行，账号：6222021234567890', later());
    expect(await book()).toMatchObject([{ value: '6222021234567890', state: 'confirmed' }]);
  });
});
