import fc from 'fast-check';
import { createHmac, createPublicKey } from 'node:crypto';
import { inTransaction } from '../../service/platform/database/transaction';
import { newSigningKey, privateKeyOf, signToken } from '../../service/platform/tokens/jwt';
import { PaneKey } from '../../service/users/paneAccess.entity';
import { glanceAt, kindOf } from '../../service/users/paneTokens';
import { sweepPaneKeys } from '../../service/users/paneTokens.service';
import { AuditEntry, Session, User } from '../../service/users/user.entity';
import type { TestApp, TestBrowser, TestUser } from '../support/app';
import { buildTestApp } from '../support/app';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const SECRET = 'a secret of thirty-two characters';
let test: TestApp;
let user: TestUser;
let browser: TestBrowser;

beforeEach(async () => {
  test = await buildTestApp({ config: { secretKey: SECRET } });
  user = await test.makeUser({ name: 'Li Na' });
  browser = await test.signIn(user);
});
afterEach(() => test.close());

const travel = (ms: number) => {
  test.time.now = new Date(test.time.now.getTime() + ms);
};
const tokenOf = async (from = browser): Promise<string> => (await from.post('/api/pane/token')).body.token;
async function ask(token: string, url = '/api/session', method: 'GET' | 'POST' | 'DELETE' = 'GET') {
  const answer = await test.app.inject({ method, url, headers: { authorization: `Bearer ${token}` } });
  return { status: answer.statusCode, body: answer.json(), challenge: answer.headers['www-authenticate'] };
}
const refusal = async (token: string) => {
  const { status, body } = await ask(token);
  return [status, body.error?.code];
};
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const read = (text: string | undefined) => JSON.parse(Buffer.from(text ?? '', 'base64url').toString());

describe('a token of the pane', () => {
  it('is given to whoever is signed in by cookie, and speaks for him without one', async () => {
    const reply = await browser.post('/api/pane/token');
    expect(reply.body).toMatchObject({ user: { id: user.id, name: 'Li Na' }, company: {}, isDemo: false });
    expect(reply.body.expiresAt).toBe(new Date(test.time.now.getTime() + 60 * MINUTE).toISOString());
    expect((await ask(reply.body.token)).body.user.id).toBe(user.id);
    const [log] = await test.context.database.manager.findBy(AuditEntry, { action: 'pane.signed_in' });
    expect(log).toMatchObject({ userId: user.id, details: { kind: 'local' } });
  });

  it('is given to no other site, to nobody who is not signed in, and not to an API key', async () => {
    const elsewhere = await browser.post('/api/pane/token', {}, { 'sec-fetch-site': 'cross-site' });
    expect([elsewhere.status, elsewhere.body.error.code]).toEqual([403, 'request.other_site']);
    expect((await test.nobody.post('/api/pane/token')).status).toBe(401);
    const key = (await browser.post('/api/api-keys', { name: 'k', scope: 'write', days: 30 })).body.token;
    for (const url of ['/api/pane/token', '/api/pane/token/renew', '/api/pane/identity']) {
      const { status } = await ask(key, url, 'POST');
      expect([401, 403, 400]).toContain(status);
    }
  });

  it('names its key, is signed by ES256 and says nothing private', async () => {
    const [head, claims] = (await tokenOf()).split('.');
    expect(read(head)).toMatchObject({ alg: 'ES256', typ: 'at+jwt', kid: expect.any(String) });
    expect(Object.keys(read(claims)).sort()).toEqual(['aud', 'exp', 'iat', 'iss', 'nbf', 'sid', 'sub']);
  });

  it('is over after an hour, and says so in the way of the protocol', async () => {
    const token = await tokenOf();
    travel(60 * MINUTE);
    expect((await ask(token)).status).toBe(200);
    travel(MINUTE);
    const late = await ask(token);
    expect([late.status, late.body.error.code]).toEqual([401, 'pane.token_expired']);
    expect(late.challenge).toBe('Bearer error="invalid_token"');
  });

  it('that ran out shuts nobody out of the same office, however many panes send theirs', async () => {
    const old = await tokenOf();
    travel(2 * 60 * MINUTE);
    for (let pane = 0; pane < 70; pane += 1) expect(await refusal(old)).toEqual([401, 'pane.token_expired']);
    expect((await ask(await tokenOf())).status).toBe(200);
  });

  it('is renewed by itself, again and again, as long as the session can live', async () => {
    let token = await tokenOf();
    for (let n = 0; n < 5; n += 1) {
      travel(50 * MINUTE);
      const reply = await ask(token, '/api/pane/token/renew', 'POST');
      expect(reply.status).toBe(200);
      token = reply.body.token;
    }
    const createdAt = new Date(test.time.now.getTime() - 30 * DAY + 10 * MINUTE);
    const [session] = await test.context.database.manager.find(Session);
    await inTransaction(test.context.database, manager =>
      manager.update(Session, { id: session?.id as number }, { createdAt }),
    );
    const last = (await ask(token, '/api/pane/token/renew', 'POST')).body;
    expect(last.expiresAt).toBe(new Date(test.time.now.getTime() + 10 * MINUTE).toISOString());
  });

  it('is given sixty times a minute to one person, and to the colleagues behind the same address all the same', async () => {
    const token = await tokenOf();
    const colleague = await tokenOf(await test.signIn(await test.makeUser()));
    const renew = async (bearer: string) => (await ask(bearer, '/api/pane/token/renew', 'POST')).status;
    const told = new Set<number>();
    for (let turn = 0; turn < 61; turn += 1) told.add(await renew(token));
    expect([...told]).toEqual([200, 429]);
    expect(await renew(colleague)).toBe(200);
  });

  it('is not renewed by a cookie', async () => {
    const reply = await browser.post('/api/pane/token/renew');
    expect([reply.status, reply.body.error.code]).toEqual([400, 'pane.not_renewable']);
  });

  it.each([
    ['signs out here', () => browser.delete('/api/session')],
    ['signs out everywhere', async () => (await test.signIn(user)).delete('/api/sessions')],
    ['signs out in the pane', async () => ask(await tokenOf(), '/api/session', 'DELETE')],
  ])('ends at once when he %s', async (_name, act) => {
    const token = await tokenOf();
    await act();
    expect(await refusal(token)).toEqual([401, 'pane.session_ended']);
    expect((await ask(token, '/api/pane/token/renew', 'POST')).status).toBe(401);
  });

  it('ends at once when he is switched off', async () => {
    const token = await tokenOf();
    await inTransaction(test.context.database, manager => manager.update(User, { id: user.id }, { isActive: false }));
    expect(await refusal(token)).toEqual([401, 'pane.user_off']);
  });

  it('keeps the session alive that it hangs on', async () => {
    let token = await tokenOf();
    for (let n = 0; n < 20; n += 1) {
      travel(45 * MINUTE);
      token = (await ask(token, '/api/pane/token/renew', 'POST')).body.token;
    }
    expect((await browser.get('/api/session')).status).toBe(200);
  });
});

