import { signedOff } from './signedOff';
import { listSuggestions, takeSuggestion, dismissSuggestion } from '../../service/companies/suggestions.service';
import { changeCompany, createCompany } from '../../service/companies/companies.service';
import { companiesJobs } from '../../service/companies/companies.jobs';
import { readCompany } from '../../service/companies/companyReading.service';
import { Company } from '../../service/companies/company.entity';
import { readLevel } from '../../service/companies/levels.service';
import { addNote } from '../../service/companies/notes.service';
import type { Context } from '../../service/context';
import type { DealingKind } from '../../service/reading/dealingsOrder';
import { belowOf, dealingCursor, readDealingCursor } from '../../service/reading/dealingsOrder';
import { listDealings } from '../../service/reading/dealings.service';
import { listChanges, listDocuments } from '../../service/reading/documents.service';
import { closeTestContext, openTestContext } from '../support/context';
import { letter } from '../support/letters';
import type { TestWorld } from '../support/world';
import { deliver, makeWorld, settleFiling } from '../support/world';

let context: Context;
let world: TestWorld;
let nordlicht: number;
beforeEach(async () => {
  context = await openTestContext();
  world = await makeWorld(context);
  nordlicht = (await context.database.manager.findOneByOrFail(Company, { externalKey: 'nordlicht' })).id;
});
afterEach(() => closeTestContext(context));

