import { createCompany } from '../../service/companies/companies.service';
import { reckonCompanies } from '../../service/companies/standing.service';
import { listCompanies, readCompany } from '../../service/companies/companyReading.service';
import { Filing } from '../../service/filing/filing.entity';
import { Conversation, Message } from '../../service/mail/message.entity';
import { inTransaction } from '../../service/platform/database/transaction';
import type { Viewer } from '../../service/users/roles';
import type { House } from './people';
import { openHouse } from './people';

let house: House;
let trader: Viewer;

beforeEach(async () => {
  house = await openHouse();
  trader = await house.hire('Trader', ['trader']);
});

afterEach(() => house.close());

let made = 0;

/** A letter that stands under a company since `sentAt`. */
async function file(
  companyId: number,
  sentAt: string,
  more: { kind?: Message['kind']; ended?: boolean; twice?: boolean } = {},
) {
  await inTransaction(house.context.database, async manager => {
    made += 1;
    const at = new Date(sentAt);
    const conversation = await manager.save(
      manager.create(Conversation, {
        key: `k${made}`,
        foldedSubject: '',
        threadRoot: null,
        subject: '',
        firstAt: at,
        lastAt: at,
      }),
    );
    const message = await manager.save(
      manager.create(Message, {
        ...{
          identity: `i${made}`,
          messageIdHash: null,
          messageId: null,
          contentHash: null,
          conversationId: conversation.id,
        },
        ...{
          kind: more.kind ?? 'normal',
          direction: 'in',
          subject: '',
          fromName: '',
          fromAddress: '',
          sentAt: at,
          preview: '',
        },
        ...{
          hasAttachments: false,
          size: 0,
          language: null,
          isIdReused: false,
          answersMessageId: null,
          importedAt: at,
        },
      }),
    );
    const endedAt = more.ended ? at : null;
    const filing = {
      messageId: message.id,
      companyId,
      confidence: 'certain',
      reasons: [],
      sentAt: at,
      createdAt: at,
      endedAt,
    };
    await manager.insert(Filing, filing);
  });
}

/** What the job does after mail was filed. */
const reckon = (ids: number[]) =>
  inTransaction(house.context.database, manager => reckonCompanies(manager, ids, new Date()));

test('letters that stand under a company now are counted, the newest is told; ended filings and stubs are not', async () => {
  const { id } = await createCompany(house.context, trader, { name: 'Acme' });
  await file(id, '2026-01-05T10:00:00.500Z');
  await file(id, '2026-01-07T10:00:00.000Z');
  await file(id, '2026-02-01T10:00:00.000Z', { ended: true });
  await file(id, '2026-02-02T10:00:00.000Z', { kind: 'stub' });
  const expected = { lastMessageAt: '2026-01-07T10:00:00.000Z' };
  expect(await readCompany(house.context, trader, id)).toMatchObject({ messageCount: 2, ...expected });
  await reckon([id]);
  expect((await listCompanies(house.context, trader, {})).companies).toMatchObject([expected]);
});

test('pages by the newest letter hold every company once: newest first, those without mail last', async () => {
  const ids: Record<string, number> = {};
  for (const name of ['Old', 'New', 'None', 'Same A', 'Same B'])
    ids[name] = (await createCompany(house.context, trader, { name })).id;
  await file(ids.Old as number, '2025-01-01T00:00:00.000Z');
  await file(ids.Old as number, '2025-02-01T00:00:00.000Z');
  await file(ids.New as number, '2026-02-01T00:00:00.123Z');
  await file(ids['Same A'] as number, '2025-06-01T00:00:00.000Z');
  await file(ids['Same B'] as number, '2025-06-01T00:00:00.000Z');
  await reckon(Object.values(ids));
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listCompanies(house.context, trader, {
      sort: 'last_mail',
      limit: 1,
      ...(cursor ? { cursor } : {}),
    });
    seen.push(...page.companies.map(company => company.name));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(seen).toEqual(['New', 'Same B', 'Same A', 'Old', 'None']);
});
