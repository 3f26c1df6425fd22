import fc from 'fast-check';
import { changeCompany, createCompany } from '../../service/companies/companies.service';
import {
  Agency,
  Company,
  CompanyDomain,
  CompanyShare,
  Contact,
  ContactAddress,
} from '../../service/companies/company.entity';
import { readCompany } from '../../service/companies/companyReading.service';
import { readLevel, setLevel } from '../../service/companies/levels.service';
import { reckonCompanies } from '../../service/companies/standing.service';
import { createContact } from '../../service/companies/contacts.service';
import { PartyMerge } from '../../service/companies/merging.entity';
import type { Context } from '../../service/context';
import { setShares } from '../../service/companies/sharing.service';
import { fileByPerson } from '../../service/filing/deciding.service';
import { Filing, FilingRule, FilingStatus } from '../../service/filing/filing.entity';
import { previewMerge, previewUndo } from '../../service/filing/mergePreview.service';
import { mergingJobs } from '../../service/filing/merging.jobs';
import { LARGE, mergeParties, undoMerge } from '../../service/filing/merging.service';
import { loadCompanyData } from '../../service/intake/dataImport.service';
import { insertRows } from '../../service/platform/database/rows';
import { inTransaction } from '../../service/platform/database/transaction';
import { TradeRecord } from '../../service/records/record.entity';
import type { Viewer } from '../../service/users/roles';
import { createTeam, deleteTeam } from '../../service/users/teams.service';
import { closeTestContext, openTestContext } from '../support/context';
import { letter } from '../support/letters';
import type { TestWorld } from '../support/world';
import { deliver, makeWorld, settleFiling } from '../support/world';

let context: Context;
let world: TestWorld;
let owner: Viewer;
let nordlicht: number;
let atlas: number;

beforeEach(async () => {
  context = await openTestContext();
  world = await makeWorld(context);
  owner = world.viewers.zhouMin;
  nordlicht = await idOf('Nordlicht Küchen GmbH');
  atlas = await idOf('Atlas Home Ltd');
  await settleFiling(context);
});
afterEach(() => closeTestContext(context));

// Statements of a test, one at a time.
const writer = () => context.database.writer.manager;
const idOf = async (name: string) => (await context.database.manager.findOneByOrFail(Company, { name })).id;
let letters = 0;
const mail = (from: string, subject: string, more: Record<string, string> = {}) =>
  deliver(
    context,
    world.mailboxes.liNa,
    letter({ from, to: 'li.na@haitu.example', subject, text: subject, id: `${(letters += 1)}@merge.example`, ...more }),
  );
const merge = (survivorId = nordlicht, loserId = atlas, viewer = owner) =>
  mergeParties(context, viewer, { kind: 'company', survivorId, loserId });
const under = async (companyId: number) =>
  (await context.database.manager.find(Filing, { where: { companyId } }))
    .filter(filing => filing.endedAt === null)
    .map(filing => filing.messageId);

// What a merge and its undo write of themselves, what jobs keep, and versions, which never go back.
const own =
  /^(job|schedule|audit_entry|party_merge|party_move|party_key|company_touch|company_gap|setting|migrations|company_event)$|^message_search|^inside_|^sqlite_/;

/** Every row of every table that a merge could touch, as the database has it. */
async function everything(): Promise<Record<string, string[]>> {
  const { manager } = context.database;
  const tables: { name: string }[] = await manager.query(
    `SELECT "name" FROM "sqlite_master" WHERE "type" = 'table' ORDER BY "name"`,
  );
  const all: Record<string, string[]> = {};
  for (const { name } of tables.filter(table => !own.test(table.name))) {
    const rows: Record<string, unknown>[] = await manager.query(`SELECT * FROM "${name}"`);
    all[name] = rows.map(({ version: _version, ...row }) => JSON.stringify(row)).sort();
  }
  const keys = await manager.query(`SELECT "companyId", "contactId", "kind", "value" FROM "party_key"`);
  return { ...all, party_key: keys.map((key: object) => JSON.stringify(key)).sort() };
}

