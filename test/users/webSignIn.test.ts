import { inTransaction } from '../../service/platform/database/transaction';
import { resetUser } from '../../service/users/administering.service';
import { EntraIdentity } from '../../service/users/paneAccess.entity';
import { allowPasswords } from '../../service/users/signInSettings.service';
import { AuditEntry, Session, User } from '../../service/users/user.entity';
import type { SignInSettings } from '../../service/users/signInSettings.schema';
import type { TestApp, TestBrowser, TestUser } from '../support/app';
import { browserOf, buildTestApp, PASSWORD } from '../support/app';
import { OTHER_TENANT, TENANT } from '../support/entraIssuer';
import type { IssuerPerson, SignInIssuer, Twist } from '../support/signInIssuer';
import { openSignInIssuer } from '../support/signInIssuer';

// The whole road over HTTP and HTTPS: our service, Microsoft's library, and an issuer that checks code, verifier and proof.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const LI_NA: IssuerPerson = {
  ...{ oid: '0a0a0a0a-2222-3333-4444-555555555555', name: 'Li Na', signInName: 'Li.Na@Haitu.example' },
};
const OLGA: IssuerPerson = {
  ...{ oid: '0b0b0b0b-2222-3333-4444-555555555555', name: 'Olga Petrova', signInName: 'olga@haitu.example' },
};
const plain: SignInSettings = {
  ...{ mode: 'linked', domains: [], roles: ['trader'], teamId: null, rules: [], sessionHours: 12, isLocalOff: false },
};

let test: TestApp;
let issuer: SignInIssuer;
let user: TestUser;
let boss: TestUser;
let admin: TestBrowser;

async function open(options: { proof?: 'secret' | 'none'; tenants?: string[] } = {}): Promise<void> {
  issuer = await openSignInIssuer(() => test.time.now);
  issuer.people.push({ ...LI_NA }, { ...OLGA });
  const proof = options.proof === 'none' ? null : { secret: 'issuer-secret' };
  issuer.registration.isPublic = proof === null;
  test = await buildTestApp({ config: { outlook: issuer.outlook(proof, options.tenants) } });
  issuer.redirectUris.push('http://tradepost.test/auth/entra/callback');
  user = await test.makeUser({ name: '李娜', address: 'li@haitu.example' });
  boss = await test.makeUser({ name: 'Boss', roles: ['administrator'] });
  admin = await test.signIn(boss);
  await settle({});
}
async function close(): Promise<void> {
  await test.close();
  await issuer.close();
}

const manager = () => test.context.database.manager;
const travel = (ms: number) => {
  test.time.now = new Date(test.time.now.getTime() + ms);
};
async function settle(change: Partial<SignInSettings>, as: TestBrowser = admin) {
  const { version } = (await admin.get('/api/settings/sign-in')).body;
  return as.put(`/api/settings/sign-in?version=${version}`, { ...plain, ...change });
}
const link = (who = user, oid = LI_NA.oid) => admin.put(`/api/users/${who.id}/entra`, { tid: TENANT, oid });

/** A browser that keeps cookies, as far as this road needs them. */
interface Cookies {
  jar: Map<string, string>;
  /** Follows nothing. */
  get(url: string): Promise<{ status: number; location: string; body: string }>;
}
function newBrowser(): Cookies {
  const jar = new Map<string, string>();
  return {
    jar,
    get: async url => {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await test.app.inject({ url, headers: cookie ? { cookie } : {} });
      for (const line of [answer.headers['set-cookie'] ?? []].flat()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (value === '') jar.delete(name);
        else jar.set(name, value);
      }
      return { status: answer.statusCode, location: String(answer.headers.location ?? ''), body: answer.body };
    },
  };
}

