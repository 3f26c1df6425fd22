import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { CloudName, OutlookSettings } from '../../../service/common/microsoftClouds';
import { cloudOf, clouds, usualOutlook } from '../../../service/common/microsoftClouds';
import type { App } from '../../../service/platform/http/http';
import { buildHttp } from '../../../service/platform/http/http';

let folder: string;
let open: App[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tradepost-pages-'));
  for (const name of ['admin', 'addin/assets', 'addin/icons']) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'admin/index.html'), '<title>admin</title>');
  const script = `<script src="${clouds.world.officeScript}"></script>`;
  for (const name of ['taskpane', 'dialog', 'check']) writeFileSync(join(folder, `addin/${name}.html`), script);
  writeFileSync(join(folder, 'addin/assets/pane-1.js'), 'run()');
  writeFileSync(join(folder, 'addin/icons/icon-80.png'), 'png');
  mkdirSync(join(folder, 'addin/preview/assets'), { recursive: true });
  for (const name of ['index.html', 'office.js', 'assets/page-1.js'])
    writeFileSync(join(folder, 'addin/preview', name), 'practice');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(async () => {
  for (const app of open) await app.close();
  open = [];
});

async function build(change: Partial<OutlookSettings> = {}, isDemo = false): Promise<App> {
  const outlook: OutlookSettings = { ...usualOutlook, ...change };
  const publicUrl = 'https://crm.example.com';
  const app = await buildHttp(
    {
      log: pino({ level: 'silent' }),
      publicUrl,
      isSecure: true,
      findSession: async () => null,
      checks: [],
      pages: join(folder, 'admin'),
      addin: {
        cloud: cloudOf(outlook),
        moreHosts: outlook.moreHosts,
        publicUrl,
        hasEntra: outlook.entra !== null,
        isDemo,
      },
    },
    () => undefined,
  );
  open.push(app);
  await app.ready();
  return app;
}
const entra = { clientId: 'x', tenants: ['y'], callers: ['x'] };

async function look(app: App, url: string) {
  const { statusCode, headers, body } = await app.inject(url);
  const policy = new Map(
    String(headers['content-security-policy'])
      .split(';')
      .map(rule => [rule.split(' ')[0] ?? '', rule.split(' ').slice(1)]),
  );
  return { status: statusCode, headers, body, policy };
}

