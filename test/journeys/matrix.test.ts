import { In } from 'typeorm';
import { Company, Contact } from '../../service/companies/company.entity';
import { loadCompanyData } from '../../service/intake/dataImport.service';
import type { ImportData } from '../../service/intake/dataImport/data';
import { Attachment, Message } from '../../service/mail/message.entity';
import { rightsOf } from '../../service/platform/http/permissions';
import { inTransaction } from '../../service/platform/database/transaction';
import { nothingAsked } from '../../service/leads/asked';
import { openLead } from '../../service/leads/opening.service';
import { addOpportunity } from '../../service/leads/opportunities.service';
import { TradeRecord } from '../../service/records/record.entity';
import { insertActivity } from '../../service/activities/activityWriting.service';
import { saveWorkLog } from '../../service/reports/workLog.service';
import type { Grant, Viewer } from '../../service/users/roles';
import { viewerOf } from '../../service/users/viewing.service';
import { OwnRole, OwnRoleGrant, UserOwnRole } from '../../service/users/organisation.entity';
import { touchOrganisation } from '../../service/users/organisation.service';
import type { TestApp, TestBrowser } from '../support/app';
import { buildTestApp, paneOf } from '../support/app';
import type { Door, Subject } from '../support/doors';
import { doors, subjectOf } from '../support/doors';
import { letter } from '../support/letters';
import type { TestWorld } from '../support/world';
import { deliver, makeWorld, settleFiling } from '../support/world';

/**
 * Every person at every door that the list of routes has. Each company of the world has things that carry a word of its own; the table below says who may come
 * across which word. Whatever a route answers, it never holds a word that is hidden from who asks.
 */
type Person = keyof TestWorld['viewers'] | 'stranger';
type Key = 'nordlicht' | 'atlas' | 'xinyuan';
const keys: Key[] = ['nordlicht', 'atlas', 'xinyuan'];
const persons: Person[] = [
  'liNa',
  'wangLei',
  'chenJing',
  'zhaoFang',
  'sunYue',
  'hePing',
  'admin',
  'zhouMin',
  'stranger',
];
const word: Record<Key, string> = { nordlicht: 'zqnordword', atlas: 'zqatlasword', xinyuan: 'zqfactoryword' };
const mailWord: Record<Key, string> = { nordlicht: 'zqnordmail', atlas: 'zqatlasmail', xinyuan: 'zqfactorymail' };

const seesCompany: Record<Key, Person[]> = {
  nordlicht: ['liNa', 'chenJing', 'zhouMin'],
  atlas: ['wangLei', 'chenJing', 'zhouMin'],
  xinyuan: ['zhaoFang', 'zhouMin'],
};
// The factory's mail stands in Wang Lei's own mailbox.
const seesMail: Record<Key, Person[]> = { ...seesCompany, xinyuan: ['wangLei', 'zhaoFang', 'zhouMin'] };

let app: TestApp;
let world: TestWorld;
const browsers = {} as Record<Person, TestBrowser>;
// The same people in the Outlook pane: without a cookie, by the token of their session.
const panes = {} as Record<Person, TestBrowser>;
const ids = {} as Record<Key, Record<Subject, number>>;
const routes: { name: string; method: string; url: string; permission: string }[] = [];

const data: ImportData = {
  companies: keys.map(key => ({
    key: `house-${key}`,
    name: `House ${key}`,
    types: [key === 'xinyuan' ? ('supplier' as const) : ('customer' as const)],
    domains: [`${key}-house.example`],
    ownerAddress: { nordlicht: 'li.na', atlas: 'wang.lei', xinyuan: 'zhao.fang' }[key] + '@haitu.example',
    contacts: [{ name: `Person ${word[key]}`, addresses: [`${word[key]}@${key}-house.example`] }],
  })),
  contacts: [],
  records: keys.map((key, at) => ({
    kind: 'order' as const,
    number: `SO-2026-500${at}`,
    companyKey: `house-${key}`,
    title: `Goods ${word[key]}`,
  })),
  keysDecide: true,
};