/** Goes to Microsoft's page as this person, and gives the address by which he comes back. */
async function visit(address: string, person: IssuerPerson | null): Promise<string> {
  const { Agent, request } = await import('node:https');
  const url = person ? `${address}&person=${person.oid}` : address;
  const agent = new Agent({ rejectUnauthorized: false });
  const location = await new Promise<string>((done, fail) =>
    request(url, { agent }, answer => {
      answer.resume();
      done(answer.headers.location ?? '');
    })
      .on('error', fail)
      .end(),
  );
  agent.destroy();
  return location;
}
const start = async (browser: Cookies, query = '') => (await browser.get(`/auth/entra/start${query}`)).location;
/** The way back within our service; '' where Microsoft did not send the browser back. */
const backOf = (location: string) => (location ? location.replace('http://tradepost.test', '') : '');
async function signIn(person: IssuerPerson | null, query = '', browser = newBrowser()) {
  const back = backOf(await visit(await start(browser, query), person));
  return { browser, back, came: await browser.get(back) };
}
/** The code of the refusal in the address of the sign-in page; null where somebody is in. */
const problemOf = ({ location }: { location: string }) =>
  new URL(location, 'http://x').pathname === '/sign-in'
    ? new URL(location, 'http://x').searchParams.get('problem')
    : null;
const whoIs = async ({ jar }: Cookies) => {
  const token = jar.get('tradepost');
  const answer = await browserOf(test.app, token ? `tradepost=${token}` : '').get('/api/session');
  return answer.status === 200 ? answer.body.user.id : answer.body.error.code;
};
const auditOf = (action: string) => manager().find(AuditEntry, { where: { action }, order: { id: 'ASC' } });

