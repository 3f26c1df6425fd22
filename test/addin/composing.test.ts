import type { VerdictReply } from '../../service/guard/guard.schema';
import type { PaneRecipientsReply, PaneTarget } from '../../service/sidebar/composing.schema';
import type { Choice, Composed, Draft } from '../../addin/composing';
import { compose, fits, isVerdictCurrent, mailMark, nothingWritten, unkept } from '../../addin/composing';
import { answersLeft, leftFacts, MOST_LEFT } from '../../addin/composingFacts';
import { answerOf, byHandOf, remediesOf, shownFindings } from '../../addin/composingFindings';
import { localFindings, markOf } from '../../addin/guard/localRules';
import type { ComposingWorld } from '../../addin/composingWatch';
import { startComposer } from '../../addin/composingWatch';
import type { ComposeItem, Outlook, Recipient } from '../../addin/outlookShape';

const anna = 'anna.weber@nordlicht.example';
const twisted = 'anna.weber@nordlicth.example';
const to = (address: string): Recipient => ({ kind: 'to', address, name: '' });
const draft = (more: Partial<Draft> = {}): Draft => ({
  ...{ from: 'li.na@haitu.example', recipients: [to(anna)], subject: 'Trays', text: 'Hello', attachments: [] },
  ...{ inReplyTo: null, ...more },
});
const target = (companyId: number, number: string | null = null): PaneTarget => ({
  ...{ companyId, company: `Company ${companyId}`, recordId: number ? 7 : null, kind: null, number, title: null },
});
const people = (ids: number[], more: Partial<PaneRecipientsReply> = {}): PaneRecipientsReply => ({
  recipients: ids.map(id => ({
    ...{ kind: 'to', address: anna, name: '', contact: null, lead: null, mark: 'customer' as const, warnings: [] },
    party: { id, name: `Company ${id}` } as never,
  })),
  ...{ records: ids.map(id => target(id)), chosen: null, chosenBy: null, choice: null, answered: null, language: null },
  facts: { own: ['haitu.example'], known: [anna], foreign: [{ number: 'Q-2026-0044', owner: 'Atlas' }] },
  ...more,
});
type Finding = VerdictReply['findings'][number];
const finding = (more: Partial<Finding>): Finding => ({
  ...{ code: 'look_alike', strength: 'hold', key: 'k1', values: {}, companies: {}, places: [], remedies: [] },
  ...{ isAnswered: false, ...more },
});
const verdict = (findings: Finding[] = [], more: Partial<VerdictReply> = {}): VerdictReply => ({
  ...{ verdict: findings.length > 0 ? 'hold' : 'send', findings, approval: null, header: null },
  ...{ message: { 'zh-CN': '', en: '' }, ...more },
});
const read = (state: Composed, one = draft()): Composed => compose(state, { type: 'read', draft: one });
const judged = (state: Composed, reply: VerdictReply): Composed => {
  const turn = state.turns.verdict + 1;
  const asked = compose(state, { type: 'asked', question: 'verdict', turn });
  return compose(asked, { type: 'verdict', turn, of: mailMark(asked), reply });
};

describe('answers while a mail is written', () => {
  test('an answer to an older question is dropped', () => {
    let state = read(nothingWritten);
    state = compose(state, { type: 'asked', question: 'verdict', turn: 1 });
    state = compose(state, { type: 'asked', question: 'verdict', turn: 2 });
    const late = compose(state, { type: 'verdict', turn: 1, of: 'old', reply: verdict([finding({})]) });
    expect(late.verdict).toBeNull();
    expect(compose(state, { type: 'failed', question: 'verdict', turn: 1, trouble: {} as never }).trouble).toBeNull();
  });

  test('what was said is of the mail as it stood: a word more, and it is asked again', () => {
    const state = judged(read(nothingWritten), verdict());
    expect(isVerdictCurrent(state)).toBe(true);
    expect(isVerdictCurrent(read(state, draft({ text: 'Hello!' })))).toBe(false);
    expect(isVerdictCurrent(read(state, draft({ recipients: [to(anna), to(twisted)] })))).toBe(false);
  });

  test('of a mail to nobody nothing is said', () => {
    const state = read(judged(read(nothingWritten), verdict([finding({})])), draft({ recipients: [] }));
    expect([state.verdict, state.people, mailMark(state)]).toEqual([null, null, '']);
  });
});

