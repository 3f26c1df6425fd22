import { changeMany } from '../../service/companies/bulk.service';
import { createCompany } from '../../service/companies/companies.service';
import { listCompanies, readCompany } from '../../service/companies/companyReading.service';
import { changeContact, createContact } from '../../service/companies/contacts.service';
import { addField, changeField } from '../../service/companies/customFields.service';
import { readValues, saveValues } from '../../service/companies/fieldValues.service';
import { addNote, changeNote } from '../../service/companies/notes.service';
import { changeProfile, readProfile } from '../../service/companies/profile.service';
import { foldDetail, foldPhone, isWebAddress } from '../../service/companies/details';
import { listViews, removeView, saveView } from '../../service/companies/views.service';
import { addEntry, changeEntry, listDictionary } from '../../service/users/dictionary.service';
import { followLevelChange } from '../../service/companies/levels.service';
import { inTransaction } from '../../service/platform/database/transaction';
import { saveCompanySettings } from '../../service/users/settings.service';
import type { Viewer } from '../../service/users/roles';
import type { House } from './people';
import { openHouse } from './people';

let house: House;
let trader: Viewer;
let colleague: Viewer;
let admin: Viewer;

beforeEach(async () => {
  house = await openHouse();
  trader = await house.hire('Trader', ['trader', 'finance']);
  colleague = await house.hire('Colleague', ['trader']);
  admin = await house.hire('Admin', ['administrator']);
  const own = { ownDomains: ['own.test'], dropboxAddresses: [], excludedFolders: [], timeZone: 'Asia/Shanghai' };
  await inTransaction(house.context.database, manager => saveCompanySettings(manager, { name: 'Own Ltd', ...own }));
});
afterEach(() => house.close());

const make = async (name: string) => (await createCompany(house.context, trader, { name })).id;

describe('the profile of a company', () => {
  it('saved too late is refused without telling what the person may not see', async () => {
    const id = await make('Nordlicht');
    await changeProfile(house.context, trader, id, 1, { turnover: 4_711_000, turnoverCurrency: 'EUR' });
    const blind = { ...trader, grants: new Set([...trader.grants].filter(grant => !grant.includes('finance'))) };
    const late = changeProfile(house.context, blind, id, 1, { industry: 'importer' });
    const error = await late.catch((thrown: { code: string; details: { current: object } }) => thrown);
    expect(error).toMatchObject({ code: 'company.changed_meanwhile', details: { current: { name: 'Nordlicht' } } });
    expect(JSON.stringify(error)).not.toContain('4711000');
  });

  it('keeps everything that is told, and the lists that are not told stay', async () => {
    const id = await make('Nordlicht');
    const told = {
      industry: 'importer',
      staffCount: 120,
      buyingVolume: 2_500_000,
      buyingCurrency: 'eur',
      timeZone: 'Europe/Berlin',
      addresses: [
        {
          kind: 'registered' as const,
          street: 'Hafenstr. 1',
          city: 'Kiel',
          district: '',
          postCode: '24103',
          country: 'de',
        },
        { kind: 'delivery' as const, street: 'Lager 2', city: 'Kiel', district: '', postCode: '', country: null },
      ],
      phones: [{ label: 'office', value: '+49 431 123' }],
      websites: [{ label: '', value: 'www.nordlicht.example' }],
      taxNumbers: [{ label: 'VAT', value: 'DE 811 907' }],
      languages: ['de', 'en', 'de'],
      preferences: {
        products: 'Bamboo',
        payment: 'T/T 30 %',
        language: '',
        channel: 'WeChat',
        taboos: 'No calls on Friday',
      },
      tags: ['Fair 2026', 'fair  2026', 'VIP'],
    };
    const saved = await changeProfile(house.context, trader, id, 1, told);
    expect(saved).toMatchObject({
      ...told,
      buyingCurrency: 'EUR',
      languages: ['de', 'en'],
      tags: ['Fair 2026', 'VIP'],
      version: 2,
      addresses: [{ country: 'DE' }, { country: null }],
    });
    const after = await changeProfile(house.context, trader, id, 2, { tags: [] });
    expect(after).toMatchObject({ phones: told.phones, tags: [], industry: 'importer' });
  });

  test.each([
    [{ industry: 'unheard_of' }, 'dictionary.unknown_code'],
    [{ turnoverCurrency: 'EURO' }, 'company.currency_invalid'],
    [{ timeZone: 'Mars/Base' }, 'company.time_zone_invalid'],
    [{ websites: [{ label: '', value: 'javascript:alert(1)' }] }, 'company.website_invalid'],
  ])('%j is refused', async (body, code) => {
    const id = await make('Nordlicht');
    await expect(changeProfile(house.context, trader, id, 1, body)).rejects.toMatchObject({ status: 400, code });
    expect((await readProfile(house.context, trader, id)).version).toBe(1);
  });

  it('is not overwritten by whoever read an older one', async () => {
    const id = await make('Nordlicht');
    await changeProfile(house.context, trader, id, 1, { staffCount: 5 });
    const late = changeProfile(house.context, trader, id, 1, { staffCount: 6 });
    await expect(late).rejects.toMatchObject({ status: 409, code: 'company.changed_meanwhile' });
  });

  it('is closed to a colleague', async () => {
    const id = await make('Nordlicht');
    await expect(readProfile(house.context, colleague, id)).rejects.toMatchObject({ status: 404 });
    await expect(changeProfile(house.context, colleague, id, 1, {})).rejects.toMatchObject({ status: 404 });
  });

  it('can be of several types at once', async () => {
    const made = await createCompany(house.context, trader, { name: 'X', isCompetitor: true, isForwarder: true });
    expect(made).toMatchObject({ isCustomer: false, isCompetitor: true, isForwarder: true });
    expect((await listCompanies(house.context, trader, { type: 'forwarder' })).companies).toHaveLength(1);
    expect((await listCompanies(house.context, trader, { type: 'customer' })).companies).toHaveLength(0);
  });
});