describe('a forged token of the pane', () => {
  const forged = async (change: object, header: object = {}): Promise<string> => {
    const [head, claims] = (await tokenOf()).split('.');
    return `${part({ ...read(head), ...header })}.${part({ ...read(claims), ...change })}`;
  };

  it.each([
    ['without a signature', { alg: 'none' }, ''],
    ['with any signature', {}, 'AAAA'],
    ['by RS256', { alg: 'RS256' }, 'AAAA'],
  ])('%s is refused', async (_name, header, signature) => {
    expect(await refusal(`${await forged({}, header)}.${signature}`)).toEqual([401, 'pane.token_invalid']);
  });

  it('by HS256 with the public key for a secret is refused', async () => {
    const body = await forged({}, { alg: 'HS256' });
    const [row] = await test.context.database.manager.find(PaneKey);
    const key = createPublicKey({ key: row?.publicKey as never, format: 'jwk' });
    const signature = createHmac('sha256', key.export({ type: 'spki', format: 'pem' }))
      .update(body)
      .digest('base64url');
    expect(await refusal(`${body}.${signature}`)).toEqual([401, 'pane.token_invalid']);
  });

  it('with the signature of another is refused', async () => {
    const [, , signature] = (await tokenOf()).split('.');
    expect(await refusal(`${await forged({ sub: '2' })}.${signature}`)).toEqual([401, 'pane.token_invalid']);
  });

  /** Signed as ours are, with a key of ours, and yet wrong. */
  const signed = async (change: object, type = 'at+jwt'): Promise<string> => {
    const claims = read((await tokenOf()).split('.')[1]);
    const { kid, publicKey, privateKey } = await newSigningKey();
    const endsAt = new Date(test.time.now.getTime() + DAY);
    await inTransaction(test.context.database, manager =>
      manager.insert(PaneKey, { kid, publicKey, privateKey: null, createdAt: test.time.now, endsAt }),
    );
    return signToken({ ...claims, ...change }, { kid, key: privateKeyOf(privateKey) as never, type });
  };

  it.each([
    ['for another audience', { aud: 'http://tradepost.test' }, 'pane.other_service'],
    ['that does not count yet', { nbf: 2_000_000_000 }, 'pane.token_not_yet'],
    ['without an end', { exp: undefined }, 'pane.token_invalid'],
    ['of nobody', { sub: 'x' }, 'pane.token_invalid'],
    ['of another person than its session', { sub: '999' }, 'pane.session_ended'],
    ['of no session', { sid: '999' }, 'pane.session_ended'],
  ])('%s is refused', async (_name, change, code) => {
    expect(await refusal(await signed(change))).toEqual([401, code]);
  });

  it('that was signed for something else is refused', async () => {
    expect((await ask(await signed({}))).status).toBe(200);
    expect(await refusal(await signed({}, 'JWT'))).toEqual([401, 'pane.token_invalid']);
  });

  it('of another Tradepost is refused', async () => {
    const other = await buildTestApp({ config: { publicUrl: 'http://other.test', secretKey: SECRET } });
    const token = await tokenOf(await other.signIn(await other.makeUser()));
    await other.close();
    expect(await refusal(token)).toEqual([401, 'pane.other_service']);
  });
});

