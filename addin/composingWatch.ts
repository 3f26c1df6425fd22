// Follows the mail that is being written: reads the window when Outlook tells of a change and every few seconds, asks the service, and leaves what the handler of sending needs.
import type { PaneChoiceBody, PaneChoiceReply, PaneTarget } from '../service/sidebar/composing.schema';
import type { PaneRecipientsBody, PaneRecipientsReply } from '../service/sidebar/composing.schema';
import type { VerdictBody, VerdictReply } from '../service/guard/guard.schema';
import type { Choice, Composed, ComposedEvent, Draft, Question } from './composing';
import {
  CHOICE_HEADER,
  companiesOf,
  compose,
  fits,
  mailboxOf,
  mailMark,
  mailQuestion,
  nothingWritten,
  peopleMark,
  peopleQuestion,
  unkept,
} from './composing';
import { answersLeft, leftFacts } from './composingFacts';
import type { FileHashes } from './composingFiles';
import { hashNext, readDraft } from './composingFiles';
import type { Trouble } from './following';
import { isPassing, tryAgainIn } from './following';
import { FACTS_KEY } from './guard/localRules';
import type { ComposeItem, Outlook } from './outlookShape';
import { OutlookError } from './outlookShape';

/** Outlook tells of no change of subject or text, and forgets some of the others: the window is read that often while the pane is seen; milliseconds. */
const readEvery = 3_000;
/** The guard is asked after so long a rest; milliseconds. */
const rest = 900;
/** Colleagues and an approval that waits change what is known without a change of the mail; a signed header counts a quarter of an hour (docs/send-guard.md). Milliseconds. */
const freshFor = { people: 30_000, verdict: 6_000, header: 10 * 60_000 };

/** The world of a composer: replaced as a whole in tests. */
export interface ComposingWorld {
  outlook: Outlook;
  item: ComposeItem;
  /** The person's own. */
  language(): string;
  askPeople(body: PaneRecipientsBody, signal: AbortSignal): Promise<PaneRecipientsReply>;
  askVerdict(body: VerdictBody, signal: AbortSignal): Promise<VerdictReply>;
  choose(body: PaneChoiceBody): Promise<PaneChoiceReply>;
  hashes: FileHashes;
  troubleOf(error: unknown): Trouble;
  now(): number;
  isVisible(): boolean;
  after(milliseconds: number, act: () => void): () => void;
}

export interface Composer {
  state(): Composed;
  subscribe(listener: () => void): () => void;
  /** Reads the window at once, and asks the guard once more. */
  again(): void;
  /** Sets the header of a choice, or takes it off; rejects where that was not done. */
  choose(target: PaneTarget | null): Promise<void>;
  change(event: Extract<ComposedEvent, { type: 'answered' }>): void;
  stop(): void;
}