test('equal phones, hosts and tax numbers are found however they are written', () => {
  expect(foldPhone('0049 (431) 12-34')).toBe(foldPhone('+49 431 1234'));
  expect(foldDetail('website', 'https://WWW.Acme.com/shop?x=1')).toBe('acme.com');
  expect(foldDetail('tax_number', 'DE 811.907')).toBe('de811907');
  expect(isWebAddress('data:text/html,x')).toBe(false);
});

describe('a note', () => {
  it('stands on top while it is to be heeded, until somebody takes it off, and can be put back', async () => {
    const id = await make('Nordlicht');
    const note = await addNote(house.context, trader, id, { text: ' Pays late ', isPrompt: true });
    await addNote(house.context, trader, id, { text: 'Met at the fair', isPrompt: false });
    expect((await readCompany(house.context, trader, id)).prompts).toMatchObject([
      { text: 'Pays late', byName: 'Trader' },
    ]);
    await changeNote(house.context, trader, note.id, 1, { isEnded: true });
    expect((await readCompany(house.context, trader, id)).prompts).toEqual([]);
    await changeNote(house.context, trader, note.id, 2, { isEnded: false });
    expect((await readCompany(house.context, trader, id)).prompts).toHaveLength(1);
    const late = changeNote(house.context, trader, note.id, 1, { text: 'x' });
    await expect(late).rejects.toMatchObject({ code: 'version.changed' });
    await expect(changeNote(house.context, colleague, note.id, 3, { text: 'x' })).rejects.toMatchObject({
      status: 404,
    });
  });
});

