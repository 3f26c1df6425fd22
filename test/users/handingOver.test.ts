import { changeMailSettings, describeMailSettings } from '../../service/users/mailSettings.service';
import { OutgoingMail } from '../../service/users/outgoingMail.entity';
import { listSentMail, sendTest, sendWritten, writeTo } from '../../service/users/outgoingMail.service';
import { inTransaction } from '../../service/platform/database/transaction';
import type { Viewer } from '../../service/users/roles';
import { sendingOf } from '../support/exchange/sending';
import type { SendingWorld } from '../support/exchange/sendingWorld';
import { openSendingWorld } from '../support/exchange/sendingWorld';

// Mails of the house leave from a mailbox of Exchange where no mail server is there.
let world: SendingWorld;
let chief: Viewer;
const LI_NA = 'li.na@haitu.example';

beforeEach(async () => {
  world = await openSendingWorld();
  chief = world.world.viewers.liNa;
});
afterEach(() => world.close());

const settings = (from: string) => ({
  ...{ isActive: true, road: 'exchange' as const, host: '', port: 587, security: 'starttls' as const, user: null },
  ...{ from, fromName: 'Haitu' },
});

async function choose(from: string) {
  const { version } = await describeMailSettings(world.context);
  return changeMailSettings(world.context, chief, version, settings(from));
}

async function invite(): Promise<number> {
  const { manager } = world.context.database;
  await inTransaction(world.context.database, transaction =>
    writeTo(transaction, 'invitation', chief.userId, world.time.now),
  );
  return (await manager.findOneByOrFail(OutgoingMail, { kind: 'invitation' })).id;
}

it('sends the mail of the house from a mailbox that is read from Exchange, and leaves no copy with its link there', async () => {
  expect((await choose(LI_NA)).road).toBe('exchange');
  const id = await invite();
  const before = world.liNa.items.size;
  await sendWritten(world.context, id, 1);
  await sendWritten(world.context, id, 2);
  const { delivered } = sendingOf(world.liNa);
  expect(delivered).toHaveLength(1);
  expect(delivered[0]?.to).toEqual([LI_NA]);
  expect(world.liNa.items.size).toBe(before);
  const { mails } = await listSentMail(world.context.database.manager);
  expect(mails[0]).toMatchObject({ state: 'sent', answer: 'Exchange: 202 Accepted' });
});

it('goes on waiting while Exchange is not there, and says for good what it refuses', async () => {
  await choose(LI_NA);
  const id = await invite();
  const { faults } = sendingOf(world.liNa);
  faults.unavailable = 1;
  await expect(sendWritten(world.context, id, 1)).rejects.toMatchObject({ code: 'graph.throttled', retry: true });
  faults.refused = 1;
  await expect(sendWritten(world.context, id, 2)).rejects.toMatchObject({ code: 'graph.refused' });
  const { mails } = await listSentMail(world.context.database.manager);
  expect(mails[0]).toMatchObject({ state: 'failed', errorCode: 'graph.refused' });
});

it('takes no address that is not read from Exchange', async () => {
  await expect(choose('nobody@haitu.example')).rejects.toMatchObject({
    code: 'mail.not_in_exchange',
    details: { field: 'from' },
  });
  expect((await describeMailSettings(world.context)).version).toBe(0);
});

it('notes a test in the list of sent mail', async () => {
  await choose(LI_NA);
  expect((await sendTest(world.context, chief)).answer).toBe('Exchange: 202 Accepted');
  sendingOf(world.liNa).faults.refused = 1;
  await expect(sendTest(world.context, chief)).rejects.toMatchObject({ code: 'graph.refused' });
  const { mails } = await listSentMail(world.context.database.manager);
  expect(mails.map(mail => mail.state)).toEqual(['failed', 'sent']);
});