async function settle(): Promise<void> {
  await settleFiling(context);
  for (const job of companiesJobs(context))
    await job.handler({}, { id: 1, key: 'x', attempt: 1, signal: new AbortController().signal });
}
const anna = 'anna.weber@nordlicht.example';
const liNa = 'li.na@haitu.example';
let sent = 0;
const write = (from: string, to: string, text = 'Hello') => {
  sent += 1;
  // Of this year: older signatures tell nothing of today.
  const date = new Date(Date.now() - 86_400_000 * 30 + sent * 60_000).toUTCString();
  return letter({ from, to, subject: `Letter ${sent}`, date, id: `<d${sent}@x.example>`, text });
};
const withFile = (name: string) => {
  sent += 1;
  const lines = [
    `From: ${liNa}`,
    `To: ${anna}`,
    `Subject: Files ${sent}`,
    `Date: ${new Date(Date.now() - 86_400_000 + sent * 60_000).toUTCString()}`,
    `Message-ID: <f${sent}@haitu.example>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'See attached.',
    '--b',
    `Content-Type: application/pdf; name="${name}"`,
    `Content-Disposition: attachment; filename="${name}"`,
    'Content-Transfer-Encoding: base64',
    '',
    'JVBERi0xLjQK',
    '--b--',
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
};

describe('the timeline of a company', () => {
  it('tells letters both ways, records, notes and changes in their order, page by page without a gap or a repeat', async () => {
    for (let n = 0; n < 4; n += 1) {
      await deliver(context, world.mailboxes.liNa, write(anna, liNa));
      await deliver(context, world.mailboxes.liNa, write(liNa, anna));
    }
    await settle();
    await addNote(context, world.viewers.liNa, nordlicht, { text: 'Called', isPrompt: false });
    const seen: string[] = [];
    const times: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await listDealings(context, world.viewers.liNa, nordlicht, {
        limit: 3,
        ...(cursor ? { cursor } : {}),
      });
      seen.push(...page.dealings.map(line => `${line.kind}:${line.id}`));
      times.push(...page.dealings.map(line => line.at));
      cursor = page.nextCursor;
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    expect([...times].sort().reverse()).toEqual(times);
    const count = (kind: DealingKind) => seen.filter(one => one.startsWith(kind)).length;
    expect([count('mail'), count('record'), count('note'), count('change')]).toEqual([8, 1, 1, 1]);
  });

  it('is narrowed by kind and by person', async () => {
    await deliver(context, world.mailboxes.liNa, write(anna, liNa));
    await deliver(context, world.mailboxes.liNa, write(liNa, anna));
    await settle();
    const of = async (query: object) =>
      (await listDealings(context, world.viewers.liNa, nordlicht, query)).dealings.map(line => line.mail?.direction);
    expect(await of({ kinds: 'in' })).toEqual(['in']);
    expect(await of({ kinds: 'out' })).toEqual(['out']);
    const { contacts } = await readCompany(context, world.viewers.liNa, nordlicht);
    const withAnna = await of({ contactId: contacts[0]?.id });
    expect(withAnna.length).toBeGreaterThan(0);
    expect(await of({ contactId: 999_999 })).toEqual([]);
  });

  it('takes in the whole group where it is asked for, as far as it may be seen', async () => {
    const daughter = await createCompany(context, world.viewers.liNa, {
      name: 'Nordlicht Polska',
      domains: ['nordlicht-pl.example'],
      parentId: nordlicht,
    });
    await deliver(context, world.mailboxes.liNa, write('jan@nordlicht-pl.example', liNa));
    await settle();
    const alone = await listDealings(context, world.viewers.liNa, nordlicht, { kinds: 'in' });
    const group = await listDealings(context, world.viewers.liNa, nordlicht, { kinds: 'in', group: true });
    expect([alone.dealings.length, group.dealings.length]).toEqual([0, 1]);
    expect(group.dealings[0]).toMatchObject({ companyId: daughter.id, company: 'Nordlicht Polska' });
  });

  it('tells who gave the company to whom', async () => {
    const { version } = await readCompany(context, world.viewers.chenJing, nordlicht);
    await changeCompany(context, world.viewers.chenJing, nordlicht, version, { ownerId: world.viewers.wangLei.userId });
    const { dealings } = await listDealings(context, world.viewers.chenJing, nordlicht, { kinds: 'change' });
    expect(dealings[0]?.change).toMatchObject({ kind: 'owner', from: 'li.na', to: 'wang.lei', byName: 'chen.jing' });
    const { changes } = await listChanges(context, world.viewers.chenJing, nordlicht, {});
    expect(changes[0]).toMatchObject({ action: 'company.changed', fields: ['ownerId'], byName: 'chen.jing' });
  });

  it('is closed to a colleague, with the documents and the changes', async () => {
    for (const ask of [
      listDealings(context, world.viewers.wangLei, nordlicht, {}),
      listDocuments(context, world.viewers.wangLei, nordlicht, {}),
      listChanges(context, world.viewers.wangLei, nordlicht, {}),
      readLevel(context, world.viewers.wangLei, nordlicht),
      listSuggestions(context, world.viewers.wangLei, nordlicht),
    ])
      await expect(ask).rejects.toMatchObject({ status: 404 });
  });
});

test('the documents that we sent are listed, newest first, in pages', async () => {
  for (const name of ['a.pdf', 'b.pdf', 'c.pdf']) await deliver(context, world.mailboxes.liNa, withFile(name));
  await settle();
  const first = await listDocuments(context, world.viewers.liNa, nordlicht, { limit: 2 });
  expect(first.documents.map(one => one.name)).toEqual(['c.pdf', 'b.pdf']);
  const second = await listDocuments(context, world.viewers.liNa, nordlicht, {
    limit: 2,
    cursor: first.nextCursor ?? '',
  });
  expect(second.documents.map(one => one.name)).toEqual(['a.pdf']);
  expect(second.nextCursor).toBeNull();
});

test('places of one instant go on by kind and number', () => {
  const place = { at: new Date(5), kind: 'record' as const, id: 7 };
  expect(readDealingCursor(dealingCursor(place))).toEqual(place);
  expect([belowOf(place, 'mail'), belowOf(place, 'record')]).toEqual([0, 7]);
  expect(belowOf(place, 'note')).toBeGreaterThan(1e9);
  expect(() => readDealingCursor('%%%')).toThrow('cannot be continued');
});

describe('what signatures tell', () => {
  const open = async () => (await listSuggestions(context, world.viewers.liNa, nordlicht)).suggestions;

  it('is suggested: a new person of the company, a new title, a new phone; and taken by one key', async () => {
    await deliver(
      context,
      world.mailboxes.liNa,
      write(
        'Bert Voss <bert.voss@nordlicht.example>',
        liNa,
        signedOff('Bert Voss', 'Head of Logistics', '+49 431 55 66 77'),
      ),
    );
    await deliver(
      context,
      world.mailboxes.liNa,
      write(`Anna Weber <${anna}>`, liNa, signedOff('Anna Weber', 'Purchasing Manager', '+49 431 11 22 33')),
    );
    await settle();
    const found = await open();
    expect(found.map(one => one.field).sort()).toEqual(['new', 'phone', 'title']);
    for (const one of found) await takeSuggestion(context, world.viewers.liNa, one.id);
    const { contacts } = await readCompany(context, world.viewers.liNa, nordlicht);
    expect(contacts.find(one => one.name === 'Anna Weber')).toMatchObject({
      title: 'Purchasing Manager',
      phone: '+49 431 11 22 33',
    });
    expect(contacts.find(one => one.name === 'Bert Voss')).toMatchObject({
      title: 'Head of Logistics',
      addresses: ['bert.voss@nordlicht.example'],
    });
    expect(await open()).toEqual([]);
    const again = takeSuggestion(context, world.viewers.liNa, found[0]?.id ?? 0);
    await expect(again).rejects.toMatchObject({ code: 'suggestion.decided' });
  });

  it('is never suggested again once it was dismissed', async () => {
    const text = signedOff('Anna Weber', 'Purchasing Manager', null);
    await deliver(context, world.mailboxes.liNa, write(`Anna Weber <${anna}>`, liNa, text));
    await settle();
    const [first] = await open();
    await dismissSuggestion(context, world.viewers.liNa, first?.id ?? 0);
    await deliver(context, world.mailboxes.liNa, write(`Anna Weber <${anna}>`, liNa, text));
    await settle();
    expect(await open()).toEqual([]);
  });

  it('of a stranger who writes about an order of theirs makes no contact of theirs', async () => {
    const text = `About Q-2026-0031.\n\n${signedOff('Olaf Hansen', 'Shipping Manager', null)}`;
    await deliver(context, world.mailboxes.liNa, write('Olaf Hansen <olaf@forwarder.example>', liNa, text));
    await settle();
    expect(await open()).toEqual([]);
  });
});