test('what hangs on the one hangs on the other afterwards, and old links lead there', async () => {
  await mail('j.ward@atlas-home.example', 'SO-2026-0098 delivery');
  await mail('anna.weber@nordlicht.example', 'Q-2026-0031');
  expect(await under(atlas)).toHaveLength(1);
  const preview = await previewMerge(context.database.manager, owner, {
    kind: 'company',
    survivorId: nordlicht,
    loserId: atlas,
  });
  expect(Object.fromEntries(preview.counts.map(one => [one.what, one.count]))).toMatchObject({
    contacts: 1,
    domains: 1,
    records: 1,
    mails: 1,
  });
  expect(preview.fields.find(field => field.name === 'name')).toMatchObject({
    survivor: 'Nordlicht Küchen GmbH',
    loser: 'Atlas Home Ltd',
    chosen: 'survivor',
  });
  const done = await merge();
  expect(done).toMatchObject({ state: 'done', counts: { contacts: 1, domains: 1, records: 1 } });
  expect(await under(nordlicht)).toHaveLength(2);
  expect(await readCompany(context, owner, nordlicht)).toMatchObject({
    otherName: 'Atlas Home Ltd',
    domains: ['atlas-home.example', 'nordlicht.example'],
    contacts: [{ name: 'Anna Weber' }, { name: 'John Ward' }],
  });
  await expect(readCompany(context, owner, atlas)).rejects.toMatchObject({
    code: 'company.merged',
    details: { id: nordlicht },
  });
  // Whoever may not see the survivor learns whose it is, and nothing else.
  await expect(readCompany(context, world.viewers.wangLei, atlas)).rejects.toMatchObject({
    code: 'company.not_found',
    details: { ownerName: 'li.na' },
  });
});

test('a merge is no new decision: what a person decided stays his, and nothing is decided again', async () => {
  const id = (await mail('j.ward@atlas-home.example', 'SO-2026-0098')) as number;
  const before = await context.database.manager.findOneByOrFail(FilingStatus, { messageId: id });
  await merge();
  await settleFiling(context);
  expect(await context.database.manager.findOneByOrFail(FilingStatus, { messageId: id })).toEqual(before);
});

test('mail that comes after the merge is filed under the survivor, stays there when it is undone, and is listed before', async () => {
  await mail('j.ward@atlas-home.example', 'first');
  const done = await merge();
  const late = (await mail('j.ward@atlas-home.example', 'after the merge')) as number;
  expect(await under(nordlicht)).toContain(late);
  const preview = await previewUndo(context.database.manager, owner, done.id);
  expect(preview.cameAfter).toMatchObject([{ what: 'mails', count: 1, names: ['after the merge'] }]);
  await undoMerge(context, owner, done.id);
  await settleFiling(context);
  expect(await under(nordlicht)).toEqual([late]);
  expect(await under(atlas)).toHaveLength(1);
  // The address is Atlas's again.
  const next = (await mail('j.ward@atlas-home.example', 'unrelated, new')) as number;
  expect(await under(atlas)).toContain(next);
});

test('one person in both becomes one contact, and two again', async () => {
  await writer().insert(ContactAddress, {
    contactId: (await context.database.manager.findOneByOrFail(Contact, { name: 'John Ward' })).id,
    address: 'anna.weber@nordlicht.example',
  });
  await writer().insert(CompanyDomain, { companyId: atlas, domain: 'nordlicht.example' });
  const before = await everything();
  const preview = await previewMerge(context.database.manager, owner, {
    kind: 'company',
    survivorId: nordlicht,
    loserId: atlas,
  });
  expect(preview.conflicts).toEqual([
    { what: 'contact', value: 'John Ward <anna.weber@nordlicht.example>' },
    { what: 'domain', value: 'nordlicht.example' },
  ]);
  const done = await merge();
  const { contacts } = await readCompany(context, owner, nordlicht);
  expect(contacts).toHaveLength(1);
  expect([...(contacts[0]?.addresses ?? [])].sort()).toEqual([
    'anna.weber@nordlicht.example',
    'j.ward@atlas-home.example',
  ]);
  await undoMerge(context, owner, done.id);
  expect(await everything()).toEqual(before);
});

describe('the level of a survivor, moved forward by the other one’s order, when the merge is undone', () => {
  const reckon = () =>
    inTransaction(context.database, manager => reckonCompanies(manager, [nordlicht], context.clock()));
  const levelNow = async () => (await readLevel(context, owner, nordlicht)).level;
  const merged = async () => {
    await writer().update(TradeRecord, { companyId: nordlicht }, { kind: 'project' });
    await writer().update(TradeRecord, { companyId: atlas }, { kind: 'order' });
    await writer().update(Company, { id: nordlicht }, { level: 'general', standing: 'new' });
    const done = await merge();
    await reckon();
    expect(await levelNow()).toBe('signed_1');
    return done;
  };

  it('goes back to what it was, and its history tells it', async () => {
    const done = await merged();
    await undoMerge(context, owner, done.id);
    await reckon();
    expect(await levelNow()).toBe('general');
    const { history } = await readLevel(context, owner, nordlicht);
    expect(history[0]).toMatchObject({ from: 'signed_1', to: 'general', rule: null });
  });

  it('stays where the survivor has got an order of its own meanwhile', async () => {
    const done = await merged();
    await undoMerge(context, owner, done.id);
    await writer().update(TradeRecord, { companyId: nordlicht }, { kind: 'order' });
    await reckon();
    expect(await levelNow()).toBe('signed_1');
  });

  it('stays where a person has set one since', async () => {
    const done = await merged();
    await setLevel(context, owner, nordlicht, { level: 'signed_2', before: 'signed_1' });
    await undoMerge(context, owner, done.id);
    await reckon();
    expect(await levelNow()).toBe('signed_2');
  });
});

