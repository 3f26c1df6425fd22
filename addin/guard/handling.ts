// What Outlook's handlers do, without Outlook: `SendWorld` is what addin/launchevent.ts gives them. A mail is never kept because something of ours fails.
import type { LeftFacts, LocalFinding, SentMail } from './localRules';
import { FACTS_KEY, localFindings, markOf } from './localRules';
import type { Language } from './words';
import { bounded, cancelLabel, languageOf, localMessage, onceMore } from './words';

/** The service is asked for at most so long, reading the mail included; milliseconds. */
export const LIMIT_MS = 2_000;
/** Where Outlook itself is that slow at telling the mail, the rules of this place wait for it so long, without the service: below the 5 s from which Outlook says that it takes longer. */
export const READ_MS = 4_000;
/** The manifest's button that opens the pane in a compose window. */
export const PANE_COMMAND = 'composePane';
/** Of which mail the person was asked last while the service was silent, in the session of its window. */
export const ASKED_KEY = 'tradepost.asked';
const MAX_TEXT = 100_000;
const MOST = 500;

export interface Answer {
  allowEvent: boolean;
  errorMessage?: string;
  cancelLabel?: string;
  commandId?: string;
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
  /** The status of a page that anybody may ask for. */
  reach(url: string): Promise<number>;
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

/** What asking the service came to: 'wordless' where it is there and says nothing of this mail (nobody is signed in here); 'silent' where it is not there, or talks nonsense. */
type Told = ServiceVerdict | 'wordless' | 'silent';

async function askService(
  world: SendWorld,
  mail: SentMail,
  facts: LeftFacts,
  moment: 'send' | 'compose',
): Promise<Told> {
  if (!world.service) return 'silent';
  const token = await tokenOf(world);
  if (!token) return isThere(await world.reach(`${world.service}/api/pane/sign-in-settings`)) ? 'wordless' : 'silent';
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
  if (isVerdict(verdict)) return verdict;
  return reply.status !== 200 && isThere(reply.status) ? 'wordless' : 'silent';
}

const isThere = (status: number) => status >= 200 && status < 500;

async function tokenOf(world: SendWorld): Promise<string | null> {
  try {
    return await world.token();
  } catch {
    return null;
  }
}

/** The dialog. Where the client lets a person send all the same, he may, but for what must be mended first. */
function stopped(world: SendWorld, message: string, verdict: 'ask' | 'hold', language: Language): Answer {
  const answer: Answer = { allowEvent: false, errorMessage: bounded(message) };
  if (!world.has('1.14')) return answer;
  answer.cancelLabel = cancelLabel[language];
  answer.commandId = PANE_COMMAND;
  if (verdict === 'ask') answer.sendModeOverride = 'promptUser';
  return answer;
}

/** What follows from the rules of this place alone. */
function byItself(world: SendWorld, findings: readonly LocalFinding[], language: Language): Answer {
  if (findings.length === 0) return { allowEvent: true };
  const strength = findings.some(one => one.strength === 'hold') ? 'hold' : 'ask';
  return stopped(world, localMessage(findings, language), strength, language);
}

function byService(world: SendWorld, { verdict, message }: ServiceVerdict, language: Language): Answer {
  const words = message[language];
  // A mail that is kept without a word why is a mail that is lost.
  if (verdict === 'send' || !words) return { allowEvent: true };
  return stopped(world, words, verdict, language);
}

/**
 * The same while the service is silent: whoever gives reasons, approves or only serves the pane is out of reach, so the person is asked and never kept. Where the client has no button
 * for sending all the same, pressing Send once more is it.
 */
async function softened(world: SendWorld, answer: Answer, mark: string, language: Language): Promise<Answer> {
  if (answer.allowEvent) return answer;
  if (world.has('1.14')) return { ...answer, sendModeOverride: 'promptUser' };
  const asked = await world.readSession(ASKED_KEY).catch(() => null);
  if (asked === mark) return { allowEvent: true };
  // What could not be noted would be asked for ever.
  const isNoted = await world.writeSession(ASKED_KEY, mark).then(
    () => true,
    () => false,
  );
  return isNoted ? { ...answer, errorMessage: onceMore(answer.errorMessage || '', language) } : { allowEvent: true };
}

/** The header that a gate of the house asks for goes with every mail that may leave after this answer. */
async function seal(world: SendWorld, answer: Answer, header: ServiceVerdict['header']): Promise<void> {
  if (!answer.allowEvent && answer.sendModeOverride !== 'promptUser') return;
  if (header && world.has('1.8')) await world.setHeader(header.name, header.value).catch(() => undefined);
}

/**
 * The handler of sending: the rules of this place first, then the service for what is left of two seconds. Where it says nothing of the mail, what the pane heard of this very mail
 * counts, else the rules of this place; where it is silent these ask and keep nothing. What fails lets the mail go. `completed` is called once.
 */
export async function onSend(world: SendWorld): Promise<void> {
  const complete = once(world);
  let silent: Answer = { allowEvent: true };
  let [isJudged, isOver] = [false, false];
  world.later(LIMIT_MS, () => {
    isOver = true;
    if (isJudged) complete(silent);
  });
  world.later(READ_MS, () => complete(silent));
  try {
    const facts = await readFacts(world);
    const mail = await world.readMail();
    const language = languageOf(facts.language, world.hostLanguage());
    const mark = markOf(mail);
    const known = facts.verdict && facts.verdict.of === mark && isVerdict(facts.verdict) ? facts.verdict : null;
    const alone = byItself(world, localFindings(mail, facts), language);
    const here = alone.allowEvent && known ? byService(world, known, language) : alone;
    silent = await softened(world, here, mark, language);
    isJudged = true;
    if (isOver) return complete(silent);
    const told = await askService(world, mail, facts, 'send').catch((): Told => 'silent');
    const verdict = told === 'silent' || told === 'wordless' ? null : told;
    const answer = verdict ? byService(world, verdict, language) : told === 'wordless' ? here : silent;
    silent = answer;
    await seal(world, answer, (verdict || known || { header: null }).header);
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
    const told = mail && mail.recipients.length > 0 ? await askService(world, mail, facts, 'compose') : 'silent';
    if (mail && told !== 'silent' && told !== 'wordless') {
      const { verdict, message, header } = told;
      const left: LeftFacts = { ...facts, verdict: { of: markOf(mail), verdict, message, header } };
      await world.writeSession(FACTS_KEY, JSON.stringify(left));
    }
  } catch {
    // The mail is written all the same.
  }
  complete({ allowEvent: true });
}
