import { Company, Contact, ContactAddress } from '../../service/companies/company.entity';
import { CompanyGap, MendRow } from '../../service/companies/cleaning.entity';
import { createCompany, changeCompany } from '../../service/companies/companies.service';
import { listCompanies, readCompany } from '../../service/companies/companyReading.service';
import { computeCompleteness, isStale, usualWeights } from '../../service/companies/completeness';
import { contactReasons, likeNames } from '../../service/companies/contactLikeness';
import {
  checkContact,
  decideContactPair,
  findContactPairsAfter,
  listContactPairs,
} from '../../service/companies/contactPairs.service';
import { createContact } from '../../service/companies/contacts.service';
import { decideDead, findDeadAfter, listDead } from '../../service/companies/deadAddresses.service';
import { deskJobs } from '../../service/companies/desk.jobs';
import { changeDeskSettings, getDeskSettings } from '../../service/companies/deskSettings.service';
import { checkDuplicates } from '../../service/companies/duplicates.service';
import { confirmCompany, listGaps, listPeople, readQuality } from '../../service/companies/gaps.service';
import { sortUndo, stateAfter } from '../../service/companies/mending';
import type { MendBody } from '../../service/companies/mending.schema';
import { mend, previewMend } from '../../service/companies/mending.service';
import { describeMends, getMend, undoMend } from '../../service/companies/mendRun.service';
import { changeProfile, readProfile } from '../../service/companies/profile.service';
import { decideChange, listChanges } from '../../service/companies/auditQueue.service';
import { differences, isAudited, joined } from '../../service/companies/profileAudit';
import { CompanyEvent, CompanyTag } from '../../service/companies/profile.entity';
import { Conversation, Message, MessageBody } from '../../service/mail/message.entity';
import { insertParticipants } from '../../service/mail/participants.service';
import { Job } from '../../service/platform/queue/job.entity';
import type { Viewer } from '../../service/users/roles';
import { AuditEntry } from '../../service/users/user.entity';
import type { House } from './people';
import { openHouse } from './people';

let house: House;
let admin: Viewer;
let owner: Viewer;
let boss: Viewer;
let trader: Viewer;
let colleague: Viewer;

beforeEach(async () => {
  house = await openHouse();
  admin = await house.hire('Admin', ['administrator']);
  owner = await house.hire('Owner', ['owner']);
  boss = await house.hire('Boss', ['manager']);
  trader = await house.hire('Trader', ['trader'], boss.userId);
  colleague = await house.hire('Colleague', ['trader']);
  boss = { ...boss, ownerIds: [boss.userId, trader.userId] };
});
afterEach(() => house.close());

const rows = () => house.context.database.manager;
const writer = () => house.context.database.writer.manager;
const make = (name: string, more = {}, who = trader) => createCompany(house.context, who, { name, ...more });
async function set(part: Partial<Awaited<ReturnType<typeof getDeskSettings>>>) {
  const { version, ...before } = await getDeskSettings(rows());
  return changeDeskSettings(house.context, admin, version, { ...before, ...part });
}

/** Runs the jobs of one kind that wait, until none is left. */
async function settle(name: string): Promise<void> {
  const job = deskJobs(house.context).find(one => one.name === name);
  for (let turn = 0; turn < 200; turn += 1) {
    const [next] = await rows().find(Job, { where: { name, state: 'waiting' }, order: { id: 'ASC' } });
    if (!next) return;
    await writer().delete(Job, { id: next.id });
    await job?.handler(next.payload, { signal: new AbortController().signal } as never);
  }
}

