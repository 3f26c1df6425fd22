// What Outlook's handlers do, without Outlook: `SendWorld` is what addin/launchevent.ts gives them. A mail is never kept because something of ours fails.
import type { LeftFacts, LocalFinding, SentMail } from './localRules';
import { FACTS_KEY, localFindings, markOf } from './localRules';
import type { Language } from './words';
import { bounded, cancelLabel, languageOf, localMessage } from './words';

/** The service is asked for at most so long, reading the mail included; milliseconds. */
export const LIMIT_MS = 2_000;
/** The manifest's button that opens the pane in a compose window. */
export const PANE_COMMAND = 'composePane';
const MAX_TEXT = 100_000;
const MOST = 500;

export interface Answer {
  allowEvent: boolean;
  errorMessage?: string;
  cancelLabel?: string;
  commandId?: string;
  contextData?: string;
  sendModeOverride?: 'promptUser';
}

export interface ServiceVerdict {
  verdict: 'send' | 'ask' | 'hold';
  message: { 'zh-CN': string; en: string };
  header: { name: string; value: string } | null;
}

/** Outlook, the service and the clock, as the handlers need them. Each may fail, hang or be missing. */
export interface SendWorld {
  /** Calls `completed` of the event. */
  complete(answer: Answer): void;
  has(set: '1.8' | '1.11' | '1.14'): boolean;
  hostLanguage(): string | undefined;
  mailbox(): string;
  readMail(): Promise<SentMail>;
  readSession(key: string): Promise<string | null>;
  writeSession(key: string, value: string): Promise<void>;
  setHeader(name: string, value: string): Promise<void>;
  /** A token for the service; null where nobody is signed in. Never asks the person. */
  token(): Promise<string | null>;
  /** Where the service is; null where it is not known. */
  service: string | null;
  post(url: string, token: string, body: string): Promise<{ status: number; text: string }>;
  later(ms: number, work: () => void): void;
}

/** Calls back once, whatever happens afterwards. */
function once(world: SendWorld): (answer: Answer) => void {
  let isDone = false;
  return answer => {
    if (isDone) return;
    isDone = true;
    try {
      world.complete(answer);
    } catch {
      // Outlook has gone on by itself.
    }
  };
}

function parsed<T>(text: string | null): T | null {
  try {
    return text ? (JSON.parse(text) as T) : null;
  } catch {
    return null;
  }
}

async function readFacts(world: SendWorld): Promise<LeftFacts> {
  if (!world.has('1.11')) return {};
  const facts = parsed<LeftFacts>(await world.readSession(FACTS_KEY).catch(() => null));
  return facts && typeof facts === 'object' ? facts : {};
}

function isVerdict(value: ServiceVerdict | null): value is ServiceVerdict {
  return (
    value !== null &&
    (value.verdict === 'send' || value.verdict === 'ask' || value.verdict === 'hold') &&
    typeof value.message === 'object' &&
    value.message !== null
  );
}

/** Asks the service; null where it is not reached, says no, or says what nobody understands. */
async function askService(
  world: SendWorld,
  mail: SentMail,
  facts: LeftFacts,
  moment: 'send' | 'compose',
): Promise<ServiceVerdict | null> {
  if (!world.service) return null;
  const token = await world.token().catch(() => null);
  if (!token) return null;
  const { from, subject, inReplyTo } = mail;
  const [recipients, attachments] = [mail.recipients.slice(0, MOST), mail.attachments.slice(0, MOST)];
  const body = {
    mailbox: world.mailbox() || from,
    ...{ from, recipients, subject, attachments, inReplyTo, moment },
    text: mail.text.slice(0, MAX_TEXT),
    ref: facts.ref || null,
    answers: (facts.answers || []).map(({ code, reason, key }) => (key ? { code, reason, key } : { code, reason })),
  };
  const reply = await world.post(`${world.service}/api/guard/verdict`, token, JSON.stringify(body));
  const verdict = reply.status === 200 ? parsed<ServiceVerdict>(reply.text) : null;
  return isVerdict(verdict) ? verdict : null;
}

/** The dialog. Where the client lets a person send all the same, he may, but for what must be mended first. */
function stopped(
  world: SendWorld,
  message: string,
  verdict: 'ask' | 'hold',
  language: Language,
  codes: string[],
): Answer {
  const answer: Answer = { allowEvent: false, errorMessage: bounded(message) };
  if (!world.has('1.14')) return answer;
  answer.cancelLabel = cancelLabel[language];
  answer.commandId = PANE_COMMAND;
  answer.contextData = JSON.stringify({ guard: codes });
  if (verdict === 'ask') answer.sendModeOverride = 'promptUser';
  return answer;
}

/** What follows from the rules of this place alone. */
function byItself(world: SendWorld, findings: readonly LocalFinding[], language: Language): Answer {
  const [first] = findings;
  if (!first) return { allowEvent: true };
  const strength = findings.some(one => one.strength === 'hold') ? 'hold' : 'ask';
  return stopped(
    world,
    localMessage(findings, language),
    strength,
    language,
    findings.map(one => one.code),
  );
}

function byService(world: SendWorld, { verdict, message }: ServiceVerdict, language: Language): Answer {
  const words = message[language];
  // A mail that is kept without a word why is a mail that is lost.
  if (verdict === 'send' || !words) return { allowEvent: true };
  return stopped(world, words, verdict, language, []);
}

/**
 * The handler of sending: the rules of this place first, then the service for what is left of two seconds. Where it is silent, what the pane heard of this very mail counts, else the
 * rules of this place; what fails lets the mail go. `completed` is called once.
 */
export async function onSend(world: SendWorld): Promise<void> {
  const complete = once(world);
  let silent: Answer = { allowEvent: true };
  world.later(LIMIT_MS, () => complete(silent));
  try {
    const facts = await readFacts(world);
    const mail = await world.readMail();
    const language = languageOf(facts.language, world.hostLanguage());
    const known = facts.verdict && facts.verdict.of === markOf(mail) ? facts.verdict : null;
    const alone = byItself(world, localFindings(mail, facts), language);
    silent = alone.allowEvent && isVerdict(known) ? byService(world, known, language) : alone;
    const verdict = await askService(world, mail, facts, 'send').catch(() => null);
    if (!verdict) return complete(silent);
    const answer = byService(world, verdict, language);
    if (answer.allowEvent) {
      silent = answer;
      const { header } = verdict;
      if (header && world.has('1.8')) await world.setHeader(header.name, header.value).catch(() => undefined);
    }
    complete(answer);
  } catch {
    complete(silent);
  }
}

/** The handler of a new mail: what the service says of an answer already is left for the moment of sending. Nothing is shown, nothing is kept from the person. */
export async function onNewMail(world: SendWorld): Promise<void> {
  const complete = once(world);
  world.later(LIMIT_MS, () => complete({ allowEvent: true }));
  try {
    const facts = await readFacts(world);
    const mail = world.has('1.11') && !facts.verdict ? await world.readMail() : null;
    const verdict = mail && mail.recipients.length > 0 ? await askService(world, mail, facts, 'compose') : null;
    if (mail && verdict) {
      const { message, header } = verdict;
      const left: LeftFacts = { ...facts, verdict: { of: markOf(mail), verdict: verdict.verdict, message, header } };
      await world.writeSession(FACTS_KEY, JSON.stringify(left));
    }
  } catch {
    // The mail is written all the same.
  }
  complete({ allowEvent: true });
}