test('a merge on top of a merge must be undone first', async () => {
  const xinyuan = await idOf('绍兴鑫源纺织有限公司');
  const first = await merge(nordlicht, atlas);
  const second = await merge(xinyuan, nordlicht);
  await expect(undoMerge(context, owner, first.id)).rejects.toMatchObject({
    code: 'merge.later_first',
    details: { id: second.id },
  });
  await expect(readCompany(context, owner, atlas)).rejects.toMatchObject({ details: { id: xinyuan } });
  await undoMerge(context, owner, second.id);
  await undoMerge(context, owner, first.id);
  expect(await readCompany(context, owner, atlas)).toMatchObject({ name: 'Atlas Home Ltd' });
});

test('whoever may change only one of the two merges nothing, and nothing is told of the other', async () => {
  const { liNa } = world.viewers;
  await expect(merge(nordlicht, atlas, liNa)).rejects.toMatchObject({ code: 'company.not_found' });
  await writer().insert(CompanyShare, {
    ...{ companyId: atlas, userId: liNa.userId, access: 'write', sharedById: null, sharedAt: null },
  });
  // Shared with her for changing; but it is not hers to give away.
  await expect(merge(nordlicht, atlas, liNa)).rejects.toMatchObject({ code: 'company.not_yours' });
  expect(await context.database.manager.count(PartyMerge)).toBe(0);
});

test('what somebody changed since the merge stays as he left it, and is told', async () => {
  await changeCompany(context, owner, atlas, 1, { city: 'Leeds', phone: '+44 113 4960000' });
  const done = await merge();
  const { version, city } = await readCompany(context, owner, nordlicht);
  expect(city).toBe('Leeds');
  await changeCompany(context, owner, nordlicht, version, { city: 'Hamburg' });
  expect((await previewUndo(context.database.manager, owner, done.id)).changedSince).toEqual(['city']);
  expect(await undoMerge(context, owner, done.id)).toMatchObject({ changedSince: ['city'] });
  expect(await readCompany(context, owner, nordlicht)).toMatchObject({ city: 'Hamburg', phone: null });
  expect(await readCompany(context, owner, atlas)).toMatchObject({ city: 'Leeds', phone: '+44 113 4960000' });
});

test('a merge with much mail is done by a job; until then everybody sees both, then neither half', async () => {
  const id = (await mail('j.ward@atlas-home.example', 'first')) as number;
  const [standing] = await context.database.manager.findBy(Filing, { messageId: id });
  const { id: _id, ...copy } = standing as Filing;
  await inTransaction(context.database, manager =>
    insertRows(
      manager,
      Filing,
      Array.from({ length: LARGE }, () => ({ ...copy, endedAt: new Date() })),
    ),
  );
  const waiting = await merge();
  expect(waiting.state).toBe('waiting');
  expect((await readCompany(context, owner, atlas)).name).toBe('Atlas Home Ltd');
  await expect(merge(nordlicht, atlas)).rejects.toMatchObject({ code: 'merge.already' });
  const running = mergingJobs(context)[0]?.handler(
    { mergeId: waiting.id },
    { id: 1, key: '', attempt: 1, signal: new AbortController().signal },
  );
  const arriving = mail('j.ward@atlas-home.example', 'while it runs');
  await Promise.all([running, arriving]);
  expect(await context.database.manager.findOneByOrFail(PartyMerge, { id: waiting.id })).toMatchObject({
    state: 'done',
  });
  expect(await under(atlas)).toEqual([]);
  expect(await under(nordlicht)).toContain(await arriving);
});

test('a subsidiary that swallows its parent does not come to stand below itself', async () => {
  const middle = await createCompany(context, owner, { name: 'Middle', parentId: atlas });
  const low = await createCompany(context, owner, { name: 'Low', parentId: middle.id });
  const before = await everything();
  const done = await merge(low.id, atlas);
  expect((await readCompany(context, owner, low.id)).parent).toBeNull();
  expect((await readCompany(context, owner, middle.id)).parent).toMatchObject({ id: low.id });
  await undoMerge(context, owner, done.id);
  expect(await everything()).toEqual(before);
});