beforeAll(async () => {
  app = await buildTestApp({
    prepare: made =>
      made.addHook('onRoute', options => {
        for (const method of [options.method].flat()) {
          if (method === 'HEAD' || options.url.startsWith('/api/docs')) continue;
          const { permission = '' } = rightsOf(options);
          routes.push({ name: `${method} ${options.url}`, method, url: options.url, permission });
        }
      }),
  });
  world = await makeWorld(app.context);
  for (const person of persons) {
    const viewer = person === 'stranger' ? (await app.makeUser({ roles: ['trader'] })).viewer : world.viewers[person];
    browsers[person] = await app.signIn({ id: viewer.userId, address: '', viewer });
    panes[person] = paneOf(app.app, (await browsers[person].post('/api/pane/token')).body.token);
  }
  await loadCompanyData(app.context, 'command_line', data);
  for (const key of keys) await fill(key);
  await settleFiling(app.context);
});
afterAll(() => app.close());

async function fill(key: Key): Promise<void> {
  const { manager } = app.context.database;
  const company = await manager.findOneByOrFail(Company, { name: `House ${key}` });
  const mailbox = key === 'nordlicht' ? world.mailboxes.liNa : world.mailboxes.wangLei;
  const message = (await deliver(app.context, mailbox, mailOf(key, mailbox.address))) as number;
  const { conversationId } = await manager.findOneByOrFail(Message, { id: message });
  ids[key] = {
    company: company.id,
    contact: (await manager.findOneByOrFail(Contact, { companyId: company.id })).id,
    record: (await manager.findOneByOrFail(TradeRecord, { companyId: company.id })).id,
    message,
    conversation: conversationId,
    attachment: (await manager.findOneByOrFail(Attachment, { messageId: message })).id,
    opportunity: await opportunityOf(company),
    lead: await leadOf(key, company.ownerId),
    activity: await activityOf(key, company),
    workLog: await workLogOf(key, company.ownerId),
  };
}

const ownerOf = async (ownerId: number | null) =>
  (await viewerOf(app.context.database.manager, ownerId ?? 0)) as Viewer;

/** A call about the company, by whoever has it. */
async function activityOf(key: Key, { id: companyId, ownerId }: Company): Promise<number> {
  const about = { kind: 'call' as const, subject: `Call ${word[key]}`, day: '2026-03-02', time: '10:00', companyId };
  const viewer = await ownerOf(ownerId);
  return inTransaction(
    app.context.database,
    async manager => (await insertActivity(manager, viewer, about, app.context.clock())).id,
  );
}

/** What whoever has the company has handed in. */
async function workLogOf(key: Key, ownerId: number | null): Promise<number> {
  const body = { period: 'day' as const, day: '2026-03-02', text: `Log ${word[key]}`, version: 0 };
  return (await saveWorkLog(app.context, await ownerOf(ownerId), body, true)).id ?? 0;
}

/** A lead of whoever has the company, with words of its own. */
async function leadOf(key: Key, ownerId: number | null): Promise<number> {
  const values = {
    ...{ contactName: `Asker ${word[key]}`, contactTitle: '', email: `asker@${word[key]}-asks.example`, phone: '' },
    ...{ companyName: `Asking ${word[key]}`, website: '', country: 'DE', language: 'en', source: 'manual' as const },
    ...{ sourceDetail: '', asked: nothingAsked, about: `Trays ${word[key]}`, isToCheck: false, isToMany: false },
  };
  return inTransaction(app.context.database, async manager => {
    const { lead } = await openLead(manager, 'system', values, null, app.context.clock(), ownerId);
    return lead.id;
  });
}

async function opportunityOf({ id: companyId, ownerId }: Company): Promise<number> {
  const values = { companyId, ownerId, title: 'Goods', asked: nothingAsked, source: 'manual', leadId: null };
  return inTransaction(
    app.context.database,
    async manager => (await addOpportunity(manager, 'system', { ...values, isToCheck: false }, app.context.clock())).id,
  );
}

function mailOf(key: Key, to: string): Buffer {
  const boundary = ['--b', 'Content-Type: text/plain', '', `It is about ${mailWord[key]}.`];
  const attached = ['--b', 'Content-Type: text/csv; name="a.csv"', 'Content-Disposition: attachment; filename="a.csv"'];
  const plain = letter({
    id: `${key}@matrix.example`,
    from: `Person ${word[key]} <${word[key]}@${key}-house.example>`,
    to: `Somebody <${to}>`,
    subject: `About ${mailWord[key]}`,
    text: [...boundary, ...attached, '', `a,${mailWord[key]}`, '--b--'].join('\n'),
  });
  return Buffer.from(
    plain
      .toString()
      .replace('Content-Type: text/plain; charset=utf-8', 'Content-Type: multipart/mixed; boundary=b')
      .replace('Content-Transfer-Encoding: 8bit\r\n', ''),
  );
}

