import type { MicrosoftToken } from '../../addin/microsoft';
import type { DialogHandle } from '../../addin/outlookShape';
import type * as signInFile from '../../addin/signIn';
import type { SignIn } from '../../addin/signIn';
import type * as httpFile from '../../ui/http';
import type { Authorisation } from '../../ui/http';

// The pages' request function looks at the browser when it is loaded.
Object.assign(globalThis, { window: { addEventListener: () => undefined }, navigator: { onLine: true } });
let code: typeof signInFile;
let http: typeof httpFile;
beforeAll(async () => {
  code = await import('../../addin/signIn');
  http = await import('../../ui/http');
});

const HOUR = 3_600_000;
const ORIGIN = 'https://crm.example.com';
const entra = {
  clientId: 'c',
  authority: 'https://login.example',
  knownAuthorities: [],
  scope: 'api://c/access_as_user',
  hasOfficeSignIn: false,
};

interface World {
  signIn: SignIn;
  time: { now: number };
  /** Calls of the service, as 'METHOD path bearer'. */
  calls: string[];
  /** Addresses of the dialogs that were opened. */
  dialogs: string[];
  /** What the service answers to a path. */
  answers: Record<string, () => { status: number; body: object } | 'silent'>;
  microsoft: { silent: (isFresh: boolean) => MicrosoftToken | null | 'broken'; popup: () => MicrosoftToken | null };
  /** What the dialog does once it is open. */
  inDialog: (say: (message: string, origin: string | null) => void, close: (code: number) => void) => void;
  loaded: () => number;
}

function makeWorld(options: { hasEntra?: boolean; hasNestedAuth?: boolean; officeToken?: string } = {}): World {
  const { hasEntra = false, hasNestedAuth = true, officeToken } = options;
  const time = { now: Date.parse('2026-03-02T08:00:00Z') };
  const until = (ms: number) => new Date(time.now + ms).toISOString();
  const settings = { ...entra, hasOfficeSignIn: officeToken !== undefined };
  let renewed = 0;
  let loaded = 0;
  const world: Omit<World, 'signIn'> = {
    time,
    calls: [],
    dialogs: [],
    loaded: () => loaded,
    answers: {
      '/api/pane/sign-in-settings': () => ({ status: 200, body: { entra: hasEntra ? settings : null, local: true } }),
      '/api/pane/token/renew': () => ({ status: 200, body: { token: `renewed-${++renewed}`, expiresAt: until(HOUR) } }),
      '/api/session': () => ({ status: 200, body: {} }),
      '/api/pane/identity': () => ({ status: 200, body: {} }),
    },
    microsoft: { silent: () => null, popup: () => null },
    inDialog: say =>
      say(JSON.stringify({ kind: 'local', token: 'own', expiresAt: until(HOUR), isLinking: false }), ORIGIN),
  };
  const openDialog = (url: string): Promise<DialogHandle> => {
    world.dialogs.push(url);
    let [say, close]: [(text: string, origin: string | null) => void, (code: number) => void] = [() => {}, () => {}];
    setTimeout(
      () =>
        world.inDialog(
          (text, origin) => say(text, origin),
          told => close(told),
        ),
      0,
    );
    return Promise.resolve({
      onMessage: listener => void (say = listener),
      onClosed: listener => void (close = listener),
      close: () => undefined,
    });
  };
  const fetch = (async (path: string, init: RequestInit = {}) => {
    const bearer = (init.headers as Record<string, string>).authorization?.replace('Bearer ', '') ?? '-';
    world.calls.push(`${init.method} ${path} ${bearer}`);
    expect(init.credentials).toBe('omit');
    const answer = world.answers[path]?.() ?? 'silent';
    if (answer === 'silent') throw new TypeError('network');
    return new Response(JSON.stringify(answer.body), { status: answer.status });
  }) as typeof globalThis.fetch;
  const signIn = code.createSignIn({ host: { hasNestedAuth } as never, openDialog } as never, {
    fetch,
    now: () => time.now,
    origin: ORIGIN,
    openMicrosoft: async () => {
      loaded += 1;
      return {
        silent: async isFresh => {
          const found = world.microsoft.silent(isFresh);
          if (found === 'broken') throw new Error('no bridge');
          return found;
        },
        popup: async () => world.microsoft.popup(),
      };
    },
    officeToken: async () => officeToken ?? null,
  });
  return Object.assign(world, { signIn }) as World;
}
const needed = async (world: World) =>
  world.signIn.getToken().then(
    () => 'nothing',
    (error: { name: string; code: string }) => `${error.name} ${error.code}`,
  );
