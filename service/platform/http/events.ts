import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from './http';

export interface ServerEvent {
  event: string;
  data: unknown;
}

// A proxy closes a connection that is silent; no stream is held for ever.
const HEARTBEAT_MS = 15_000;
const LIFE_MS = 10 * 60_000;

/**
 * Answers with server-sent events: asks `look` every `everyMs` and sends what it gives, until it gives null (whoever asked may not go on), the browser goes, the
 * service stops, or ten minutes are over (the browser then connects again by itself).
 */
export async function streamEvents(
  app: App,
  request: FastifyRequest,
  reply: FastifyReply,
  everyMs: number,
  look: () => Promise<ServerEvent[] | null>,
): Promise<void> {
  reply.hijack();
  const { raw } = reply;
  // A reply that was taken over sends the headers that the hooks have set itself.
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value);
  raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
  raw.write('retry: 3000\n\n');
  const end = Date.now() + LIFE_MS;
  let heard = Date.now();
  try {
    while (!raw.destroyed && !app.stopping.aborted && Date.now() < end) {
      const events = await look();
      if (events === null) break;
      for (const { event, data } of events) raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
      if (events.length > 0) heard = Date.now();
      else if (Date.now() - heard > HEARTBEAT_MS) {
        raw.write(': still here\n\n');
        heard = Date.now();
      }
      await pause(everyMs, request, app.stopping);
    }
  } catch (error) {
    request.log.error({ err: error }, 'a stream of events failed');
  }
  raw.end();
}

function pause(ms: number, request: FastifyRequest, stopping: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const done = () => {
      clearTimeout(timer);
      request.raw.off('close', done);
      stopping.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    request.raw.once('close', done);
    stopping.addEventListener('abort', done);
  });
}
