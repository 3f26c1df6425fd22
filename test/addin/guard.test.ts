import type { Answer, SendWorld, ServiceVerdict } from '../../addin/guard/handling';
import { ASKED_KEY, LIMIT_MS, onNewMail, onSend, READ_MS } from '../../addin/guard/handling';
import type { LeftFacts, SentMail } from '../../addin/guard/localRules';
import { localFindings, markOf } from '../../addin/guard/localRules';

const mail = (more: Partial<SentMail> = {}): SentMail => ({
  from: 'li.na@haitu.example',
  recipients: [{ kind: 'to', address: 'anna.weber@nordlicht.example', name: 'Anna' }],
  subject: 'Bamboo tray',
  text: 'Dear Anna',
  attachments: [],
  inReplyTo: null,
  ...more,
});
const to = (...addresses: string[]) => addresses.map(address => ({ kind: 'to' as const, address, name: '' }));
const words = (text: string) => ({ 'zh-CN': text, en: text });

/** Outlook and the service as a test wants them; time moves by hand. */
function fake(more: Partial<SendWorld> = {}, facts: LeftFacts | null = null) {
  const answers: Answer[] = [];
  const timers: (() => void)[] = [];
  const headers: Record<string, string> = {};
  const session: Record<string, string> = facts ? { 'tradepost.guard': JSON.stringify(facts) } : {};
  const asked: { url: string; token: string; body: Record<string, unknown> }[] = [];
  const world: SendWorld = {
    complete: answer => void answers.push(answer),
    has: () => true,
    hostLanguage: () => 'en-US',
    mailbox: () => '',
    readMail: () => Promise.resolve(mail()),
    readSession: key =>
      key in session ? Promise.resolve(session[key] as string) : Promise.reject(new Error('no key')),
    writeSession: (key, value) => Promise.resolve(void (session[key] = value)),
    setHeader: (name, value) => Promise.resolve(void (headers[name] = value)),
    token: () => Promise.resolve('token'),
    service: 'https://crm.example',
    post: (url, token, body) => {
      asked.push({ url, token, body: JSON.parse(body) as Record<string, unknown> });
      return Promise.resolve({
        status: 200,
        text: JSON.stringify({ verdict: 'send', message: words(''), header: null }),
      });
    },
    reach: () => Promise.resolve(200),
    later: (_ms, work) => void timers.push(work),
    ...more,
  };
  return { world, answers, headers, session, asked, runOut: () => timers.forEach(work => work()) };
}
const saying =
  (verdict: Partial<ServiceVerdict> & Pick<ServiceVerdict, 'verdict'>): SendWorld['post'] =>
  () =>
    Promise.resolve({ status: 200, text: JSON.stringify({ message: words('Look.'), header: null, ...verdict }) });
const never = () => new Promise<never>(() => undefined);
const settle = () => new Promise(resolve => setImmediate(resolve));