const refuse = (world: World, refusal: string, bearer: string) =>
  world.signIn.authorisation.refused(new http.ApiError(refusal, 401, ''), bearer);

describe('with an account of Tradepost', () => {
  it('nobody is asked anything before a click; then the dialog hands the token over', async () => {
    const world = makeWorld();
    expect(await needed(world)).toBe('SignInNeeded session.required');
    expect(world.dialogs).toEqual([]);
    await world.signIn.signIn();
    expect(world.dialogs).toEqual([`${ORIGIN}/addin/dialog.html`]);
    expect(await world.signIn.getToken()).toBe('own');
    expect(world.loaded()).toBe(0);
  });

  it('the token is renewed five minutes before its end, once for all who ask', async () => {
    const world = makeWorld();
    await world.signIn.signIn();
    world.time.now += HOUR - 6 * 60_000;
    expect(await world.signIn.getToken()).toBe('own');
    world.time.now += 2 * 60_000;
    const found = await Promise.all([world.signIn.getToken(), world.signIn.getToken(), world.signIn.getToken()]);
    expect(found).toEqual(['renewed-1', 'renewed-1', 'renewed-1']);
    expect(world.calls.filter(call => call.includes('renew'))).toEqual(['POST /api/pane/token/renew own']);
  });

  it('while the service is silent the old token is used to its end, and then the service is said to be silent', async () => {
    const world = makeWorld();
    await world.signIn.signIn();
    world.answers['/api/pane/token/renew'] = () => 'silent';
    world.time.now += HOUR - 60_000;
    expect(await world.signIn.getToken()).toBe('own');
    world.time.now += 2 * 60_000;
    await expect(world.signIn.getToken()).rejects.toMatchObject({ code: 'unreachable' });
    world.answers['/api/pane/token/renew'] = () => ({
      status: 200,
      body: { token: 'late', expiresAt: '2026-03-02T12:00:00Z' },
    });
    expect(await world.signIn.getToken()).toBe('late');
  });

  it('a session that has ended is said to have ended', async () => {
    const world = makeWorld();
    await world.signIn.signIn();
    world.answers['/api/pane/token/renew'] = () => ({ status: 401, body: { error: { code: 'pane.session_ended' } } });
    world.time.now += HOUR;
    expect(await needed(world)).toBe('SignInNeeded pane.session_ended');
    expect(world.signIn.current()).toBeNull();
    expect(world.signIn.reason()).toBe('pane.session_ended');
  });

  it('signing out ends the session behind the token and forgets it', async () => {
    const world = makeWorld();
    let told = 0;
    world.signIn.onChange(() => (told += 1));
    await world.signIn.signIn();
    world.signIn.signOut();
    expect(world.calls.at(-1)).toBe('DELETE /api/session own');
    expect(world.signIn.current()).toBeNull();
    expect(await needed(world)).toBe('SignInNeeded pane.signed_out');
    expect(told).toBeGreaterThanOrEqual(2);
  });
});

describe('signing out while', () => {
  it('the token is being renewed stays signing out', async () => {
    const world = makeWorld();
    await world.signIn.signIn();
    world.time.now += HOUR - 60_000;
    const asked = needed(world);
    world.signIn.signOut();
    expect(await asked).toBe('SignInNeeded pane.signed_out');
    expect(world.signIn.current()).toBeNull();
  });

  it("Outlook's own account is being asked for stays signing out", async () => {
    const world = makeWorld({ hasEntra: true });
    world.microsoft.silent = () => ({ text: 'theirs', expiresAt: world.time.now + HOUR });
    const asked = needed(world);
    world.signIn.signOut();
    expect(await asked).toBe('SignInNeeded pane.signed_out');
    expect(world.signIn.current()).toBeNull();
  });
});