describe('a contact in full', () => {
  it('has phones and addresses with a first one each, a birthday, and leaves without losing his history', async () => {
    const id = await make('Nordlicht');
    const contact = await createContact(house.context, trader, id, {
      name: 'Anna Weber',
      addresses: ['anna@nordlicht.example', 'aw@home.example'],
      addressDetails: [{ address: 'aw@home.example', kind: 'private', isPrimary: true }],
      phones: [
        { kind: 'office', value: '+49 431 1', isPrimary: false },
        { kind: 'mobile', value: '+49 170 22', isPrimary: true },
      ],
      birthDay: '02-29',
      department: 'Purchasing',
    });
    expect(contact).toMatchObject({
      phone: '+49 170 22',
      addresses: ['aw@home.example', 'anna@nordlicht.example'],
      birthDay: '02-29',
      leftAt: null,
    });
    const gone = await changeContact(house.context, trader, contact.id, 1, { hasLeft: true, phone: '+49 170 33' });
    expect(gone.leftAt).not.toBeNull();
    expect(gone.phones).toContainEqual({ kind: 'mobile', value: '+49 170 33', isPrimary: true });
    const wrong = changeContact(house.context, trader, contact.id, 2, { birthDay: '02-30' });
    await expect(wrong).rejects.toMatchObject({ code: 'contact.birthday_invalid' });
  });

  it('is the first of his role, and takes the rank from whoever had it', async () => {
    const id = await make('Nordlicht');
    const buyer = { role: 'buyer', isPrimary: true };
    const anna = await createContact(house.context, trader, id, { name: 'Anna', addresses: [], roles: [buyer] });
    const bert = await createContact(house.context, trader, id, {
      name: 'Bert',
      addresses: [],
      roles: [buyer, { role: 'finance', isPrimary: false }],
    });
    const { contacts } = await readCompany(house.context, trader, id);
    expect(contacts.find(one => one.id === anna.id)?.roles).toEqual([{ role: 'buyer', isPrimary: false }]);
    expect(contacts.find(one => one.id === bert.id)?.roles).toHaveLength(2);
    const wrong = changeContact(house.context, trader, anna.id, 1, { roles: [{ role: 'king', isPrimary: false }] });
    await expect(wrong).rejects.toMatchObject({ code: 'dictionary.unknown_code' });
  });
});

describe('own fields', () => {
  const shape = { section: '', position: 10, isRequired: false, isInList: true, rule: {}, choices: [] };
  const field = (code: string, kind: 'number' | 'choice' | 'money' | 'text', more = {}) =>
    addField(house.context, admin, { subject: 'company', code, kind, nameZh: code, nameEn: code, ...shape, ...more });

  it('are filled in, listed and searched by', async () => {
    const choices = [{ code: 'sea', nameZh: '海运', nameEn: 'Sea' }];
    await field('score', 'number');
    await field('mode', 'choice', { choices });
    await field('limit', 'money');
    const [one, two] = [await make('Alpha'), await make('Beta')];
    await saveValues(house.context, trader, 'company', one, 1, { score: '12.5', mode: '海运', limit: '5000 USD' });
    await saveValues(house.context, trader, 'company', two, 1, { score: '30' });
    const found = async (fields: string) =>
      (await listCompanies(house.context, trader, { fields })).companies.map(company => company.name);
    expect(await found('score:12.5')).toEqual(['Alpha']);
    expect(await found('score:10..40')).toEqual(['Alpha', 'Beta']);
    expect(await found('score:13..,mode:sea')).toEqual([]);
    expect(await found('mode:Sea')).toEqual(['Alpha']);
    expect(await found('limit:4000..6000')).toEqual(['Alpha']);
    expect(await found('unknown:1')).toEqual([]);
    const [line] = (await listCompanies(house.context, trader, { q: 'Alpha' })).companies;
    expect(line?.fields).toEqual({ score: '12.5', mode: 'sea', limit: '5000 USD' });
  });

  it('that are required must be filled by whoever saves; a colleague sees none of them', async () => {
    const made = await field('vat', 'text', { isRequired: true, rule: { pattern: 'AA999' } });
    const id = await make('Alpha');
    const save = (values: Record<string, string | null>) => saveValues(house.context, trader, 'company', id, 1, values);
    await expect(save({})).rejects.toMatchObject({ code: 'field.required' });
    await expect(save({ vat: '12345' })).rejects.toMatchObject({ code: 'field.no_fit' });
    await expect(save({ other: 'x' })).rejects.toMatchObject({ code: 'field.unknown' });
    expect(await save({ vat: 'DE123' })).toMatchObject({ values: { vat: 'DE123' }, version: 2 });
    await expect(readValues(house.context, colleague, 'company', id)).rejects.toMatchObject({ status: 404 });
    await changeField(house.context, admin, made.id, 1, { isActive: false });
    expect((await readValues(house.context, trader, 'company', id)).values).toEqual({});
  });
});

