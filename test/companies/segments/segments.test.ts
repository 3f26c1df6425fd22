import { AuditEntry } from '../../../service/users/user.entity';
import { listCompanies } from '../../../service/companies/companyReading.service';
import { Company, Contact } from '../../../service/companies/company.entity';
import { listContacts } from '../../../service/companies/contactList.service';
import { CompanyDetail, CompanyTag } from '../../../service/companies/profile.entity';
import { countSegment, previewSegment } from '../../../service/companies/segments/segmentFinding.service';
import type { SegmentCondition, SegmentConditions } from '../../../service/companies/segments/segmentFields';
import {
  freezeSegment,
  putIn,
  segmentsOfCompany,
  takeOut,
} from '../../../service/companies/segments/segmentMembers.service';
import type { SegmentBody } from '../../../service/companies/segments/segments.schema';
import {
  changeSegment,
  createSegment,
  listFields,
  listSegments,
  removeSegment,
  restoreSegment,
} from '../../../service/companies/segments/segments.service';
import type { Context } from '../../../service/context';
import type { Viewer } from '../../../service/users/roles';
import { buildTestContext } from '../../support/app';
import type { TestWorld } from '../../support/world';
import { makeWorld } from '../../support/world';

let context: Context;
let time: { now: Date };
let viewers: TestWorld['viewers'];
let close: () => Promise<void>;
beforeEach(async () => {
  ({ context, time, close } = await buildTestContext());
  ({ viewers } = await makeWorld(context));
});
afterEach(() => close());

const manager = () => context.database.manager;
const idOf = async (name: string) => (await manager().findOneByOrFail(Company, { name })).id;
const nordlicht = 'Nordlicht Küchen GmbH';
const atlas = 'Atlas Home Ltd';
const xinyuan = '绍兴鑫源纺织有限公司';
const one = (field: string, op: string, ...values: string[]): SegmentCondition => ({ field, op, values });
const all = (...conditions: SegmentCondition[]): SegmentConditions => ({
  mode: 'all',
  groups: [{ mode: 'all', conditions }],
});
const make = (viewer: Viewer, body: Partial<SegmentBody> = {}) =>
  createSegment(context, viewer, {
    ...{ name: 'A group', kind: 'dynamic', about: 'companies', conditions: all(), sharing: 'mine' },
    ...body,
  });
const members = async (viewer: Viewer, segment: number) =>
  (await listCompanies(context, viewer, { segment })).companies.map(company => company.name);
const named = async (viewer: Viewer, conditions: SegmentConditions) =>
  (await previewSegment(manager(), viewer, { about: 'companies', conditions }, time.now)).first.map(row => row.name);
const without = (viewer: Viewer, ...grants: string[]): Viewer => ({
  ...viewer,
  grants: new Set([...viewer.grants].filter(grant => !grants.includes(grant))),
});

async function furnish(): Promise<void> {
  const day = (days: number) => new Date(time.now.getTime() - days * 86_400_000);
  const [n, a] = [await idOf(nordlicht), await idOf(atlas)];
  await context.database.writer.manager.update(Company, n, {
    country: 'DE',
    lastInAt: day(100),
    lastOutAt: day(10),
    lastContactAt: day(10),
  });
  await context.database.writer.manager.update(Company, a, { country: 'GB', otherName: 'Atlas 家居', staffCount: 40 });
  await context.database.writer.manager.insert(CompanyTag, { companyId: n, tag: 'Key', folded: 'key' });
  const language = { label: '', value: 'de', folded: 'de', position: 0 };
  await context.database.writer.manager.insert(CompanyDetail, { companyId: n, kind: 'language', ...language });
  await context.database.writer.manager.update(
    Contact,
    { companyId: n },
    { birthDay: '03-14', language: 'de', title: 'Head of buying' },
  );
}

