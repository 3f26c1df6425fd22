import { Activity } from '../../service/activities/activity.entity';
import { addCompany } from '../../service/companies/companies.service';
import { addContact } from '../../service/companies/contacts.service';
import { Inquiry } from '../../service/leads/inquiry.entity';
import { Lead, LeadKey } from '../../service/leads/lead.entity';
import type { LeadReply } from '../../service/leads/leads.schema';
import { Opportunity, OpportunityEvent, Stakeholder } from '../../service/leads/opportunity.entity';
import { inTransaction } from '../../service/platform/database/transaction';
import { carryOut } from '../../service/retention/carryingOut.service';
import { confirmErasure, proposeErasure } from '../../service/retention/erasures.service';
import type { TestBrowser } from '../support/app';
import type { Office } from '../leads/office';
import { openOffice } from '../leads/office';
import { settleFiling } from '../support/world';

let office: Office;
let liNa: TestBrowser;
beforeEach(async () => {
  office = await openOffice();
  liNa = await office.browserOf('liNa');
});
afterEach(() => office.app.close());

const ADDRESS = 'm.rossi@casasole.example';

/** Rossi is somebody's contact by now, and asks for his data to be erased. */
async function eraseRossi(): Promise<void> {
  const { context, viewers } = office;
  const now = context.clock();
  const contactId = await inTransaction(context.database, async manager => {
    const company = await addCompany(manager, viewers.liNa, { name: 'Rossi Trading' }, now);
    const contact = { name: 'Marco Rossi', addresses: [ADDRESS] };
    const { id } = await addContact(manager, viewers.liNa, company.id, contact, now);
    return id;
  });
  await settleFiling(context);
  const body = { kind: 'contact' as const, contactId, reference: 'DSR-7', reason: 'By letter' };
  const asked = await proposeErasure(context, viewers.admin, body);
  await confirmErasure(context, viewers.zhouMin, asked.id, asked.version, asked.toType ?? '');
  await carryOut(context, asked.id, new AbortController().signal);
}

/** The tables that hold a text anywhere, the audit log apart. */
async function tablesWith(text: string): Promise<string[]> {
  const { manager } = office.context.database;
  const tables: { name: string }[] = await manager.query(
    `SELECT "name" FROM "sqlite_master" WHERE "type" = 'table' AND "sql" NOT LIKE 'CREATE VIRTUAL%'`,
  );
  const found: string[] = [];
  for (const { name } of tables.filter(one => one.name !== 'audit_entry')) {
    const rows: unknown[] = await manager.query(`SELECT * FROM "${name}"`);
    if (JSON.stringify(rows).toLowerCase().includes(text.toLowerCase())) found.push(name);
  }
  return found;
}

test('the lead of an erased person keeps its number and its firm, and no word of him, not in its history either', async () => {
  const { lead } = await office.ask();
  const change = {
    contactTitle: 'Buyer',
    sourceDetail: `Card of ${ADDRESS}`,
    nextAction: 'Call Marco Rossi',
    nextDay: null,
  };
  const { body } = await liNa.patch(`/api/leads/${lead.id}?version=${lead.version}`, change);
  const { version } = body as LeadReply;
  await liNa.patch(`/api/leads/${lead.id}?version=${version}`, { contactName: 'Marco Rossi jun.' });
  expect(await tablesWith(ADDRESS)).toEqual(expect.arrayContaining(['inquiry', 'lead', 'lead_key']));
  expect(await tablesWith('Marco Rossi')).toContain('lead');
  await eraseRossi();
  for (const word of [ADDRESS, 'Marco Rossi', '5550 1234']) expect([word, await tablesWith(word)]).toEqual([word, []]);
  const after = await office.context.database.manager.findOneByOrFail(Lead, { id: lead.id });
  expect(after).toMatchObject({
    number: lead.number,
    companyName: 'Casa Sole Srl',
    contactName: '',
    email: '',
    phone: '',
  });
  expect(after.sourceDetail).toBe('');
  expect(after.asked.items).toEqual(lead.asked.items);
  const keys = await office.context.database.manager.findBy(LeadKey, { leadId: lead.id });
  expect(keys.every(one => !one.key.startsWith('address:') && !one.key.startsWith('phone:'))).toBe(true);
});