describe('how complete a company is', () => {
  test.each<[string, string[], Record<string, number>, number, string[]]>([
    ['all that counts is there', ['country', 'city'], { country: 2, city: 1 }, 100, []],
    ['what weighs more is told first', [], { city: 1, country: 2 }, 0, ['country', 'city']],
    ['two thirds', ['country'], { country: 2, city: 1, website: 0 }, 66, ['city']],
    ['nothing counts', [], { country: 0 }, 100, []],
  ])('%s', (_what, filled, weights, score, missing) => {
    expect(computeCompleteness(new Set(filled), weights)).toEqual({ score, missing });
  });

  test('follows every change, and the settings of the firm', async () => {
    const made = await make('Nordlicht', { country: 'DE', domains: ['nordlicht.de'] });
    const before = await readQuality(house.context, trader, made.id);
    expect(before.missing).toContain('website');
    expect(before.missing).not.toContain('country');
    await changeProfile(house.context, trader, made.id, made.version, {
      websites: [{ label: '', value: 'nordlicht.de' }],
    });
    await createContact(house.context, trader, made.id, { name: 'Anna', addresses: ['anna@nordlicht.de'] });
    const after = await readQuality(house.context, trader, made.id);
    expect(after.completeness).toBeGreaterThan(before.completeness);
    expect(after.missing).not.toEqual(expect.arrayContaining(['website']));
    expect(after.missing).not.toEqual(expect.arrayContaining(['contact_mail']));
    expect((await listCompanies(house.context, trader, {})).companies[0]).toMatchObject({
      completeness: after.completeness,
    });
    await set({ weights: { country: 5, tax_number: 5 } });
    expect(await rows().existsBy(Job, { name: 'companies.build_keys', state: 'waiting' })).toBe(true);
    await confirmCompany(house.context, trader, made.id);
    expect(await readQuality(house.context, trader, made.id)).toMatchObject({
      completeness: 50,
      missing: ['tax_number'],
    });
  });

  test('what is missing is listed for whoever may see it, by field, country and person', async () => {
    const one = await make('Nordlicht', { country: 'DE' });
    await make('Lavande', { country: 'FR' });
    await make('Other', { country: 'DE' }, colleague);
    const names = async (viewer: Viewer, query = {}) =>
      (await listGaps(rows(), viewer, { field: 'website', ...query })).companies.map(line => line.name);
    expect(await names(trader)).toEqual(['Nordlicht', 'Lavande']);
    expect(await names(trader, { country: 'DE' })).toEqual(['Nordlicht']);
    expect(await names(owner)).toEqual(['Nordlicht', 'Lavande', 'Other']);
    expect(await names(owner, { ownerId: colleague.userId })).toEqual(['Other']);
    expect(await names(owner, { level: 'nowhere' })).toEqual([]);
    expect(await rows().countBy(CompanyGap, { companyId: one.id })).toBeGreaterThan(3);
    const { people } = await listPeople(rows(), boss, house.context.clock());
    expect(people).toMatchObject([{ ownerName: 'Trader', companies: 2, stale: 0 }]);
  });

  test('a company that nobody looked at for long is stale until somebody says that it is right', async () => {
    const made = await make('Nordlicht');
    expect(isStale({ confirmedAt: null, createdAt: new Date(0) }, 180, new Date(180 * 86_400_000))).toBe(false);
    house.time.now = new Date(house.time.now.getTime() + 181 * 86_400_000);
    expect(await readQuality(house.context, trader, made.id)).toMatchObject({ isStale: true, confirmedAt: null });
    expect((await listPeople(rows(), trader, house.time.now)).people).toMatchObject([{ stale: 1 }]);
    expect(await confirmCompany(house.context, trader, made.id)).toMatchObject({
      isStale: false,
      confirmedByName: 'Trader',
    });
    await expect(confirmCompany(house.context, colleague, made.id)).rejects.toMatchObject({ status: 404 });
    expect(await rows().existsBy(AuditEntry, { action: 'company.confirmed', subjectId: made.id })).toBe(true);
  });

  test('a company that was here before there were scores has one as soon as somebody looks at it', async () => {
    const { id } = await make('Nordlicht', { country: 'DE' });
    await writer().update(Company, { id }, { completeness: null });
    await writer().delete(CompanyGap, { companyId: id });
    const quality = await readQuality(house.context, trader, id);
    expect(quality.completeness).toBeGreaterThan(0);
    expect(quality.missing).toContain('city');
  });

  test('only fields that there are can count', async () => {
    await expect(set({ weights: { nonsense: 3 } })).rejects.toMatchObject({ code: 'field.unknown' });
    const { version, ...before } = await getDeskSettings(rows());
    await changeDeskSettings(house.context, admin, version, before);
    await expect(changeDeskSettings(house.context, admin, version, before)).rejects.toMatchObject({
      code: 'version.changed',
    });
    expect(Object.keys(usualWeights)).toContain('country');
  });
});