test.each<[string, SegmentConditions, string[]]>([
  ['a country', all(one('country', 'one_of', 'de')), [nordlicht]],
  ['not a country, whatever is unknown too', all(one('country', 'none_of', 'DE')), [atlas, xinyuan]],
  ['a type', all(one('type', 'one_of', 'supplier')), [xinyuan]],
  ['a tag however it is written', all(one('tag', 'one_of', 'KEY')), [nordlicht]],
  ['no tag', all(one('tag', 'empty')), [atlas, xinyuan]],
  ['a language', all(one('language', 'one_of', 'de')), [nordlicht]],
  ['a word of either name', all(one('name', 'contains', '家居')), [atlas]],
  ['a word that is not there', all(one('name', 'lacks', 'atlas'), one('type', 'one_of', 'customer')), [nordlicht]],
  ['mail within 30 days', all(one('lastContact', 'within', '30')), [nordlicht]],
  ['silence for 30 days, or for ever', all(one('lastContact', 'older', '30')), [atlas, xinyuan]],
  ['silence, but mail once', all(one('lastIn', 'before', '2026-01-01')), [nordlicht]],
  ['never any mail', all(one('lastIn', 'empty')), [atlas, xinyuan]],
  ['orders', all(one('orders', 'at_least', '1')), [atlas]],
  ['no order', all(one('orders', 'at_most', '0')), [nordlicht, xinyuan]],
  ['an order within a week', all(one('lastOrder', 'within', '7')), [atlas]],
  ['never an order', all(one('lastOrder', 'empty')), [nordlicht, xinyuan]],
  ['a quotation, not an order', all(one('lastQuote', 'filled'), one('lastOrder', 'older', '7')), [nordlicht]],
  ['no letters', all(one('mails', 'at_most', '0')), [nordlicht, atlas, xinyuan]],
  ['ten letters', all(one('mails', 'at_least', '10')), []],
  ['size', all(one('staffCount', 'at_least', '40')), [atlas]],
  ['somebody with a birthday this month', all(one('birthMonth', 'one_of', 'this')), [nordlicht]],
  [
    'a person of a language with a title',
    all(one('contactLanguage', 'one_of', 'de'), one('contactTitle', 'contains', 'buying')),
    [nordlicht],
  ],
  ['nobody of a language', all(one('contactLanguage', 'none_of', 'de')), [atlas, xinyuan]],
  [
    'any of two groups',
    {
      mode: 'any',
      groups: [...all(one('country', 'one_of', 'GB')).groups, ...all(one('type', 'one_of', 'supplier')).groups],
    },
    [atlas, xinyuan],
  ],
  [
    'any within a group, all groups together',
    {
      mode: 'all',
      groups: [
        { mode: 'any', conditions: [one('country', 'one_of', 'DE'), one('country', 'one_of', 'GB')] },
        { mode: 'all', conditions: [one('orders', 'at_least', '1')] },
      ],
    },
    [atlas],
  ],
])('a segment by %s', async (_what, conditions, expected) => {
  await furnish();
  expect(await named(viewers.zhouMin, conditions)).toEqual(expected);
});

test('of a segment for all everybody is told his own companies alone, in the list, the count and the people', async () => {
  const { id } = await make(viewers.zhouMin, { sharing: 'all', conditions: all(one('type', 'one_of', 'customer')) });
  expect(await members(viewers.zhouMin, id)).toEqual([atlas, nordlicht]);
  expect(await members(viewers.liNa, id)).toEqual([nordlicht]);
  expect(await countSegment(manager(), viewers.wangLei, id, time.now)).toMatchObject({ count: 1, isMore: false });
  const { contacts } = await listContacts(context, viewers.wangLei, { segment: id });
  expect(contacts.map(contact => contact.name)).toEqual(['John Ward']);
});

test('"mine" in a shared segment is each reader\'s own', async () => {
  const { id } = await make(viewers.chenJing, { sharing: 'all', conditions: all(one('owner', 'one_of', 'me')) });
  expect(await members(viewers.liNa, id)).toEqual([nordlicht]);
  expect(await members(viewers.wangLei, id)).toEqual([atlas]);
});

