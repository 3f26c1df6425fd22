import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../../service/config';
import { entities } from '../../../service/entities';
import { makeBackup } from '../../../service/operations/backup/backup.service';
import { restoreBackup } from '../../../service/operations/backup/restore.service';
import { examine } from '../../../service/operations/health/examining.service';
import { mendNow } from '../../../service/operations/health/watching.service';
import { rowsOf } from '../../../service/platform/database/copying';
import { migrate, openDatabase } from '../../../service/platform/database/dataSource';
import { inTransaction } from '../../../service/platform/database/transaction';
import { Job } from '../../../service/platform/queue/job.entity';
import { WebhookDelivery } from '../../../service/users/happening.entity';
import { OutgoingMail } from '../../../service/users/outgoingMail.entity';
import { sendWritten } from '../../../service/users/outgoingMail.service';
import { SENDING_HOLD } from '../../../service/users/sendingHold.service';
import { saveSetting } from '../../../service/users/settings.service';
import { AuditEntry } from '../../../service/users/user.entity';
import { deliverWaiting } from '../../../service/webhooks/delivering.service';
import { DELIVER, newDelivery } from '../../../service/webhooks/handing.service';
import type { TestApp, TestBrowser } from '../../support/app';
import { buildTestApp } from '../../support/app';
import { letter } from '../../support/letters';
import type { TestWorld } from '../../support/world';
import { deliver, makeWorld } from '../../support/world';

const signal = new AbortController().signal;

describe('a restored copy', () => {
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tradepost-hold-'));
    const database = await openDatabase(configOf('data').database, entities);
    await migrate(database);
    await database.close();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const configOf = (name: string) => loadConfig({ TRADEPOST_DATA: join(folder, name), TRADEPOST_PORT: '0' });
  const now = new Date('2026-11-22T10:00:00Z');

  it('stands still until somebody says go, and the doctor says so; unless it is told at once', async () => {
    const target = join(folder, 'backup');
    await makeBackup({ config: configOf('data'), target, now });
    for (const [name, sendsAtOnce] of [
      ['held', false],
      ['sending', true],
    ] as const) {
      const config = configOf(name);
      await restoreBackup({ config, source: target, isForced: false, sendsAtOnce, now });
      const kept = rowsOf(
        join(folder, name, 'tradepost.sqlite'),
        'SELECT "value" FROM "setting" WHERE "key" = ?',
        SENDING_HOLD,
      );
      expect(kept).toHaveLength(sendsAtOnce ? 0 : 1);
      const found = await examine({ config, now });
      const wanted = {
        code: 'sending.held',
        level: 'warning',
        values: { since: '2026-11-22', mails: 0, deliveries: 0 },
      };
      const matching = found.filter(one => one.code === 'sending.held');
      expect(matching).toEqual(sendsAtOnce ? [] : [expect.objectContaining(wanted)]);
    }
  });
});