describe('asking for the companies of others counts', () => {
  const guess = async (work: () => Promise<unknown>) => {
    const found: string[] = [];
    for (let n = 0; n < 7; n += 1) await work().catch((error: { code: string }) => found.push(error.code));
    return found;
  };

  test('by a new name for a company of one’s own', async () => {
    await set({ checksPerHour: 5 });
    await make('Nordlicht', { country: 'DE' });
    const own = await make('Mine', {}, colleague);
    let n = 0;
    const codes = await guess(async () => {
      n += 1;
      await make(`Customer Nr ${n} ${'abcdefg'[n]}`, { country: 'DE' });
      await changeCompany(house.context, colleague, own.id, own.version, {
        name: `Customer Nr ${n} ${'abcdefg'[n]}`,
        country: 'DE',
      });
    });
    expect(codes.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => 'company.exists'));
    expect(codes.slice(5)).toEqual(['duplicates.too_many', 'duplicates.too_many']);
  });

  test('by a tax number, which is one firm’s', async () => {
    const made = await make('Nordlicht');
    await changeProfile(house.context, trader, made.id, made.version, {
      taxNumbers: [{ label: 'VAT', value: 'DE 123 456 789' }],
    });
    await expect(make('Other name', { taxNumbers: ['DE123456789'] }, colleague)).rejects.toMatchObject({
      code: 'company.exists',
    });
    const own = await make('Mine', { taxNumbers: ['91330200MA2816XXXX'] }, colleague);
    expect(await readProfile(house.context, colleague, own.id)).toMatchObject({
      taxNumbers: [{ value: '91330200MA2816XXXX' }],
    });
    const values = { taxNumbers: [{ label: '', value: 'de-123456789' }] };
    await expect(changeProfile(house.context, colleague, own.id, own.version, values)).rejects.toMatchObject({
      code: 'company.exists',
    });
    expect((await checkDuplicates(house.context, trader, { taxNumbers: ['DE123456789'] })).companies).toMatchObject([
      { id: made.id, why: 'tax' },
    ]);
  });

  test('in the line below a search: beyond the limit it is silent, and one’s own are found as ever', async () => {
    await set({ checksPerHour: 5 });
    for (let n = 0; n < 7; n += 1) await make(`Secret${'abcdefg'[n]} Trading`);
    await make('Secreth Mine', {}, colleague);
    const others = async (q: string) => (await listCompanies(house.context, colleague, { q })).others.length;
    const told = [];
    for (let n = 0; n < 7; n += 1) told.push(await others(`secret${'abcdefg'[n]}`));
    expect(told).toEqual([1, 1, 1, 1, 1, 0, 0]);
    // What he was told already is no new question.
    expect(await others('secreta')).toBe(1);
    expect((await listCompanies(house.context, colleague, { q: 'secreth' })).companies).toHaveLength(1);
  });
});