test('a later import that knows the loser by its key writes to the survivor, and makes nobody anew', async () => {
  await merge();
  await loadCompanyData(context, 'command_line', {
    companies: [{ key: 'atlas', name: 'Atlas Home Ltd', city: 'Leeds' }],
    contacts: [],
    records: [],
    keysDecide: true,
  });
  expect(await context.database.manager.count(Company)).toBe(2);
  expect(await readCompany(context, owner, nordlicht)).toMatchObject({ city: 'Leeds' });
});

test('two contacts become one with their addresses and mail, and two again', async () => {
  const second = await createContact(context, owner, nordlicht, { name: 'A. Weber', addresses: ['aw@weber.example'] });
  await mail('aw@weber.example', 'from the other address');
  const survivor = await context.database.manager.findOneByOrFail(Contact, { name: 'Anna Weber' });
  const before = await everything();
  const wish = { kind: 'contact' as const, survivorId: survivor.id, loserId: second.id };
  expect(await previewMerge(context.database.manager, owner, wish)).toMatchObject({
    loser: { name: 'A. Weber', more: 'Nordlicht Küchen GmbH' },
  });
  const done = await mergeParties(context, owner, wish);
  expect(await context.database.manager.findBy(Filing, { contactId: survivor.id })).toHaveLength(1);
  expect((await readCompany(context, owner, nordlicht)).contacts).toMatchObject([
    { addresses: ['anna.weber@nordlicht.example', 'aw@weber.example'] },
  ]);
  // The company of the two is merged away: first that must be undone.
  const onTop = await merge(atlas, nordlicht);
  await expect(undoMerge(context, owner, done.id)).rejects.toMatchObject({ code: 'merge.later_first' });
  await undoMerge(context, owner, onTop.id);
  await undoMerge(context, owner, done.id);
  expect(await everything()).toEqual(before);
});

describe('of any world', () => {
  const step = fc.record({
    what: fc.constantFrom('contact', 'mail', 'agency', 'share', 'rule', 'child', 'domain', 'record', 'sameName'),
    toLoser: fc.boolean(),
    n: fc.integer({ min: 1, max: 4 }),
  });
  type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

  async function live({ what, toLoser, n }: Step, at: number, phase: string): Promise<void> {
    const manager = writer();
    const companyId = toLoser ? atlas : nordlicht;
    const name = `${phase}${at}`;
    if (what === 'mail')
      await mail(toLoser ? 'j.ward@atlas-home.example' : 'anna.weber@nordlicht.example', `${phase} ${at}`);
    if (what === 'contact')
      await createContact(context, owner, companyId, { name, addresses: [`${name}@mixed.example`] });
    if (what === 'agency')
      await manager
        .save(
          manager.create(Agency, {
            agentId: companyId,
            principalId: toLoser ? nordlicht : await idOf('绍兴鑫源纺织有限公司'),
          }),
        )
        .catch(() => undefined);
    if (what === 'share')
      await manager
        .save(
          manager.create(CompanyShare, {
            companyId,
            userId: Object.values(world.viewers)[n]?.userId as number,
            access: 'read',
            sharedById: null,
            sharedAt: null,
          }),
        )
        .catch(() => undefined);
    if (what === 'rule')
      await manager.insert(FilingRule, {
        scope: 'address',
        value: `${name}@rule.example`,
        companyId,
        recordId: null,
        userId: owner.userId,
        createdAt: new Date(),
        endedAt: null,
      });
    if (what === 'child') await createCompany(context, owner, { name: `Child ${name}`, parentId: companyId });
    if (what === 'domain')
      await manager
        .save(manager.create(CompanyDomain, { companyId, domain: `shared${n}.example` }))
        .catch(() => undefined);
    if (what === 'record')
      await manager.insert(TradeRecord, {
        kind: 'quote',
        number: name,
        foldedNumber: name,
        companyId,
        title: '',
        state: 'open',
        ownerId: null,
        forRecordId: null,
        externalKey: null,
        createdAt: new Date(),
        version: 1,
      });
    if (what === 'sameName')
      await manager
        .save(
          manager.create(ContactAddress, {
            contactId: (await manager.findOneByOrFail(Contact, { companyId })).id,
            address: `both${n}@mixed.example`,
          }),
        )
        .catch(() => undefined);
  }

  test('merging and undoing leaves everything as it was; what was added in between is there too', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), fc.array(step, { maxLength: 4 }), async (first, between) => {
        await closeTestContext(context);
        context = await openTestContext();
        world = await makeWorld(context);
        owner = world.viewers.zhouMin;
        [nordlicht, atlas] = [await idOf('Nordlicht Küchen GmbH'), await idOf('Atlas Home Ltd')];
        for (const [at, one] of first.entries()) await live(one, at, 'a');
        const before = await everything();
        const done = await merge();
        // In between there is one company only.
        for (const [at, one] of between.entries()) await live({ ...one, toLoser: false }, at, 'b');
        await undoMerge(context, owner, done.id);
        const after = await everything();
        for (const table of Object.keys(before).filter(name => name !== 'party_key' && name !== 'conversation')) {
          const missing = (before[table] as string[]).filter(row => !(after[table] as string[]).includes(row));
          expect({ table, missing }).toEqual({ table, missing: [] });
        }
        if (between.length === 0) expect(after).toEqual(before);
      }),
      { numRuns: 12 },
    );
  }, 120_000);
});

