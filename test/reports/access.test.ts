import fc from 'fast-check';
import { Company, CompanyShare, CompanyTeamShare } from '../../service/companies/company.entity';
import { visibleIds } from '../../service/companies/similar.service';
import type { Context } from '../../service/context';
import { Filing } from '../../service/filing/filing.entity';
import { visibleMessageSql } from '../../service/filing/visibility';
import { Conversation, Mailbox, MailboxMember, MailboxMessage, Message } from '../../service/mail/message.entity';
import { insertRows } from '../../service/platform/database/rows';
import { inTransaction } from '../../service/platform/database/transaction';
import { TradeRecord } from '../../service/records/record.entity';
import { explainAccess } from '../../service/reports/access.service';
import { insertUser } from '../../service/users/accounts.service';
import { AuditEntry } from '../../service/users/user.entity';
import { SharingRule, Team, TeamMember } from '../../service/users/organisation.entity';
import { touchOrganisation } from '../../service/users/organisation.service';
import type { Role } from '../../service/users/users.schema';
import type { Viewer } from '../../service/users/roles';
import { viewerOf } from '../../service/users/viewing.service';
import type { EntityManager } from 'typeorm';
import { buildTestContext } from '../support/app';

const PEOPLE = 7;
const TEAMS = 4;
const COMPANIES = 8;
const MESSAGES = 10;
const roleSets: Role[][] = [
  ['trader'],
  ['trader'],
  ['manager'],
  ['purchaser'],
  ['clerk'],
  ['administrator'],
  ['owner'],
];
const person = fc.integer({ min: 1, max: PEOPLE });
const team = fc.integer({ min: 1, max: TEAMS });
const company = fc.integer({ min: 1, max: COMPANIES });
const access = fc.constantFrom('read', 'write');
const many = <T>(one: fc.Arbitrary<T>, count: number) => fc.array(one, { minLength: count, maxLength: count });
const maybe = (one: fc.Arbitrary<number>) => fc.option(one, { nil: null, freq: 2 });

const anyWorld = fc.record({
  roles: fc.shuffledSubarray(roleSets, { minLength: PEOPLE, maxLength: PEOPLE }),
  managers: many(maybe(person), PEOPLE),
  parents: many(maybe(team), TEAMS),
  teamManagers: many(maybe(person), TEAMS),
  members: fc.uniqueArray(fc.tuple(team, person), { maxLength: 7, selector: pair => pair.join() }),
  rules: fc.uniqueArray(fc.tuple(team, team, access), { maxLength: 2, selector: rule => rule.slice(0, 2).join() }),
  companies: many(fc.tuple(maybe(person), fc.boolean()), COMPANIES),
  shares: fc.uniqueArray(fc.tuple(company, person, access), {
    maxLength: 4,
    selector: share => share.slice(0, 2).join(),
  }),
  teamShares: fc.uniqueArray(fc.tuple(company, team, access), {
    maxLength: 3,
    selector: share => share.slice(0, 2).join(),
  }),
  mailboxes: many(fc.tuple(person, fc.boolean(), maybe(person)), 4),
  copies: many(fc.integer({ min: 1, max: 4 }), MESSAGES),
  filings: many(fc.uniqueArray(company, { maxLength: 2 }), MESSAGES),
  recordOwners: many(maybe(person), COMPANIES),
});
type World = typeof anyWorld extends fc.Arbitrary<infer T> ? T : never;

async function make(context: Context, world: World): Promise<void> {
  const now = context.clock();
  await inTransaction(context.database, async manager => {
    for (let at = 0; at < PEOPLE; at += 1)
      await insertUser(
        manager,
        { address: `p${at}@own.test`, name: `Person ${at}`, roles: world.roles[at] as Role[] },
        now,
      );
    for (let at = 0; at < PEOPLE; at += 1)
      if (world.managers[at] !== at + 1)
        await manager.query('UPDATE "user" SET "managerId" = ? WHERE "id" = ?', [world.managers[at], at + 1]);
    for (let at = 0; at < TEAMS; at += 1)
      await manager.insert(Team, {
        name: `Team ${at}`,
        kind: 'team',
        parentId: null,
        managerId: world.teamManagers[at] ?? null,
        createdAt: now,
        version: 1,
      });
    for (let at = 0; at < TEAMS; at += 1)
      await manager.update(
        Team,
        { id: at + 1 },
        { parentId: world.parents[at] === at + 1 ? null : (world.parents[at] ?? null) },
      );
    for (const [teamId, userId] of world.members) await manager.insert(TeamMember, { teamId, userId });
    for (const [fromTeamId, toTeamId, how] of world.rules)
      await manager.insert(SharingRule, {
        subject: 'company',
        fromTeamId,
        toTeamId,
        access: how,
        createdById: null,
        createdAt: now,
      });
    await touchOrganisation(manager);
    for (const [at, [ownerId, isSupplier]] of world.companies.entries())
      await manager.insert(Company, {
        name: `Company ${at}`,
        foldedName: `company ${at}`,
        isSupplier,
        isCustomer: !isSupplier,
        isAgent: false,
        isPartner: false,
        ownerId,
        createdAt: now,
        version: 1,
      } as never);
    for (const [companyId, userId, how] of world.shares)
      await manager.insert(CompanyShare, { companyId, userId, access: how, sharedById: null, sharedAt: now });
    for (const [companyId, teamId, how] of world.teamShares)
      await manager.insert(CompanyTeamShare, { companyId, teamId, access: how, sharedById: 1, sharedAt: now });
    for (const [at, ownerId] of world.recordOwners.entries())
      await manager.insert(TradeRecord, {
        kind: 'order',
        number: `SO-${at}`,
        foldedNumber: `so${at}`,
        companyId: at + 1,
        title: '',
        state: 'open',
        ownerId,
        createdAt: now,
        version: 1,
      } as never);
    await makeMail(manager, world, now);
  });
}