test('a segment of contacts lists people, and narrows companies to those that have one of them', async () => {
  await furnish();
  const { id } = await make(viewers.zhouMin, { about: 'contacts', conditions: all(one('country', 'one_of', 'DE')) });
  expect((await listContacts(context, viewers.zhouMin, { segment: id })).contacts).toHaveLength(1);
  expect(await members(viewers.zhouMin, id)).toEqual([nordlicht]);
});

describe('who may', () => {
  test("a segment of one's own is not there for a colleague, and is for who manages him", async () => {
    const { id } = await make(viewers.liNa);
    await expect(members(viewers.wangLei, id)).rejects.toMatchObject({ code: 'segment.not_found', status: 404 });
    const seen = await listSegments(manager(), viewers.chenJing, {}, time.now);
    expect(seen.segments).toMatchObject([{ id, canEdit: true, ownerName: 'li.na' }]);
    expect((await listSegments(manager(), viewers.wangLei, {}, time.now)).segments).toEqual([]);
  });

  test('what is for all is used by all and changed by its owner', async () => {
    const { id, version } = await make(viewers.liNa, { sharing: 'all' });
    await expect(changeSegment(context, viewers.wangLei, id, version, { name: 'Mine' })).rejects.toMatchObject({
      code: 'segment.not_yours',
      status: 403,
    });
  });

  test('nobody asks for what he may not see, in his own segment or in that of another', async () => {
    const conditions = all(one('opportunityAmount', 'at_least', '1 USD'));
    const blind = without(viewers.liNa, 'fields.price.view');
    await expect(make(blind, { conditions })).rejects.toMatchObject({ code: 'segment.closed', status: 403 });
    await expect(named(blind, conditions)).rejects.toMatchObject({ code: 'segment.closed' });
    const { id } = await make(viewers.chenJing, { sharing: 'all', conditions });
    await expect(members(blind, id)).rejects.toMatchObject({ code: 'segment.closed' });
    expect((await listSegments(manager(), blind, {}, time.now)).segments).toMatchObject([{ id, isClosed: true }]);
    const offered = (await listFields(manager(), blind, time.now)).fields.map(field => field.name);
    expect(offered).not.toContain('opportunityAmount');
  });

  test('only what one may see is put in, and what nobody told of is not found by trying', async () => {
    const { id } = await make(viewers.liNa, { kind: 'fixed' });
    const [n, a] = [await idOf(nordlicht), await idOf(atlas)];
    expect(await putIn(context, viewers.liNa, id, [n, a, 99_999])).toEqual({ changed: 1, ids: [n], left: 2 });
    expect(await members(viewers.liNa, id)).toEqual([nordlicht]);
  });
});

test('a value with blanks about it is refused, and no condition that cannot be asked is kept', async () => {
  for (const value of [' customer', 'customer '])
    await expect(named(viewers.liNa, all(one('type', 'one_of', value)))).rejects.toMatchObject({
      code: 'segment.value_invalid',
    });
});

