import { inTransaction } from '../../service/platform/database/transaction';
import { firstAdministratorLink, resetLink } from '../../service/users/links.service';
import { AuditEntry, Session, User } from '../../service/users/user.entity';
import { saveDemoUsers } from '../../service/users/settings.service';
import type { TestApp } from '../support/app';
import { browserOf, buildTestApp, PASSWORD } from '../support/app';

const HOUR = 3_600_000;
let test: TestApp;

beforeEach(async () => {
  test = await buildTestApp();
});
afterEach(() => test.close());

const travel = (ms: number) => {
  test.time.now = new Date(test.time.now.getTime() + ms);
};
const signIn = (address: string, password: string) => test.nobody.post('/api/session', { address, password });

function cookieOf(headers: Record<string, unknown>): string {
  return String(headers['set-cookie']).split(';')[0] ?? '';
}

describe('signing in', () => {
  it('with the right password opens a session and tells who one is', async () => {
    const user = await test.makeUser({ name: 'Wang Lei', roles: ['trader', 'purchaser'] });
    const reply = await signIn(user.address.toUpperCase(), PASSWORD);
    expect(reply.status).toBe(200);
    expect(reply.body.user).toMatchObject({
      id: user.id,
      name: 'Wang Lei',
      roles: ['purchaser', 'trader'],
      language: 'zh-CN',
    });
    expect(reply.body.user.grants).toContain('suppliers.read');
    const browser = browserOf(test.app, cookieOf(reply.headers));
    expect((await browser.get('/api/session')).body).toEqual(reply.body);
  });

  it('gives a cookie that scripts cannot read and other sites cannot use', async () => {
    const user = await test.makeUser();
    const cookie = String((await signIn(user.address, PASSWORD)).headers['set-cookie']);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    expect(cookie).not.toMatch(/Secure/);
  });

  it('keeps only a hash of the token', async () => {
    const user = await test.makeUser();
    const token = cookieOf((await signIn(user.address, PASSWORD)).headers).split('=')[1] ?? '';
    const [session] = await test.context.database.manager.find(Session);
    expect(token).toHaveLength(43);
    expect(JSON.stringify(session)).not.toContain(token);
  });

  it('counts wrong passwords down, then locks for fifteen minutes, even for the right one', async () => {
    const user = await test.makeUser();
    const left: unknown[] = [];
    for (let n = 0; n < 5; n += 1) left.push((await signIn(user.address, 'wrong')).body.error);
    expect(left).toMatchObject([
      { code: 'users.wrong_password', details: { triesLeft: 4 } },
      { details: { triesLeft: 3 } },
      { details: { triesLeft: 2 } },
      { details: { triesLeft: 1 } },
      { code: 'users.locked', details: { minutes: 15 } },
    ]);
    expect((await signIn(user.address, PASSWORD)).body.error.code).toBe('users.locked');
    travel(15 * 60_000);
    expect((await signIn(user.address, PASSWORD)).status).toBe(200);
    const log = await test.context.database.manager.findBy(AuditEntry, { action: 'user.locked' });
    expect(log).toMatchObject([{ subjectId: user.id, actor: 'system' }]);
  });

  it('answers for an address that nobody has as for one that somebody has', async () => {
    const user = await test.makeUser();
    const answers = async (address: string) => {
      const replies: unknown[] = [];
      for (let n = 0; n < 6; n += 1) {
        const { status, body } = await signIn(address, 'wrong');
        replies.push({ status, code: body.error.code, message: body.error.message, details: body.error.details });
      }
      return replies;
    };
    expect(await answers('nobody@own.test')).toEqual(await answers(user.address));
  });

  it('is not possible for somebody who was switched off, and does not say so', async () => {
    const user = await test.makeUser();
    const browser = await test.signIn(user);
    await inTransaction(test.context.database, manager => manager.update(User, { id: user.id }, { isActive: false }));
    expect((await signIn(user.address, PASSWORD)).body.error).toMatchObject({ code: 'users.wrong_password' });
    expect((await browser.get('/api/session')).status).toBe(401);
  });

  it('a right password clears the count', async () => {
    const user = await test.makeUser();
    await signIn(user.address, 'wrong');
    await signIn(user.address, PASSWORD);
    expect((await signIn(user.address, 'wrong')).body.error.details).toEqual({ triesLeft: 4 });
  });

  it('many guesses at once count as many', async () => {
    const user = await test.makeUser();
    const replies = await Promise.all(Array.from({ length: 12 }, () => signIn(user.address, 'wrong')));
    expect(replies.filter(reply => reply.body.error.code === 'users.wrong_password')).toHaveLength(4);
  });
});