/** Starts to follow the mail of one window. What it reads or writes is bound to that window; answers to older questions are dropped. */
export function startComposer(world: ComposingWorld): Composer {
  const { outlook, item } = world;
  let state = nothingWritten;
  let isOver = false;
  let isReading = false;
  let isChanged = false;
  let isChoiceKnown = false;
  const listeners = new Set<() => void>();
  const leave = leaver(world);

  const tell = (event: ComposedEvent) => {
    const next = compose(state, event);
    if (isOver || next === state) return;
    state = next;
    leave(state);
    listeners.forEach(listener => listener());
  };
  const asker = makeAsker(world, { tell, state: () => state });
  const takeOff = async (takenOff?: PaneTarget) => {
    await outlook.setHeader(item, CHOICE_HEADER, '');
    tell({ type: 'chosen', choice: null, ...(takenOff ? { takenOff } : {}) });
  };
  const settle = async () => {
    const { people, choice } = state;
    // Only what was answered about this very choice speaks against it.
    if (!people || !choice || people.ref !== choice.ref) return;
    if (people.reply.choice === null || !fits(choice, people.reply)) await takeOff(choice.target);
  };
  const read = async () => {
    if (isReading) return void (isChanged = true);
    isReading = true;
    try {
      const draft = await readDraft(outlook, item, world.hashes);
      tell({ type: 'read', draft });
      asker.plan();
      await settle();
      // What is attached is looked into after the rest was told, one file at a time.
      if (!isOver && (await hashNext(outlook, item, draft, world.hashes))) isChanged = true;
    } catch (error) {
      // Another window has the turn; or Outlook is slow: it is read again in a moment.
      if (!(error instanceof OutlookError)) throw error;
    } finally {
      isReading = false;
    }
    if (isChanged && !isOver) {
      isChanged = false;
      await read();
    }
  };
  const look = () => void read();
  // Where the service was silent when the window was opened it is asked once more after it has answered anything.
  const recall = async () => {
    if (isChoiceKnown) return;
    const found = await choiceOfHeader(world);
    if (found === 'untold' || isChoiceKnown) return;
    isChoiceKnown = true;
    if (found) tell({ type: 'chosen', choice: found });
  };
  const start = async () => {
    const left = outlook.has('1.11') ? await outlook.sessionValue(item, FACTS_KEY).catch(() => null) : null;
    tell({ type: 'answered', answers: answersLeft(left) });
    await recall();
  };
  const choose = async (target: PaneTarget | null) => {
    isChoiceKnown = true;
    if (!target) return takeOff();
    const { companyId, recordId } = target;
    const { header } = await world.choose({ mailbox: mailboxOf(item.mailbox, state), companyId, recordId });
    await outlook.setHeader(item, header.name, header.value);
    const among = state.people ? companiesOf(state.people.reply) : [];
    tell({ type: 'chosen', choice: { target, ref: header.value, among } });
    look();
  };
  const stopWatching = watch(world, { look, start, settle: () => (state.people ? recall().then(settle) : settle()) });
  return {
    state: () => state,
    subscribe: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    again: () => {
      asker.forget();
      look();
    },
    choose,
    change: event => {
      tell(event);
      asker.plan();
    },
    stop: () => {
      isOver = true;
      stopWatching();
      asker.stop();
      listeners.clear();
    },
  };
}

interface Asking {
  tell(event: ComposedEvent): void;
  state(): Composed;
}

/** Asks about recipients at once and about the whole mail after a moment of rest; each question ends the one before it. */
function makeAsker(world: ComposingWorld, { tell, state }: Asking) {
  const turns: Record<Question, number> = { people: 0, verdict: 0 };
  const asked: Record<Question, string> = { people: '', verdict: '' };
  const at: Record<Question, number> = { people: 0, verdict: 0 };
  const aborts: Partial<Record<Question, AbortController>> = {};
  let failures = 0;
  let notBefore = 0;
  let [planned, stopWaiting] = ['', () => {}];

  const ask = async (question: Question, mark: string, run: (signal: AbortSignal, turn: number) => Promise<void>) => {
    aborts[question]?.abort();
    const abort = (aborts[question] = new AbortController());
    const turn = ++turns[question];
    [asked[question], at[question]] = [mark, world.now()];
    tell({ type: 'asked', question, turn });
    try {
      await run(abort.signal, turn);
      failures = 0;
      plan();
    } catch (error) {
      if (abort.signal.aborted || turn !== turns[question]) return;
      const trouble = world.troubleOf(error);
      failures += 1;
      notBefore = world.now() + tryAgainIn(failures);
      // What passes is asked again by itself; what was refused is not until the mail is another one.
      if (isPassing(trouble)) asked[question] = '';
      tell({ type: 'failed', question, turn, trouble });
    }
  };
  const askPeople = (mark: string) => {
    const question = peopleQuestion(world.item.mailbox, state());
    const ref = question.ref ?? null;
    return ask('people', mark, async (signal, turn) => {
      const reply = await world.askPeople(question, signal);
      tell({ type: 'people', turn, of: mark, ref, reply });
    });
  };
  const askVerdict = (mark: string) => {
    const current = state();
    const of = mailMark(current);
    const answers = unkept(current).map(({ code, key, reason }) => ({ code, key, reason }));
    const question = { ...mailQuestion(world.item.mailbox, current), moment: 'compose' as const, answers };
    return ask('verdict', mark, async (signal, turn) => {
      const reply = await world.askVerdict(question, signal);
      tell({ type: 'verdict', turn, of, reply });
    });
  };
  const plan = () => {
    const now = state();
    const people = peopleMark(now);
    if (people === '' || world.now() < notBefore) return;
    const isOld = world.now() - at.people >= freshFor.people;
    if (people !== asked.people || (isOld && !now.asking.people)) void askPeople(people);
    const mark = mailMark(now) + unkept(now).map(({ key }) => key);
    const { approval, header } = now.verdict?.reply ?? {};
    const age = world.now() - at.verdict;
    const isOver = (approval?.state === 'pending' && age >= freshFor.verdict) || (header && age >= freshFor.header);
    if (mark === planned || (mark === asked.verdict && (!isOver || now.asking.verdict))) return;
    stopWaiting();
    planned = mark;
    stopWaiting = world.after(rest, () => {
      planned = '';
      void askVerdict(mark);
    });
  };
  const forget = () => {
    Object.assign(asked, { people: '', verdict: '' });
    notBefore = 0;
  };
  const stop = () => {
    stopWaiting();
    aborts.people?.abort();
    aborts.verdict?.abort();
  };
  return { plan, forget, stop };
}