describe('a choice that was made before sending', () => {
  const choice = (companyId: number, among: number[]): Choice => ({ target: target(companyId), ref: 'v1.x', among });
  test.each([
    ['one of the recipients’ companies', choice(1, [1]), [1], true],
    ['he is still among them', choice(1, [1]), [1, 2], true],
    ['others get it now', choice(1, [1]), [2], false],
    ['only strangers get it now', choice(1, [1]), [], false],
    ['a forwarder is written to about a customer’s order', choice(9, [3]), [3], true],
    ['another forwarder is written to', choice(9, [3]), [4], false],
    ['chosen for a stranger', choice(9, []), [], true],
    ['the stranger was replaced by somebody’s customer', choice(9, []), [4], false],
  ])('%s', (_name, made, ids, isFitting) => {
    expect(fits(made, people(ids))).toBe(isFitting);
  });
});

describe('what speaks against the mail', () => {
  test('each finding offers what can be done from the pane, the address that was meant first', () => {
    const one = finding({ values: { address: twisted, meant: anna }, remedies: ['use_address', 'remove_recipient'] });
    expect(remediesOf(one)).toEqual([
      { kind: 'use_address', address: twisted, meant: anna },
      { kind: 'remove_recipient', address: twisted },
    ]);
    const two = finding({
      code: 'two_customers',
      values: { address: anna, other: 'b@c.example' },
      remedies: ['remove_recipient'],
    });
    expect(remediesOf(two).map(remedy => 'address' in remedy && remedy.address)).toEqual([anna, 'b@c.example']);
    // A colleague's address is not told: there is no button without it.
    expect(remediesOf(finding({ values: { address: twisted }, remedies: ['use_address'] }))).toEqual([]);
    expect(byHandOf(finding({ remedies: ['remove_quote', 'check_recipient'] }))).toBe('remove_quote');
  });

  test('while it is asked again, what is mended already is gone, and what is new in the recipients is there', () => {
    const file = finding({
      code: 'wrong_customer',
      key: 'k2',
      values: { file: 'Q-2026-0044.pdf', number: 'Q-2026-0044' },
    });
    const attached = draft({ attachments: [{ id: 'a', name: 'Q-2026-0044.pdf', size: 9, sha256: null }] });
    let state = judged(read(nothingWritten, attached), verdict([file]));
    expect(shownFindings(state).map(one => one.key)).toEqual(['k2']);
    state = read(state, draft({ recipients: [to(twisted)] }));
    const reply = people([1]);
    for (const one of reply.recipients) one.warnings = [finding({ key: 'k3', values: { address: twisted } })];
    state = compose(
      { ...state, turns: { ...state.turns, people: 1 } },
      { type: 'people', turn: 1, of: 'x', ref: null, reply },
    );
    expect(shownFindings(state).map(one => one.key)).toEqual(['k3']);
  });

  test('a reason is told to the service until it has kept it, and told again where the mail goes to others', () => {
    let state = judged(read(nothingWritten), verdict([finding({ values: { address: twisted } })]));
    const answer = answerOf(finding({ values: { address: twisted } }), '  He has two. ');
    expect(answer).toEqual({ code: 'look_alike', key: 'k1', reason: 'He has two.', about: twisted });
    state = compose(state, { type: 'answered', answers: [answer] });
    expect(unkept(state)).toEqual([answer]);
    state = judged(state, verdict([finding({ values: { address: twisted }, isAnswered: true })]));
    expect(unkept(state)).toEqual([]);
  });
});

