import type { Context } from '../../service/context';
import type { ImportData } from '../../service/intake/dataImport/data';
import { loadCompanyData } from '../../service/intake/dataImport.service';
import { parsePoolOptions } from '../../service/intake/pool';
import { importSingle } from '../../service/intake/single.service';
import { Mailbox, MailboxMember, MailboxMessage } from '../../service/mail/message.entity';
import { openParsePool } from '../../service/mail/parsePool';
import { inTransaction } from '../../service/platform/database/transaction';
import { filingJobs } from '../../service/filing/filing.jobs';
import { Job } from '../../service/platform/queue/job.entity';
import { insertUser } from '../../service/users/accounts.service';
import type { Viewer } from '../../service/users/roles';
import { saveCompanySettings } from '../../service/users/settings.service';
import type { Role } from '../../service/users/users.schema';
import { viewerOf } from '../../service/users/viewing.service';

/** A small company for tests: two traders under a manager, a purchaser, a clerk, finance, an administrator; two personal mailboxes and a shared one. */
export interface TestWorld {
  viewers: Record<'liNa' | 'wangLei' | 'chenJing' | 'zhaoFang' | 'sunYue' | 'hePing' | 'admin' | 'zhouMin', Viewer>;
  mailboxes: Record<'liNa' | 'wangLei' | 'sales', Mailbox>;
}

const people: [keyof TestWorld['viewers'], string, Role][] = [
  ['zhouMin', 'zhou.min', 'owner'],
  ['chenJing', 'chen.jing', 'manager'],
  ['liNa', 'li.na', 'trader'],
  ['wangLei', 'wang.lei', 'trader'],
  ['zhaoFang', 'zhao.fang', 'purchaser'],
  ['sunYue', 'sun.yue', 'clerk'],
  ['hePing', 'he.ping', 'finance'],
  ['admin', 'admin', 'administrator'],
];

const own = (local: string) => `${local}@haitu.example`;

/** Companies of the test world: Nordlicht is Li Na's, Atlas Wang Lei's, Xinyuan a factory of Zhao Fang's. */
export const testCompanies: ImportData = {
  companies: [
    {
      key: 'nordlicht',
      name: 'Nordlicht Küchen GmbH',
      types: ['customer'],
      domains: ['nordlicht.example'],
      ownerAddress: own('li.na'),
      contacts: [{ name: 'Anna Weber', addresses: ['anna.weber@nordlicht.example'] }],
    },
    {
      key: 'atlas',
      name: 'Atlas Home Ltd',
      types: ['customer'],
      domains: ['atlas-home.example'],
      ownerAddress: own('wang.lei'),
      contacts: [{ name: 'John Ward', addresses: ['j.ward@atlas-home.example'] }],
    },
    {
      key: 'xinyuan',
      name: '绍兴鑫源纺织有限公司',
      types: ['supplier'],
      domains: ['xinyuan-textile.example'],
      ownerAddress: own('zhao.fang'),
      contacts: [{ name: '金伟', addresses: ['jin@xinyuan-textile.example'] }],
    },
  ],
  contacts: [],
  records: [
    { kind: 'quote', number: 'Q-2026-0031', companyKey: 'nordlicht', title: 'Bamboo tray' },
    { kind: 'order', number: 'SO-2026-0098', companyKey: 'atlas', title: 'Tea towels', otherNumbers: ['ATL-77123'] },
    { kind: 'purchase_order', number: 'PO-0088', companyKey: 'xinyuan', title: 'Tea towels' },
  ],
  keysDecide: true,
};

/** Makes the people, mailboxes and companies of the test world. */
export async function makeWorld(context: Context): Promise<TestWorld> {
  const now = context.clock();
  const ids = new Map<string, number>();
  await inTransaction(context.database, async manager => {
    await saveCompanySettings(manager, {
      name: '宁波海图贸易有限公司',
      ownDomains: ['haitu.example'],
      dropboxAddresses: [],
      excludedFolders: [],
      timeZone: 'Asia/Shanghai',
    });
    const above: Record<string, string> = {
      chenJing: 'zhouMin',
      liNa: 'chenJing',
      wangLei: 'chenJing',
      zhaoFang: 'zhouMin',
    };
    for (const [key, local, role] of people) {
      const user = await insertUser(
        manager,
        { address: own(local), name: local, roles: [role], managerId: ids.get(above[key] ?? '') ?? null },
        now,
      );
      ids.set(key, user.id);
    }
  });
  const mailboxes = await inTransaction(context.database, async manager => {
    const make = (local: string, ownerKey: string, isShared: boolean) =>
      manager.save(
        manager.create(Mailbox, {
          address: own(local),
          name: local,
          isShared,
          ownerId: ids.get(ownerKey) as number,
          watchedFolder: null,
          isActive: true,
          createdAt: now,
        }),
      );
    const sales = await make('sales', 'chenJing', true);
    await manager.insert(MailboxMember, { mailboxId: sales.id, userId: ids.get('liNa') as number });
    return { liNa: await make('li.na', 'liNa', false), wangLei: await make('wang.lei', 'wangLei', false), sales };
  });
  await loadCompanyData(context, 'command_line', testCompanies);
  const viewers = {} as TestWorld['viewers'];
  for (const [key] of people)
    viewers[key] = (await viewerOf(context.database.manager, ids.get(key) as number)) as Viewer;
  return { viewers, mailboxes };
}

/** Delivers a message to a mailbox and answers its number, or null where it was kept out. */
export async function deliver(
  context: Context,
  mailbox: Mailbox,
  bytes: Buffer,
  folder = 'inbox',
): Promise<number | null> {
  const pool = await openParsePool({ ...parsePoolOptions(context, ['haitu.example']), threads: 0 });
  const result = await importSingle(context, pool, mailbox, { bytes, format: 'eml', folder });
  await pool.close();
  if (result === 'keptOut') return null;
  const [copy] = await context.database.manager.find(MailboxMessage, {
    where: { mailboxId: mailbox.id },
    order: { id: 'DESC' },
    take: 1,
  });
  return copy?.messageId ?? null;
}

/** Runs the filing jobs that wait, until none is left. */
export async function settleFiling(context: Context): Promise<void> {
  const [definition] = filingJobs(context);
  for (let turn = 0; turn < 50; turn += 1) {
    const jobs = await context.database.manager.find(Job, {
      where: { name: definition?.name ?? '', state: 'waiting' },
      order: { id: 'ASC' },
    });
    if (jobs.length === 0) return;
    for (const job of jobs) {
      await inTransaction(context.database, manager => manager.delete(Job, { id: job.id }));
      await definition?.handler(job.payload, {
        id: job.id,
        key: job.key,
        attempt: 1,
        signal: new AbortController().signal,
      });
    }
  }
  throw new Error('the filing jobs never end');
}