/** The choice that an earlier pane of this window, or an earlier day of this draft, left in the mail; null: none that counts; 'untold': the service did not say. */
async function choiceOfHeader({ outlook, item, ...world }: ComposingWorld): Promise<Choice | null | 'untold'> {
  const ref = outlook.has('1.8') ? await outlook.header(item, CHOICE_HEADER).catch(() => null) : null;
  if (!ref) return null;
  const draft = await readDraft(outlook, item, world.hashes).catch((): Draft | null => null);
  const question = { ...peopleQuestion(item.mailbox, { ...nothingWritten, draft }), ref };
  const reply = await world.askPeople(question, new AbortController().signal).catch(() => null);
  if (!reply) return 'untold';
  return reply.choice && { target: reply.choice, ref, among: companiesOf(reply) };
}

interface Watched {
  look(): void;
  settle(): Promise<void>;
  start(): Promise<void>;
}

function watch(world: ComposingWorld, { look, settle, start }: Watched): () => void {
  let isOver = false;
  let stopTimer = () => {};
  let stops: (() => void)[] = [];
  const tick = () => {
    if (world.isVisible()) look();
    // An answer may have come since the window was read. What Outlook does not take off now stays chosen in the pane, where the person sees it, and is tried at the next look.
    void settle().catch(() => undefined);
    if (!isOver) stopTimer = world.after(readEvery, tick);
  };
  void start()
    .catch(() => undefined)
    .then(() => {
      if (isOver) return;
      stops = [world.outlook.onRecipientsChanged(look), world.outlook.onAttachmentsChanged(look)];
      tick();
    });
  return () => {
    isOver = true;
    stopTimer();
    stops.forEach(stop => stop());
  };
}

/** Writes what is left for the handler, one after another and only what is new. */
function leaver({ outlook, item, language }: ComposingWorld): (state: Composed) => void {
  let left = '';
  let turn = Promise.resolve();
  return state => {
    if (!outlook.has('1.11') || !state.draft) return;
    const text = JSON.stringify(leftFacts(state, language()));
    if (text === left) return;
    left = text;
    turn = turn.then(() =>
      // Of several that wait only the newest is worth writing.
      left === text ? outlook.setSessionValue(item, FACTS_KEY, text).catch(() => void (left = '')) : undefined,
    );
  };
}
