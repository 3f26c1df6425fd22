import { readFile } from 'node:fs/promises';
import type { EntityManager } from 'typeorm';
import type { Context } from '../service/context';
import { CompanyShare, Company } from '../service/companies/company.entity';
import { loadCompanyData } from '../service/intake/dataImport.service';
import type { ImportData } from '../service/intake/dataImport/data';
import { parsePoolOptions } from '../service/intake/pool';
import { importSingle } from '../service/intake/single.service';
import { Mailbox, MailboxMember } from '../service/mail/message.entity';
import type { ParsePool } from '../service/mail/parsePool';
import { openParsePool } from '../service/mail/parsePool';
import { insertRows } from '../service/platform/database/rows';
import { inTransaction } from '../service/platform/database/transaction';
import { ReplyTemplate } from '../service/teamwork/templates/template.entity';
import { insertUser } from '../service/users/accounts.service';
import { hashPassword } from '../service/users/secrets';
import { saveCompanySettings, saveDemoUsers } from '../service/users/settings.service';
import { User } from '../service/users/user.entity';
import type { SampleFile } from './build';
import { sampleCompany } from './company';
import { sampleTemplates } from './templates';

/** The password of everybody in the sample. It is printed on the sign-in page, and the service listens on this machine only. */
export const DEMO_PASSWORD = 'demo';

/** Makes the sample's people, mailboxes, companies and records in an empty database. */
export async function loadSampleCompany(context: Context): Promise<void> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const now = context.clock();
  await inTransaction(context.database, async manager => {
    await saveCompanySettings(manager, {
      name: sampleCompany.name,
      ownDomains: sampleCompany.domains,
      dropboxAddresses: sampleCompany.dropboxes,
      excludedFolders: [],
      timeZone: sampleCompany.timeZone,
    });
    const users = await loadUsers(manager, passwordHash, now);
    await loadMailboxes(manager, users, now);
  });
  await loadCompanyData(context, 'command_line', sampleData());
  await inTransaction(context.database, loadShares);
  await inTransaction(context.database, manager => loadTemplates(manager, now));
}

async function loadUsers(manager: EntityManager, passwordHash: string, now: Date): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  const waiting = [...sampleCompany.users];
  // A manager comes before his people.
  while (waiting.length > 0) {
    const at = waiting.findIndex(user => user.manager === null || ids.has(user.manager));
    const [user] = waiting.splice(Math.max(0, at), 1);
    if (!user) break;
    const managerId = user.manager ? (ids.get(user.manager) ?? null) : null;
    const { id } = await insertUser(manager, { ...user, managerId, passwordHash }, now);
    ids.set(user.address, id);
  }
  await saveDemoUsers(
    manager,
    sampleCompany.users.map(user => ({
      address: user.address,
      name: user.name,
      role: user.roles[0] ?? 'trader',
      password: DEMO_PASSWORD,
    })),
  );
  return ids;
}

async function loadMailboxes(manager: EntityManager, users: ReadonlyMap<string, number>, now: Date): Promise<void> {
  for (const { address, name, isShared, owner, members } of sampleCompany.mailboxes) {
    const mailbox = await manager.save(
      manager.create(Mailbox, {
        address,
        name,
        isShared,
        ownerId: users.get(owner) ?? null,
        watchedFolder: null,
        isActive: true,
        createdAt: now,
      }),
    );
    await insertRows(
      manager,
      MailboxMember,
      members.map(member => ({ mailboxId: mailbox.id, userId: users.get(member) as number })),
    );
  }
}

function sampleData(): ImportData {
  return {
    companies: sampleCompany.companies.map(company => ({
      key: company.key,
      name: company.name,
      ...(company.otherName ? { otherName: company.otherName } : {}),
      types: [company.kind],
      country: company.country,
      city: company.city,
      domains: company.domains,
      ...(company.parent ? { parentKey: company.parent } : {}),
      ownerAddress: company.owner,
      principals: company.principals,
      contacts: company.contacts.map(({ name, title, phone, addresses }) => ({
        name,
        addresses,
        ...(title ? { title } : {}),
        ...(phone ? { phone } : {}),
      })),
    })),
    contacts: [],
    records: sampleCompany.records.map(record => ({
      kind: record.kind,
      number: record.number,
      companyKey: record.company,
      title: record.title,
      state: record.isOpen ? ('open' as const) : ('closed' as const),
      otherNumbers: record.otherNumbers,
      ...(record.forNumber ? { forNumber: record.forNumber } : {}),
      filedMessageIds: record.messageIds,
    })),
    keysDecide: true,
  };
}

async function loadTemplates(manager: EntityManager, now: Date): Promise<void> {
  const author = await manager.findOneByOrFail(User, { address: sampleCompany.users[0]?.address ?? '' });
  const made = { personId: null, createdById: author.id, createdAt: now, updatedAt: now, version: 1 };
  const rows = sampleTemplates.map(({ isShared: _, teamId, ...template }) => ({
    ...{ ...template, teamId: teamId ?? null },
    ...made,
  }));
  await insertRows(manager, ReplyTemplate, rows);
}

async function loadShares(manager: EntityManager): Promise<void> {
  for (const { company, user } of sampleCompany.shares) {
    const shared = await manager.findOneBy(Company, { externalKey: company });
    const person = await manager.findOneBy(User, { address: user });
    if (shared && person) await manager.insert(CompanyShare, { companyId: shared.id, userId: person.id });
  }
}

/** Takes in the sample's mail in the order in which it came. `pauseMs` between messages lets a newcomer watch; the signal ends it. */
export async function deliverSampleMail(
  context: Context,
  files: readonly SampleFile[],
  pauseMs: number,
  signal: AbortSignal,
): Promise<void> {
  const pool: ParsePool = await openParsePool({ ...parsePoolOptions(context, sampleCompany.domains), threads: 0 });
  const mailboxes = new Map((await context.database.manager.find(Mailbox)).map(mailbox => [mailbox.address, mailbox]));
  try {
    for (const { file, mailbox, folder } of files) {
      if (signal.aborted) return;
      const target = mailboxes.get(mailbox);
      if (!target) throw new Error(`The sample has no mailbox ${mailbox}.`);
      await importSingle(context, pool, target, { bytes: await readFile(file), format: 'eml', folder });
      if (pauseMs > 0) await pause(pauseMs, signal);
    }
  } finally {
    await pool.close();
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