describe('what waits in a copy that stands still', () => {
  let test: TestApp;
  let world: TestWorld;
  let server: Server;
  let received: number;
  let admin: TestBrowser;
  let webhookId: number;
  const manager = () => test.context.database.manager;
  beforeEach(async () => {
    received = 0;
    server = createServer((request, reply) => {
      request.resume();
      received += 1;
      reply.writeHead(200).end();
    });
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    test = await buildTestApp({ config: { allowsLocalWebhooks: true } });
    world = await makeWorld(test.context);
    const signIn = (key: 'admin' | 'zhouMin') =>
      test.signIn({ id: world.viewers[key].userId, address: '', viewer: world.viewers[key] });
    admin = await signIn('admin');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
    const made = await (
      await signIn('zhouMin')
    ).post('/api/webhooks', { name: 'ERP', url, kinds: ['company.changed'] });
    webhookId = made.body.webhook.id as number;
    await inTransaction(test.context.database, async writer => {
      await writer.insert(WebhookDelivery, newDelivery(webhookId, null, 'company.changed', [1], test.time.now));
      await writer.insert(OutgoingMail, {
        kind: 'invitation',
        userId: world.viewers.liNa.userId,
        address: 'li.na@haitu.example',
        messageId: 'x@haitu.example',
        state: 'waiting',
        createdAt: test.time.now,
      });
      await saveSetting(writer, SENDING_HOLD, {
        since: '2026-11-22T10:00:00.000Z',
        backupOf: '2026-11-21T10:00:00.000Z',
      });
      await writer.createQueryBuilder().delete().from(Job).execute();
    });
  });
  afterEach(async () => {
    await test.close();
    server.closeAllConnections();
    await new Promise(done => server.close(done));
  });

  it('is neither mailed nor posted by its jobs', async () => {
    await deliverWaiting(test.context, webhookId, signal);
    const mail = await manager().findOneByOrFail(OutgoingMail, {});
    await sendWritten(test.context, mail.id, 1);
    expect(received).toBe(0);
    expect((await manager().findOneByOrFail(OutgoingMail, {})).state).toBe('waiting');
    expect((await admin.get('/api/settings/sending')).body).toMatchObject({ mails: 1, deliveries: 1 });
  });

  it('goes out once an administrator has said so, which is in the audit log', async () => {
    const { body } = await admin.post('/api/settings/sending/release', { withWaiting: true });
    expect(body).toEqual({ hold: null, mails: 1, deliveries: 1 });
    expect((await manager().findBy(Job, {})).map(job => job.name).sort()).toEqual(['mail.send', DELIVER]);
    await deliverWaiting(test.context, webhookId, signal);
    expect(received).toBe(1);
    const [entry] = await manager().findBy(AuditEntry, { action: 'sending.released' });
    expect(entry).toMatchObject({
      userId: world.viewers.admin.userId,
      details: { mails: 1, deliveries: 1, withWaiting: true },
    });
  });

  it('is given up where he says that only what comes is sent', async () => {
    await admin.post('/api/settings/sending/release', { withWaiting: false });
    await deliverWaiting(test.context, webhookId, signal);
    expect(received).toBe(0);
    expect(await manager().findOneByOrFail(WebhookDelivery, {})).toMatchObject({
      state: 'dead',
      error: 'sending.given_up',
    });
    expect(await manager().findOneByOrFail(OutgoingMail, {})).toMatchObject({ state: 'failed' });
  });
});

describe('mending from the page', () => {
  let test: TestApp;
  let world: TestWorld;
  let admin: TestBrowser;
  beforeEach(async () => {
    test = await buildTestApp();
    world = await makeWorld(test.context);
    admin = await test.signIn({ id: world.viewers.admin.userId, address: '', viewer: world.viewers.admin });
  });
  afterEach(() => test.close());

  it('puts mail into the search index that was missing there, by a job, and is in the audit log', async () => {
    const { manager } = test.context.database;
    await deliver(test.context, world.mailboxes.liNa, letter({ subject: 'Lids', id: 'lids@nordlicht.example' }));
    await test.context.database.writer.query('DELETE FROM "message_search_place"');
    const asked = await admin.post('/api/findings/mend', { code: 'search.missing' });
    expect(asked.body.mending).toMatchObject({ code: 'search.missing' });
    expect((await admin.post('/api/findings/mend', { code: 'wal.large' })).body.error.code).toBe('finding.mending');
    expect(await manager.countBy(Job, { name: 'operations.mend' })).toBe(1);
    await mendNow(test.context, 'search.missing');
    const rows = (await manager.query('SELECT count(*) AS "n" FROM "message_search_place"')) as { n: number }[];
    expect(rows[0]?.n).toBe(1);
    expect((await admin.get('/api/findings')).body.mending).toBeNull();
    const entries = await manager.find(AuditEntry, { order: { id: 'ASC' } });
    const told = entries.filter(entry => entry.action.startsWith('finding.'));
    expect(told.map(entry => [entry.action, entry.details])).toEqual([
      ['finding.mend_asked', { code: 'search.missing' }],
      ['finding.mended', { code: 'search.missing', indexed: 1 }],
    ]);
  });

  it.each([
    ['what only a person can put right', 'backup.none', 400],
    ['what nobody has found', 'nonsense', 400],
  ])('refuses %s', async (_what, code, status) => {
    expect((await admin.post('/api/findings/mend', { code })).status).toBe(status);
  });
});
