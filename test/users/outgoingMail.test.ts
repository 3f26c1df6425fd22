import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { OutgoingMail } from '../../service/users/outgoingMail.entity';
import { sendWritten } from '../../service/users/outgoingMail.service';
import { Job } from '../../service/platform/queue/job.entity';
import { Setting } from '../../service/users/user.entity';
import { seal, unseal } from '../../service/users/vault';
import { wordsOf } from '../../service/users/outgoingTexts';
import type { TestApp, TestBrowser } from '../support/app';
import { buildTestApp } from '../support/app';

const KEY = 'k'.repeat(40);
const PASSWORD = 'correct horse';

/** As much of a mail server as is needed: it takes one user and password, and keeps what it is given. */
class SmallServer {
  readonly mails: string[] = [];
  answer = '250 2.0.0 taken as 42';
  readonly server: Server = createServer(socket => this.talk(socket));
  private readonly sockets = new Set<Socket>();

  private talk(socket: Socket): void {
    this.sockets.add(socket);
    let inData = false;
    let mail = '';
    const say = (line: string) => socket.write(`${line}\r\n`);
    const expected = Buffer.from(`\0crm\0${PASSWORD}`).toString('base64');
    say('220 small.test ESMTP');
    let pending = '';
    socket.on('error', () => undefined);
    socket.on('data', chunk => {
      pending += chunk.toString('utf8');
      for (let at = pending.indexOf('\r\n'); at >= 0; at = pending.indexOf('\r\n')) {
        const line = pending.slice(0, at);
        pending = pending.slice(at + 2);
        if (inData && line === '.') {
          inData = false;
          if (this.answer.startsWith('2')) this.mails.push(mail);
          mail = '';
          say(this.answer);
        } else if (inData) mail += `${line}\n`;
        else if (line.startsWith('EHLO')) say('250-small.test\r\n250 AUTH PLAIN');
        else if (line.startsWith('AUTH PLAIN'))
          say(line.endsWith(expected) ? '235 welcome' : '535 5.7.8 Username and Password not accepted');
        else if (line === 'STARTTLS') say('502 5.5.1 STARTTLS is not known here');
        else if (line === 'DATA') {
          inData = true;
          say('354 go on');
        } else if (line === 'QUIT') socket.end('221 bye\r\n');
        else say('250 ok');
      }
    });
  }
  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise(done => this.server.close(done));
  }
}

let test: TestApp;
let smtp: SmallServer;
let admin: TestBrowser;
let port: number;
beforeEach(async () => {
  smtp = new SmallServer();
  await new Promise<void>(done => smtp.server.listen(0, '127.0.0.1', done));
  port = (smtp.server.address() as AddressInfo).port;
  test = await buildTestApp({ config: { secretKey: KEY } });
  admin = await test.signIn(await test.makeUser({ roles: ['administrator'], address: 'admin@own.test' }));
});
afterEach(async () => {
  await test.close();
  await smtp.close();
});

const settings = (more: object = {}) => ({
  isActive: true,
  host: '127.0.0.1',
  port,
  security: 'none',
  user: 'crm',
  password: PASSWORD,
  from: 'crm@own.test',
  fromName: 'Haitu',
  ...more,
});
async function set(more: object = {}): Promise<void> {
  const { version } = (await admin.get('/api/settings/outgoing-mail')).body;
  expect((await admin.put(`/api/settings/outgoing-mail?version=${version}`, settings(more))).status).toBe(200);
}
const sendTest = async () => (await admin.post('/api/settings/outgoing-mail/test')).body;

describe('a test mail', () => {
  it('goes to whoever asks for it, and tells what the server answered', async () => {
    await set();
    expect(await sendTest()).toEqual({ to: 'admin@own.test', answer: '250 2.0.0 taken as 42' });
    expect(smtp.mails[0]).toMatch(/^To: admin@own\.test$/m);
    expect(smtp.mails[0]).toMatch(/^Auto-Submitted: auto-generated$/m);
  });

  it.each<[string, object, string, RegExp]>([
    ['a wrong password', { password: 'wrong' }, 'smtp.authentication_failed', /Username and Password not accepted/],
    ['encryption that the server lacks', { security: 'starttls' }, 'smtp.no_tls', /STARTTLS/i],
    ['a port at which nobody listens', { port: 1 }, 'smtp.refused', /ECONNREFUSED/],
    ['a name that nobody has', { host: 'no-such-host.invalid' }, 'smtp.host_unknown', /./],
  ])('with %s says so, in words of the server too', async (_name, more, code, answer) => {
    await set(more);
    const { error } = await sendTest();
    expect(error.code).toBe(code);
    expect(error.details.answer).toMatch(answer);
  });

  it('that the server refuses tells why', async () => {
    await set();
    smtp.answer = '550 5.7.1 We do not like you';
    expect((await sendTest()).error).toMatchObject({
      code: 'smtp.rejected',
      details: { answer: expect.stringContaining('do not like') },
    });
  });

  it('stands in the list of sent mail as a test, whatever came of it', async () => {
    await set();
    await sendTest();
    smtp.answer = '550 5.7.1 We do not like you';
    await sendTest();
    const { mails } = (await admin.get('/api/settings/outgoing-mail/sent')).body;
    expect(mails).toMatchObject([
      { kind: 'test', state: 'failed', errorCode: 'smtp.rejected', answer: expect.stringContaining('do not like') },
      { kind: 'test', state: 'sent', address: 'admin@own.test', answer: '250 2.0.0 taken as 42' },
    ]);
  });

  it('is not sent while nothing is set up', async () => {
    expect((await sendTest()).error.code).toBe('mail.not_set_up');
  });
});