describe('whoever signs in by Microsoft', () => {
  beforeEach(() => open());
  afterEach(close);

  it('is known by tenant and object id, comes back to the page that he wanted, and it is in the audit log', async () => {
    await link();
    const { came, browser } = await signIn(LI_NA, `?next=${encodeURIComponent('/companies/5?tab=mail')}`);
    expect([came.status, came.location]).toEqual([302, '/companies/5?tab=mail']);
    expect(await whoIs(browser)).toBe(user.id);
    expect(await auditOf('entra.signed_in')).toMatchObject([{ userId: user.id, actor: 'user' }]);
    expect(await manager().findOneBy(User, { id: user.id })).toMatchObject({ lastSignInAt: test.time.now });
    expect(await manager().findOneBy(Session, { userId: user.id })).toMatchObject({ startedBy: 'entra' });
    // The code went with its verifier, and what came with it is kept nowhere.
    expect(issuer.redeemed.at(-1)).toMatchObject({
      grant_type: 'authorization_code',
      code_verifier: expect.any(String),
    });
  });

  it('is he however his name and address were changed there', async () => {
    await link();
    issuer.people[0] = { ...LI_NA, name: 'Li Na-Berg', signInName: 'boss@own.test' };
    expect(await whoIs((await signIn(LI_NA)).browser)).toBe(user.id);
  });

  it('is nobody for having the address of a colleague', async () => {
    await settle({ mode: 'domain', domains: ['haitu.example'] });
    issuer.people[0] = { ...LI_NA, signInName: 'LI@haitu.example' };
    expect(problemOf((await signIn(LI_NA)).came)).toBe('entra.address_taken');
    expect(await manager().countBy(EntraIdentity, {})).toBe(0);
  });

  it('and was switched off here stays out, and it is in the audit log', async () => {
    await link();
    await inTransaction(test.context.database, writer => writer.update(User, { id: user.id }, { isActive: false }));
    const { came, browser } = await signIn(LI_NA);
    expect([problemOf(came), await whoIs(browser)]).toEqual(['pane.user_off', 'session.required']);
    expect(await auditOf('entra.sign_in_refused')).toMatchObject([
      { subjectId: user.id, details: { code: 'pane.user_off', oid: LI_NA.oid } },
    ]);
  });

  it('and was switched off has no second account made for him by a rule', async () => {
    await link();
    await settle({ mode: 'domain', domains: ['haitu.example'] });
    await inTransaction(test.context.database, writer => writer.update(User, { id: user.id }, { isActive: false }));
    expect(problemOf((await signIn(LI_NA)).came)).toBe('pane.user_off');
  });

  it('has a session that ends after the hours that are set, however much it is used', async () => {
    await settle({ sessionHours: 3 });
    await link();
    const { browser } = await signIn(LI_NA);
    for (const hours of [1, 2, 2.9]) {
      travel(hours * HOUR - (test.time.now.getTime() - Date.parse('2026-03-02T08:00:00.000Z')));
      expect(await whoIs(browser)).toBe(user.id);
    }
    travel(0.2 * HOUR);
    expect(await whoIs(browser)).toBe('session.ended');
  });

  it('and is still signed in there comes in again without a question, and is asked where he is not', async () => {
    await link();
    const back = await visit(`${await start(newBrowser(), '?silent=true')}`, null);
    expect(new URL(back).searchParams.get('error')).toBe('login_required');
    const { came } = await signIn(null, '?silent=true&next=/mail');
    expect(came.location).toBe('/sign-in?problem=entra.again&reason=AADSTS50058&next=%2Fmail');
    expect(problemOf((await signIn(LI_NA, '?silent=true')).came)).toBeNull();
  });

  it('is signed out by an administrator, and by taking off the link; his session by password stays then', async () => {
    await link();
    const first = (await signIn(LI_NA)).browser;
    await admin.post(`/api/users/${user.id}/sign-out`);
    expect(await whoIs(first)).toBe('session.ended');
    const second = (await signIn(LI_NA)).browser;
    const local = await test.signIn(user);
    await admin.delete(`/api/users/${user.id}/entra`);
    expect(await whoIs(second)).toBe('session.ended');
    expect((await local.get('/api/session')).status).toBe(200);
  });

  it('comes in with keys that were changed a moment ago', async () => {
    await link();
    await signIn(LI_NA);
    issuer.rotate();
    travel(MINUTE);
    expect(problemOf((await signIn(LI_NA)).came)).toBeNull();
  });

  it('goes to the sign-out of Microsoft and from there back to us', async () => {
    const { location } = await newBrowser().get('/auth/entra/sign-out');
    expect(location).toBe(
      `${issuer.origin}/${TENANT}/oauth2/v2.0/logout?post_logout_redirect_uri=http%3A%2F%2Ftradepost.test%2Fsign-in`,
    );
  });

  it('is sent nowhere while that way is off', async () => {
    await settle({ mode: 'off' });
    expect(problemOf(await newBrowser().get('/auth/entra/start'))).toBe('entra.sign_in_off');
    expect((await newBrowser().get('/auth/entra/sign-out')).location).toBe('/sign-in');
    expect((await test.nobody.get('/api/sign-in')).body.microsoft).toBeNull();
    await settle({});
    expect((await test.nobody.get('/api/sign-in')).body.microsoft).toEqual({ isOnly: false });
  });
});