test('what was read in a letter that names him in its text alone goes too; what others asked for stays', async () => {
  const { messageId, lead } = await office.ask({
    ...{ from: 'Platform <notice@platform.example>', id: 'p1@platform.example', subject: 'Inquiry: bowls' },
    text: `Dear Sir, please quote 3,000 pcs bamboo bowl, CIF Genova.\n\nBest regards\nMarco Rossi\nE-mail: ${ADDRESS}`,
  });
  const other = await office.ask({
    ...{ from: 'Eva Lang <eva@lang.example>', id: 'e1@lang.example', subject: 'Inquiry: tray' },
    text: 'Dear Sir, please quote 3,000 pcs bamboo tray, CIF Hamburg.\n\nBest regards\nEva Lang',
  });
  const { manager } = office.context.database;
  const row = await manager.findOneByOrFail(Inquiry, { messageId });
  // As a platform's labels are read.
  const fields = (row.fields ?? '').replaceAll('notice@platform.example', ADDRESS.toUpperCase());
  await inTransaction(office.context.database, writer => writer.update(Inquiry, { messageId }, { fields }));
  expect(lead.email).toBe('notice@platform.example');
  await eraseRossi();
  expect((await manager.findOneBy(Inquiry, { messageId }))?.fields ?? null).toBeNull();
  expect((await manager.findOneByOrFail(Inquiry, { messageId: other.messageId })).fields).toContain('eva@lang.example');
  expect(await tablesWith('eva@lang.example')).toContain('lead');
  expect(await manager.count(Opportunity)).toBe(0);
  expect(await manager.count(OpportunityEvent)).toBe(0);
});

test('the opportunity that the lead became, and the calls about it, name him no more; what tells of others stays', async () => {
  const { lead } = await office.ask();
  const { manager } = office.context.database;
  const plan = (subject: string, text: string) =>
    liNa.post('/api/activities', {
      ...{ kind: 'call', subject, text, day: '2026-03-03', time: '10:00', leadId: lead.id },
    });
  await plan('Call Marco Rossi', 'Ask for the size');
  await plan('Ask the factory', `Price for ${ADDRESS}`);
  const { version } = await manager.findOneByOrFail(Lead, { id: lead.id });
  const { body } = await liNa.post(`/api/leads/${lead.id}/qualify`, {
    ...{ version, company: { name: 'Casa Sole Srl' }, contact: null, opportunity: { title: 'Trays for Marco Rossi' } },
  });
  const { recordId } = body as { recordId: number };
  const steps = { nextAction: 'Ring Marco Rossi', nextDay: '2026-03-06' };
  const changed = await liNa.patch(`/api/opportunities/${recordId}?version=1`, steps);
  expect(changed.status).toBe(200);
  for (const name of ['Marco Rossi', 'Eva Lang'])
    await liNa.post(`/api/opportunities/${recordId}/stakeholders`, { name, aim: 'Wants Marco Rossi to decide' });
  expect(await tablesWith('Marco Rossi')).toEqual(expect.arrayContaining(['activity', 'opportunity', 'record']));
  await eraseRossi();
  for (const word of [ADDRESS, 'Marco Rossi']) expect([word, await tablesWith(word)]).toEqual([word, []]);
  const calls = await manager.find(Activity, { order: { id: 'ASC' } });
  expect(calls.map(one => [one.subject, one.text])).toEqual([
    [lead.number, 'Ask for the size'],
    ['Ask the factory', ''],
  ]);
  expect((await manager.find(Stakeholder)).map(one => [one.name, one.aim])).toEqual([['Eva Lang', '']]);
  expect((await manager.findOneByOrFail(Opportunity, { recordId })).asked.items).toEqual(lead.asked.items);
});
