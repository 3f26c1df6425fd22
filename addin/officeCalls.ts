import { OutlookError } from './outlookShape';

/** Milliseconds after which a call that Outlook never answers is given up. */
export const silentAfter = 10_000;

interface Answer<T> {
  status: unknown;
  value?: T;
  error?: { code?: number; name?: string } | null;
}
export type Callback<T> = (answer: Answer<T>) => void;

/** One call in the callback style of Office.js, as a promise. @throws OutlookError 'outlook.failed', 'outlook.silent' */
export function answered<T>(call: string, start: (callback: Callback<T>) => void, limit = silentAfter): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => reject(new OutlookError('outlook.silent', { call })), limit);
    const settle = (answer: Answer<T>) => {
      clearTimeout(timer);
      if (answer.status === 'succeeded') resolve(answer.value as T);
      else reject(failure(call, answer.error));
    };
    try {
      start(settle);
    } catch (error) {
      clearTimeout(timer);
      reject(error instanceof OutlookError ? error : failure(call, error as { code?: number; name?: string }));
    }
  });
}

function failure(call: string, error: { code?: number; name?: string } | null | undefined): OutlookError {
  return new OutlookError('outlook.failed', { call, code: error?.code ?? 0, name: error?.name ?? '' });
}

/** Runs what it is given one after another: some clients allow three calls at once only, and mix up their answers beyond. */
export function makeTurn(): <T>(act: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(act: () => Promise<T>) => {
    const next = last.then(act);
    // Whoever asked is told of a failure by `next`; those behind him only wait for his turn to end.
    last = next.catch(() => undefined);
    return next;
  };
}

/** Whether a ground of that colour ('#rrggbb') is dark: its relative luminance (WCAG 2.2) is under a fifth. Null where it is no colour. */
export function isDarkGround(colour: string): boolean | null {
  const found = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour.trim());
  if (!found) return null;
  const parts = found.slice(1).map(hex => {
    const part = parseInt(hex, 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const [red = 0, green = 0, blue = 0] = parts;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.2;
}
