// The double of Office.js for the page that plays Outlook's part: one plain script, built to dist/addin/preview/office.js. It has what the real one has and behaves as it does: calls that
// answer late, three at once and no more, an item that is null between two selections, events that are missed, members by requirement set. All it knows it has from the page around it.
import { itemOf } from './doubleItem';
import type { Callback, Line } from './doubleLine';
import { openLine } from './doubleLine';
import { takeHabits } from './doubleHabits';
import type { Habits, Setup, ToFrame, WireItem } from './wire';
import { eventTypes } from './wire';

type Act = (argument?: unknown) => void;
/** Milliseconds for a handler of events to be associated: its script comes after this one. */
const HANDLER_MS = 4000;

const handlers = new Map<string, Act[]>();
const associated = new Map<string, Act>();
const unknownHabits: Habits = {
  look: 'light',
  theme: { bodyBackgroundColor: '', bodyForegroundColor: '', controlBackgroundColor: '', controlForegroundColor: '' },
  serviceLate: 0,
  isOffline: false,
};

const listen = (type: string, act: Act, done?: unknown) => {
  handlers.set(type, [...(handlers.get(type) ?? []), act]);
  if (typeof done === 'function') setTimeout(() => (done as Callback)({ status: 'succeeded', error: null }));
};
const fire = (type: string, argument: unknown) => (handlers.get(type) ?? []).forEach(act => act(argument));

