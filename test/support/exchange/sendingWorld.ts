import type { Context } from '../../../service/context';
import { allJobs } from '../../../service/jobs';
import { ExchangeItem, ExchangeMailbox } from '../../../service/intake/exchange/exchange.entity';
import { connectMailbox, syncMailbox } from '../../../service/intake/exchange/exchange.service';
import { closeParsePool } from '../../../service/intake/sharedPool.service';
import { OutboxMail } from '../../../service/mail/send/outbox.entity';
import { sendOutbox } from '../../../service/mail/send/sending.service';
import { beginAnswer } from '../../../service/outbox/answer.service';
import { sendMailOff } from '../../../service/outbox/leaving.service';
import { createMail } from '../../../service/outbox/writing.service';
import { inTransaction } from '../../../service/platform/database/transaction';
import { graphFor } from '../../../service/platform/graph/graphOf';
import { Job } from '../../../service/platform/queue/job.entity';
import type { Viewer } from '../../../service/users/roles';
import { closeTestContext, openTestContext } from '../context';
import { letter } from '../letters';
import type { TestWorld } from '../world';
import { deliver, makeWorld } from '../world';
import type { ExchangeSimulator } from './simulator';
import { openSimulator } from './simulator';
import type { SimMailbox } from './store';

/** The test world with Li Na's mailbox in a simulated Exchange, and a clock that is moved by hand. */
export interface SendingWorld {
  context: Context;
  exchange: ExchangeSimulator;
  world: TestWorld;
  liNa: SimMailbox;
  time: { now: Date };
  /** A letter of Anna Weber's that Li Na has; its number. */
  letterId: number;
  /** Li Na's answer to it, sent off; its number. */
  answer(more?: { text?: string; viewer?: Viewer; isSure?: boolean }): Promise<number>;
  /** Runs what waits for a mail once, as the queue would. */
  step(id: number, context?: Context): Promise<OutboxMail>;
  /** Runs and lets time go on until it moves no more. */
  settle(id: number): Promise<OutboxMail>;
  /** Runs all jobs of these names that wait, whatever they are due. */
  runJobs(...names: string[]): Promise<void>;
  sync(): Promise<void>;
  /** A process of its own on the same data. */
  another(): Context;
  close(): Promise<void>;
}

const LI_NA = 'li.na@haitu.example';

export async function openSendingWorld(): Promise<SendingWorld> {
  const exchange = await openSimulator();
  const time = { now: new Date() };
  const plain = await openTestContext();
  const { origin, caFile, signIn } = exchange;
  const { tenantId, clientId, secret } = signIn;
  const settings = { graph: origin, login: origin, tenantId, clientId, proof: { secret }, caFile };
  const opened: Context[] = [];
  const another = () => {
    const made = { ...plain, clock: () => time.now, graph: graphFor({ exchange: settings }, plain.database) };
    opened.push(made);
    return made;
  };
  const context = another();
  const world = await makeWorld(context);
  const liNa = exchange.mailbox(LI_NA);
  await inTransaction(context.database, manager =>
    connectMailbox(manager, world.mailboxes.liNa.id, LI_NA, context.clock()),
  );
  const sent = { id: 'ask-1@nordlicht.example', subject: 'Bamboo trays', text: 'Please quote 500 bamboo trays.' };
  const letterId = (await deliver(
    context,
    world.mailboxes.liNa,
    letter({ ...sent, to: LI_NA, from: 'anna.weber@nordlicht.example' }),
  )) as number;
  const step = async (id: number, by = context) => {
    await sendOutbox(by, id, () => Promise.resolve({}));
    return context.database.manager.findOneByOrFail(OutboxMail, { id });
  };
  const runJobs = async (...names: string[]) => {
    const definitions = allJobs(context).filter(one => names.includes(one.name));
    const jobs = await context.database.manager.find(Job, {
      where: definitions.map(({ name }) => ({ name, state: 'waiting' as const })),
    });
    for (const job of jobs) {
      await inTransaction(context.database, manager => manager.delete(Job, { id: job.id }));
      const running = { id: job.id, key: job.key, attempt: 1, signal: new AbortController().signal };
      await definitions.find(one => one.name === job.name)?.handler(job.payload, running);
    }
  };
  return {
    ...{ context, exchange, world, liNa, time, letterId, another, step, runJobs },
    answer: async ({ text = 'Dear Anna, thank you.', viewer = world.viewers.liNa, isSure = true } = {}) => {
      const begun = await beginAnswer(context, viewer, letterId);
      const { reply, subject, quoted, companyId, recordId } = begun;
      const mailboxId = begun.mailboxes[0]?.id ?? 0;
      const draft = await createMail(context, viewer, {
        ...{ mailboxId, recipients: reply, subject, text, quoted, companyId, recordId, answersMessageId: letterId },
      });
      await sendMailOff(context, viewer, draft.id, draft.version, { isSure });
      time.now = new Date(time.now.getTime() + 10_000);
      return draft.id;
    },
    settle: async id => {
      for (let turn = 0; turn < 60; turn += 1) {
        const mail = await step(id);
        if (!['waiting', 'drafted', 'sending'].includes(mail.state)) return mail;
        time.now = new Date(time.now.getTime() + 20_000);
      }
      throw new Error('it does not come to an end');
    },
    sync: async () => {
      for (const { mailboxId } of await context.database.manager.find(ExchangeMailbox)) {
        for (let run = 0; run < 20; run += 1) {
          const done = await syncMailbox(context, mailboxId);
          const left = await context.database.manager.countBy(ExchangeItem, { mailboxId, state: 'wanted' });
          if (!done.isMore && left === 0) break;
        }
      }
    },
    close: async () => {
      await closeParsePool(context);
      for (const one of opened) await one.graph?.close();
      await closeTestContext(plain);
      await exchange.close();
    },
  };
}
