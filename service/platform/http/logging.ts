import type { FastifyInstance } from 'fastify';
import type { DestinationStream, Logger } from 'pino';
import { destination, pino } from 'pino';
import { findCaller } from './permissions';

const STDERR = 2;
// Databases like to quote the value that they refuse.
const ADDRESS = /[^\s<>()"',;:=]+@[^\s<>()"',;:=]+/g;
const QUOTED = /'(?:[^']|'')*'|"[^"]*"/g;

interface LoggedError {
  type: string;
  code?: string;
  message: string;
  stack?: string;
  cause?: LoggedError;
}

/** An error without the private values that it may carry: statements, parameters, addresses, quoted text. */
export function loggedError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: '' };
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    message: withoutValues(error.message),
    stack: framesOf(error),
    ...(error.cause !== undefined && depth < 3 ? { cause: loggedError(error.cause, depth + 1) } : {}),
  };
}

function withoutValues(text: string): string {
  return text.replace(ADDRESS, '[address]').replace(QUOTED, '[value]').slice(0, 500);
}

// The head of a stack repeats the message; only the places are kept.
function framesOf(error: Error): string {
  return (error.stack ?? '')
    .split('\n')
    .filter(line => /^\s+at /.test(line))
    .slice(0, 20)
    .join('\n');
}

/** The log: JSON, a line an event, on standard error. Never bodies, cookies, addresses, subjects. */
export function buildLog(level: string, stream: DestinationStream = destination({ fd: STDERR, sync: true })): Logger {
  return pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: {
        err: loggedError,
        error: loggedError,
        // Fastify logs these by itself in places; an address of ours may hold search words.
        req: () => undefined,
        res: () => undefined,
      },
      redact: {
        paths: ['*.password', '*.token', '*.cookie', '*.authorization', 'password', 'token', 'cookie'],
        remove: true,
      },
    },
    stream,
  );
}

/** One line a request: how, which route, what came of it, how long, for whom. */
export function requestLog(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.is404 ? null : (request.routeOptions.url ?? null);
    request.log.info(
      {
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        userId: findCaller(request)?.userId ?? null,
      },
      'request',
    );
  });
}