describe('a mass mending', () => {
  const body = (more: Partial<MendBody>): MendBody => ({ field: 'country', value: 'DE', ...more });
  const run = async (viewer: Viewer, wish: MendBody) => {
    const id = await mend(house.context, viewer, wish);
    await settle('companies.mend');
    return id;
  };
  const told = async (viewer: Viewer, id: number) =>
    (await describeMends(rows(), viewer, [await getMend(rows(), viewer, id)]))[0];
  const countries = async () => (await rows().find(Company, { order: { id: 'ASC' } })).map(company => company.country);

  test('sets a field of the chosen, tells before what it would do, and goes back as a whole but for what somebody changed', async () => {
    const ids = [];
    for (let n = 0; n < 3; n += 1)
      ids.push((await make(`Customer ${'abc'[n]}lpha`, { country: n === 2 ? 'DE' : 'FR' })).id);
    const foreign = await make('Hidden', {}, colleague);
    const wish = body({ ids: [...ids, foreign.id] });
    expect(await previewMend(house.context, trader, wish)).toMatchObject({
      ...{ total: 3, changes: 2, same: 1, refused: 0 },
      lines: [
        { name: 'Customer alpha', from: 'FR', to: 'DE' },
        { from: 'FR', to: 'DE' },
      ],
    });
    const id = await run(trader, wish);
    expect(await countries()).toEqual(['DE', 'DE', 'DE', null]);
    expect(await told(trader, id)).toMatchObject({ state: 'done', counts: { done: 2, same: 1, waiting: 0 } });
    const [first] = ids as [number];
    await changeCompany(house.context, trader, first, (await readCompany(house.context, trader, first)).version, {
      country: 'AT',
    });
    await undoMend(house.context, boss, id);
    await settle('companies.mend');
    expect(await countries()).toEqual(['AT', 'FR', 'DE', null]);
    expect(await told(trader, id)).toMatchObject({
      ...{ state: 'undone', undoneByName: 'Boss', counts: { undone: 1, stayed: 1 } },
      stayed: [{ name: 'Customer alpha' }],
    });
    await expect(undoMend(house.context, trader, id)).rejects.toMatchObject({ code: 'mend.not_done' });
    const actions = (await rows().find(AuditEntry, { where: { subjectType: 'mend' } })).map(entry => entry.action);
    expect(actions).toEqual(['companies.mended', 'companies.mend_undone']);
  });

  test('takes all that a filter finds, in pieces, and what is missing by what the desk says', async () => {
    await make('With', { country: 'FR' });
    for (let n = 0; n < 3; n += 1) await make(`Without ${'xyz'[n]}ulu`);
    const base = await rows().findOneByOrFail(Company, { name: 'With' });
    await writer().query(
      `INSERT INTO "company" ("name", "foldedName", "isCustomer", "isSupplier", "isAgent", "isPartner", "ownerId", "createdAt", "version", "country")
       SELECT 'Row ' || a."id" || '-' || b."id" || '-' || c."id" || '-' || d."id" || '-' || e."id", 'row', 1, 0, 0, 0, ${trader.userId}, '2026-01-01 00:00:00.000', 1, 'IT'
       FROM "company" a, "company" b, "company" c, "company" d, "company" e WHERE a."id" < ${base.id + 3} LIMIT 450`,
    );
    expect(
      await previewMend(
        house.context,
        trader,
        body({ field: 'addTag', value: 'Fair 2026', filter: { country: 'IT' } }),
      ),
    ).toMatchObject({ changes: 450 });
    const id = await run(trader, body({ field: 'addTag', value: 'Fair 2026', filter: { country: 'IT' } }));
    expect(await rows().countBy(CompanyTag, { tag: 'Fair 2026' })).toBe(450);
    expect(await rows().countBy(MendRow, { actId: id, state: 'done' })).toBe(450);
    await undoMend(house.context, trader, id);
    await settle('companies.mend');
    expect(await rows().countBy(CompanyTag, { tag: 'Fair 2026' })).toBe(0);
    expect(
      await previewMend(house.context, trader, body({ value: 'NL', filter: { missing: 'country' } })),
    ).toMatchObject({ changes: 3 });
  });

  test('a level needs a reason, stands in the history of each company, and goes back with its hold', async () => {
    const { id } = await make('Nordlicht');
    const before = await rows().findOneByOrFail(Company, { id });
    const wish = body({ field: 'level', value: 'key', ids: [id] });
    const level = (await house.context.database.manager.query(
      `SELECT "code" FROM "dictionary_entry" WHERE "kind" = 'level' AND "code" <> '${before.level}' ORDER BY "position" LIMIT 1`,
    )) as { code: string }[];
    const value = level[0]?.code ?? '';
    await expect(mend(house.context, trader, { ...wish, value })).rejects.toMatchObject({
      code: 'mend.reason_missing',
    });
    const act = await run(trader, { ...wish, value, reason: 'Fair' });
    expect(await rows().findOneByOrFail(Company, { id })).toMatchObject({ level: value, isLevelHeld: true });
    expect(await rows().existsBy(CompanyEvent, { companyId: id, toValue: value, reason: 'Fair' })).toBe(true);
    await undoMend(house.context, trader, act);
    await settle('companies.mend');
    expect(await rows().findOneByOrFail(Company, { id })).toMatchObject({
      level: before.level,
      isLevelHeld: false,
      standing: before.standing,
    });
  });

  test.each<[string, Partial<MendBody>, string]>([
    ['an owner', { field: 'ownerId', value: '1' }, 'mend.field_unknown'],
    ['a country of three letters', { value: 'GER' }, 'company.country_invalid'],
    ['an industry that is not on the list', { field: 'industry', value: 'nonsense' }, 'dictionary.unknown_code'],
    ['an own field that is not there', { field: 'f_none', value: 'x' }, 'field.unknown'],
    ['no company', { ids: [999] }, 'mend.nothing_chosen'],
    ['a tag without a word', { field: 'addTag', value: '  ' }, 'mend.value_missing'],
  ])('refuses %s', async (_what, wish, code) => {
    const { id } = await make('Nordlicht');
    await expect(mend(house.context, trader, body({ ids: [id], ...wish }))).rejects.toMatchObject({ code });
  });

  test('what is shared for reading alone is counted and left; whoever may not see the act finds none; later than the undo days it stays', async () => {
    const foreign = await make('Shared', { country: 'FR' }, colleague);
    await writer().query(
      `INSERT INTO "company_share" ("companyId", "userId", "access") VALUES (${foreign.id}, ${trader.userId}, 'read')`,
    );
    expect(await previewMend(house.context, trader, body({ ids: [foreign.id] }))).toMatchObject({
      refused: 1,
      changes: 0,
    });
    const id = await run(trader, body({ ids: [foreign.id] }));
    expect(await told(trader, id)).toMatchObject({ counts: { refused: 1, done: 0 } });
    expect(await countries()).toEqual(['FR']);
    await expect(undoMend(house.context, colleague, id)).rejects.toMatchObject({ status: 404 });
    await set({ undoDays: 2 });
    house.time.now = new Date(house.time.now.getTime() + 3 * 86_400_000);
    await expect(undoMend(house.context, trader, id)).rejects.toMatchObject({
      code: 'mend.too_late',
      details: { days: 2 },
    });
  });

  test('an undo gives back what stood there and leaves what somebody changed or what is gone', () => {
    const now = new Map<number, string | null>([
      [1, 'DE'],
      [2, 'AT'],
      [3, 'DE'],
    ]);
    const before = [1, 2, 3, 4].map(companyId => ({ companyId, before: companyId === 3 ? null : 'FR' }));
    const { back, stays } = sortUndo(before, now, stateAfter('country', 'DE'));
    expect([...back]).toEqual([['FR', [1]], [null, [3]]]); // prettier-ignore
    expect(stays).toEqual([2, 4]);
  });
});

