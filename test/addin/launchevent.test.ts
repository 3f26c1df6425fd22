import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { parse } from 'acorn';
import { buildSync } from 'esbuild';
import { OfficeMockObject } from 'office-addin-mock';

// As scripts/build.mjs builds it.
const bundle = (minify: boolean) =>
  buildSync({
    entryPoints: [join(__dirname, '../../addin/launchevent.ts')],
    ...{ bundle: true, format: 'iife', target: 'es2016', minify, write: false, legalComments: 'none' },
    tsconfig: join(__dirname, '../../tsconfig.browser.json'),
  }).outputFiles[0]?.text ?? '';
const script = bundle(true);

it('is one plain script of ES2016: no module, no page, nothing kept in a browser', () => {
  expect(() => parse(script, { ecmaVersion: 7, sourceType: 'script' })).not.toThrow();
  const readable = bundle(false);
  expect(readable).not.toMatch(/^\s*(?:import|export)\b|\bimport\(|\brequire\(/m);
  expect(readable).not.toMatch(
    /\b(?:window|document|location|navigator|localStorage|sessionStorage|XMLHttpRequest|self)\s*[.[(]/,
  );
  expect(readable).not.toMatch(
    /\.(?:flatMap|matchAll|replaceAll|padStart|padEnd|finally|trimStart|trimEnd|at)\(|Object\.(?:entries|values|fromEntries)/,
  );
  expect(script.length).toBeLessThan(20_000);
});

type Handler = (event: { completed(answer: object): void }) => void;
type Callback = (result: object) => void;
const works =
  <T>(value: T) =>
  (...rest: unknown[]) =>
    (rest.at(-1) as Callback)({ status: 'succeeded', value });

/** The script as Outlook runs it: nothing there but Office, fetch and timers. */
function run(
  item: object,
  more: { has?: (set: string) => boolean; fetch?: unknown; token?: () => Promise<string> } = {},
) {
  const handlers: Record<string, Handler> = {};
  const office = new OfficeMockObject({
    host: 'outlook',
    AsyncResultStatus: { Succeeded: 'succeeded', Failed: 'failed' },
    context: {
      displayLanguage: 'en-US',
      requirements: { isSetSupported: (_name: string, set: string) => more.has?.(set) ?? true },
      mailbox: { item },
    },
    actions: { associate: (name: string, handler: Handler) => void (handlers[name] = handler) },
  } as never) as unknown as object;
  const runtime = more.token ? { OfficeRuntime: { auth: { getAccessToken: more.token } } } : {};
  const placed = script.replaceAll('https://service.tradepost.invalid', 'https://crm.example');
  runInNewContext(placed, {
    Office: office,
    setTimeout: (work: () => void, ms: number) => setTimeout(work, ms).unref(),
    fetch: more.fetch,
    ...runtime,
  });
  return (name: string) => new Promise<object>(resolve => handlers[name]?.({ completed: resolve }));
}

const people = (...addresses: string[]) => ({
  getAsync: works(addresses.map(emailAddress => ({ emailAddress, displayName: '' }))),
});
const item = (more: object = {}) => ({
  ...{ to: people('anna.weber@nordlicht.example'), cc: people(), bcc: people() },
  subject: { getAsync: works('Bamboo tray') },
  body: { getAsync: works('Dear Anna') },
  from: { getAsync: works({ emailAddress: 'li.na@haitu.example' }) },
  getAttachmentsAsync: works([
    { name: 'a.pdf', size: 3, isInline: false },
    { name: 'logo.png', size: 3, isInline: true },
  ]),
  inReplyTo: '<one@nordlicht.example>',
  sessionData: {
    getAsync: (_key: string, done: Callback) => done({ status: 'failed', error: { name: 'KeyNotFound' } }),
    setAsync: works(undefined),
  },
  internetHeaders: { setAsync: works(undefined) },
  ...more,
});

it('asks the service with all that Outlook tells, and stops the mail with its words', async () => {
  const bodies: Record<string, unknown>[] = [];
  const fetch = (_url: string, { body }: { body: string }) => {
    bodies.push(JSON.parse(body) as Record<string, unknown>);
    const text = JSON.stringify({ verdict: 'ask', message: { 'zh-CN': '看', en: 'Look.' }, header: null });
    return Promise.resolve({ status: 200, text: () => Promise.resolve(text) });
  };
  const send = run(item(), { fetch, token: () => Promise.resolve('t') });
  expect(await send('onMessageSendHandler')).toMatchObject({
    allowEvent: false,
    errorMessage: 'Look.',
    sendModeOverride: 'promptUser',
  });
  expect(bodies[0]).toMatchObject({
    mailbox: 'li.na@haitu.example',
    recipients: [{ kind: 'to', address: 'anna.weber@nordlicht.example' }],
    attachments: [{ name: 'a.pdf', size: 3 }],
    inReplyTo: '<one@nordlicht.example>',
  });
});

it('reads the mail by three calls at once and no more: as many as some clients allow', async () => {
  let [open, most] = [0, 0];
  const late =
    <T>(value: T) =>
    (...rest: unknown[]) => {
      open += 1;
      most = Math.max(most, open);
      setImmediate(() => {
        open -= 1;
        works(value)(...rest);
      });
    };
  const one = item({
    ...{ to: { getAsync: late([]) }, cc: { getAsync: late([]) }, bcc: { getAsync: late([]) } },
    ...{ subject: { getAsync: late('Tray') }, body: { getAsync: late('') }, from: { getAsync: late(null) } },
    getAttachmentsAsync: late([]),
  });
  expect(await run(one)('onMessageSendHandler')).toEqual({ allowEvent: true });
  expect(most).toBe(3);
});

it.each<[string, object, { has?: (set: string) => boolean; token?: () => Promise<string>; fetch?: unknown }]>([
  ['there is no sign-in, as on-premises', item(), {}],
  ['there is no fetch', item(), { token: () => Promise.resolve('t') }],
  [
    'an older Outlook lacks half of it',
    item({ sessionData: undefined, getAttachmentsAsync: undefined, internetHeaders: undefined, from: undefined }),
    { has: set => Number(set.slice(2)) <= 5 },
  ],
  ['there is no item', {}, {}],
])('lets the mail go where %s', async (_what, one, more) => {
  expect(await run(one, more)('onMessageSendHandler')).toEqual({ allowEvent: true });
  expect(await run(one, more)('onNewMessageComposeHandler')).toEqual({ allowEvent: true });
});

it('stops a mail to an imitated provider without any service', async () => {
  const send = run(item({ to: people('ivy@gmial.com') }));
  expect(await send('onMessageSendHandler')).toMatchObject({ allowEvent: false, commandId: 'composePane' });
});

it('keeps it where the service is there and nobody is signed in to the handler: the sidebar takes the reason', async () => {
  const asked: string[] = [];
  const fetch = (url: string) => {
    asked.push(url);
    return Promise.resolve({ status: 200, text: () => Promise.resolve('{}') });
  };
  const answer = await run(item({ to: people('x@nordlicht.example', 'x@nordlicth.example') }), { fetch })(
    'onMessageSendHandler',
  );
  expect(answer).toMatchObject({ allowEvent: false, commandId: 'composePane' });
  expect(answer).not.toHaveProperty('sendModeOverride');
  expect(asked).toEqual(['https://crm.example/api/pane/sign-in-settings']);
});

it('looks at a mail whose attachment has neither name nor size', async () => {
  const bodies: { attachments: unknown[] }[] = [];
  const fetch = (_url: string, { body }: { body: string }) => {
    bodies.push(JSON.parse(body) as { attachments: unknown[] });
    return Promise.resolve({ status: 200, text: () => Promise.resolve('{}') });
  };
  const files = works([{ id: 'a', attachmentType: 'item', isInline: false }]);
  await run(item({ getAttachmentsAsync: files }), { fetch, token: () => Promise.resolve('t') })('onMessageSendHandler');
  expect(bodies[0]?.attachments).toEqual([{ name: '', size: 0 }]);
});