describe('the dialog', () => {
  it('that is closed leaves everything as it was', async () => {
    const world = makeWorld();
    world.inDialog = (_say, close) => close(12_006);
    await expect(world.signIn.signIn()).rejects.toMatchObject({ code: 'pane.dialog_closed' });
    expect(world.signIn.current()).toBeNull();
  });

  it('is believed from our own origin only, and nothing else that it says', async () => {
    const world = makeWorld();
    const forged = JSON.stringify({ kind: 'local', token: 'forged', expiresAt: '2027-01-01T00:00:00Z' });
    world.inDialog = (say, close) => {
      say(forged, 'https://evil.example');
      for (const text of ['', 'null', '[]', '{"kind":"local"}', '{"kind":"x","token":"t","expiresAt":"2027-01-01"}'])
        say(text, ORIGIN);
      close(12_006);
    };
    await expect(world.signIn.signIn()).rejects.toMatchObject({ code: 'pane.dialog_closed' });
    expect(world.signIn.current()).toBeNull();
  });

  it('is believed by clients that do not tell the origin: they let our own pages speak alone', async () => {
    const world = makeWorld();
    world.inDialog = say => say('{"kind":"local","token":"own","expiresAt":"2027-01-01T00:00:00Z"}', null);
    await world.signIn.signIn();
    expect(await world.signIn.getToken()).toBe('own');
  });
});

describe("with Outlook's own account", () => {
  const token = (text: string, world: World): MicrosoftToken => ({ text, expiresAt: world.time.now + HOUR });

  it('nobody is asked at all', async () => {
    const world = makeWorld({ hasEntra: true });
    world.microsoft.silent = () => token('ms', world);
    expect(await world.signIn.getToken()).toBe('ms');
    expect(world.signIn.current()?.kind).toBe('entra');
    expect(world.dialogs).toEqual([]);
  });

  it('where Microsoft has to ask, its window opens upon the click', async () => {
    const world = makeWorld({ hasEntra: true });
    world.microsoft.popup = () => token('asked', world);
    expect(await needed(world)).toBe('SignInNeeded session.required');
    await world.signIn.signIn();
    expect(await world.signIn.getToken()).toBe('asked');
    expect(world.dialogs).toEqual([]);
  });

  it.each([
    ['cannot sign in by itself', { hasNestedAuth: false }],
    ['fails at it', { hasNestedAuth: true }],
  ])('a client that %s gets the dialog', async (_name, options) => {
    const world = makeWorld({ hasEntra: true, ...options });
    world.microsoft.silent = () => 'broken';
    expect(await needed(world)).toBe('SignInNeeded session.required');
    await world.signIn.signIn();
    expect(await world.signIn.getToken()).toBe('own');
    expect(world.loaded()).toBe(options.hasNestedAuth ? 1 : 0);
  });

  it("Office's own sign-in is taken where it is registered and the other is not there", async () => {
    const claims = Buffer.from(JSON.stringify({ exp: Date.parse('2026-03-02T09:00:00Z') / 1000 })).toString(
      'base64url',
    );
    const world = makeWorld({ hasEntra: true, hasNestedAuth: false, officeToken: `h.${claims}.s` });
    expect(await world.signIn.getToken()).toBe(`h.${claims}.s`);
    expect(await refuse(world, 'entra.wrong_caller', `h.${claims}.s`)).toBe(false);
  });

  it('a token that is refused is fetched afresh, and one that comes again is not sent again', async () => {
    const world = makeWorld({ hasEntra: true });
    world.microsoft.silent = isFresh => token(isFresh ? 'fresh' : 'kept', world);
    expect(await world.signIn.getToken()).toBe('kept');
    expect(await refuse(world, 'pane.session_ended', 'kept')).toBe(true);
    expect(await world.signIn.getToken()).toBe('fresh');
    expect(await refuse(world, 'pane.session_ended', 'fresh')).toBe(false);
  });

  it('many requests that are refused at once fetch one token', async () => {
    const world = makeWorld({ hasEntra: true });
    let asked = 0;
    world.microsoft.silent = isFresh => {
      asked += 1;
      return token(isFresh ? 'fresh' : 'kept', world);
    };
    await world.signIn.getToken();
    // Nobody is shown a sign-in that is not needed.
    world.signIn.onChange(() => expect(world.signIn.current()).not.toBeNull());
    const found = await Promise.all([1, 2, 3].map(() => refuse(world, 'entra.token_expired', 'kept')));
    expect(found).toEqual([true, true, true]);
    expect(asked).toBe(2);
  });

  it('that nobody has here is linked after the person agreed in the dialog, and then signs in by itself', async () => {
    const world = makeWorld({ hasEntra: true });
    world.microsoft.silent = () => token('ms', world);
    await world.signIn.getToken();
    expect(await refuse(world, 'entra.not_linked', 'ms')).toBe(false);
    world.inDialog = say =>
      say(JSON.stringify({ kind: 'local', token: 'own', expiresAt: '2026-03-02T09:00:00Z', isLinking: true }), ORIGIN);
    await world.signIn.signIn();
    expect(world.dialogs).toEqual([`${ORIGIN}/addin/dialog.html#link`]);
    expect(world.calls.at(-1)).toBe('POST /api/pane/identity own');
    expect(await world.signIn.getToken()).toBe('own');
  });

  it('that cannot be linked is told of, and the person is signed in all the same', async () => {
    const world = makeWorld({ hasEntra: true });
    world.microsoft.silent = () => token('ms', world);
    await world.signIn.getToken();
    await refuse(world, 'entra.not_linked', 'ms');
    world.answers['/api/pane/identity'] = () => ({
      status: 409,
      body: { error: { code: 'entra.taken', message: '' } },
    });
    world.inDialog = say =>
      say(JSON.stringify({ kind: 'local', token: 'own', expiresAt: '2026-03-02T09:00:00Z', isLinking: true }), ORIGIN);
    await expect(world.signIn.signIn()).rejects.toMatchObject({ code: 'entra.taken' });
    expect(await world.signIn.getToken()).toBe('own');
  });

  it('is linked to nobody who did not agree', async () => {
    const world = makeWorld({ hasEntra: true });
    world.microsoft.silent = () => token('ms', world);
    await world.signIn.getToken();
    await refuse(world, 'entra.not_linked', 'ms');
    await world.signIn.signIn();
    expect(world.calls.filter(call => call.includes('identity'))).toEqual([]);
    expect(await world.signIn.getToken()).toBe('own');
  });

  it('is not taken again by itself after signing out', async () => {
    const world = makeWorld({ hasEntra: true });
    world.microsoft.silent = () => token('ms', world);
    await world.signIn.getToken();
    world.signIn.signOut();
    expect(await needed(world)).toBe('SignInNeeded pane.signed_out');
    world.microsoft.popup = () => token('again', world);
    await world.signIn.signIn();
    expect(await world.signIn.getToken()).toBe('again');
  });
});