test('who may not see turnover, telephone or addresses does not learn them by looking at a merge, and chooses none of them', async () => {
  const { liNa } = world.viewers;
  await writer().update(Company, { id: atlas }, { ownerId: liNa.userId, turnover: 900_000, phone: '+44 1 555' });
  await writer().update(Company, { id: nordlicht }, { turnover: 100_000 });
  await createContact(context, liNa, atlas, { name: 'Anna Weber', addresses: ['aw@atlas-home.example'] });
  const blind = { ...liNa, grants: new Set([...liNa.grants].filter(grant => !grant.startsWith('fields.'))) };
  const { manager } = context.database;
  const wish = { kind: 'company' as const, survivorId: nordlicht, loserId: atlas };
  const names = (await previewMerge(manager, blind, wish)).fields.map(field => field.name);
  expect(names).not.toEqual(expect.arrayContaining(['turnover']));
  expect(names).not.toEqual(expect.arrayContaining(['phone']));
  expect((await previewMerge(manager, owner, wish)).fields.map(field => field.name)).toContain('turnover');
  const chosen = { ...wish, choices: { turnover: 'loser' as const } };
  await expect(mergeParties(context, blind, chosen)).rejects.toMatchObject({ code: 'fields.not_editable' });
  const { id } = await merge(nordlicht, atlas, liNa);
  await createContact(context, liNa, nordlicht, { name: 'New', addresses: ['secret@nordlicht.example'] });
  await writer().query(
    `INSERT INTO "company_detail" ("companyId", "kind", "label", "value", "folded", "position") VALUES (${nordlicht}, 'phone', '', '+49 431 9', '494319', 0)`,
  );
  expect(JSON.stringify(await previewUndo(manager, liNa, id))).toContain('+49 431 9');
  expect(JSON.stringify(await previewUndo(manager, blind, id))).not.toContain('+49 431 9');
});

test('what a person decided on a letter after the merge stands when the merge is undone', async () => {
  const more = { cc: 'j.ward@atlas-home.example' };
  const messageId = (await mail('anna.weber@nordlicht.example', 'To both', more)) as number;
  const place = (companyIds: number[]) =>
    inTransaction(context.database, async manager => {
      await manager.delete(Filing, { messageId });
      for (const companyId of companyIds)
        await manager.insert(Filing, {
          ...{ messageId, companyId, contactId: null, recordId: null, confidence: 'person', reasons: [] as never },
          ...{ userId: owner.userId, ruleId: null, sentAt: context.clock(), createdAt: context.clock(), endedAt: null },
        });
    });
  await place([nordlicht, atlas]);
  const { id } = await merge();
  expect(await under(nordlicht)).toEqual([messageId]);
  const other = await createCompany(context, owner, { name: 'Third Ltd' });
  const { version } = await context.database.manager.findOneByOrFail(FilingStatus, { messageId });
  await inTransaction(context.database, manager =>
    fileByPerson(manager, owner, messageId, { companyId: other.id, scope: 'message', version }, context.clock()),
  );
  await undoMerge(context, owner, id);
  expect(await under(atlas)).toEqual([]);
  expect(await under(nordlicht)).toEqual([]);
  expect(await under(other.id)).toEqual([messageId]);
});

test('a merge can be undone though the team is gone with which both were shared', async () => {
  const team = await createTeam(context, world.viewers.admin, { name: 'North', kind: 'team' });
  for (const id of [nordlicht, atlas])
    await setShares(context, owner, id, [{ kind: 'team', id: team.id, access: 'read' }]);
  const { id } = await merge();
  await deleteTeam(context, world.viewers.admin, team.id, team.version);
  await undoMerge(context, owner, id);
  expect(await readCompany(context, owner, atlas)).toMatchObject({ name: 'Atlas Home Ltd' });
});
