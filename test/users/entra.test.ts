import { createHmac } from 'node:crypto';
import { SignJWT } from 'jose';
import { inTransaction } from '../../service/platform/database/transaction';
import { AuditEntry, User } from '../../service/users/user.entity';
import type { TestApp, TestBrowser, TestUser } from '../support/app';
import { buildTestApp } from '../support/app';
import type { EntraIssuer } from '../support/entraIssuer';
import { CLIENT, OFFICE, openIssuer, OTHER_TENANT, TENANT } from '../support/entraIssuer';

const OID = '0a0a0a0a-2222-3333-4444-555555555555';
const MINUTE = 60_000;
let test: TestApp;
let issuer: EntraIssuer;
let user: TestUser;
let admin: TestBrowser;

async function open(): Promise<void> {
  issuer = await openIssuer(() => test.time.now);
  test = await buildTestApp({ config: { outlook: issuer.outlook } });
  user = await test.makeUser({ name: 'Li Na' });
  admin = await test.signIn(await test.makeUser({ roles: ['administrator'] }));
}
async function close(): Promise<void> {
  await test.close();
  await issuer.close();
}

const travel = (ms: number) => {
  test.time.now = new Date(test.time.now.getTime() + ms);
};
const link = () => admin.put(`/api/users/${user.id}/entra`, { tid: TENANT, oid: OID });
/** What the service answers to a call with this token: 200, or the code of its refusal. */
async function ask(token: string): Promise<unknown> {
  const answer = await test.app.inject({ url: '/api/session', headers: { authorization: `Bearer ${token}` } });
  return answer.statusCode === 200 ? answer.json().user.id : [answer.statusCode, answer.json().error.code];
}
const seconds = (ms: number) => Math.floor((test.time.now.getTime() + ms) / 1000);
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a token of Microsoft Entra ID', () => {
  beforeAll(async () => {
    await open();
    await link();
  });
  afterAll(close);

  const twins: [string, Record<string, unknown> | ((now: typeof seconds) => Record<string, unknown>), string][] = [
    ['that is over', now => ({ exp: now(-5 * MINUTE) }), 'entra.token_expired'],
    ['that does not count yet', now => ({ nbf: now(6 * MINUTE) }), 'entra.token_not_yet'],
    ['without an end', { exp: undefined }, 'entra.token_invalid'],
    ['for another service', { aud: OFFICE }, 'entra.wrong_audience'],
    ['for two services', { aud: [CLIENT, OFFICE] }, 'entra.wrong_audience'],
    ['for Microsoft Graph', { aud: '00000003-0000-0000-c000-000000000000', scp: 'Mail.Read' }, 'entra.wrong_audience'],
    ['of version 1.0', { iss: `https://sts.windows.net/${TENANT}/`, aud: `api://${CLIENT}` }, 'entra.wrong_issuer'],
    ['of another issuer', { iss: 'https://login.evil.example/x/v2.0' }, 'entra.wrong_issuer'],
    ['of another tenant', { tid: OTHER_TENANT }, 'entra.wrong_tenant'],
    ['of no tenant', { tid: undefined }, 'entra.wrong_tenant'],
    ['without the scope', { scp: 'profile openid' }, 'entra.scope_missing'],
    ['with a scope that only begins so', { scp: 'access_as_user_too' }, 'entra.scope_missing'],
    ['that another app asked for', { azp: OTHER_TENANT }, 'entra.wrong_caller'],
    ['that no app asked for', { azp: undefined }, 'entra.wrong_caller'],
    ['of a program', { scp: undefined, roles: ['access_as_user'], idtyp: 'app' }, 'entra.app_only'],
    ['of a program that does not say so', { scp: undefined, azpacr: '2' }, 'entra.app_only'],
    [
      'that is an ID token',
      { scp: undefined, azp: undefined, azpacr: undefined, nonce: 'n' },
      'entra.not_an_access_token',
    ],
    ['of nobody', { oid: undefined }, 'entra.token_invalid'],
  ];
  it.each(twins)('%s is refused', async (_name, change, code) => {
    const token = await issuer.token(typeof change === 'function' ? change(seconds) : change);
    expect(await ask(token)).toEqual([401, code]);
  });

  it('of our own kind that Entra is said to have signed is refused', async () => {
    const { privateKey, kid } = issuer.current();
    const claims = { iss: 'http://tradepost.test', aud: 'http://tradepost.test/pane', sub: String(user.id), sid: '1' };
    const token = await new SignJWT({ ...claims, exp: seconds(MINUTE) })
      .setProtectedHeader({ alg: 'RS256', kid, typ: 'at+jwt' })
      .sign(privateKey);
    expect(await ask(token)).toEqual([401, 'pane.token_invalid']);
  });
});