const ofMail = (subject: Subject) => ['message', 'conversation', 'attachment'].includes(subject);
// Whoever keeps the money of all sees every company's accounts, and nothing else of it.
const keepsMoney: Person[] = ['hePing', 'zhouMin'];
const sees = (person: Person, subject: Subject, key: Key, isMoney = false) =>
  (ofMail(subject) ? seesMail : seesCompany)[key].includes(person) || (isMoney && keepsMoney.includes(person));

/** The words that `person` may not come across. The contact's name stands in the mail's own header, so whoever reads the mail reads it. */
function hiddenWords(person: Person): string[] {
  return keys.flatMap(key => [
    ...(seesCompany[key].includes(person) || seesMail[key].includes(person) ? [] : [word[key]]),
    ...(seesMail[key].includes(person) ? [] : [mailWord[key]]),
  ]);
}

const reading: Door[] = ['list', 'one', 'search', 'timeline', 'attachment', 'export', 'own', 'merge preview'];
const at = (url: string, id: number) => url.replace(/:[a-zA-Z]+/, String(id)).replace(/:[a-zA-Z]+/g, '1');

/** Every address of a route: for each thing that its id can name, and for each word that can be sought. */
function addresses(route: { name: string; url: string }): { key: Key; subject: Subject | null; url: string }[] {
  const row = doors[route.name];
  if (!row) return [];
  const subject = subjectOf(route.url, row);
  return keys.flatMap(key => {
    const url = subject ? at(route.url, ids[key][subject]) : at(route.url, 1);
    const queries = (row.query ?? '').includes('{word}')
      ? ['', ...[word[key], mailWord[key]].map(one => (row.query ?? '').replace('{word}', one))]
      : [row.query ?? ''];
    const fill = (query: string) =>
      query.replace('{company}', String(ids[key].company)).replace('{other}', String(ids.nordlicht.company));
    return queries.map(query => ({ key, subject, url: url + fill(query) }));
  });
}

const ways = [
  ['in the browser', browsers],
  ['in the Outlook pane', panes],
] as const;

describe.each(persons.flatMap(person => ways.map(([way, asked]) => [person, way, asked] as const)))(
  '%s %s',
  (person, _way, asked) => {
    test('comes across nothing that is hidden from him, at whatever door that can be read', async () => {
      const leaks: string[] = [];
      for (const route of routes.filter(one => one.method === 'GET' && reading.includes(doors[one.name]?.door as Door)))
        for (const { url } of addresses(route)) {
          const reply = await asked[person].get(url);
          const text = reply.raw.toString();
          // What he typed himself may come back to him.
          for (const hidden of hiddenWords(person))
            if (text.includes(hidden) && !url.includes(hidden)) leaks.push(`${route.name} at ${url} tells ${hidden}`);
          if (reply.status >= 500) leaks.push(`${route.name} at ${url} answers ${reply.status}`);
        }
      expect(leaks).toEqual([]);
    });

    test('opens what he may see by its id, and is told that nothing else is there', async () => {
      const wrong: string[] = [];
      for (const route of routes.filter(
        one => one.method === 'GET' && ['one', 'attachment'].includes(doors[one.name]?.door ?? ''),
      ))
        for (const { key, subject, url } of addresses(route)) {
          if (!subject || route.url.endsWith('/source')) continue;
          const { status } = await asked[person].get(url);
          const isOpen = sees(person, subject, key, doors[route.name]?.isMoney);
          const isRight = isOpen ? [200, 403].includes(status) : [403, 404].includes(status);
          if (!isRight) wrong.push(`${url} answers ${status}`);
        }
      expect(wrong).toEqual([]);
    });

    test('changes nothing that he may not see', async () => {
      const wrong: string[] = [];
      for (const route of routes.filter(one => doors[one.name]?.door === 'change')) {
        for (const { key, subject, url } of addresses(route)) {
          if (!subject || sees(person, subject, key, doors[route.name]?.isMoney)) continue;
          const { body } = doors[route.name] ?? {};
          const sent = typeof body === 'function' ? body(ids[key][subject]) : body;
          const reply = await knock(asked[person], route.method, url, sent);
          if (![403, 404].includes(reply.status))
            wrong.push(`${route.name} at ${url} answers ${reply.status} ${reply.raw}`);
          for (const hidden of hiddenWords(person))
            if (reply.raw.toString().includes(hidden)) wrong.push(`${route.name} at ${url} tells ${hidden}`);
        }
      }
      expect(wrong).toEqual([]);
    });
  },
);

