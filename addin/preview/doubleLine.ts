// The double's line to the page around its frame.
import type { FromFrame, Posted, ToFrame, WireError } from './wire';
import { MARK } from './wire';

/** Some clients take no more calls at once (Microsoft, "Limits for activation and JavaScript API"). */
const MOST_CALLS = 3;

interface AsyncResult {
  status: 'succeeded' | 'failed';
  value?: unknown;
  error: WireError | null;
  asyncContext?: unknown;
}
export type Callback = (result: AsyncResult) => void;

export interface Line {
  tell(what: FromFrame): void;
  /** A call in Office's style: arguments, options and a callback at the end; `key` names the item that it is for. */
  call(name: string, key: string | null, given: unknown[]): void;
  /** The same as a promise. */
  ask(name: string, ...args: unknown[]): Promise<unknown>;
  onTold(listener: (what: ToFrame) => void): void;
}

const busy: WireError = {
  code: 9050,
  name: 'TooManyIncompleteRequests',
  message: 'Three calls are under way already.',
};

/** Opens the line; null where no page is around this one. */
export function openLine(): Line | null {
  if (window.parent === window) return null;
  const waiting = new Map<number, Callback>();
  const listeners: ((what: ToFrame) => void)[] = [];
  let last = 0;
  const tell = (what: FromFrame) => {
    const posted: Posted<FromFrame> = { mark: MARK, what };
    window.parent.postMessage(posted, window.location.origin);
  };
  const start = (name: string, key: string | null, args: unknown[], done: Callback) => {
    if (waiting.size >= MOST_CALLS) {
      setTimeout(() => done({ status: 'failed', error: busy }));
      return;
    }
    last += 1;
    waiting.set(last, done);
    tell({ kind: 'call', id: last, name, key, args });
  };
  window.addEventListener('message', (event: MessageEvent<Posted<ToFrame> | null>) => {
    const isOurs = event.source === window.parent && event.origin === window.location.origin;
    if (!isOurs || event.data?.mark !== MARK) return;
    const { what } = event.data;
    if (what.kind === 'answer') {
      const done = waiting.get(what.id);
      waiting.delete(what.id);
      if (what.error) done?.({ status: 'failed', error: what.error });
      else done?.({ status: 'succeeded', value: what.value, error: null });
    } else listeners.forEach(listener => listener(what));
  });
  return {
    tell,
    call: (name, key, given) => {
      const done = given.find((one): one is Callback => typeof one === 'function');
      const args = given.filter(one => typeof one !== 'function' && one !== undefined);
      start(name, key, JSON.parse(JSON.stringify(args)) as unknown[], result => done?.(result));
    },
    ask: (name, ...args) =>
      new Promise((resolve, reject) =>
        start(name, null, args, result =>
          result.status === 'succeeded' ? resolve(result.value) : reject(new Error(result.error?.name)),
        ),
      ),
    onTold: listener => void listeners.push(listener),
  };
}