describe('contacts that may be one person', () => {
  test.each<[string, string, ReturnType<typeof likeNames>]>([
    ['Anna Weber', 'WEBER Anna', 'same'],
    ['A. Weber', 'Anna Weber', 'initials'],
    ['Anna Weber', 'Anna Weiss', null],
    ['王伟', '王伟', 'same'],
    ['A. W.', 'Anna Weber', null],
    ['', 'Anna', null],
  ])('%s and %s', (one, other, like) => expect(likeNames(one, other)).toBe(like));

  test('a phone alone is a colleague’s too, and a name alone in two firms is two people', () => {
    const person = (companyId: number, name: string) => ({ companyId, name });
    const none = { address: false, phone: false };
    expect(contactReasons(person(1, 'Anna Weber'), person(1, 'Jan Kok'), { ...none, phone: true })).toEqual([]);
    expect(contactReasons(person(1, 'Anna Weber'), person(2, 'Anna Weber'), none)).toEqual([]);
    expect(contactReasons(person(1, 'Anna Weber'), person(2, 'Anna Weber'), { ...none, phone: true })).toEqual([
      'phone',
    ]);
  });

  test('are found on the desk, dismissed for good, and told of when one is entered', async () => {
    const made = await make('Nordlicht', { country: 'DE' });
    const other = await make('Nordlicht Asia Pacific', { country: 'SG' });
    const hidden = await make('Hidden', {}, colleague);
    const add = (companyId: number, name: string, more = {}, who = trader) =>
      createContact(house.context, who, companyId, { name, addresses: [], ...more });
    const anna = await add(made.id, 'Anna Weber', { phone: '+49 171 5550123' });
    await add(made.id, 'Weber Anna');
    await add(other.id, 'A. Weber', { phone: '0049 171 5550123' });
    await add(hidden.id, 'Anna Weber', { phone: '+49 171 5550123' }, colleague);
    const last = await findContactPairsAfter(house.context, 0, 100);
    expect(await findContactPairsAfter(house.context, last ?? 0, 100)).toBeNull();
    await findContactPairsAfter(house.context, 0, 100);
    const pairs = async () => (await listContactPairs(rows(), trader, {})).pairs;
    expect((await pairs()).map(pair => [pair.low.name, pair.high.name, pair.reasons])).toEqual([
      ['Anna Weber', 'Weber Anna', ['same_name']],
      ['Anna Weber', 'A. Weber', ['phone']],
    ]);
    await decideContactPair(house.context, trader, (await pairs())[0]?.id as number, 'dismissed');
    await findContactPairsAfter(house.context, 0, 100);
    expect(await pairs()).toHaveLength(1);
    const check = await checkContact(rows(), trader, { companyId: made.id, name: 'A Weber', phones: ['0171 5550123'] });
    expect(check.contacts[0]).toMatchObject({ id: anna.id, reasons: ['phone', 'initials'] });
    expect(check.contacts.map(one => one.companyName)).not.toContain('Hidden');
    await expect(checkContact(rows(), trader, { companyId: hidden.id, name: 'x' })).rejects.toMatchObject({
      status: 404,
    });
  });
});