/** Office's ids hold signs that REST addresses cannot (Microsoft, convertToRestId). */
const toRest = (id: string) => id.replace(/\//g, '-').replace(/\+/g, '_');
const toEws = (id: string) => id.replace(/-/g, '/').replace(/_/g, '+');

const otherSets: Record<string, number> = { DialogApi: 1.2, DialogOrigin: 1.1, OpenBrowserWindowApi: 1.1 };
function hasSet(level: number, name: string, version = '1.1'): boolean {
  if (name !== 'Mailbox') return Number(version) <= (otherSets[name] ?? 0);
  return Number(version.slice(2)) <= level;
}

function mailboxOf(line: Line, setup: Setup, item: () => object | null): object {
  const { level, profile, surface } = setup;
  const at = (set: number, members: object) => (level >= set ? members : {});
  const calls = (...names: string[]) =>
    Object.fromEntries(names.map(name => [name, (...given: unknown[]) => line.call(name, null, given)]));
  return {
    get item() {
      return item();
    },
    diagnostics: { hostName: 'newOutlookWindows', hostVersion: '1.2026.1114.100', OWAView: 'ThreeColumns' },
    userProfile: {
      ...profile,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      ...at(6, { accountType: 'office365' }),
    },
    ...at(3, { convertToRestId: toRest, convertToEwsId: toEws }),
    ...at(5, {
      addHandlerAsync: (type: string, act: Act, ...rest: unknown[]) =>
        listen(
          type,
          act,
          rest.find(one => typeof one === 'function'),
        ),
      removeHandlerAsync: (type: string, ...rest: unknown[]) => {
        handlers.delete(type);
        const done = rest.find(one => typeof one === 'function') as Callback | undefined;
        setTimeout(() => done?.({ status: 'succeeded', error: null }));
      },
    }),
    // Handlers of events open nothing.
    ...(surface === 'event' ? {} : at(9, calls('displayNewMessageFormAsync'))),
    ...at(8, { masterCategories: { ...prefixed(line, 'masterCategories', ['getAsync', 'addAsync', 'removeAsync']) } }),
    ...at(13, calls('getSelectedItemsAsync')),
    ...at(15, { loadItemByIdAsync: loader(line) }),
  };
}

/** A selected mail is loaded as an item of its own; no other one before it is unloaded. */
function loader(line: Line): (itemId: string, ...rest: unknown[]) => void {
  const loaded = (isShared: boolean) => ({
    ...(isShared ? prefixed(line, 'loaded', ['getSharedPropertiesAsync']) : {}),
    ...prefixed(line, 'loaded', ['unloadAsync']),
  });
  return (itemId, ...rest) => {
    const done = rest.find(one => typeof one === 'function') as Callback | undefined;
    const told: Callback = result =>
      done?.(
        result.status === 'succeeded'
          ? { ...result, value: loaded((result.value as { isShared: boolean }).isShared) }
          : result,
      );
    line.call('loadItemByIdAsync', null, [itemId, told]);
  };
}

const prefixed = (line: Line, first: string, names: readonly string[]) =>
  Object.fromEntries(names.map(name => [name, (...given: unknown[]) => line.call(`${first}.${name}`, null, given)]));

/** A dialog as its opener has it. */
function dialogOf(line: Line): object {
  const told = (type: string, act: Act) => listen(type, act);
  return { addEventHandler: told, close: () => void line.ask('dialog.close'), messageChild: () => undefined };
}

function uiOf(line: Line, surface: Setup['surface']): object {
  if (surface === 'event') return {};
  return {
    displayDialogAsync: (url: string, ...rest: unknown[]) => {
      handlers.delete(eventTypes.DialogMessageReceived);
      handlers.delete(eventTypes.DialogEventReceived);
      const done = rest.find(one => typeof one === 'function') as Callback | undefined;
      line.call('displayDialogAsync', null, [
        url,
        ((result: Parameters<Callback>[0]) =>
          done?.(result.status === 'succeeded' ? { ...result, value: dialogOf(line) } : result)) as Callback,
      ]);
    },
    messageParent: (message: string) => line.tell({ kind: 'said', message }),
    openBrowserWindow: (url: string) => window.open(url, '_blank', 'noopener'),
  };
}

/** `Office.context` of one frame. */
function contextOf(line: Line, setup: Setup, habits: () => Habits, item: () => object | null): object {
  const { level, surface, language } = setup;
  return {
    displayLanguage: language,
    contentLanguage: language,
    platform: 'OfficeOnline',
    host: 'Outlook',
    diagnostics: { host: 'Outlook', platform: 'OfficeOnline', version: '16.0' },
    requirements: { isSetSupported: (name: string, version?: string) => hasSet(level, name, version) },
    get officeTheme() {
      return level >= 14 ? habits().theme : undefined;
    },
    ui: uiOf(line, surface),
    ...(surface === 'dialog' ? {} : { mailbox: mailboxOf(line, setup, item) }),
  };
}

async function launch(line: Line, name: string): Promise<void> {
  const end = Date.now() + HANDLER_MS;
  while (!associated.has(name) && Date.now() < end) await new Promise(resolve => setTimeout(resolve, 20));
  const event = {
    source: { id: name },
    type: name,
    completed: (answer: Record<string, unknown> = { allowEvent: true }) => line.tell({ kind: 'completed', answer }),
  };
  associated.get(name)?.(event);
}

function begin(line: Line, ready: (info: object) => void): void {
  const kept = takeHabits(line, unknownHabits);
  let setup: Setup | null = null;
  let item: object | null = null;
  const take = (next: WireItem | null) => {
    if (!setup) return;
    item = next && itemOf(line, next, setup.level, listen);
  };
  const told = (what: ToFrame) => {
    if (what.kind === 'welcome') {
      ({ setup } = what);
      kept.change(setup.habits);
      take(setup.item);
      Object.assign(office, {
        context: contextOf(
          line,
          setup,
          () => kept.habits,
          () => item,
        ),
      });
      if (setup.surface === 'event') Object.assign(window, { OfficeRuntime: runtimeOf(line) });
      ready({ host: 'Outlook', platform: 'OfficeOnline' });
    } else if (what.kind === 'item') take(what.item);
    else if (what.kind === 'event') fire(what.type, { type: what.type });
    else if (what.kind === 'habits') {
      kept.change(what.habits);
      fire(eventTypes.OfficeThemeChanged, { type: eventTypes.OfficeThemeChanged, officeTheme: what.habits.theme });
    } else if (what.kind === 'launch') void launch(line, what.handler);
    else if (what.kind === 'dialog') fire(eventTypes.DialogMessageReceived, what);
    else if (what.kind === 'dialogClosed') fire(eventTypes.DialogEventReceived, { error: what.code });
  };
  line.onTold(told);
  line.tell({ kind: 'hello' });
}

/** Office's own sign-in, which handlers of events have; here it answers with a token of the person who is signed in. */
const runtimeOf = (line: Line) => ({ auth: { getAccessToken: () => line.ask('getAccessToken') } });

let ready: (info: object) => void = () => {};
const whenReady = new Promise<object>(resolve => (ready = resolve));
const office = {
  onReady: (act?: (info: object) => void) => {
    if (act) void whenReady.then(act);
    return whenReady;
  },
  actions: { associate: (name: string, act: Act) => void associated.set(name, act) },
  AsyncResultStatus: { Succeeded: 'succeeded', Failed: 'failed' },
  CoercionType: { Html: 'html', Text: 'text' },
  EventType: eventTypes,
  MailboxEnums: { RestVersion: { v1_0: 'v1.0', v2_0: 'v2.0', Beta: 'beta' }, CategoryColor: { Preset9: 'Preset9' } },
};
Object.assign(window, { Office: office });
// The real one takes these away too.
Object.assign(window.history, { pushState: null, replaceState: null });

const line = openLine();
if (line) begin(line, info => ready(info));
else ready({ host: null, platform: null });