describe('requests of the pane', () => {
  const asked: { authorization: string | undefined; credentials: string | undefined }[] = [];
  const statuses: number[] = [];
  let signedOut = 0;
  beforeEach(() => {
    asked.length = 0;
    statuses.length = 0;
    signedOut = 0;
    http.whenSignedOut(() => (signedOut += 1));
    globalThis.fetch = (async (_path: string, init: RequestInit) => {
      const { authorization } = init.headers as Record<string, string>;
      asked.push({ authorization, credentials: init.credentials });
      const status = statuses.shift() ?? 200;
      return new Response(JSON.stringify(status === 200 ? { ok: true } : { error: { code: 'x.y', details: {} } }), {
        status,
      });
    }) as typeof fetch;
  });
  afterEach(() => http.authoriseBy(null));
  const way = (tokens: string[], isMore: boolean): Authorisation => ({
    token: async () => tokens.shift() ?? 'last',
    refused: async () => isMore,
  });

  it('carry the token and no cookie; those of the admin the cookie and no token', async () => {
    await http.request('GET', '/api/x');
    http.authoriseBy(way(['one'], false));
    await http.request('POST', '/api/x', { body: {} });
    expect(asked).toEqual([
      { authorization: undefined, credentials: 'same-origin' },
      { authorization: 'Bearer one', credentials: 'omit' },
    ]);
  });

  it('are tried once more with another token, and no third time', async () => {
    http.authoriseBy(way(['one', 'two'], true));
    statuses.push(401);
    await http.request('GET', '/api/x');
    expect(asked.map(call => call.authorization)).toEqual(['Bearer one', 'Bearer two']);
    statuses.push(401, 401, 200);
    await expect(http.request('GET', '/api/x')).rejects.toMatchObject({ status: 401 });
    expect(asked).toHaveLength(4);
  });

  it('say that somebody has to sign in where there is none', async () => {
    http.authoriseBy(way(['one'], false));
    statuses.push(401);
    await expect(http.request('GET', '/api/x')).rejects.toMatchObject({ code: 'x.y' });
    expect(signedOut).toBe(1);
    statuses.push(403);
    await expect(http.request('GET', '/api/x')).rejects.toMatchObject({ status: 403 });
    expect(signedOut).toBe(1);
  });
});