describe('dead addresses', () => {
  let company: number;
  const at = (day: number) => new Date(Date.UTC(2026, 1, day));
  let n = 0;
  async function letter(role: 'failed_recipient' | 'from', address: string, day: number, isPermanent = true) {
    n += 1;
    const conversation = await writer().save(
      writer().create(Conversation, {
        key: `k${n}`,
        subject: '',
        foldedSubject: '',
        threadRoot: null,
        firstAt: at(day),
        lastAt: at(day),
      }),
    );
    const message = await writer().save(
      writer().create(Message, {
        ...{
          identity: `i${n}`,
          messageIdHash: null,
          messageId: null,
          contentHash: null,
          conversationId: conversation.id,
        },
        ...{
          kind: role === 'from' ? 'normal' : 'bounce',
          direction: 'in',
          subject: 's',
          fromName: '',
          fromAddress: address,
        },
        ...{
          sentAt: at(day),
          preview: '',
          hasAttachments: false,
          size: 1,
          language: null,
          isIdReused: false,
          answersMessageId: null,
          importedAt: at(day),
        },
      }),
    );
    const facts = JSON.stringify({ deliveryReport: { failedRecipients: [address], isPermanent } });
    await writer().insert(MessageBody, {
      messageId: message.id,
      text: '',
      html: null,
      newTextLength: 0,
      facts: role === 'from' ? null : facts,
    });
    await insertParticipants(writer(), [{ messageId: message.id, role, position: 0, name: '', address }]);
  }
  const list = async (viewer = trader) => (await listDead(rows(), viewer, {})).addresses.map(line => line.address);
  const walk = async () => {
    let last: number | null = 0;
    while (last !== null) last = await findDeadAfter(house.context, last, 2);
  };

  beforeEach(async () => {
    const made = await make('Nordlicht');
    company = made.id;
    await createContact(house.context, trader, company, {
      name: 'Anna',
      addresses: ['anna@nord.example', 'old@nord.example'],
    });
    await createContact(house.context, trader, company, {
      name: 'Jan',
      addresses: ['jan@nord.example', 'full@nord.example'],
    });
  });

  test('are those that came back for good and wrote nothing since; a full mailbox is none', async () => {
    await letter('failed_recipient', 'anna@nord.example', 2);
    await letter('failed_recipient', 'jan@nord.example', 2);
    await letter('from', 'jan@nord.example', 5);
    await letter('failed_recipient', 'full@nord.example', 3, false);
    await letter('failed_recipient', 'stranger@nowhere.example', 3);
    await walk();
    await walk();
    expect(await list()).toEqual(['anna@nord.example']);
    expect(await list(colleague)).toEqual([]);
    const blind = { ...trader, grants: new Set([...trader.grants].filter(grant => !grant.startsWith('fields.'))) };
    expect(await list(blind)).toEqual([]);
    // One that bounces once more after it wrote is dead again.
    await letter('failed_recipient', 'jan@nord.example', 9);
    await walk();
    expect(await list()).toEqual(['jan@nord.example', 'anna@nord.example']);
  });

  test('are taken off the contact and put back as they were; one that is kept comes again when it bounces again', async () => {
    await letter('failed_recipient', 'anna@nord.example', 2);
    await walk();
    const [line] = (await listDead(rows(), trader, {})).addresses;
    const id = line?.id as number;
    await expect(decideDead(house.context, colleague, id, 'removed')).rejects.toMatchObject({ status: 404 });
    await writer().update(ContactAddress, { address: 'anna@nord.example' }, { isPrimary: true, kind: 'private' });
    await decideDead(house.context, trader, id, 'removed');
    expect(await rows().existsBy(ContactAddress, { address: 'anna@nord.example' })).toBe(false);
    await decideDead(house.context, trader, id, 'open');
    expect(await rows().findOneByOrFail(ContactAddress, { address: 'anna@nord.example' })).toMatchObject({
      isPrimary: true,
      kind: 'private',
    });
    await decideDead(house.context, trader, id, 'kept');
    expect(await list()).toEqual([]);
    await letter('failed_recipient', 'anna@nord.example', 8);
    await walk();
    expect(await list()).toEqual(['anna@nord.example']);
    expect(await rows().countBy(Contact, { companyId: company })).toBe(2);
    expect(await rows().countBy(AuditEntry, { subjectType: 'contact', action: 'dead_address.removed' })).toBe(1);
  });
});

