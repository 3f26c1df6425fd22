import { createCompany } from '../../service/companies/companies.service';
import { Company } from '../../service/companies/company.entity';
import type { Context } from '../../service/context';
import { fileByPerson } from '../../service/filing/deciding.service';
import { FilingStatus } from '../../service/filing/filing.entity';
import { readHistory } from '../../service/filing/history.service';
import { MASK, maskReason, possibleNames } from '../../service/filing/masking';
import { presentStatuses } from '../../service/filing/presenting.service';
import { listActs } from '../../service/filing/reviewing.service';
import { MailboxMember } from '../../service/mail/message.entity';
import { inTransaction } from '../../service/platform/database/transaction';
import { listMessages } from '../../service/reading/listing.service';
import type { Viewer } from '../../service/users/roles';
import { closeTestContext, openTestContext } from '../support/context';
import { letter } from '../support/letters';
import type { TestWorld } from '../support/world';
import { deliver, makeWorld, settleFiling } from '../support/world';

describe('a reason, for somebody who may not know every company', () => {
  const known = new Set(['Acme Co., Ltd', 'Nordlicht']);
  test.each([
    ['one that he knows', { company: 'Nordlicht' }, { company: 'Nordlicht' }],
    ['one whose name has commas', { company: 'Acme Co., Ltd' }, { company: 'Acme Co., Ltd' }],
    [
      'a hidden one takes along what is told of it',
      { domain: 'xinyuan-textille.example', known: 'xinyuan-textile.example', company: '鑫源', how: 'one_more' },
      { domain: 'xinyuan-textille.example', known: MASK, company: MASK, how: 'one_more' },
    ],
    [
      'of several those that he knows',
      { n: '3', names: 'Acme Co., Ltd, 鑫源, Nordlicht' },
      { names: 'Acme Co., Ltd, Nordlicht' },
    ],
    ['of several hidden ones none', { names: 'Xin Co., Ltd, 鑫源' }, { names: MASK }],
    ['the number of a hidden record', { number: 'PO-0088', order: 'SO-1' }, { number: MASK, order: 'SO-1' }],
    ['our own name, which is no company’s', { known: 'haitu.example' }, { known: 'haitu.example' }],
  ])('%s', (_what, values, expected) => {
    const masked = maskReason(
      { code: 'several', values: values as Record<string, string> },
      known,
      new Set(['PO-0088']),
    );
    expect(masked.values).toMatchObject(expected);
  });

  test('asks for every name that the text may hold', () => {
    const names = possibleNames([{ code: 'several', values: { names: 'Acme Co., Ltd, 鑫源' } }]);
    expect([...names]).toEqual(expect.arrayContaining(['Acme Co., Ltd', '鑫源']));
  });

  test('evidence stays: it is the mail itself', () => {
    const evidence = [{ field: 'from' as const, text: 'a@b.example' }];
    expect(maskReason({ code: 'look_alike', values: { company: '鑫源' }, evidence }, known, new Set()).evidence).toBe(
      evidence,
    );
  });
});

describe('where mail stands, as it is told', () => {
  let context: Context;
  let world: TestWorld;
  beforeEach(async () => {
    context = await openTestContext();
    world = await makeWorld(context);
    await settleFiling(context);
  });
  afterEach(() => closeTestContext(context));

  const manager = () => context.database.manager;
  const told = async (viewer: Viewer, id: number) => (await presentStatuses(manager(), viewer, [id])).get(id)!;

  test('a look-alike of a factory does not tell a trader of the factory, and tells the purchaser', async () => {
    const fake = letter({
      from: 'Jin <jin@xinyuan-textille.example>',
      subject: 'Payment',
      text: 'our bank account has changed',
    });
    const id = (await deliver(context, world.mailboxes.liNa, fake)) as number;
    const toTrader = JSON.stringify(await told(world.viewers.liNa, id));
    expect(toTrader).toContain('look_alike');
    expect(toTrader).not.toMatch(/鑫源|xinyuan-textile\.example/);
    expect(JSON.stringify(await told(world.viewers.zhaoFang, id))).toMatch(/鑫源/);
  });

  test('a record of a colleague’s customer does not show through the forwarder that works on it', async () => {
    const { liNa } = world.viewers;
    await createCompany(context, world.viewers.chenJing, {
      name: 'Blue Forwarding',
      isPartner: true,
      domains: ['bluefwd.example'],
      ownerId: liNa.userId,
    });
    await settleFiling(context);
    const booking = letter({
      from: 'Op <op@bluefwd.example>',
      subject: 'SO-2026-0098',
      text: 'SO-2026-0098 is booked',
    });
    const id = (await deliver(context, world.mailboxes.liNa, booking)) as number;
    const { filings } = await told(liNa, id);
    expect(filings).toMatchObject([{ company: { name: 'Blue Forwarding' }, record: null }]);
    expect(JSON.stringify(filings)).not.toContain('Atlas');
    const [line] = (await listMessages(manager(), liNa, {})).messages;
    expect(line?.filedUnder).toMatchObject([{ company: 'Blue Forwarding', recordId: null, record: null }]);
    const [entry] = (await readHistory(manager(), liNa, id)).entries;
    expect(entry).toMatchObject({ company: 'Blue Forwarding', record: null, reasons: [] });
    // Their manager sees both.
    expect((await told(world.viewers.chenJing, id)).filings).toMatchObject([{ record: { number: 'SO-2026-0098' } }]);
    const history = (await readHistory(manager(), world.viewers.chenJing, id)).entries;
    expect(history[0]).toMatchObject({ record: 'SO-2026-0098' });
  });

  test('own acts tell nothing of mail and companies that one may not see any more', async () => {
    const { liNa } = world.viewers;
    const secret = letter({ from: 'Marco <marco@gmail.com>', subject: 'top secret' });
    const messageId = (await deliver(context, world.mailboxes.sales, secret)) as number;
    const { id: companyId } = await manager().findOneByOrFail(Company, { externalKey: 'nordlicht' });
    const { version } = await manager().findOneByOrFail(FilingStatus, { messageId });
    await inTransaction(context.database, writer =>
      fileByPerson(writer, liNa, messageId, { companyId, scope: 'message', version }, context.clock()),
    );
    expect((await listActs(manager(), liNa)).acts).toMatchObject([
      { subject: 'top secret', company: 'Nordlicht Küchen GmbH' },
    ]);
    await inTransaction(context.database, async writer => {
      await writer.delete(MailboxMember, { userId: liNa.userId });
      await writer.update(Company, { id: companyId }, { ownerId: world.viewers.wangLei.userId });
    });
    expect((await listActs(manager(), liNa)).acts).toMatchObject([
      { kind: 'file', subject: null, company: null, record: null },
    ]);
  });
});
