import { Message } from '../../service/mail/message.entity';
import type { Mailbox } from '../../service/mail/message.entity';
import { FOLLOW } from '../../service/teamwork/following.service';
import { teamworkJobs } from '../../service/teamwork/teamwork.jobs';
import { Job } from '../../service/platform/queue/job.entity';
import { inTransaction } from '../../service/platform/database/transaction';
import type { TestApp, TestBrowser } from '../support/app';
import { buildTestApp } from '../support/app';
import type { Letter } from '../support/letters';
import { letter } from '../support/letters';
import type { TestWorld } from '../support/world';
import { deliver, makeWorld, settleFiling } from '../support/world';

export interface Office {
  app: TestApp;
  world: TestWorld;
  browsers: Record<keyof TestWorld['viewers'], TestBrowser>;
  /** A letter comes into a mailbox, and what follows from it has happened. Answers its conversation. */
  receive(mailbox: Mailbox, parts: Letter): Promise<{ conversationId: number; messageId: number }>;
  close(): Promise<void>;
}

/** The test world with everybody signed in; Wang Lei works in the shared mailbox too. */
export async function openOffice(): Promise<Office> {
  const app = await buildTestApp();
  const world = await makeWorld(app.context);
  const { viewers, mailboxes } = world;
  await app.context.database.writer.query(
    `INSERT INTO "mailbox_member" ("mailboxId", "userId") VALUES (${mailboxes.sales.id}, ${viewers.wangLei.userId})`,
  );
  await settleFiling(app.context);
  const browsers = {} as Office['browsers'];
  for (const [key, viewer] of Object.entries(viewers))
    browsers[key as keyof TestWorld['viewers']] = await app.signIn({ id: viewer.userId, address: '', viewer });
  return {
    ...{ app, world, browsers },
    receive: async (mailbox, parts) => {
      const messageId = (await deliver(app.context, mailbox, letter(parts))) as number;
      await settleTeamwork(app);
      const { conversationId } = await app.context.database.manager.findOneByOrFail(Message, { id: messageId });
      return { conversationId, messageId };
    },
    close: app.close,
  };
}

/** Runs the jobs that move conversations on; each twice, since it may. */
async function settleTeamwork(app: TestApp): Promise<void> {
  const definition = teamworkJobs(app.context).find(one => one.name === FOLLOW);
  const jobs = await app.context.database.manager.findBy(Job, { name: FOLLOW, state: 'waiting' });
  const running = { id: 1, key: '', attempt: 1, signal: new AbortController().signal };
  for (const job of jobs) {
    await definition?.handler(job.payload, running);
    await definition?.handler(job.payload, running);
  }
  await inTransaction(app.context.database, manager => manager.delete(Job, { name: FOLLOW }));
}