describe('what a manager looks through', () => {
  test.each<['off' | 'new' | 'all', boolean, boolean]>([
    ['off', false, false],
    ['new', true, false],
    ['all', true, true],
  ])('%s', (setting, isNew, isChanged) => {
    expect([isAudited(setting, 'new'), isAudited(setting, 'changed')]).toEqual([isNew, isChanged]);
  });

  test('two changes in a row are one, and what came back to where it was is none', () => {
    const change = (before: string | null, after: string | null) => differences({ city: before }, { city: after });
    expect(joined(change('A', 'B'), change('B', 'C'))).toEqual({ before: { city: 'A' }, after: { city: 'C' } });
    expect(joined(change('A', 'B'), change('B', 'A'))).toEqual({ before: {}, after: {} });
  });

  test('before and after of each field; he accepts or sends back, and the trader sees it with the note; nobody accepts his own', async () => {
    await set({ audit: 'all' });
    const made = await make('Nordlicht', { country: 'DE' });
    const changed = await changeCompany(house.context, trader, made.id, made.version, { country: 'AT' });
    const [line] = (await listChanges(rows(), boss, {})).changes;
    expect(line).toMatchObject({ byName: 'Trader', kind: 'new', state: 'open' });
    expect(line?.fields).toContainEqual({ name: 'country', before: null, after: 'AT' });
    expect((await listChanges(rows(), trader, {})).changes).toEqual([]);
    const decide = (viewer: Viewer, body: Parameters<typeof decideChange>[4], version = line?.version as number) =>
      decideChange(house.context, viewer, line?.id as number, version, body);
    await expect(decide(trader, { state: 'accepted' })).rejects.toMatchObject({ code: 'profile_change.not_found' });
    await expect(decide(colleague, { state: 'accepted' })).rejects.toMatchObject({ code: 'profile_change.not_found' });
    await expect(decide(boss, { state: 'returned' })).rejects.toMatchObject({ code: 'profile_change.note_missing' });
    await expect(decide(boss, { state: 'accepted' }, 99)).rejects.toMatchObject({ status: 409 });
    await decide(boss, { state: 'returned', note: 'Which city?' });
    expect((await readQuality(house.context, trader, made.id)).ownEntry).toEqual({
      ...{ state: 'returned', note: 'Which city?', byName: 'Boss' },
    });
    expect((await listChanges(rows(), trader, { view: 'mine' })).changes).toMatchObject([
      { state: 'returned', note: 'Which city?', decidedByName: 'Boss' },
    ]);
    await changeProfile(house.context, trader, made.id, changed.version, { tags: ['fair'] });
    expect((await listChanges(rows(), owner, {})).changes).toMatchObject([
      { kind: 'changed', fields: [{ name: 'tags', before: null, after: 'fair' }] },
    ]);
    expect(await rows().existsBy(AuditEntry, { action: 'profile_change.returned', subjectId: made.id })).toBe(true);
  });

  test('nothing waits where the firm has switched it off, or where only new ones are to be seen', async () => {
    const made = await make('Nordlicht');
    expect((await listChanges(rows(), boss, {})).changes).toEqual([]);
    await set({ audit: 'new' });
    await changeCompany(house.context, trader, made.id, made.version, { city: 'Kiel' });
    expect((await listChanges(rows(), boss, {})).changes).toEqual([]);
    await make('Lavande');
    expect((await listChanges(rows(), boss, {})).changes).toMatchObject([{ company: { name: 'Lavande' } }]);
  });
});
