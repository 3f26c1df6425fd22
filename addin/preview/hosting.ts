// Outlook's side of the pane: tells every frame what is open, as late and as badly as Outlook does.
import { themeFor } from '../../ui/theme/themes';
import type { Doing } from './answering';
import { answerCall } from './answering';
import type { Frame, Frames } from './frames';
import { openFrames } from './frames';
import type { Step, Store } from './world';
import type { Surface, WireItem } from './wire';
import { eventTypes } from './wire';
import { composeItem, gapOf, habitsOf, itemInList, lateOf } from './wireItems';

/** Of so many changes of the selection one is not told, when all is slow. */
const missedOf = 3;
/** Outlook's code: the person closed the dialog. */
const CLOSED = 12_006;

export interface Hosting {
  adopt(place: Window, surface: Surface, draft: string | null): Frame;
  leave(place: Window): void;
  /** Something else is selected. */
  selectionChanged(): void;
  /** The recipients or the files of a draft are others. */
  draftChanged(draft: string, what: 'RecipientsChanged' | 'AttachmentsChanged'): void;
  habitsChanged(): void;
  closeDialog(isByPerson: boolean): void;
  stop(): void;
}

interface Needs {
  store: Store;
  doing: Omit<Doing, 'openDialog' | 'closeDialog'>;
  done(step: Step): void;
}

/** What a frame has asked the service for tells how far the guide is. */
function stepOf(method: string, path: string): Step | null {
  if (method !== 'POST') return null;
  if (/^\/api\/messages\/\d+\/(file|company)$/.test(path)) return 'choose';
  return /^\/api\/filing-acts\/\d+\/undo$/.test(path) ? 'undo' : null;
}

export function startHosting({ store, doing, done }: Needs): Hosting {
  let opener: Frame | null = null;
  let turn = 0;
  const theme = () => themeFor(store.get().look, store.get().language);
  const itemOf = (frame: Frame): WireItem | null => {
    const { drafts, outbox } = store.get();
    if (frame.draft === null) return itemInList(store.get());
    const draft = [...drafts, ...outbox].find(one => one.id === frame.draft);
    return draft ? composeItem(draft) : null;
  };
  const openDialog = (frame: Frame, url: string) => {
    opener = frame;
    store.set({ dialog: url });
  };
  const frames: Frames = openFrames({
    setup: frame => {
      const { language, person } = store.get();
      const profile = { emailAddress: person?.address ?? '', displayName: person?.name ?? '' };
      const item = frame.surface === 'dialog' ? null : itemOf(frame);
      return { level: doing.level, language, profile, item, habits: habitsOf(store.get(), theme()) };
    },
    answer: async (frame, name, key, args) => {
      const whole: Doing = { ...doing, openDialog, closeDialog: () => store.set({ dialog: null }) };
      return answerCall(store, whole, frame, { name, key, args });
    },
    asked: ({ method, path, status }) => {
      const step = status < 300 ? stepOf(method, path) : null;
      if (step) done(step);
    },
    said: message => opener?.tell({ kind: 'dialog', message, origin: window.location.origin }),
    late: () => lateOf(store.get()),
  });
  const show = (frame: Frame, item: WireItem | null) => {
    frame.item = item;
    frame.tell({ kind: 'item', item });
  };
  return {
    adopt: frames.adopt,
    leave: frames.leave,
    selectionChanged: () => {
      turn += 1;
      const own = turn;
      // In between nothing is open, and nobody is told.
      frames.all('read').forEach(frame => show(frame, null));
      setTimeout(() => {
        if (own !== turn) return;
        const isMissed = store.get().isSlow && turn % missedOf === 0;
        const isSeveral = store.get().selected.length > 1;
        for (const frame of frames.all('read')) {
          show(frame, itemOf(frame));
          if (!isMissed) frame.tell({ kind: 'event', type: eventTypes.ItemChanged });
          if (isSeveral && !isMissed) frame.tell({ kind: 'event', type: eventTypes.SelectedItemsChanged });
        }
      }, gapOf(store.get()));
    },
    draftChanged: (draft, what) =>
      frames.all('compose', draft).forEach(frame => frame.tell({ kind: 'event', type: eventTypes[what] })),
    habitsChanged: () => frames.habits(habitsOf(store.get(), theme())),
    closeDialog: isByPerson => {
      store.set({ dialog: null });
      if (isByPerson) opener?.tell({ kind: 'dialogClosed', code: CLOSED });
    },
    stop: frames.stop,
  };
}