describe('what is left for the handler of sending', () => {
  const answered = (state: Composed) =>
    compose(state, { type: 'answered', answers: [{ code: 'look_alike', key: 'k1', reason: 'Yes', about: twisted }] });
  const known = (state: Composed): Composed => ({ ...state, people: { of: 'x', ref: null, reply: people([1]) } });

  test('language, what is known, the choice, the reasons, and the verdict on this very mail', () => {
    let state = known(judged(read(nothingWritten), verdict()));
    state = compose(state, { type: 'chosen', choice: { target: target(1), ref: 'v1.k.s', among: [1] } });
    state = judged(state, verdict());
    const left = leftFacts(answered(state), 'zh-CN');
    expect(left).toMatchObject({ language: 'zh-CN', own: ['haitu.example'], known: [anna], ref: 'v1.k.s' });
    expect(left.verdict).toMatchObject({ verdict: 'send' });
    expect(left.verdict?.of).toBe(markOf({ recipients: [to(anna)], subject: 'Trays', attachments: [] }));
    expect(answersLeft(JSON.stringify(left))).toEqual([
      { code: 'look_alike', key: 'k1', reason: 'Yes', about: twisted },
    ]);
  });

  test('no verdict of an older text, and none that has not heard the reasons', () => {
    const state = judged(read(nothingWritten), verdict([finding({ values: { address: twisted } })]));
    expect(leftFacts(read(state, draft({ text: 'More' })), 'en').verdict).toBeUndefined();
    expect(leftFacts(answered(state), 'en').verdict).toBeUndefined();
  });

  test('never more than Outlook keeps, and no reason is lost for it', () => {
    const many = people([1], {
      facts: {
        own: ['haitu.example'],
        known: Array.from({ length: 3_000 }, (_, at) => `person.with.a.long.name.${at}@nordlicht.example`),
        foreign: Array.from({ length: 3_000 }, (_, at) => ({ number: `Q-2026-${at}`, owner: 'Atlas Home Inc.' })),
      },
    });
    const state = answered({ ...read(nothingWritten), people: { of: 'x', ref: null, reply: many } });
    const left = leftFacts(state, 'en');
    expect(JSON.stringify(left).length).toBeLessThanOrEqual(MOST_LEFT);
    expect(left.answers).toHaveLength(1);
  });

  test.each([
    ['nothing', null],
    ['no JSON', '{'],
    ['another shape', '{"answers":7}'],
    ['half a reason', '{"answers":[{"code":"x"}]}'],
  ])('what cannot be read is nothing: %s', (_name, text) => {
    expect(answersLeft(text)).toEqual([]);
  });

  test('a reason for one address does not open the way for another', () => {
    const mail = { ...draft(), recipients: [to(twisted), to('anna.weber@nordlichtt.example')], attachments: [] };
    const facts = { known: [anna], answers: [{ code: 'look_alike', reason: 'Yes', about: twisted }] };
    expect(localFindings(mail, facts).map(one => one.values.address)).toEqual(['anna.weber@nordlichtt.example']);
  });
});