describe('a fixed segment', () => {
  test('takes each once, gives back what was put in, and tells of the company where it stands', async () => {
    const { id } = await make(viewers.zhouMin, { kind: 'fixed', name: 'Fair 2026' });
    const ids = [await idOf(nordlicht), await idOf(atlas)];
    expect((await putIn(context, viewers.zhouMin, id, ids)).changed).toBe(2);
    expect((await putIn(context, viewers.zhouMin, id, ids)).changed).toBe(0);
    expect(await segmentsOfCompany(manager(), viewers.zhouMin, ids[0] as number)).toEqual({
      segments: [{ id, name: 'Fair 2026', canEdit: true }],
    });
    expect((await segmentsOfCompany(manager(), viewers.liNa, ids[0] as number)).segments).toEqual([]);
    expect((await takeOut(context, viewers.zhouMin, id, ids)).ids.sort()).toEqual([...ids].sort());
    expect(await members(viewers.zhouMin, id)).toEqual([]);
  });

  test('is what a dynamic one was when it was frozen', async () => {
    await furnish();
    const { id } = await make(viewers.zhouMin, { conditions: all(one('country', 'one_of', 'DE')) });
    const frozen = await freezeSegment(context, viewers.zhouMin, id, 'Germany in March');
    expect(frozen.count).toBe(1);
    await context.database.writer.manager.update(Company, await idOf(atlas), { country: 'DE' });
    expect(await members(viewers.zhouMin, id)).toEqual([atlas, nordlicht]);
    expect(await members(viewers.zhouMin, frozen.id)).toEqual([nordlicht]);
  });

  test('can be asked for by another, and stays while it is', async () => {
    const fixed = await make(viewers.zhouMin, { kind: 'fixed', memberIds: [await idOf(nordlicht)] });
    const asked = all(one('segment', 'none_of', String(fixed.id)), one('type', 'one_of', 'customer'));
    const other = await make(viewers.zhouMin, { conditions: asked, name: 'The others' });
    expect(await members(viewers.zhouMin, other.id)).toEqual([atlas]);
    await expect(removeSegment(context, viewers.zhouMin, fixed.id, fixed.version)).rejects.toMatchObject({
      code: 'segment.in_use',
      details: { names: 'The others' },
    });
    const dynamic = all(one('segment', 'one_of', String(other.id)));
    await expect(make(viewers.zhouMin, { conditions: dynamic })).rejects.toMatchObject({
      code: 'segment.segment_unknown',
    });
  });

  test('is kept by a segment of a colleague that names it, and that is not named', async () => {
    const fixed = await make(viewers.liNa, { kind: 'fixed', sharing: 'all' });
    await make(viewers.wangLei, {
      name: 'My secret plan',
      conditions: all(one('segment', 'one_of', String(fixed.id))),
    });
    await expect(removeSegment(context, viewers.liNa, fixed.id, 1)).rejects.toMatchObject({
      ...{ code: 'segment.in_use', details: { names: '…' } },
    });
  });

  test('takes nobody by hand where conditions decide', async () => {
    const { id } = await make(viewers.liNa);
    await expect(putIn(context, viewers.liNa, id, [await idOf(nordlicht)])).rejects.toMatchObject({
      code: 'segment.not_fixed',
    });
  });
});

test('of two who change a segment the second is told', async () => {
  const { id, version } = await make(viewers.liNa);
  await changeSegment(context, viewers.chenJing, id, version, { name: 'Renamed' });
  await expect(changeSegment(context, viewers.liNa, id, version, { sharing: 'all' })).rejects.toMatchObject({
    code: 'version.changed',
    status: 409,
  });
});

test('a deleted segment is gone for everybody, and comes back as it was', async () => {
  const { id, version } = await make(viewers.liNa, { kind: 'fixed', memberIds: [await idOf(nordlicht)] });
  await removeSegment(context, viewers.liNa, id, version);
  await expect(members(viewers.liNa, id)).rejects.toMatchObject({ code: 'segment.not_found' });
  await expect(restoreSegment(context, viewers.wangLei, id)).rejects.toMatchObject({ code: 'segment.not_found' });
  await restoreSegment(context, viewers.liNa, id);
  expect(await members(viewers.liNa, id)).toEqual([nordlicht]);
});

test('every act is in the audit log', async () => {
  const made = await make(viewers.liNa, { kind: 'fixed', memberIds: [await idOf(nordlicht)] });
  const changed = await changeSegment(context, viewers.liNa, made.id, made.version, { name: 'Other' });
  await takeOut(context, viewers.liNa, made.id, [await idOf(nordlicht)]);
  await removeSegment(context, viewers.liNa, made.id, changed.version);
  const lines = await manager().findBy(AuditEntry, { subjectType: 'segment', subjectId: made.id });
  expect(lines.map(line => line.action)).toEqual([
    ...['segment.created', 'segment.filled', 'segment.changed', 'segment.emptied', 'segment.removed'],
  ]);
});
