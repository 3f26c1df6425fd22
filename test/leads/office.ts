import type { Context } from '../../service/context';
import { readInquiry } from '../../service/leads/inquiries.service';
import { Inquiry } from '../../service/leads/inquiry.entity';
import { Lead } from '../../service/leads/lead.entity';
import type { Mailbox } from '../../service/mail/message.entity';
import { Message } from '../../service/mail/message.entity';
import { inTransaction } from '../../service/platform/database/transaction';
import { openSession } from '../../service/users/sessions.service';
import { sessionCookie } from '../../service/platform/http/authentication';
import type { TestApp, TestBrowser } from '../support/app';
import { browserOf, buildTestApp } from '../support/app';
import type { Letter } from '../support/letters';
import { letter } from '../support/letters';
import type { TestWorld } from '../support/world';
import { deliver, makeWorld } from '../support/world';

/** The test world with the whole service before it, and leads in it. */
export interface Office extends TestWorld {
  app: TestApp;
  context: Context;
  browserOf(person: keyof TestWorld['viewers']): Promise<TestBrowser>;
  /** Delivers a letter that asks for an offer; answers its number and that of the lead that came of it. */
  ask(letter?: Letter, mailbox?: Mailbox): Promise<{ messageId: number; lead: Lead }>;
  /** Delivers any other letter. */
  send(letter: Letter, mailbox?: Mailbox): Promise<number>;
}

/** What a buyer writes whom nobody knows. */
export const asking: Letter = {
  from: 'Marco Rossi <m.rossi@casasole.example>',
  subject: 'Inquiry: bamboo tray',
  text: [
    'Dear Sir or Madam,',
    '',
    'we are Casa Sole Srl of Milano and look for a supplier of bamboo trays.',
    'Please quote your best price for 5,000 pcs bamboo tray 40x30 cm, CIF Genova.',
    '',
    'Best regards',
    'Marco Rossi',
    'Purchasing Manager',
    'Casa Sole Srl',
    'Tel: +39 02 5550 1234',
    'www.casasole.example',
  ].join('\n'),
  id: 'ask-1@casasole.example',
  date: 'Mon, 02 Mar 2026 07:00:00 +0000',
};

export async function openOffice(): Promise<Office> {
  const app = await buildTestApp();
  const { context } = app;
  const world = await makeWorld(context);
  const send = async (parts: Letter, mailbox = world.mailboxes.liNa) => {
    const id = await deliver(context, mailbox, letter(parts));
    if (id === null) throw new Error('the letter was kept out');
    return id;
  };
  return {
    ...world,
    ...{ app, context, send },
    browserOf: async person => {
      const { userId } = world.viewers[person];
      const token = await inTransaction(context.database, manager =>
        openSession(manager, userId, 'test', app.time.now),
      );
      return browserOf(app.app, `${sessionCookie(context.config.secureCookies)}=${token}`);
    },
    ask: async (parts = {}, mailbox = world.mailboxes.liNa) => {
      const messageId = await send({ ...asking, ...parts }, mailbox);
      return { messageId, lead: await leadOf(context, messageId) };
    },
  };
}

/** The lead of a letter that was recognised; where the import has not noted it, it is noted here. */
async function leadOf(context: Context, messageId: number): Promise<Lead> {
  const { manager } = context.database;
  if (!(await manager.existsBy(Inquiry, { messageId }))) {
    const { sentAt } = await manager.findOneByOrFail(Message, { id: messageId });
    const row = {
      ...{ messageId, state: 'waiting' as const, isToCheck: false, score: 5, kind: 'direct' as const, language: 'en' },
      ...{ reasons: [], fields: null, leadId: null, recordId: null, decidedById: null, decidedAt: null },
      ...{ sentAt, createdAt: context.clock(), version: 1 },
    };
    await inTransaction(context.database, writer => writer.insert(Inquiry, row as never));
  }
  await readInquiry(context, messageId);
  const { leadId } = await manager.findOneByOrFail(Inquiry, { messageId });
  return manager.findOneByOrFail(Lead, { id: leadId ?? 0 });
}