describe('the keys of our tokens', () => {
  const keys = () => test.context.database.manager.find(PaneKey, { order: { id: 'ASC' } });

  it('are kept sealed, and one signs for thirty days', async () => {
    await tokenOf();
    travel(29 * DAY);
    browser = await test.signIn(user);
    await tokenOf();
    const [key, ...more] = await keys();
    expect(more).toEqual([]);
    expect(key?.privateKey).toMatch(/^v1\./);
    expect(JSON.stringify(key)).not.toContain('"d":');
  });

  it('are replaced after thirty days: what the old one signed counts until it is over', async () => {
    await tokenOf();
    travel(30 * DAY - 10 * MINUTE);
    browser = await test.signIn(user);
    const old = await tokenOf();
    travel(20 * MINUTE);
    const fresh = await tokenOf();
    expect(await keys()).toHaveLength(2);
    expect(read(fresh.split('.')[0]).kid).not.toBe(read(old.split('.')[0]).kid);
    expect((await ask(old)).status).toBe(200);
    expect((await ask(fresh)).status).toBe(200);
  });

  it('go when they are over; a token of such a key is refused', async () => {
    const old = await tokenOf();
    travel(30 * DAY + 62 * MINUTE);
    await inTransaction(test.context.database, manager => sweepPaneKeys(manager, test.time.now));
    expect(await keys()).toEqual([]);
    expect(await refusal(old)).toEqual([401, 'pane.token_invalid']);
  });

  it('that an administrator takes away count no more at once', async () => {
    const old = await tokenOf();
    await inTransaction(test.context.database, manager => manager.clear(PaneKey));
    expect(await refusal(old)).toEqual([401, 'pane.token_invalid']);
    expect((await ask(await tokenOf())).status).toBe(200);
  });

  it('are not written down where the environment has nothing to seal them, and tokens outlive the process all the same', async () => {
    const plain = await buildTestApp();
    const token = await tokenOf(await plain.signIn(await plain.makeUser()));
    const [key] = await plain.context.database.manager.find(PaneKey);
    expect(key?.privateKey).toBeNull();
    const answer = await plain.app.inject({ url: '/api/session', headers: { authorization: `Bearer ${token}` } });
    expect(answer.statusCode).toBe(200);
    await plain.close();
  });
});

describe('the diagnosis', () => {
  const diagnose = async (token?: string) => {
    const headers = token ? { authorization: `Bearer ${token}` } : {};
    return (await test.app.inject({ url: '/api/pane/diagnosis', headers })).json();
  };

  it('tells version and clock to anybody, and of a token whether it is good', async () => {
    expect(await diagnose()).toMatchObject({
      version: expect.stringMatching(/^\d+\./),
      now: test.time.now.toISOString(),
      token: { kind: 'none', refusal: null },
    });
    const token = await tokenOf();
    const good = await diagnose(token);
    expect(good.token).toEqual({
      kind: 'pane',
      refusal: null,
      expiresAt: new Date(test.time.now.getTime() + 60 * MINUTE).toISOString(),
    });
    expect(JSON.stringify(good)).not.toContain(user.address);
    travel(2 * 60 * MINUTE);
    expect((await diagnose(token)).token).toMatchObject({ kind: 'pane', refusal: 'pane.token_expired' });
    expect((await diagnose('rubbish')).token).toMatchObject({ kind: 'unknown', refusal: 'pane.token_unknown' });
  });
});

describe('what a bearer is', () => {
  const jwt = (claims: object) => `${part({ alg: 'RS256', kid: 'k' })}.${part(claims)}.AAAA`;
  it.each([
    ['tpk_abc', 'key'],
    ['tpk_a.b.c', 'key'],
    [jwt({ iss: 'https://crm.example' }), 'pane'],
    [jwt({ iss: 'https://other.example', aud: 'https://other.example/pane', sid: '1' }), 'pane'],
    [jwt({ iss: 'https://login.microsoftonline.com/x/v2.0', tid: 'x' }), 'entra'],
    [jwt({}), 'entra'],
    ['a.b', 'unknown'],
    ['a.b.c', 'unknown'],
    [`${part([1])}.${part({})}.x`, 'unknown'],
    [`${'a'.repeat(20_000)}.b.c`, 'unknown'],
  ])('is told by its form: %.40s', (token, kind) => {
    expect(kindOf(token, 'tpk_', 'https://crm.example')).toBe(kind);
  });

  it('is found out of whatever is sent', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 4 }), fc.json(), (parts, json) => {
        const token = [...parts, Buffer.from(json).toString('base64url')].join('.');
        const glance = glanceAt(token);
        return glance === null || Object.values(glance).every(value => typeof value === 'string');
      }),
    );
  });
});