describe('the password of the mail server', () => {
  it('is answered by nothing and stands nowhere in the clear', async () => {
    await set();
    const { raw, body } = await admin.get('/api/settings/outgoing-mail');
    expect(raw.toString()).not.toContain(PASSWORD);
    expect(body).toMatchObject({ passwordFrom: 'stored', canStore: true });
    const rows = await test.context.database.manager.find(Setting);
    const log = await test.context.database.manager.query('SELECT * FROM "audit_entry"');
    expect(JSON.stringify([rows, log])).not.toContain(PASSWORD);
    expect(JSON.stringify(log)).toContain('replaced');
  });

  it('stays when the rest is changed, and goes when it is taken away', async () => {
    await set();
    await set({ password: undefined, fromName: 'Other' });
    expect((await sendTest()).to).toBe('admin@own.test');
    await set({ password: null });
    expect((await admin.get('/api/settings/outgoing-mail')).body.passwordFrom).toBeNull();
  });

  it('is not sent to another server than the one that it was entered for', async () => {
    await set();
    const { version } = (await admin.get('/api/settings/outgoing-mail')).body;
    const elsewhere = settings({ host: 'mail.thief.example', password: undefined });
    const { error } = (await admin.put(`/api/settings/outgoing-mail?version=${version}`, elsewhere)).body;
    expect(error.code).toBe('mail.password_again');
    await set({ host: 'localhost', password: PASSWORD });
  });

  it('is not taken where there is no key to keep it by', async () => {
    const plain = await buildTestApp();
    const browser = await plain.signIn(await plain.makeUser({ roles: ['administrator'] }));
    const answer = await browser.put('/api/settings/outgoing-mail?version=0', settings());
    expect(answer.body.error.code).toBe('mail.cannot_store');
    await plain.close();
  });

  it('opens with its key alone', () => {
    const sealed = seal(KEY, PASSWORD);
    expect(unseal(KEY, sealed)).toBe(PASSWORD);
    expect(unseal('x'.repeat(40), sealed)).toBeNull();
    expect(unseal(KEY, `${sealed.slice(0, -2)}AA`)).toBeNull();
    expect(unseal(KEY, 'nonsense')).toBeNull();
    expect(seal(KEY, PASSWORD)).not.toBe(sealed);
  });
});

describe('the link of a new person', () => {
  const make = () => admin.post('/api/users', { address: 'new@own.test', name: 'Neu', roles: ['trader'] });
  const mails = () => test.context.database.manager.find(OutgoingMail);
  const linkIn = (mail: string) => /\/links\/([\w-]{20,})/.exec(mail.replace(/=\n/g, ''))?.[1];
  const decoded = (mail: string) => {
    const [head = '', body = ''] = mail.split(/\n\n([\s\S]*)/);
    return /base64/i.test(head) ? Buffer.from(body, 'base64').toString('utf8') : body;
  };

  it('is shown on the screen and mailed too, and the job and the table hold no link', async () => {
    await set();
    const shown = (await make()).body.link as string;
    const [mail] = await mails();
    const job = await test.context.database.manager.findOneByOrFail(Job, { name: 'mail.send' });
    expect(JSON.stringify([mail, job])).not.toMatch(/links\//);
    await sendWritten(test.context, mail?.id ?? 0, 1);
    const mailed = linkIn(decoded(smtp.mails[0] ?? ''));
    expect(mailed).toBeDefined();
    expect(shown).not.toContain(mailed);
    expect((await test.nobody.get(`/api/links/${mailed}`)).body).toMatchObject({ address: 'new@own.test' });
    const used = await test.nobody.post(`/api/links/${mailed}`, { password: 'lantern-harbour-77' });
    expect(used.status).toBe(200);
    expect((await test.nobody.get(shown.replace(/^.*\/links/, '/api/links'))).status).toBe(404);
  });

  it('is sent once, however often the job runs, and under one Message-ID where it is tried again', async () => {
    await set();
    await make();
    const [mail] = await mails();
    smtp.answer = '451 4.3.0 try later';
    await expect(sendWritten(test.context, mail?.id ?? 0, 1)).rejects.toMatchObject({
      code: 'smtp.rejected',
      retry: true,
    });
    smtp.answer = '250 ok';
    await sendWritten(test.context, mail?.id ?? 0, 2);
    await sendWritten(test.context, mail?.id ?? 0, 3);
    expect(smtp.mails).toHaveLength(1);
    expect(smtp.mails[0]).toContain(`Message-ID: <${mail?.messageId}>`);
    expect((await admin.get('/api/settings/outgoing-mail/sent')).body.mails).toMatchObject([
      { state: 'sent', answer: '250 ok', errorCode: null },
    ]);
  });

  it('that no server takes for good is listed as not sent, with the reason', async () => {
    await set();
    await make();
    smtp.answer = '550 5.1.1 no such user';
    const [mail] = await mails();
    await expect(sendWritten(test.context, mail?.id ?? 0, 1)).rejects.toMatchObject({ retry: false });
    expect((await admin.get('/api/settings/outgoing-mail/sent')).body.mails).toMatchObject([
      { state: 'failed', errorCode: 'smtp.rejected' },
    ]);
  });

  it('is only shown while outgoing mail is not set up', async () => {
    expect((await make()).body.link).toContain('/links/');
    expect(await mails()).toEqual([]);
  });
});

it('a mail is in the language of the person, and a company name with a line break adds no header', () => {
  const words = { company: 'Haitu\r\nBcc: x@y.z', name: 'Li Na', link: 'https://x/links/1', url: 'https://x' };
  expect(wordsOf('invitation', 'zh-CN', words).subject).toContain('账号已开通');
  expect(wordsOf('reset', 'en', words).subject).toBe('Haitu Bcc: x@y.z: a new password for Tradepost');
});