describe('the lists of words', () => {
  it('come with those of the trade, are added to, renamed and switched off', async () => {
    const body = { kind: 'industry' as const, code: 'toys', nameZh: '玩具', nameEn: 'Toys' };
    const made = await addEntry(house.context, admin, body);
    await expect(addEntry(house.context, admin, body)).rejects.toMatchObject({ code: 'dictionary.code_taken' });
    await changeEntry(house.context, admin, made.id, 1, { isActive: false });
    const late = changeEntry(house.context, admin, made.id, 1, { nameEn: 'x' });
    await expect(late).rejects.toMatchObject({ code: 'version.changed' });
    const { entries } = await listDictionary(house.context.database.manager);
    expect(entries.filter(entry => entry.kind === 'level').map(entry => entry.code)).toContain('blacklist');
    expect(entries.find(entry => entry.code === 'toys')?.isActive).toBe(false);
  });

  it('tell of a level what it makes of a company, at once for all that have it', async () => {
    const id = await make('Alpha');
    const { entries } = await listDictionary(house.context.database.manager);
    const general = entries.find(entry => entry.code === 'general');
    const rule = { standing: 'old' as const };
    await changeEntry(house.context, admin, general?.id ?? 0, 1, { rule }, followLevelChange);
    expect((await readCompany(house.context, trader, id)).standing).toBe('old');
  });
});

describe('the list of companies', () => {
  it('is narrowed by level, tag and silence, and paged in each order without a gap or a repeat', async () => {
    const names = ['Alpha', 'Beta', 'Gamma', 'Delta', 'Epsilon'];
    const ids: number[] = [];
    for (const name of names) ids.push(await make(name));
    await changeMany(house.context, trader, { ids: ids.slice(0, 2), addTag: 'Fair' });
    expect((await listCompanies(house.context, trader, { tag: 'FAIR' })).companies).toHaveLength(2);
    expect((await listCompanies(house.context, trader, { level: 'contacted' })).companies).toHaveLength(0);
    expect((await listCompanies(house.context, trader, { silentDays: 30 })).companies).toHaveLength(5);
    for (const sort of ['name', 'last_mail', 'created'] as const) {
      const seen: number[] = [];
      let cursor: string | null = null;
      do {
        const page = await listCompanies(house.context, trader, { sort, limit: 2, ...(cursor ? { cursor } : {}) });
        seen.push(...page.companies.map(company => company.id));
        cursor = page.nextCursor;
      } while (cursor);
      expect([...seen].sort()).toEqual([...ids].sort());
    }
  });

  it('is changed for many at once; what is not one’s own is counted and left', async () => {
    const mine = await make('Alpha');
    const theirs = (await createCompany(house.context, colleague, { name: 'Beta' })).id;
    const done = await changeMany(house.context, trader, { ids: [mine, theirs], addTag: 'x', level: 'signed_2' });
    expect(done).toEqual({ changed: 1, refused: 1 });
    expect((await readProfile(house.context, colleague, theirs)).tags).toEqual([]);
    expect((await readCompany(house.context, trader, mine)).level).toBe('signed_2');
    const barred = changeMany(house.context, trader, { ids: [mine], level: 'blacklist' });
    await expect(barred).rejects.toMatchObject({ code: 'company.level_reason_missing' });
  });

  it('is kept under a name by each person for himself', async () => {
    const { manager } = house.context.database;
    await saveView(house.context, trader, { page: 'companies', name: 'Fair', query: { tag: 'fair' } });
    const { views } = await saveView(house.context, trader, { page: 'companies', name: 'Fair', query: { tag: 'vip' } });
    expect(views).toMatchObject([{ name: 'Fair', query: { tag: 'vip' } }]);
    expect((await listViews(manager, colleague, 'companies')).views).toEqual([]);
    await expect(removeView(house.context, colleague, views[0]?.id ?? 0)).rejects.toMatchObject({ status: 404 });
    expect((await removeView(house.context, trader, views[0]?.id ?? 0)).views).toEqual([]);
  });
});