describe('an access token of Microsoft Entra ID', () => {
  beforeEach(open);
  afterEach(close);

  it('of a person who is linked speaks for him, by the road over HTTP and with a real signature', async () => {
    await link();
    expect(await ask(await issuer.token())).toBe(user.id);
    expect(await ask(await issuer.token({ azp: OFFICE }))).toBe(user.id);
    expect(issuer.fetches()).toBe(1);
  });

  it('needs no cookie and no header against other sites to change something', async () => {
    await link();
    const answer = await test.app.inject({
      method: 'PATCH',
      url: '/api/session/preferences',
      headers: { authorization: `Bearer ${await issuer.token()}`, origin: 'null', 'sec-fetch-site': 'cross-site' },
      payload: { language: 'en' },
    });
    expect([answer.statusCode, answer.json().user.language]).toEqual([200, 'en']);
  });

  it('of a person whom nobody knows is told what to do, and the administrator finds him in the audit log', async () => {
    expect(await ask(await issuer.token())).toEqual([403, 'entra.not_linked']);
    expect(await ask(await issuer.token())).toEqual([403, 'entra.not_linked']);
    const log = await test.context.database.manager.findBy(AuditEntry, { action: 'pane.refused' });
    expect(log).toMatchObject([{ actor: 'system', details: { code: 'entra.not_linked', tid: TENANT, oid: OID } }]);
  });

  it('whose tenant is not the one in its issuer is refused', async () => {
    await link();
    const token = await issuer.token({ iss: `${issuer.origin}/${OTHER_TENANT}/v2.0` });
    expect(await ask(token)).toEqual([401, 'entra.wrong_issuer']);
  });

  it('counts within five minutes of difference between the clocks', async () => {
    await link();
    expect(await ask(await issuer.token({ exp: seconds(-4 * MINUTE) }))).toBe(user.id);
    expect(await ask(await issuer.token({ nbf: seconds(4 * MINUTE) }))).toBe(user.id);
  });

  it('without a signature is refused, whatever its header says', async () => {
    await link();
    const [, claims] = (await issuer.token()).split('.');
    for (const alg of ['none', 'None', 'RS256'])
      expect(await ask(`${part({ alg, kid: issuer.current().kid })}.${claims}.`)).toEqual([401, 'entra.token_invalid']);
  });

  it('signed by HS256 with the public key for a secret is refused', async () => {
    await link();
    const [, claims] = (await issuer.token()).split('.');
    const head = part({ alg: 'HS256', kid: issuer.current().kid, typ: 'JWT' });
    const secret = issuer.current().publicKey.export({ type: 'spki', format: 'pem' });
    const signature = createHmac('sha256', secret).update(`${head}.${claims}`).digest('base64url');
    expect(await ask(`${head}.${claims}.${signature}`)).toEqual([401, 'entra.token_invalid']);
  });

  it('whose claims were changed, or that another key signed, is refused', async () => {
    await link();
    const [head, claims, signature] = (await issuer.token()).split('.');
    const other = { ...JSON.parse(Buffer.from(claims ?? '', 'base64url').toString()), oid: OTHER_TENANT };
    expect(await ask(`${head}.${part(other)}.${signature}`)).toEqual([401, 'entra.token_invalid']);
    const stranger = await openIssuer(() => test.time.now);
    const forged = await stranger.token({ iss: `${issuer.origin}/${TENANT}/v2.0` }, { kid: issuer.current().kid });
    await stranger.close();
    expect(await ask(forged)).toEqual([401, 'entra.token_invalid']);
  });

  it('with an unknown key makes us look once in half a minute, however many are sent', async () => {
    await link();
    const forged = await issuer.token({}, { kid: 'nowhere' });
    for (let n = 0; n < 5; n += 1) expect(await ask(forged)).toEqual([401, 'entra.token_invalid']);
    expect(issuer.fetches()).toBe(1);
    travel(30_000);
    await Promise.all(Array.from({ length: 10 }, () => ask(forged)));
    expect(issuer.fetches()).toBe(2);
  });

  it('of a key that was replaced is refused once the new keys are known, and the new ones are taken at once', async () => {
    await link();
    const old = await issuer.token();
    expect(await ask(old)).toBe(user.id);
    issuer.rotate();
    travel(MINUTE);
    expect(await ask(await issuer.token())).toBe(user.id);
    expect(await ask(old)).toEqual([401, 'entra.token_invalid']);
  });

  it('of a tenant that is not ours makes us ask nobody', async () => {
    await ask(await issuer.token({ tid: OTHER_TENANT }));
    expect(issuer.fetches()).toBe(0);
  });

  it('is taken for a day while new keys cannot be had, and then nobody is', async () => {
    await link();
    expect(await ask(await issuer.token())).toBe(user.id);
    issuer.answer({ status: 500, body: 'down' });
    travel(23 * 60 * MINUTE);
    expect(await ask(await issuer.token())).toBe(user.id);
    travel(60 * MINUTE);
    expect(await ask(await issuer.token())).toEqual([503, 'entra.keys_unreachable']);
  });

  it.each([
    ['a redirection', { status: 302, body: '', headers: { location: 'http://127.0.0.1:9/keys' } }],
    ['more than it may', { status: 200, body: `{"keys":[],"x":"${'x'.repeat(300_000)}"}` }],
    ['no keys', { status: 200, body: '{"keys":[]}' }],
    ['no JSON', { status: 200, body: '<html>' }],
  ])('is not believed by %s in place of keys', async (_name, instead) => {
    await link();
    issuer.answer(instead);
    expect(await ask(await issuer.token())).toEqual([503, 'entra.keys_unreachable']);
  });

  it('of somebody who was switched off is refused at once', async () => {
    await link();
    const token = await issuer.token();
    expect(await ask(token)).toBe(user.id);
    await inTransaction(test.context.database, manager => manager.update(User, { id: user.id }, { isActive: false }));
    expect(await ask(token)).toEqual([401, 'pane.user_off']);
  });

  it('that was given out before he was signed out everywhere is refused, a later one is not', async () => {
    await link();
    const token = await issuer.token();
    await admin.post(`/api/users/${user.id}/sign-out`);
    expect(await ask(token)).toEqual([401, 'pane.session_ended']);
    travel(2 * MINUTE);
    expect(await ask(await issuer.token())).toBe(user.id);
  });

  it('is one sign-in in the audit log, however often it is used', async () => {
    await link();
    const token = await issuer.token();
    for (let n = 0; n < 3; n += 1) await ask(token);
    travel(10 * MINUTE);
    await ask(token);
    const log = await test.context.database.manager.findBy(AuditEntry, { action: 'pane.signed_in' });
    expect(log).toMatchObject([{ userId: user.id, details: { kind: 'entra' } }]);
  });

  it('sent wrong again and again is not listened to for the rest of the minute', async () => {
    const forged = await issuer.token({ aud: OFFICE });
    const answers: unknown[] = [];
    for (let n = 0; n < 62; n += 1) answers.push(await ask(forged));
    expect(answers.slice(59)).toEqual([
      [401, 'entra.wrong_audience'],
      [429, 'pane.too_many'],
      [429, 'pane.too_many'],
    ]);
    travel(MINUTE);
    expect(await ask(forged)).toEqual([401, 'entra.wrong_audience']);
  });

  it('is nothing where Entra is not set up', async () => {
    const plain = await buildTestApp();
    const headers = { authorization: `Bearer ${await issuer.token()}` };
    const answer = await plain.app.inject({ url: '/api/session', headers });
    expect([answer.statusCode, answer.json().error.code]).toEqual([401, 'entra.not_configured']);
    expect((await plain.nobody.get('/api/pane/sign-in-settings')).body).toEqual({ entra: null, local: true });
    await plain.close();
  });
});

