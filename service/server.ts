import type { AppOptions } from './app';
import { buildApp } from './app';
import { AppError } from './common/errors';
import type { Context } from './context';
import { closeContext } from './context';
import { allJobs } from './jobs';
import type { App } from './platform/http/http';

// How long requests may take to finish once the service is told to stop.
const STOP_MS = 10_000;

export interface RunningService {
  /** Where it listens, e.g. http://127.0.0.1:3000. */
  address: string;
  /** Takes no more requests, lets those under way finish, ends streams, stops the jobs and closes the context. */
  stop(): Promise<void>;
}

/**
 * Serves requests and runs jobs in this process.
 *
 * @throws AppError server.port_taken, server.no_such_host
 */
export async function startService(context: Context, options: AppOptions = {}): Promise<RunningService> {
  const app = await buildApp(context, options);
  const address = await listen(app, context.config.host, context.config.port);
  context.queue.start(allJobs(context));
  context.log.info({ address }, 'the service is up');
  let stopped: Promise<void> | null = null;
  return { address, stop: () => (stopped ??= stop(app, context)) };
}

async function listen(app: App, host: string, port: number): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    await app.close();
    const { code } = error as { code?: string };
    if (code === 'EADDRINUSE')
      throw new AppError(
        'server.port_taken',
        500,
        `Another program listens on port ${port}. Stop it, or set TRADEPOST_PORT to another port.`,
      );
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EACCES')
      throw new AppError(
        'server.no_such_host',
        500,
        `The service cannot listen on ${host}, port ${port} (${code}). Look at TRADEPOST_HOST and TRADEPOST_PORT.`,
      );
    throw error;
  }
}

async function stop(app: App, context: Context): Promise<void> {
  const late = setTimeout(() => app.server.closeAllConnections(), STOP_MS);
  try {
    await app.close();
  } finally {
    clearTimeout(late);
    await closeContext(context);
  }
}