describe('the service answers', () => {
  it('send: the mail goes, with the signed header where there is one', async () => {
    const header = { name: 'x-tradepost-approved', value: 'v1' };
    const { world, answers, headers } = fake({ post: saying({ verdict: 'send', header }) });
    await onSend(world);
    expect(answers).toEqual([{ allowEvent: true }]);
    expect(headers).toEqual({ 'x-tradepost-approved': 'v1' });
  });

  it('ask: the person may send all the same', async () => {
    const { world, answers } = fake({ post: saying({ verdict: 'ask' }) });
    await onSend(world);
    expect(answers).toEqual([
      {
        allowEvent: false,
        errorMessage: 'Look.',
        cancelLabel: 'Review in sidebar',
        commandId: 'composePane',
        sendModeOverride: 'promptUser',
      },
    ]);
  });

  it('ask: with the signed header, since the person may send all the same; hold: without', async () => {
    const header = { name: 'x-tradepost-approved', value: 'v1' };
    const asked = fake({ post: saying({ verdict: 'ask', header }) });
    await onSend(asked.world);
    expect(asked.headers).toEqual({ 'x-tradepost-approved': 'v1' });
    const older = fake({ post: saying({ verdict: 'ask', header }), has: set => set !== '1.14' });
    await onSend(older.world);
    expect(older.headers).toEqual({});
    const held = fake({ post: saying({ verdict: 'hold', header }) });
    await onSend(held.world);
    expect(held.headers).toEqual({});
  });

  it('hold: it is mended or explained first', async () => {
    const { world, answers } = fake({ post: saying({ verdict: 'hold' }) });
    await onSend(world);
    expect(answers[0]).toMatchObject({ allowEvent: false, errorMessage: 'Look.' });
    expect(answers[0]).not.toHaveProperty('sendModeOverride');
  });

  it('says no more than an older Outlook understands', async () => {
    const { world, answers } = fake({ post: saying({ verdict: 'ask' }), has: set => set !== '1.14' });
    await onSend(world);
    expect(answers).toEqual([{ allowEvent: false, errorMessage: 'Look.' }]);
  });

  it('speaks the language of the person, and at most 500 characters', async () => {
    const message = { 'zh-CN': '看'.repeat(900), en: 'Look.' };
    const { world, answers } = fake({ post: saying({ verdict: 'hold', message }) }, { language: 'zh-CN' });
    await onSend(world);
    expect(answers[0]?.errorMessage).toHaveLength(500);
    expect(answers[0]?.cancelLabel).toBe('在侧栏中处理');
  });

  it('is asked with the token, the mail and the reasons that were given', async () => {
    const { world, asked } = fake({}, { answers: [{ code: 'look_alike', reason: 'checked' }], ref: 'v1.ab.cd' });
    await onSend(world);
    expect(asked[0]).toMatchObject({
      url: 'https://crm.example/api/guard/verdict',
      token: 'token',
      body: { mailbox: 'li.na@haitu.example', moment: 'send', ref: 'v1.ab.cd', answers: [{ code: 'look_alike' }] },
    });
  });
});

describe('whatever of ours fails, the mail goes, once', () => {
  const bad =
    (text: string, status = 200): SendWorld['post'] =>
    () =>
      Promise.resolve({ status, text });
  it.each<[string, Partial<SendWorld>]>([
    ['the service cannot be reached', { post: () => Promise.reject(new Error('offline')) }],
    [
      'the service throws at once',
      {
        post: () => {
          throw new Error('no fetch');
        },
      },
    ],
    ['the service is broken', { post: bad('oops', 500) }],
    ['the service talks nonsense', { post: bad('<html>') }],
    ['the service holds without a word', { post: saying({ verdict: 'hold', message: words('') }) }],
    ['the service forgets the message', { post: bad('{"verdict":"hold"}') }],
    ['nobody is signed in', { token: () => Promise.resolve(null) }],
    ['signing in fails', { token: () => Promise.reject(new Error('13001')) }],
    [
      'there is no sign-in in this client',
      {
        token: () => {
          throw new Error('OfficeRuntime');
        },
      },
    ],
    ['nobody knows where the service is', { service: null }],
    ['the mail cannot be read', { readMail: () => Promise.reject(new Error('no item')) }],
    [
      'Outlook throws when it is asked',
      {
        readMail: () => {
          throw new Error('item is null');
        },
      },
    ],
    [
      'Outlook has no list of what it can',
      {
        has: () => {
          throw new Error('no requirements');
        },
      },
    ],
    [
      'the header cannot be set',
      {
        post: saying({ verdict: 'send', header: { name: 'x', value: 'y' } }),
        setHeader: () => Promise.reject(new Error('no')),
      },
    ],
  ])('%s', async (_what, more) => {
    const { world, answers, runOut } = fake(more);
    await onSend(world);
    runOut();
    expect(answers).toEqual([{ allowEvent: true }]);
  });

  it.each<[string, Partial<SendWorld>]>([
    ['the service', { post: never }],
    ['sign-in', { token: never }],
    ['the mail', { readMail: never }],
    ['the session of the window', { readSession: never }],
  ])('%s is slow: nobody waits beyond the limits', async (_what, more) => {
    const limits: number[] = [];
    const timers: (() => void)[] = [];
    const { world, answers } = fake({
      ...more,
      later: (ms, work) => {
        limits.push(ms);
        timers.push(work);
      },
    });
    void onSend(world);
    await settle();
    expect(answers).toEqual([]);
    timers.forEach(work => work());
    expect(answers).toEqual([{ allowEvent: true }]);
    expect(limits).toEqual([LIMIT_MS, READ_MS]);
  });

  it('an answer that comes too late changes nothing', async () => {
    let reply: (value: { status: number; text: string }) => void = () => undefined;
    const post = () =>
      new Promise<{ status: number; text: string }>(resolve => {
        reply = resolve;
      });
    const { world, answers, runOut } = fake({ post });
    const done = onSend(world);
    await settle();
    runOut();
    reply({ status: 200, text: JSON.stringify({ verdict: 'hold', message: words('Late.'), header: null }) });
    await done;
    expect(answers).toEqual([{ allowEvent: true }]);
  });
});