describe('a page of the pane', () => {
  it.each(['taskpane.html', 'dialog.html', 'check.html', 'assets/pane-1.js'])('%s is framed by Outlook', async name => {
    const { status, headers, policy } = await look(await build(), `/addin/${name}`);
    expect(status).toBe(200);
    expect(policy.get('frame-ancestors')).toEqual([...clouds.world.outlookHosts]);
    expect(headers['x-frame-options']).toBeUndefined();
    expect(headers['cross-origin-opener-policy']).toBe('unsafe-none');
  });

  it('runs scripts of ours and of Office.js, none inline, and speaks with us alone', async () => {
    const { policy } = await look(await build(), '/addin/taskpane.html');
    expect(policy.get('script-src')).toEqual(["'self'", 'https://appsforoffice.microsoft.com']);
    expect(policy.get('connect-src')).toEqual(["'self'"]);
    expect(policy.get('default-src')).toEqual(["'none'"]);
    expect([...policy.values()].flat()).not.toContain("'unsafe-eval'");
  });

  it.each([
    [
      'china',
      'https://appsforoffice.cdn.partner.office365.cn',
      ['https://login.chinacloudapi.cn', 'https://login.partner.microsoftonline.cn'],
      'https://partner.outlook.cn',
    ],
    [
      'usgov',
      'https://appsforoffice.gcch.cdn.office.net',
      ['https://login.microsoftonline.us'],
      'https://outlook.office365.us',
    ],
    [
      'dod',
      'https://appsforoffice.dod.cdn.office.net',
      ['https://login.microsoftonline.us'],
      'https://webmail.apps.mil',
    ],
  ])('in the cloud %s loads, signs in and is framed there, and nowhere else', async (cloud, script, login, host) => {
    const { policy, body } = await look(await build({ cloud: cloud as CloudName, entra }), '/addin/taskpane.html');
    expect(policy.get('script-src')).toEqual(["'self'", script]);
    expect(policy.get('connect-src')).toEqual(["'self'", ...login]);
    expect(policy.get('frame-src')).toEqual(login);
    expect(policy.get('frame-ancestors')).toContain(host);
    expect(policy.get('frame-ancestors')?.join()).not.toContain('outlook.office.com');
    expect(body).toContain(script);
    expect(body).not.toContain('appsforoffice.microsoft.com');
  });

  it('may speak with the login service that Microsoft’s library prefers in each cloud', () => {
    const file = join(__dirname, '../../../node_modules/@azure/msal-common/dist/authority/AuthorityMetadata.mjs');
    const known = [...readFileSync(file, 'utf8').matchAll(/preferred_network: "([^"]+)"[^\]]*aliases: \[([^\]]*)\]/g)];
    for (const { login, loginHosts } of Object.values(clouds)) {
      const preferred = known.find(([, , aliases = '']) => aliases.includes(`"${new URL(login).host}"`))?.[1];
      expect(loginHosts).toContain(`https://${preferred}`);
    }
  });

  it('is framed by the Outlook on the web of an Exchange of one’s own, where that is named', async () => {
    const { policy } = await look(await build({ moreHosts: ['https://mail.own.example'] }), '/addin/taskpane.html');
    expect(policy.get('frame-ancestors')).toContain('https://mail.own.example');
  });

  it('in the demonstration is framed by ourselves and loads nothing from elsewhere', async () => {
    const { policy, body } = await look(await build({}, true), '/addin/taskpane.html');
    expect(policy.get('frame-ancestors')).toEqual(["'self'"]);
    expect(policy.get('script-src')).toEqual(["'self'"]);
    expect(body).toContain('/addin/preview/office.js');
  });

  it.each([
    '/addin/preview/office.js',
    '/addin/preview/index.html',
    '/addin/preview/assets/page-1.js',
    '/addin//preview/office.js',
    '/addin/./preview/office.js',
    '/addin/%70review/office.js',
    '/addin/assets/../preview/office.js',
  ])('outside the demonstration has no page that plays Outlook, and no Office.js of its own: %s', async address => {
    const { body } = await look(await build(), address);
    expect(body).not.toContain('practice');
  });

  it.each(['/addin/./preview/office.js', '/addin/assets/../preview/office.js', '/addin//./preview/office.js'])(
    'nor for a program that sends the address as it is: %s',
    async address => {
      const app = await build();
      await app.listen({ host: '127.0.0.1', port: 0 });
      const answer = await new Promise<string>((resolve, reject) => {
        const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
        let text = '';
        socket.on('data', data => (text += String(data))).on('error', reject);
        socket.on('close', () => resolve(text));
        socket.write(`GET ${address} HTTP/1.1\r\nhost: crm.example.com\r\nconnection: close\r\n\r\n`);
      });
      expect(answer).toMatch(/^HTTP\/1\.1 \d/);
      expect(answer).not.toContain('practice');
    },
  );

  it('has them in the demonstration', async () => {
    const { status, body } = await look(await build({}, true), '/addin/preview/office.js');
    expect({ status, body }).toEqual({ status: 200, body: 'practice' });
  });

  it('is kept by browsers where its name says what is in it, and asked for otherwise', async () => {
    const app = await build();
    expect((await look(app, '/addin/assets/pane-1.js')).headers['cache-control']).toContain('immutable');
    expect((await look(app, '/addin/taskpane.html')).headers['cache-control']).toBe('no-cache');
  });

  it('has icons that Outlook may show', async () => {
    const { headers } = await look(await build(), '/addin/icons/icon-80.png');
    expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
  });

  it('names the handler that may sign in by Office', async () => {
    const { body } = await look(await build(), '/.well-known/microsoft-officeaddins-allowed.json');
    expect(JSON.parse(body)).toEqual({ allowed: ['https://crm.example.com/addin/launchevent.js'] });
  });
});

describe('a page of the admin', () => {
  it.each([
    '/',
    '/review',
    '/index.html',
    '/addin',
    '/addin/../review',
    '/addin/%2e%2e/index.html',
    '//addin/index.html',
  ])('is framed by nobody: %s', async url => {
    const { status, headers, policy, body } = await look(await build(), url);
    if (status !== 200 || !body.includes('admin')) return expect(status).toBeGreaterThanOrEqual(400);
    expect(policy.get('frame-ancestors')).toEqual(["'none'"]);
    expect(headers['x-frame-options']).toBe('DENY');
  });

  it('is not what one gets for a page of the pane that is not there', async () => {
    const app = await build();
    for (const url of ['/addin/', '/addin/nothing', '/addin/nothing.js'])
      expect((await look(app, url)).status).toBeGreaterThanOrEqual(403);
  });
});