describe('a session', () => {
  it('lives on while it is used', async () => {
    const browser = await test.signIn(await test.makeUser());
    for (let n = 0; n < 5; n += 1) {
      travel(11 * HOUR);
      expect((await browser.get('/api/session')).status).toBe(200);
    }
  });

  it('ends after twelve hours without use', async () => {
    const browser = await test.signIn(await test.makeUser());
    travel(12 * HOUR);
    expect((await browser.get('/api/session')).body.error.code).toBe('session.ended');
  });

  it('ends after thirty days in any case', async () => {
    const browser = await test.signIn(await test.makeUser());
    for (let n = 0; n < 65; n += 1) {
      travel(11 * HOUR);
      await browser.get('/api/session');
    }
    expect((await browser.get('/api/session')).status).toBe(200);
    travel(10 * HOUR);
    expect((await browser.get('/api/session')).status).toBe(401);
  });

  it('ends here alone when one signs out here', async () => {
    const user = await test.makeUser();
    const [here, there] = [await test.signIn(user), await test.signIn(user)];
    expect((await here.delete('/api/session')).status).toBe(200);
    expect((await here.get('/api/session')).status).toBe(401);
    expect((await there.get('/api/session')).status).toBe(200);
  });

  it('ends everywhere when one signs out everywhere, and for nobody else', async () => {
    const user = await test.makeUser();
    const other = await test.signIn(await test.makeUser());
    const [here, there] = [await test.signIn(user), await test.signIn(user)];
    await here.delete('/api/sessions');
    expect((await there.get('/api/session')).status).toBe(401);
    expect((await other.get('/api/session')).status).toBe(200);
  });

  it('without one, the page is told to sign in', async () => {
    expect((await test.nobody.get('/api/session')).body.error).toMatchObject({ code: 'session.required' });
  });
});

describe('the own account', () => {
  it('remembers language and colours', async () => {
    const browser = await test.signIn(await test.makeUser());
    await browser.patch('/api/session/preferences', { language: 'en' });
    await browser.patch('/api/session/preferences', { theme: 'dark' });
    expect((await browser.get('/api/session')).body.user).toMatchObject({ language: 'en', theme: 'dark' });
  });

  it('changes its password, and every other computer is signed out', async () => {
    const user = await test.makeUser();
    const [here, there] = [await test.signIn(user), await test.signIn(user)];
    const change = { current: PASSWORD, password: 'nine green bottles' };
    expect((await here.post('/api/session/password', change)).status).toBe(200);
    expect((await here.get('/api/session')).status).toBe(200);
    expect((await there.get('/api/session')).status).toBe(401);
    expect((await signIn(user.address, 'nine green bottles')).status).toBe(200);
  });

  it.each([
    ['wrong', 'nine green bottles', 'users.wrong_password'],
    [PASSWORD, 'qwertyuiop', 'users.weak_password'],
    [PASSWORD, PASSWORD, 'users.same_password'],
  ])('with %s refuses %s', async (current, password, code) => {
    const browser = await test.signIn(await test.makeUser());
    expect((await browser.post('/api/session/password', { current, password })).body.error.code).toBe(code);
  });
});