async function makeMail(manager: EntityManager, world: World, now: Date): Promise<void> {
  for (const [at, [ownerId, isShared, memberId]] of world.mailboxes.entries()) {
    await manager.insert(Mailbox, {
      address: `box${at}@own.test`,
      name: 'box',
      isShared,
      ownerId,
      isActive: true,
      createdAt: now,
      version: 1,
    } as never);
    if (isShared && memberId !== null) await manager.insert(MailboxMember, { mailboxId: at + 1, userId: memberId });
  }
  await manager.insert(Conversation, {
    key: 'k',
    subject: '',
    foldedSubject: '',
    threadRoot: null,
    firstAt: now,
    lastAt: now,
  } as never);
  for (let at = 0; at < MESSAGES; at += 1) {
    await insertRows(manager, Message, [
      {
        identity: `i${at}`,
        conversationId: 1,
        kind: 'person',
        direction: 'in',
        subject: 's',
        fromName: '',
        fromAddress: 'a@b.c',
        sentAt: now,
        preview: '',
        hasAttachments: false,
        size: 1,
        isIdReused: false,
        importedAt: now,
      } as never,
    ]);
    await manager.insert(MailboxMessage, {
      mailboxId: world.copies[at] as number,
      messageId: at + 1,
      folder: 'inbox',
      sourceHash: 'h',
      sentAt: now,
      importedAt: now,
    });
    for (const companyId of world.filings[at] ?? [])
      await manager.insert(Filing, {
        messageId: at + 1,
        companyId,
        contactId: null,
        recordId: at % 2 === 0 ? companyId : null,
        confidence: 'certain',
        reasons: [],
        userId: null,
        ruleId: null,
        sentAt: now,
        createdAt: now,
        endedAt: null,
      } as never);
  }
}

/** What the queries let a person see. */
async function seen(context: Context, viewer: Viewer): Promise<Set<string>> {
  const { manager } = context.database;
  const ids = Array.from({ length: COMPANIES }, (_unused, at) => at + 1);
  const companies = [...(await visibleIds(manager, viewer, ids))];
  const { sql, parameters } = visibleMessageSql(viewer, '"m"');
  const messages = await manager.createQueryBuilder(Message, 'm').where(sql, parameters).getMany();
  return new Set([
    ...companies.flatMap(id => [`company ${id}`, `record ${id}`]),
    ...(viewer.grants.has('mail.read') ? messages.map(message => `message ${message.id}`) : []),
  ]);
}

const worlds = fc.sample(anyWorld, { numRuns: 6, seed: 20261121 });

test.each(worlds.map((world, at) => [at, world] as const))(
  'made world %#: the answer to "why can he see this?" is what the queries let him see, and always has a reason',
  async (_at, world) => {
    const { context, close } = await buildTestContext();
    try {
      await make(context, world);
      const { manager } = context.database;
      const asker = (await viewerOf(
        manager,
        world.roles.findIndex(roles => roles.includes('administrator')) + 1,
      )) as Viewer;
      for (let userId = 1; userId <= PEOPLE; userId += 1) {
        const viewer = (await viewerOf(manager, userId)) as Viewer;
        const visible = await seen(context, viewer);
        for (const [kind, count] of [
          ['company', COMPANIES],
          ['record', COMPANIES],
          ['message', MESSAGES],
        ] as const)
          for (let id = 1; id <= count; id += 1) {
            const answer = await explainAccess(context, asker, { userId, kind, id });
            expect([userId, kind, id, answer.isVisible]).toEqual([userId, kind, id, visible.has(`${kind} ${id}`)]);
            expect(answer.reasons.length > 0).toBe(answer.isVisible);
            expect(answer.missing.length > 0).toBe(!answer.isVisible);
          }
      }
      expect(await manager.countBy(AuditEntry, { action: 'access.explained' })).toBe(
        PEOPLE * (2 * COMPANIES + MESSAGES),
      );
    } finally {
      await close();
    }
  },
);

test('somebody who is switched off sees nothing, and that is the reason', async () => {
  const { context, close } = await buildTestContext();
  await make(context, worlds[0] as World);
  await inTransaction(context.database, manager => manager.query('UPDATE "user" SET "isActive" = 0 WHERE "id" = 2'));
  const asker = (await viewerOf(context.database.manager, 1)) as Viewer;
  const answer = await explainAccess(context, asker, { userId: 2, kind: 'company', id: 1 });
  expect(answer).toMatchObject({ isVisible: false, missing: [{ code: 'switched_off' }] });
  await expect(explainAccess(context, asker, { userId: 99, kind: 'company', id: 1 })).rejects.toThrow('user');
  await expect(explainAccess(context, asker, { userId: 2, kind: 'message', id: 99 })).rejects.toThrow('message');
  await close();
});