describe('the rules of this place', () => {
  const known = ['anna.weber@nordlicht.example'];
  it.each<[string, Partial<SentMail>, LeftFacts, string[]]>([
    ['an ordinary mail', {}, { known }, []],
    ['a swapped letter', { recipients: to('anna.weber@nordlicth.example') }, { known }, ['look_alike']],
    [
      'two recipients that imitate each other',
      { recipients: to('a@nordlicht.example', 'b@nordlicth.example') },
      {},
      ['look_alike', 'look_alike'],
    ],
    [
      'our own name, imitated',
      { recipients: to('x@haitou.example'), from: 'li.na@haitu-trade.example' },
      { own: ['haitu-trade.example'] },
      [],
    ],
    ['a slip in a provider', { recipients: to('ivy@gmial.com') }, {}, ['mistyped']],
    ['a provider of another country', { recipients: to('ivy@hotmail.de') }, {}, []],
    [
      'a file of another customer',
      { attachments: [{ name: 'Q 2026-0044.pdf', size: 1 }] },
      { foreign: [{ number: 'Q-2026-0044', owner: 'Atlas' }] },
      ['wrong_customer'],
    ],
    [
      'a reason that was given',
      { recipients: to('anna.weber@nordlicth.example') },
      { known, answers: [{ code: 'look_alike', reason: 'their new one' }] },
      [],
    ],
  ])('%s', (_what, more, facts, expected) => {
    expect(localFindings(mail(more), facts).map(one => one.code)).toEqual(expected);
  });

  const imitated = () => Promise.resolve(mail({ recipients: to('anna.weber@nordlicth.example') }));
  const offline = { post: () => Promise.reject(new Error('offline')), reach: () => Promise.reject(new Error('no')) };

  it.each<[string, Partial<SendWorld>]>([
    ['nobody is signed in to the handler', { token: () => Promise.resolve(null) }],
    ['the service does not take the token', { post: () => Promise.resolve({ status: 401, text: '{}' }) }],
  ])('hold a mail where the service is there and %s: the sidebar takes the reason', async (_what, more) => {
    const { world, answers } = fake({ readMail: imitated, ...more }, { known });
    await onSend(world);
    expect(answers[0]).toMatchObject({ allowEvent: false, commandId: 'composePane' });
    expect(answers[0]).not.toHaveProperty('sendModeOverride');
    expect(answers[0]?.errorMessage).toContain('anna.weber@nordlicht.example');
  });

  it.each<[string, Partial<SendWorld>]>([
    ['cannot be reached', offline],
    ['cannot be reached, and nobody is signed in', { ...offline, token: () => Promise.resolve(null) }],
    ['is broken', { post: () => Promise.resolve({ status: 502, text: 'Bad gateway' }) }],
    ['talks nonsense', { post: () => Promise.resolve({ status: 200, text: '<html>' }) }],
  ])('ask and keep nothing where the service %s', async (_what, more) => {
    const { world, answers } = fake({ readMail: imitated, ...more }, { known });
    await onSend(world);
    expect(answers[0]).toMatchObject({ allowEvent: false, sendModeOverride: 'promptUser' });
  });

  it('ask and keep nothing where the service is slow', async () => {
    const { world, answers, runOut } = fake({ readMail: imitated, post: never }, { known });
    void onSend(world);
    await settle();
    runOut();
    expect(answers[0]).toMatchObject({ allowEvent: false, sendModeOverride: 'promptUser' });
  });

  it('are heard where Outlook needs more than two seconds for telling the mail; the service is not asked any more', async () => {
    let tell: (read: SentMail) => void = () => undefined;
    const readMail = () => new Promise<SentMail>(resolve => (tell = resolve));
    const timers = new Map<number, () => void>();
    const later = (ms: number, work: () => void) => void timers.set(ms, work);
    const { world, answers, asked } = fake({ readMail, later }, { known });
    const done = onSend(world);
    await settle();
    timers.get(LIMIT_MS)?.();
    expect(answers).toEqual([]);
    tell(await imitated());
    await done;
    expect(answers[0]).toMatchObject({ allowEvent: false, sendModeOverride: 'promptUser' });
    expect(asked).toEqual([]);
  });

  it('ask once where the service is silent and Outlook has no button for it: another Send lets this very mail go', async () => {
    const older = { ...offline, has: (set: string) => set !== '1.14' };
    const { world, answers, session } = fake({ ...older, readMail: imitated }, { known, language: 'en' });
    await onSend(world);
    expect(answers[0]?.errorMessage).toContain('press Send once more');
    expect(answers[0]?.errorMessage?.length).toBeLessThanOrEqual(500);
    const again: Answer[] = [];
    await onSend({ ...world, complete: answer => void again.push(answer) });
    expect(again).toEqual([{ allowEvent: true }]);
    const other: Answer[] = [];
    const readMail = async () => ({ ...(await imitated()), subject: 'Another mail' });
    await onSend({ ...world, readMail, complete: answer => void other.push(answer) });
    expect(other[0]?.allowEvent).toBe(false);
    expect(session[ASKED_KEY]).toContain('Another mail');
  });

  it('ask nobody again and again where that cannot be noted', async () => {
    const older = { ...offline, has: (set: string) => set !== '1.14', writeSession: () => Promise.reject(new Error()) };
    const { world, answers } = fake({ ...older, readMail: imitated }, { known });
    await onSend(world);
    expect(answers).toEqual([{ allowEvent: true }]);
  });

  it('give way to the service, which knows more', async () => {
    const readMail = () => Promise.resolve(mail({ recipients: to('anna.weber@nordlicth.example') }));
    const { world, answers } = fake({ readMail }, { known });
    await onSend(world);
    expect(answers).toEqual([{ allowEvent: true }]);
  });

  it('remember what the service said of this very mail, and of no other', async () => {
    const verdict = { of: markOf(mail()), verdict: 'hold' as const, message: words('Known.'), header: null };
    const there = fake({ token: () => Promise.resolve(null) }, { verdict });
    await onSend(there.world);
    expect(there.answers[0]).toMatchObject({ allowEvent: false, errorMessage: 'Known.' });
    expect(there.answers[0]).not.toHaveProperty('sendModeOverride');
    const same = fake(offline, { verdict });
    await onSend(same.world);
    expect(same.answers[0]).toMatchObject({ errorMessage: 'Known.', sendModeOverride: 'promptUser' });
    const other = fake({ ...offline, readMail: () => Promise.resolve(mail({ subject: 'Another' })) }, { verdict });
    await onSend(other.world);
    expect(other.answers).toEqual([{ allowEvent: true }]);
  });
});

it('a mail that may go by what the sidebar heard carries its header too: nobody is signed in to the handler', async () => {
  const header = { name: 'x-tradepost-approved', value: 'v1' };
  const verdict = { of: markOf(mail()), verdict: 'send' as const, message: words(''), header };
  const { world, answers, headers } = fake({ token: () => Promise.resolve(null) }, { verdict });
  await onSend(world);
  expect(answers).toEqual([{ allowEvent: true }]);
  expect(headers).toEqual({ 'x-tradepost-approved': 'v1' });
});

describe('a new mail', () => {
  it('leaves what the service says of an answer for the moment of sending', async () => {
    const { world, answers, session, asked } = fake({});
    await onNewMail(world);
    expect(answers).toEqual([{ allowEvent: true }]);
    expect(asked[0]?.body.moment).toBe('compose');
    expect(JSON.parse(session['tradepost.guard'] ?? '{}')).toMatchObject({ verdict: { verdict: 'send' } });
  });

  it('keeps nobody from writing when something fails', async () => {
    const { world, answers } = fake({ readMail: () => Promise.reject(new Error('no')) });
    await onNewMail(world);
    expect(answers).toEqual([{ allowEvent: true }]);
  });
});
