import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { Type } from '@sinclair/typebox';
import type { FastifyInstance } from 'fastify';
import type { Database } from '../database/dataSource';

/** Something that must hold for the service to be of use. It throws where it does not. */
export interface HealthCheck {
  name: string;
  check(): Promise<void>;
}

const Live = Type.Object({ status: Type.Literal('ok') });
const Ready = Type.Object({
  status: Type.Union([Type.Literal('ok'), Type.Literal('failing')]),
  checks: Type.Array(Type.Object({ name: Type.String(), ok: Type.Boolean() })),
});

/** GET /health/live: the process answers. GET /health/ready: it can do its work; 503 and which check fails where not. */
export function healthRoutes(app: FastifyInstance, checks: readonly HealthCheck[]): void {
  app.get(
    '/health/live',
    {
      schema: { tags: ['health'], summary: 'The process answers', response: { 200: Live } },
      config: { permission: 'public', reason: 'asked by the supervisor of the process, tells nothing' },
    },
    async () => ({ status: 'ok' }),
  );
  app.get(
    '/health/ready',
    {
      schema: { tags: ['health'], summary: 'The service can do its work', response: { 200: Ready, 503: Ready } },
      config: { permission: 'public', reason: 'asked by the load balancer, tells names of checks only' },
    },
    async (request, reply) => {
      const results = await Promise.all(
        checks.map(async ({ name, check }) => {
          try {
            await check();
            return { name, ok: true };
          } catch (error) {
            request.log.error({ err: error, check: name }, 'a health check fails');
            return { name, ok: false };
          }
        }),
      );
      const ok = results.every(result => result.ok);
      return reply.code(ok ? 200 : 503).send({ status: ok ? 'ok' : 'failing', checks: results });
    },
  );
}

/** The database answers. */
export function databaseAnswers(database: Database): HealthCheck {
  return {
    name: 'database',
    check: async () => {
      await database.manager.query('SELECT 1');
    },
  };
}

/** The schema is that of this program. */
export function migrationsDone(database: Database): HealthCheck {
  return {
    name: 'migrations',
    check: async () => {
      const rows: { name: string }[] = await database.manager.query('SELECT "name" FROM "migrations"');
      const done = new Set(rows.map(row => row.name));
      const pending = database.writer.migrations.filter(
        migration => !done.has(migration.name ?? migration.constructor.name),
      );
      if (pending.length > 0) throw new Error(`${pending.length} migrations have not run`);
    },
  };
}

/** A file can be written to `folder`. */
export function folderWritable(folder: string): HealthCheck {
  return {
    name: 'disk',
    check: async () => {
      const file = join(folder, `.health-${randomUUID()}`);
      await writeFile(file, 'ok');
      await rm(file);
    },
  };
}