describe('a sign-in by Microsoft that is not right', () => {
  beforeAll(async () => {
    await open();
    await link();
  });
  afterAll(close);
  beforeEach(() => {
    issuer.twist = {};
    travel(MINUTE);
  });

  const seconds = (ms: number) => Math.floor((test.time.now.getTime() + ms) / 1000);
  const twins: [string, Twist | (() => Twist), string][] = [
    ['with another state', { state: 'A'.repeat(43) }, 'entra.state_lost'],
    ['with another nonce', { claims: { nonce: 'B'.repeat(43) } }, 'entra.wrong_nonce'],
    ['without a nonce', { claims: { nonce: undefined } }, 'entra.wrong_nonce'],
    ['for another app', { claims: { aud: OTHER_TENANT } }, 'entra.wrong_audience'],
    ['for two apps', { claims: { aud: [OTHER_TENANT, 'x'] } }, 'entra.wrong_audience'],
    ['from another issuer', { claims: { iss: 'https://login.evil.example/v2.0' } }, 'entra.wrong_issuer'],
    [
      'of a tenant that its issuer does not name',
      { claims: { iss: `https://x/${TENANT}/v2.0` } },
      'entra.wrong_issuer',
    ],
    ['of another tenant', { claims: { tid: OTHER_TENANT } }, 'entra.wrong_tenant'],
    ['of nobody', { claims: { oid: undefined } }, 'entra.token_invalid'],
    ['that is over', () => ({ claims: { exp: seconds(-6 * MINUTE) } }), 'entra.clock_wrong'],
    ['that does not count yet', () => ({ claims: { nbf: seconds(6 * MINUTE) } }), 'entra.clock_wrong'],
    ['without an end', { claims: { exp: undefined } }, 'entra.token_invalid'],
    ['that is an access token', { claims: { scp: 'access_as_user' } }, 'entra.token_invalid'],
    ['without a signature', { signing: 'none' }, 'entra.token_invalid'],
    ['signed by HS256 with the public key for a secret', { signing: 'HS256' }, 'entra.token_invalid'],
    ['that a stranger signed', { signing: 'stranger' }, 'entra.token_invalid'],
    ['of an unknown key', { signing: 'unknown kid' }, 'entra.token_invalid'],
    [
      'without an ID token',
      { token: { status: 200, body: { access_token: 'x', expires_in: 9 } } },
      'entra.wrong_nonce',
    ],
    ['at which Microsoft fails', { token: { status: 500, body: { error: 'server_error' } } }, 'entra.unreachable'],
    [
      'whose secret is wrong',
      { token: { status: 401, body: { error: 'invalid_client', error_description: 'AADSTS7000215: x' } } },
      'entra.app_refused',
    ],
    ['that he broke off', { refusal: { error: 'access_denied' } }, 'entra.cancelled'],
    [
      'without consent',
      { refusal: { error: 'access_denied', error_description: 'AADSTS65001: consent' } },
      'entra.consent_missing',
    ],
    ['that needs consent', { refusal: { error: 'consent_required' } }, 'entra.consent_missing'],
    [
      'of somebody who was not assigned',
      { refusal: { error: 'access_denied', error_description: 'AADSTS50105: assign' } },
      'entra.not_assigned',
    ],
    [
      'of somebody who is disabled there',
      { refusal: { error: 'invalid_grant', error_description: 'AADSTS50057: disabled' } },
      'entra.disabled_there',
    ],
    [
      'that a rule there stops',
      { refusal: { error: 'interaction_required', error_description: 'AADSTS53003: access' } },
      'entra.blocked_there',
    ],
  ];
  it.each(twins)('%s is refused', async (_name, twist, code) => {
    issuer.twist = typeof twist === 'function' ? twist() : twist;
    const { came, browser } = await signIn(LI_NA, '?next=/mail');
    expect([came.status, problemOf(came)]).toEqual([302, code]);
    // Where it was ours, whoever tries again still comes to his page.
    if (code !== 'entra.state_lost') expect(came.location).toContain('next=%2Fmail');
    expect(await whoIs(browser)).toBe('session.required');
  });

  it('leaves the next one alone', async () => {
    issuer.twist = { token: { status: 503, body: { error: 'temporarily_unavailable' } } };
    expect(problemOf((await signIn(LI_NA)).came)).toBe('entra.unreachable');
    issuer.twist = {};
    expect(problemOf((await signIn(LI_NA)).came)).toBeNull();
  });

  it('because it comes a second time is refused', async () => {
    const { back, browser } = await signIn(LI_NA);
    expect(problemOf(await browser.get(back))).toBe('entra.state_lost');
  });

  it('because it comes to another browser is refused, and still counts in its own', async () => {
    const mine = newBrowser();
    const back = backOf(await visit(await start(mine), LI_NA));
    const theirs = newBrowser();
    await start(theirs);
    expect(problemOf(await theirs.get(back))).toBe('entra.state_lost');
    expect(problemOf(await newBrowser().get(back))).toBe('entra.state_lost');
    expect(problemOf(await mine.get(back))).toBeNull();
  });

  it('because it took too long is refused', async () => {
    const browser = newBrowser();
    const back = backOf(await visit(await start(browser), LI_NA));
    travel(11 * MINUTE);
    expect(problemOf(await browser.get(back))).toBe('entra.state_lost');
  });

  it('because its code was given for another sign-in is refused: the verifier is another', async () => {
    const [victim, thief] = [newBrowser(), newBrowser()];
    const stolen = new URL(await visit(await start(victim), LI_NA)).searchParams.get('code') ?? '';
    const back = new URL(await visit(await start(thief), OLGA));
    back.searchParams.set('code', stolen);
    const came = await thief.get(backOf(back.href));
    expect([problemOf(came), came.location.includes('AADSTS501481')]).toEqual(['entra.code_refused', true]);
  });

  it('because its code was redeemed by somebody else is refused', async () => {
    const browser = newBrowser();
    const back = new URL(await visit(await start(browser), LI_NA));
    const again = newBrowser();
    const other = new URL(await visit(await start(again), LI_NA));
    await browser.get(backOf(back.href));
    other.searchParams.set('code', back.searchParams.get('code') ?? '');
    const came = await again.get(backOf(other.href));
    expect([problemOf(came), came.location.includes('AADSTS54005')]).toEqual(['entra.code_refused', true]);
  });

  it('because we are registered under another address never comes back', async () => {
    issuer.redirectUris.splice(0, 1, 'http://elsewhere.test/auth/entra/callback');
    expect(await visit(await start(newBrowser()), LI_NA)).toBe('');
    issuer.redirectUris.splice(0, 1, 'http://tradepost.test/auth/entra/callback');
  });

  it.each(['', '?code=x', '?state=', '?state=a&state=b&code=c', `?state=${'x'.repeat(300)}&code=y`])(
    'because it is none (%s) leads to the sign-in page',
    async query => expect(problemOf(await newBrowser().get(`/auth/entra/callback${query}`))).toBe('entra.state_lost'),
  );

  it.each([
    'https://evil.example/x',
    '//evil.example/x',
    '/\\evil.example',
    '/%2F/..//evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    '/auth/entra/start',
    '/api/session',
  ])('leads nobody out of the house (%s)', async next => {
    const { came } = await signIn(LI_NA, `?next=${encodeURIComponent(next)}`);
    const url = new URL(came.location, 'http://tradepost.test');
    expect([url.origin, /^\/(?:auth|api)/.test(url.pathname)]).toEqual(['http://tradepost.test', false]);
  });

  it('leaves nothing secret in what is kept, told or answered', async () => {
    const { browser, back, came } = await signIn(LI_NA);
    const code = new URL(back, 'http://x').searchParams.get('code') ?? 'none';
    const told = JSON.stringify([await manager().find(AuditEntry), came.location, [...browser.jar.keys()]]);
    expect(told).not.toContain(code);
    const query = `SELECT * FROM "entra_sign_in"`;
    expect(JSON.stringify(await manager().query(query))).not.toContain(
      new URL(back, 'http://x').searchParams.get('state'),
    );
  });
});