describe('the first administrator', () => {
  const input = {
    password: 'nine green bottles',
    name: 'Chen Jing',
    address: 'Chen.Jing@huaying-trade.com',
    companyName: 'Huaying',
    ownDomains: ['Huaying-Trade.com'],
    timeZone: 'Asia/Shanghai',
  };
  const makeLink = async () => {
    const { database, clock } = test.context;
    const link = await inTransaction(database, manager => firstAdministratorLink(manager, 'http://x', clock()));
    return `/api${link?.slice('http://x'.length) ?? ''}`;
  };

  it('makes himself by the link, is signed in, and the link is spent', async () => {
    const link = await makeLink();
    expect((await test.nobody.get('/api/sign-in')).body.needsFirstAdministrator).toBe(true);
    expect((await test.nobody.get(link)).body).toEqual({ purpose: 'first_administrator', address: null, name: null });
    const reply = await test.nobody.post(link, input);
    expect(reply.body).toMatchObject({
      user: { address: 'chen.jing@huaying-trade.com', roles: ['administrator'] },
      company: { name: 'Huaying', timeZone: 'Asia/Shanghai' },
    });
    const browser = browserOf(test.app, cookieOf(reply.headers));
    expect((await browser.get('/api/settings/company')).body.ownDomains).toEqual(['huaying-trade.com']);
    expect((await test.nobody.post(link, input)).body.error.code).toBe('links.invalid');
    expect((await test.nobody.get('/api/sign-in')).body.needsFirstAdministrator).toBe(false);
  });

  it('gets a new link at each start, and the old one is void', async () => {
    const [old, current] = [await makeLink(), await makeLink()];
    expect((await test.nobody.get(old)).status).toBe(404);
    expect((await test.nobody.get(current)).status).toBe(200);
  });

  it('has seventy-two hours', async () => {
    const link = await makeLink();
    travel(72 * HOUR);
    expect((await test.nobody.post(link, input)).body.error.code).toBe('links.invalid');
  });

  it.each([
    [{ name: undefined }, 'request.invalid'],
    [{ address: undefined }, 'request.invalid'],
    [{ address: 'nothing' }, 'users.bad_address'],
    [{ password: 'short' }, 'users.weak_password'],
    [{ ownDomains: ['gmail.com'] }, 'settings.free_mail_domain'],
    [{ timeZone: 'Mars/Olympus' }, 'settings.bad_time_zone'],
  ])('with %j is refused, and the link still works', async (wrong, code) => {
    const link = await makeLink();
    expect((await test.nobody.post(link, { ...input, ...wrong })).body.error.code).toBe(code);
    expect((await test.nobody.post(link, input)).status).toBe(200);
  });

  it('is only one, though two use the link at once', async () => {
    const link = await makeLink();
    const replies = await Promise.all([
      test.nobody.post(link, input),
      test.nobody.post(link, { ...input, address: 'b@c.de' }),
    ]);
    expect(replies.map(reply => reply.status).sort()).toEqual([200, 404]);
  });

  it('is asked for while there are people and no administrator, and no longer once there is one', async () => {
    await test.makeUser();
    const { database, clock } = test.context;
    expect(await inTransaction(database, manager => firstAdministratorLink(manager, 'x', clock()))).toMatch(
      /^x\/links\//,
    );
    await test.makeUser({ roles: ['administrator'] });
    expect(await inTransaction(database, manager => firstAdministratorLink(manager, 'x', clock()))).toBeNull();
  });
});

describe('a reset link', () => {
  it('sets the password, takes the lock away and ends old sessions', async () => {
    const user = await test.makeUser();
    const browser = await test.signIn(user);
    for (let n = 0; n < 5; n += 1) await signIn(user.address, 'wrong');
    const { database, clock } = test.context;
    const link = await inTransaction(database, manager => resetLink(manager, user.id, '', clock()));
    expect((await test.nobody.get(`/api${link}`)).body).toEqual({
      purpose: 'reset',
      address: user.address,
      name: user.viewer.name,
    });
    expect((await test.nobody.post(`/api${link}`, { password: 'nine green bottles' })).status).toBe(200);
    expect((await browser.get('/api/session')).status).toBe(401);
    expect((await signIn(user.address, 'nine green bottles')).status).toBe(200);
  });
});

describe('the sign-in page', () => {
  it('names people in the demo only', async () => {
    const users = [{ address: 'li.na@demo.test', name: 'Li Na', role: 'trader' as const, password: 'demo' }];
    await inTransaction(test.context.database, manager => saveDemoUsers(manager, users));
    expect((await test.nobody.get('/api/sign-in')).body).toMatchObject({ isDemo: false, demoUsers: [] });
    const demo = await buildTestApp({ config: { isDemo: true } });
    await inTransaction(demo.context.database, manager => saveDemoUsers(manager, users));
    expect((await demo.nobody.get('/api/sign-in')).body).toMatchObject({ isDemo: true, demoUsers: users });
    await demo.close();
  });

  it('slows down a computer that tries and tries', async () => {
    const replies = [];
    for (let n = 0; n < 61; n += 1) replies.push(await test.nobody.get('/api/links/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'));
    expect(replies.at(-2)?.status).toBe(404);
    expect(replies.at(-1)?.body.error.code).toBe('request.too_many');
  });
});
