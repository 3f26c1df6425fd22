// The frames in which the pane, its dialog and its handlers of events live: who is who, and what each is told.
import type { FromFrame, Habits, Posted, Setup, Surface, ToFrame, WireError, WireItem } from './wire';
import { MARK } from './wire';

export interface Frame {
  surface: Surface;
  /** The draft that it belongs to; null: the list. */
  draft: string | null;
  /** What is open in it at the moment. */
  item: WireItem | null;
  isReady: boolean;
  /** A selected mail is loaded: there is one at a time. */
  hasLoaded?: boolean;
  tell(what: ToFrame): void;
  /** Of a frame of events. */
  onReady?: () => void;
  onCompleted?: (answer: Record<string, unknown>) => void;
}

/** A call that Office.js would refuse. */
export class OfficeFailure extends Error {
  constructor(
    readonly code: number,
    name: string,
    message: string,
  ) {
    super(message);
    this.name = name;
  }
}

export interface Listeners {
  setup(frame: Frame): Omit<Setup, 'surface'>;
  /** @throws OfficeFailure */
  answer(frame: Frame, name: string, key: string | null, args: unknown[]): Promise<unknown>;
  asked(request: Extract<FromFrame, { kind: 'asked' }>): void;
  said(message: string): void;
  /** Milliseconds by which an answer of Office.js is late. */
  late(): number;
}

export interface Frames {
  /** A frame from now on; the same window twice is one. */
  adopt(window: Window, surface: Surface, draft: string | null): Frame;
  leave(window: Window): void;
  all(surface: Surface, draft?: string): Frame[];
  habits(habits: Habits): void;
  stop(): void;
}

const failureOf = (error: unknown): WireError => {
  if (error instanceof OfficeFailure) return { code: error.code, name: error.name, message: error.message };
  return { code: 5001, name: 'InternalError', message: 'An internal error has occurred.' };
};

/** Listens to all frames of this page. */
export function openFrames(on: Listeners): Frames {
  const known = new Map<Window, Frame>();
  const heard = (event: MessageEvent<Posted<FromFrame> | null>) => {
    const frame = known.get(event.source as Window);
    if (!frame || event.origin !== window.location.origin || event.data?.mark !== MARK) return;
    const { what } = event.data;
    if (what.kind === 'hello') welcome(frame);
    else if (what.kind === 'call') void answer(frame, what);
    else if (what.kind === 'completed') frame.onCompleted?.(what.answer);
    else if (what.kind === 'asked') on.asked(what);
    else if (frame.surface === 'dialog') on.said(what.message);
  };
  const welcome = (frame: Frame) => {
    const setup = on.setup(frame);
    frame.item = setup.item;
    frame.isReady = true;
    frame.tell({ kind: 'welcome', setup: { ...setup, surface: frame.surface } });
    frame.onReady?.();
  };
  const answer = async (frame: Frame, { id, name, key, args }: Extract<FromFrame, { kind: 'call' }>) => {
    await new Promise(resolve => setTimeout(resolve, on.late()));
    try {
      if (key !== null && key !== frame.item?.key)
        throw new OfficeFailure(5001, 'InternalError', 'The item has been closed.');
      frame.tell({ kind: 'answer', id, value: await on.answer(frame, name, key, args) });
    } catch (error) {
      frame.tell({ kind: 'answer', id, error: failureOf(error) });
    }
  };
  window.addEventListener('message', heard);
  return {
    adopt: (place, surface, draft) => {
      const there = known.get(place);
      if (there) return there;
      const tell = (what: ToFrame) => {
        const posted: Posted<ToFrame> = { mark: MARK, what };
        place.postMessage(posted, window.location.origin);
      };
      const frame: Frame = { surface, draft, item: null, isReady: false, tell };
      known.set(place, frame);
      return frame;
    },
    leave: place => void known.delete(place),
    all: (surface, draft) =>
      [...known.values()].filter(one => one.surface === surface && (draft === undefined || one.draft === draft)),
    habits: habits => known.forEach(frame => frame.tell({ kind: 'habits', habits })),
    stop: () => window.removeEventListener('message', heard),
  };
}