/** A window with a mail in it, a service, and a clock that is turned by hand. */
function openWindow(first: Partial<Draft> = {}) {
  let mail = draft(first);
  const headers: Record<string, string> = {};
  const session: Record<string, string> = {};
  const asked: { people: unknown[]; verdict: { answers?: unknown[] }[] } = { people: [], verdict: [] };
  const waiting: { at: number; act: () => void }[] = [];
  let now = 0;
  let companies = [1];
  const item: ComposeItem = { mode: 'compose', key: 'compose:1', mailbox: 'li.na@haitu.example', conversationId: null };
  const outlook = {
    has: () => true,
    recipients: async () => mail.recipients,
    subject: async () => mail.subject,
    sender: async () => ({ address: mail.from, name: '' }),
    text: async () => mail.text,
    inReplyTo: async () => null,
    attachments: async () => mail.attachments.map(one => ({ ...one, isInline: false, isCloud: false })),
    attachmentContent: async () => 'AA==',
    header: async (_item: ComposeItem, name: string) => headers[name] ?? null,
    setHeader: async (_item: ComposeItem, name: string, value: string) => {
      if (value) headers[name] = value;
      else delete headers[name];
    },
    sessionValue: async (_item: ComposeItem, key: string) => session[key] ?? null,
    setSessionValue: async (_item: ComposeItem, key: string, value: string) => void (session[key] = value),
    onRecipientsChanged: () => () => {},
    onAttachmentsChanged: () => () => {},
  } as unknown as Outlook;
  const world: ComposingWorld = {
    ...{ outlook, item, language: () => 'en', now: () => now, isVisible: () => true },
    askPeople: async body => {
      asked.people.push(body);
      return people(companies, { choice: body.ref ? target(1, 'Q-2026-0031') : null });
    },
    askVerdict: async body => {
      asked.verdict.push(body);
      return verdict();
    },
    choose: async () => ({ header: { name: 'x-tradepost-ref', value: 'v1.k.s' }, target: target(1), expiresAt: '' }),
    hashes: { known: new Map(), of: async () => 'ab' },
    troubleOf: error => ({ code: String(error), status: 0, message: '', details: {}, ref: null }),
    after: (milliseconds, act) => {
      const one = { at: now + milliseconds, act };
      waiting.push(one);
      return () => void waiting.splice(waiting.indexOf(one) >>> 0, 1);
    },
  };
  const settle = async () => {
    for (let round = 0; round < 60; round += 1) await Promise.resolve();
  };
  const pass = async (milliseconds: number) => {
    const end = now + milliseconds;
    await settle();
    for (;;) {
      const next = waiting.filter(one => one.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      waiting.splice(waiting.indexOf(next), 1);
      now = next.at;
      next.act();
      await settle();
    }
    now = end;
  };
  return {
    ...{ world, headers, session, asked, pass },
    write: (more: Partial<Draft>) => (mail = { ...mail, ...more }),
    goTo: (ids: number[]) => (companies = ids),
  };
}

describe('following the window', () => {
  test('recipients are asked about at once, the whole mail after a rest, and nothing while it stays as it is', async () => {
    const window = openWindow();
    const composer = startComposer(window.world);
    await window.pass(500);
    expect([window.asked.people.length, window.asked.verdict.length]).toEqual([1, 0]);
    await window.pass(20_000);
    expect([window.asked.people.length, window.asked.verdict.length]).toEqual([1, 1]);
    window.write({ text: 'Hello Anna' });
    await window.pass(6_000);
    expect([window.asked.people.length, window.asked.verdict.length]).toEqual([1, 2]);
    expect(JSON.parse(window.session['tradepost.guard'] ?? '{}')).toMatchObject({
      language: 'en',
      verdict: { verdict: 'send' },
    });
    composer.stop();
  });

  test('a choice sets the header, and is taken off when the mail goes to others', async () => {
    const window = openWindow();
    const composer = startComposer(window.world);
    await window.pass(5_000);
    await composer.choose(target(1));
    expect(window.headers).toEqual({ 'x-tradepost-ref': 'v1.k.s' });
    await window.pass(5_000);
    expect(composer.state().choice).not.toBeNull();
    window.goTo([2]);
    window.write({ recipients: [to('j.ward@atlas-home.example')] });
    await window.pass(10_000);
    expect(window.headers).toEqual({});
    expect(composer.state()).toMatchObject({ choice: null, takenOff: { companyId: 1 } });
    composer.stop();
  });

  test('a mail that leaves from another mailbox than its window is asked about there, and a choice for the first one does not go with it in silence', async () => {
    const window = openWindow();
    const { askPeople } = window.world;
    window.world.askPeople = async (body, signal) => {
      const reply = await askPeople(body, signal);
      return body.mailbox === 'li.na@haitu.example' ? reply : { ...reply, choice: null };
    };
    const composer = startComposer(window.world);
    await window.pass(5_000);
    await composer.choose(target(1));
    await window.pass(5_000);
    expect(window.headers).toEqual({ 'x-tradepost-ref': 'v1.k.s' });
    window.write({ from: 'sales@haitu.example' });
    await window.pass(10_000);
    expect(window.asked.people.at(-1)).toMatchObject({ mailbox: 'sales@haitu.example' });
    expect(window.asked.verdict.at(-1)).toMatchObject({ mailbox: 'sales@haitu.example' });
    expect(window.headers).toEqual({});
    expect(composer.state()).toMatchObject({ choice: null, takenOff: { companyId: 1 } });
    composer.stop();
  });

  test('a draft that was opened again has its choice and its reasons', async () => {
    const window = openWindow();
    window.headers['x-tradepost-ref'] = 'v1.k.s';
    window.session['tradepost.guard'] = JSON.stringify({ answers: [{ code: 'look_alike', key: 'k1', reason: 'Yes' }] });
    const composer = startComposer(window.world);
    await window.pass(3_000);
    expect(composer.state()).toMatchObject({ choice: { ref: 'v1.k.s' }, answers: [{ key: 'k1' }] });
    composer.stop();
  });

  test('a choice that nobody could read while the service was silent is known once it answers, and is taken off when the mail goes to others', async () => {
    const window = openWindow();
    window.headers['x-tradepost-ref'] = 'v1.k.s';
    const { askPeople } = window.world;
    let isDown = true;
    window.world.askPeople = async (body, signal) => {
      if (isDown) throw new Error('unreachable');
      return askPeople(body, signal);
    };
    window.world.troubleOf = () => ({ code: 'unreachable', status: 0, message: '', details: {}, ref: null });
    const composer = startComposer(window.world);
    await window.pass(4_000);
    expect(composer.state().choice).toBeNull();
    isDown = false;
    await window.pass(40_000);
    expect(composer.state()).toMatchObject({ choice: { ref: 'v1.k.s' } });
    window.goTo([2]);
    window.write({ recipients: [to('j.ward@atlas-home.example')] });
    await window.pass(10_000);
    expect(window.headers).toEqual({});
    composer.stop();
  });

  test('a verdict with a signed header is asked for again before the header is too old, any other is not', async () => {
    const header = { name: 'x-tradepost-approved', value: 'v1' };
    for (const [given, times] of [
      [header, 3],
      [null, 1],
    ] as const) {
      const window = openWindow();
      const { askVerdict } = window.world;
      window.world.askVerdict = async (body, signal) => ({ ...(await askVerdict(body, signal)), header: given });
      const composer = startComposer(window.world);
      await window.pass(25 * 60_000);
      expect(window.asked.verdict).toHaveLength(times);
      composer.stop();
    }
  });

  test('what is attached is looked into once, and told with the next question', async () => {
    const window = openWindow({ attachments: [{ id: 'a', name: 'Q.pdf', size: 3, sha256: null }] });
    const composer = startComposer(window.world);
    await window.pass(10_000);
    expect(window.asked.verdict.at(-1)).toMatchObject({ attachments: [{ name: 'Q.pdf', size: 3, sha256: 'ab' }] });
    composer.stop();
    window.write({ text: 'after it was closed' });
    const before = window.asked.verdict.length;
    await window.pass(20_000);
    expect(window.asked.verdict).toHaveLength(before);
  });

  test('a service that fails is asked again by itself, and the mail stays as it is', async () => {
    const window = openWindow();
    let isDown = true;
    const { askVerdict } = window.world;
    window.world.askVerdict = async (body, signal) => {
      if (isDown) throw new Error('unreachable');
      return askVerdict(body, signal);
    };
    window.world.troubleOf = () => ({ code: 'unreachable', status: 0, message: '', details: {}, ref: null });
    const composer = startComposer(window.world);
    await window.pass(4_000);
    expect(composer.state().trouble).toMatchObject({ code: 'unreachable' });
    isDown = false;
    await window.pass(40_000);
    expect(composer.state()).toMatchObject({ trouble: null, verdict: { reply: { verdict: 'send' } } });
    composer.stop();
  });
});