function knock(browser: TestBrowser, method: string, url: string, body: unknown) {
  if (method === 'PUT') return browser.put(url, body ?? {});
  if (method === 'PATCH') return browser.patch(url, body ?? {});
  return method === 'DELETE' ? browser.delete(url) : browser.post(url, body ?? {});
}

test('the answer to a second entry of a company names it and its owner, and opens nothing', async () => {
  const reply = await browsers.stranger.post('/api/companies', {
    name: 'House nordlicht',
    domains: ['nordlicht-house.example'],
  });
  expect(reply.status).toBe(409);
  expect(reply.raw.toString()).not.toContain(word.nordlicht);
  expect(reply.body.error.details.similar.every((one: { id: number | null }) => one.id === null)).toBe(true);
});

describe('somebody whose role hides contact details', () => {
  let reader: TestBrowser;
  beforeAll(async () => {
    const user = await app.makeUser({ roles: [] });
    const grants: Grant[] = [
      'mail.read',
      'mail.filed',
      'companies.read',
      'companies.write',
      'all.read',
      'suppliers.read',
    ];
    await inTransaction(app.context.database, async manager => {
      const role = await manager.save(manager.create(OwnRole, { name: 'Reader', createdAt: app.time.now, version: 1 }));
      for (const grantName of grants) await manager.insert(OwnRoleGrant, { roleId: role.id, grantName });
      await manager.insert(UserOwnRole, { userId: user.id, roleId: role.id });
      await touchOrganisation(manager);
    });
    reader = await app.signIn(user);
  });

  test('reads no address of a contact at any door', async () => {
    const leaks: string[] = [];
    const address = (key: Key) => `${word[key]}@${key}-house.example`;
    let read = 0;
    // Whoever decides where a mail belongs is told the address that he decides on.
    const deciding = ['GET /api/messages/:id/scope', 'GET /api/messages/:id/new-company'];
    const readable = routes.filter(one => one.method === 'GET' && reading.includes(doors[one.name]?.door as Door));
    for (const route of readable.filter(one => !deciding.includes(one.name))) {
      for (const { key, url } of addresses(route)) {
        const reply = await reader.get(url);
        if (reply.status === 200) read += 1;
        if (reply.raw.toString().toLowerCase().includes(address(key))) leaks.push(`${route.name} at ${url}`);
      }
    }
    expect(leaks).toEqual([]);
    expect(read).toBeGreaterThan(20);
  });

  test('changes none, and may send back what was shown to him', async () => {
    const { contact, company } = ids.nordlicht;
    const shown = (await reader.get(`/api/companies/${company}`)).body.contacts[0];
    const { version } = shown;
    const refused = await reader.patch(`/api/contacts/${contact}?version=${version}`, {
      addresses: ['other@x.example'],
    });
    expect([refused.status, refused.body.error?.code]).toEqual([403, 'fields.not_editable']);
    const kept = await reader.patch(`/api/contacts/${contact}?version=${version}`, { title: 'Buyer', addresses: [] });
    expect(kept.status).toBe(200);
    const full = (await browsers.zhouMin.get(`/api/companies/${company}`)).body.contacts[0];
    expect(full).toMatchObject({ title: 'Buyer', addresses: [`${word.nordlicht}@nordlicht-house.example`] });
  });
});

test('the world is what the table says: each message is filed under its house', async () => {
  const { manager } = app.context.database;
  const rows = await manager.query(
    `SELECT "messageId", "companyId" FROM "filing" WHERE "endedAt" IS NULL AND "messageId" IN (${keys.map(key => ids[key].message).join(',')})`,
  );
  expect(rows).toHaveLength(3);
  expect(await manager.countBy(Message, { id: In(keys.map(key => ids[key].message)) })).toBe(3);
});