describe('the Microsoft account of a person', () => {
  beforeEach(open);
  afterEach(close);

  it('is said by an administrator, taken off, and both are in the audit log', async () => {
    expect((await admin.get(`/api/users/${user.id}/entra`)).body).toMatchObject({ isConfigured: true, identity: null });
    expect((await link()).body.identity).toMatchObject({ tid: TENANT, oid: OID, lastSeenAt: null });
    expect((await link()).status).toBe(200);
    expect((await admin.delete(`/api/users/${user.id}/entra`)).body.identity).toBeNull();
    expect(await ask(await issuer.token())).toEqual([403, 'entra.not_linked']);
    const actions = (await test.context.database.manager.find(AuditEntry)).map(entry => entry.action);
    expect(actions.filter(action => action.startsWith('entra.'))).toEqual(['entra.linked', 'entra.unlinked']);
  });

  it('is one, and one person has it', async () => {
    await link();
    const other = await test.makeUser();
    const theirs = await admin.put(`/api/users/${other.id}/entra`, { tid: TENANT.toUpperCase(), oid: OID });
    expect([theirs.status, theirs.body.error.code]).toEqual([409, 'entra.taken']);
    const second = await admin.put(`/api/users/${user.id}/entra`, { tid: TENANT, oid: OTHER_TENANT });
    expect([second.status, second.body.error.code]).toEqual([409, 'entra.linked_already']);
    const abroad = await admin.put(`/api/users/${other.id}/entra`, { tid: OTHER_TENANT, oid: OID });
    expect([abroad.status, abroad.body.error.code]).toEqual([400, 'entra.unknown_tenant']);
  });

  it('is linked by himself, once he has signed in here and shows a token of it', async () => {
    const browser = await test.signIn(user);
    const reply = await browser.post('/api/pane/identity', { token: await issuer.token() });
    expect(reply.body.identity).toMatchObject({ oid: OID });
    expect(await ask(await issuer.token())).toBe(user.id);
  });

  it('is not linked by a token that is not good, and not by a token of Microsoft alone', async () => {
    const browser = await test.signIn(user);
    const bad = await browser.post('/api/pane/identity', { token: await issuer.token({ aud: OFFICE }) });
    expect([bad.status, bad.body.error.code]).toEqual([401, 'entra.wrong_audience']);
    const headers = { authorization: `Bearer ${await issuer.token()}` };
    const payload = { token: await issuer.token() };
    const alone = await test.app.inject({ method: 'POST', url: '/api/pane/identity', headers, payload });
    expect(alone.statusCode).toBe(403);
  });

  it('is asked for by the pane under the names of the registration', async () => {
    expect((await test.nobody.get('/api/pane/sign-in-settings')).body).toEqual({
      entra: {
        clientId: CLIENT,
        authority: `${issuer.origin}/${TENANT}`,
        // One's own login service, of which Microsoft's library has not heard.
        knownAuthorities: [new URL(issuer.origin).host],
        scope: `api://${CLIENT}/access_as_user`,
        hasOfficeSignIn: true,
      },
      local: true,
    });
  });
});