describe('the registration', () => {
  afterEach(close);

  it('without a secret is a public client, which proves by its verifier that it began the sign-in', async () => {
    await open({ proof: 'none' });
    await link();
    expect(problemOf((await signIn(LI_NA)).came)).toBeNull();
    issuer.registration.isPublic = false;
    expect(problemOf((await signIn(LI_NA)).came)).toBe('entra.app_refused');
  });

  it('for several tenants asks for people of organisations, and takes those of its own alone', async () => {
    await open({ tenants: [TENANT, OTHER_TENANT] });
    await link();
    expect(await start(newBrowser())).toContain('/organizations/oauth2/v2.0/authorize');
    expect(problemOf((await signIn(LI_NA)).came)).toBeNull();
    issuer.twist = { claims: { tid: 'cccccccc-2222-3333-4444-555555555555' } };
    expect(problemOf((await signIn(LI_NA)).came)).toBe('entra.wrong_tenant');
  });
});

describe('somebody who comes for the first time', () => {
  beforeEach(() => open());
  afterEach(close);

  it('and is linked to nobody is told so; once he has signed in by password here, he links and comes by Microsoft', async () => {
    const { came, browser } = await signIn(LI_NA, '?next=/mail');
    expect(came.location).toBe('/sign-in?problem=entra.not_linked&next=%2Fmail');
    const kept = [...browser.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const local = await browserOf(test.app, kept).post('/api/session', { address: user.address, password: PASSWORD });
    const cookie = `${kept}; ${String(local.headers['set-cookie']).split(';', 1)[0]}`;
    expect((await browserOf(test.app, cookie).post('/api/session/entra')).status).toBe(200);
    expect(await manager().findOneBy(EntraIdentity, { userId: user.id })).toMatchObject({
      tid: TENANT,
      oid: LI_NA.oid,
    });
    expect(await whoIs((await signIn(LI_NA)).browser)).toBe(user.id);
    // It counts once.
    const again = await browserOf(test.app, cookie).post('/api/session/entra');
    expect([again.status, again.body.error.code]).toEqual([409, 'entra.link_over']);
  });

  it('is linked in his own browser alone, and within minutes', async () => {
    const { browser } = await signIn(LI_NA);
    const other = (await test.signIn(user)).cookie;
    expect((await browserOf(test.app, other).post('/api/session/entra')).status).toBe(409);
    travel(11 * MINUTE);
    const late = `${other}; tradepost-entra=${browser.jar.get('tradepost-entra')}`;
    expect((await browserOf(test.app, late).post('/api/session/entra')).status).toBe(409);
    expect(await manager().count(EntraIdentity)).toBe(0);
  });

  it('is made by the rule of his domain, with its role and team, once', async () => {
    const team = (await admin.post('/api/teams', { name: 'Sales', kind: 'team', parentId: null, managerId: null }))
      .body;
    const teamId = team.id as number;
    await settle({ mode: 'domain', domains: ['haitu.example'], roles: ['clerk'], teamId });
    await signIn(LI_NA);
    const { browser } = await signIn(LI_NA);
    const made = await manager().findOneByOrFail(User, { address: 'li.na@haitu.example' });
    expect(await whoIs(browser)).toBe(made.id);
    expect(made).toMatchObject({ name: 'Li Na', passwordHash: null });
    const { users } = (await admin.get('/api/users')).body;
    expect(users.find((one: { id: number }) => one.id === made.id)).toMatchObject({
      roles: ['clerk'],
      teamIds: [teamId],
    });
    expect(await auditOf('entra.provisioned')).toMatchObject([
      { details: { rules: ['haitu.example'], oid: LI_NA.oid } },
    ]);
  });

  it('twice at the same moment is made once', async () => {
    await settle({ mode: 'domain', domains: ['haitu.example'] });
    const both = await Promise.all([signIn(LI_NA), signIn(LI_NA)]);
    expect(both.map(({ came }) => problemOf(came))).toEqual([null, null]);
    expect(await manager().countBy(User, { address: 'li.na@haitu.example' })).toBe(1);
  });

  it.each([
    ['of another domain', { signInName: 'li@elsewhere.example' }],
    ['of a sub-domain', { signInName: 'li@x.haitu.example' }],
    ['of a domain that only ends so', { signInName: 'li@nothaitu.example' }],
    ['who is a guest', { signInName: 'li_haitu.example#EXT#@haitu.example' }],
    ['without a name to sign in with', { signInName: '' }],
  ])('%s is given no account by the rule of a domain', async (_name, change) => {
    await settle({ mode: 'domain', domains: ['haitu.example'] });
    issuer.people[0] = { ...LI_NA, ...change };
    expect(problemOf((await signIn(LI_NA)).came)).toBe('entra.not_provisioned');
  });

  it('whose account is vouched for elsewhere is given none', async () => {
    await settle({ mode: 'domain', domains: ['haitu.example'] });
    for (const claims of [{ idp: 'live.com' }, { acct: 1 }]) {
      issuer.twist = { claims };
      expect(problemOf((await signIn(LI_NA)).came)).toBe('entra.not_provisioned');
    }
  });

  it('is made by his app roles and groups, with what all of them give', async () => {
    const group = 'DDDDDDDD-2222-3333-4444-555555555555';
    const rules: SignInSettings['rules'] = [
      { kind: 'role', value: 'Sales', roles: ['trader'], teamId: null },
      { kind: 'group', value: group, roles: ['manager', 'trader'], teamId: null },
      { kind: 'role', value: 'sales', roles: ['administrator'], teamId: null },
    ];
    expect((await settle({ mode: 'claims', rules })).status).toBe(200);
    issuer.people[0] = { ...LI_NA, roles: ['Sales', 'Other'], groups: [group.toLowerCase()] };
    expect(await whoIs((await signIn(LI_NA)).browser)).toBeGreaterThan(0);
    const { users } = (await admin.get('/api/users')).body;
    const made = users.find((one: { address: string }) => one.address === 'li.na@haitu.example');
    expect(made.roles).toEqual(['manager', 'trader']);
    expect(problemOf((await signIn(OLGA)).came)).toBe('entra.not_provisioned');
    issuer.twist = { claims: { _claim_names: { groups: 'src1' } } };
    expect(problemOf((await signIn(OLGA)).came)).toBe('entra.groups_overage');
  });
});

describe('the settings of the sign-in', () => {
  beforeEach(() => open());
  afterEach(close);

  it.each<[string, Partial<SignInSettings>, string]>([
    ['no domain', { mode: 'domain' }, 'sign_in.no_domain'],
    ['a domain where anybody has an address', { mode: 'domain', domains: ['qq.com'] }, 'sign_in.bad_domain'],
    ['a domain that is none', { mode: 'domain', domains: ['haitu'] }, 'sign_in.bad_domain'],
    ['no role', { mode: 'domain', domains: ['haitu.example'], roles: [] }, 'sign_in.no_role'],
    [
      'an administrator for everybody',
      { mode: 'domain', domains: ['haitu.example'], roles: ['administrator'] },
      'sign_in.domain_administrator',
    ],
    ['no rule', { mode: 'claims' }, 'sign_in.no_rule'],
    [
      'a group by its name',
      { mode: 'claims', rules: [{ kind: 'group', value: 'Sales', roles: ['trader'], teamId: null }] },
      'sign_in.bad_group',
    ],
    ['a team that is not there', { mode: 'domain', domains: ['haitu.example'], teamId: 9 }, 'team.not_found'],
    ['no way at all', { mode: 'off', isLocalOff: true }, 'sign_in.local_needs_microsoft'],
    ['passwords off by somebody who came by one', { isLocalOff: true }, 'sign_in.not_by_microsoft'],
  ])('with %s are refused', async (_name, change, code) => {
    const reply = await settle(change);
    expect(reply.body.error?.code).toBe(code);
  });

  it('are changed by two at once only one after the other, and each change is in the audit log', async () => {
    const { version } = (await admin.get('/api/settings/sign-in')).body;
    expect((await admin.put(`/api/settings/sign-in?version=${version}`, plain)).status).toBe(200);
    const late = await admin.put(`/api/settings/sign-in?version=${version}`, plain);
    expect([late.status, late.body.error.code]).toEqual([409, 'version.changed']);
    expect(await auditOf('sign_in.changed')).toHaveLength(2);
  });

  it('say what the environment has, and what is to be entered at Microsoft', async () => {
    await link();
    expect((await admin.get('/api/settings/sign-in')).body).toMatchObject({
      registration: {
        redirectUri: 'http://tradepost.test/auth/entra/callback',
        proof: 'secret',
        certificateEnds: null,
      },
      ...{ linked: 1, unlinked: 1, administrators: 0 },
    });
  });
});

describe('passwords that are switched off', () => {
  let bossByMicrosoft: TestBrowser;
  beforeEach(async () => {
    await open();
    await link();
    await link(boss, OLGA.oid);
    const { browser } = await signIn(OLGA);
    bossByMicrosoft = browserOf(test.app, `tradepost=${browser.jar.get('tradepost') ?? ''}`);
    expect((await settle({ isLocalOff: true }, bossByMicrosoft)).status).toBe(200);
  });
  afterEach(close);

  const byPassword = async ({ address }: TestUser, password = PASSWORD) => {
    const reply = await test.nobody.post('/api/session', { address, password });
    return reply.status === 200 ? 200 : [reply.status, reply.body.error.code];
  };

  it('count no more for whoever has a Microsoft account, and still for whoever has none', async () => {
    expect(await byPassword(user)).toEqual([403, 'users.local_off']);
    expect(await byPassword(await test.makeUser())).toBe(200);
    expect((await test.nobody.get('/api/sign-in')).body.microsoft).toEqual({ isOnly: true });
    expect((await test.nobody.get('/api/pane/sign-in-settings')).body.local).toBe(false);
  });

  it('are not told to be so to whoever does not have the password', async () => {
    expect(await byPassword(user, 'wrong-password')).toEqual([401, 'users.wrong_password']);
  });

  it('are not got around by a link for a new one, even where the command line made it', async () => {
    const refused = await bossByMicrosoft.post(`/api/users/${user.id}/reset-link`);
    expect([refused.status, refused.body.error.code]).toEqual([409, 'users.local_off_link']);
    const { link: address } = await resetUser(test.context, 'command_line', user.id);
    const use = () => test.nobody.post(`/api/links/${address.split('/').pop()}`, { password: 'a-fresh-lantern-77' });
    const reply = await use();
    expect([reply.status, reply.body.error.code]).toEqual([403, 'users.local_off']);
    await allowPasswords(test.context, 'command_line');
    expect((await use()).status).toBe(200);
  });

  it('leave keys of programs as they are', async () => {
    const key = (await bossByMicrosoft.post('/api/api-keys', { name: 'Stock', scope: 'read', days: null })).body;
    const answer = await test.app.inject({
      url: '/api/people',
      headers: { authorization: `Bearer ${key.token}` },
    });
    expect(answer.statusCode).toBe(200);
  });

  it('count again once Microsoft is not set up any more, or by a command', async () => {
    expect(await allowPasswords(test.context, 'command_line')).toBe(true);
    expect(await allowPasswords(test.context, 'command_line')).toBe(false);
    expect(await byPassword(user)).toBe(200);
    const entries = await auditOf('sign_in.changed');
    expect(entries.at(-1)).toMatchObject({ actor: 'command_line' });
    await settle({ isLocalOff: true }, bossByMicrosoft);
    const { outlook } = test.context.config;
    Object.assign(test.context.config, { outlook: { ...outlook, entra: null } });
    expect(await byPassword(user)).toBe(200);
  });

  it('never shut the last administrator out', async () => {
    await inTransaction(test.context.database, writer => writer.update(User, { id: boss.id }, { passwordHash: null }));
    const off = await bossByMicrosoft.delete(`/api/users/${boss.id}/entra`);
    expect([off.status, off.body.error.code]).toEqual([409, 'sign_in.last_way']);
    const none = await settle({ mode: 'off' }, bossByMicrosoft);
    expect([none.status, none.body.error.code]).toEqual([409, 'sign_in.last_way']);
  });
});
