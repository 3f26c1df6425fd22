import type { ArchiveMessage, ArchiveSize } from './archiveRows';
import { hasKeys } from './archive';
import {
  archiveMessage,
  companyDomain,
  companyName,
  companyOwner,
  FIRST_TRADER,
  mailboxAddress,
  MAILBOXES,
  messageIdOf,
  recordNumber,
  SMALL_TRADER,
} from './archiveRows';

/** Something that people ask of a full archive: a request, who asks, and what it may cost at most. */
export interface Door {
  name: string;
  viewer: 'owner' | 'manager' | 'trader' | 'small';
  /** P95, milliseconds; section 6 of the product where it names one. */
  target: number;
  request: (at: number) => { method: 'GET' | 'POST'; url: string; body?: unknown };
  /** False where the answer is not what the request must find: a fast nothing is no figure. */
  isRight: (body: Record<string, unknown[]>) => boolean;
}

type Viewer = Door['viewer'];
const always = () => true;
const viewers: readonly Viewer[] = ['owner', 'manager', 'trader', 'small'];

/** Every door of the benchmark's second half. */
export function doors(size: ArchiveSize): Door[] {
  if (hasKeys(size)) return [duplicateCheck(size)];
  return [...cards(size), ...paneCards(size), ...lists(size), ...searches(size)];
}

/** A letter that is filed: whoever sees its customer may read it. */
function filed(at: number, size: ArchiveSize): number {
  for (let id = 1 + ((at * 104729) % size.messages); ; id = (id % size.messages) + 1)
    if (archiveMessage(id, size).state === 'filed') return id;
}

const PANE_LETTERS = 60;

/** What the Outlook pane asks at every change of the selection: of mail of the viewer's own companies, and of the largest customer. */
function paneCards(size: ArchiveSize): Door[] {
  const door = (name: string, viewer: Viewer, isOf: (companyId: number) => boolean): Door => {
    // Looking for letters of a small trader takes longer than his card does: it is done before the clock runs, at the first request.
    const found: ArchiveMessage[] = [];
    return {
      ...{ name, viewer, target: 20 },
      request: at => {
        while (found.length < PANE_LETTERS) found.push(paneMessage(found.length, size, isOf));
        const { id, mailboxIds } = found[at % PANE_LETTERS] as ArchiveMessage;
        const body = { mailbox: mailboxAddress(mailboxIds[0] as number), internetMessageId: `<${messageIdOf(id)}>` };
        return { method: 'POST', url: '/api/pane/card', body };
      },
      isRight: ({ state, party, message }: Record<string, unknown>) => state === 'filed' && party !== null && !!message,
    };
  };
  return [
    door('pane card', 'owner', () => true),
    door('pane card', 'manager', () => true),
    door('pane card', 'trader', id => companyOwner(id) === FIRST_TRADER),
    door('pane card', 'small', id => companyOwner(id) === SMALL_TRADER),
    door('pane card of the largest customer', 'owner', id => id === 1),
  ];
}

function paneMessage(at: number, size: ArchiveSize, isOf: (companyId: number) => boolean): ArchiveMessage {
  for (let id = 1 + ((at * 104729) % size.messages); ; id = (id % size.messages) + 1) {
    const message = archiveMessage(id, size);
    if (message.companyId !== null && isOf(message.companyId)) return message;
  }
}

function cards(size: ArchiveSize): Door[] {
  const company = (at: number) => 1 + ((at * 7919) % size.companies);
  return [
    get('card of a company', 'owner', 20, at => `/api/companies/${company(at)}`),
    get('card of the largest customer', 'owner', 20, () => '/api/companies/1'),
    get('message with its filing', 'owner', 50, at => `/api/messages/${filed(at, size)}`),
    get('records of the largest customer', 'owner', 50, () => '/api/companies/1/records'),
  ];
}

/** Names with a slip, as somebody types them who does not know that the company is there. */
function duplicateCheck(size: ArchiveSize): Door {
  const body = (at: number) => {
    const id = 1 + ((at * 7919) % size.companies);
    const name = companyName(id);
    return at % 2 === 0
      ? { name: name.replace(/^(..)./, '$1') }
      : { name: 'New Trading House', domains: [companyDomain(id)] };
  };
  return {
    name: 'duplicate check',
    viewer: 'owner',
    target: 20,
    request: at => ({ method: 'POST', url: '/api/companies/check', body: body(at) }),
    isRight: always,
  };
}

function lists(size: ArchiveSize): Door[] {
  const number = (at: number) => 1 + ((at * 7919) % (size.companies * 2));
  // A name without its first letter: nothing that begins so is there.
  const inside = (at: number) =>
    companyName(1 + ((at * 7919) % size.companies))
      .split(' ')[0]
      ?.slice(1) as string;
  return viewers.flatMap(viewer => [
    get('mail, newest', viewer, 50, () => '/api/messages', has('messages')),
    get('own mail', viewer, 50, () => '/api/messages?scope=mine'),
    get('review queue', viewer, 50, () => '/api/review'),
    get('today', viewer, 100, () => '/api/today'),
    get('companies', viewer, 50, () => '/api/companies', has('companies')),
    ...(viewer === 'owner' || viewer === 'manager'
      ? [
          get('timeline of the largest customer', viewer, 50, () => '/api/companies/1/dealings', has('dealings')),
          get('mail of the largest customer', viewer, 50, () => '/api/companies/1/timeline', has('messages')),
          get('records by their beginning', viewer, 50, at => `/api/pick?q=Q-202${at % 7}`),
        ]
      : []),
    get('records by a part of their number', viewer, 50, at => `/api/pick?q=${recordNumber(number(at)).slice(-7)}`),
    get('companies to pick by a word inside', viewer, 50, at => `/api/pick?q=${inside(at)}`),
    get('companies by a word inside', viewer, 50, at => `/api/companies?q=${inside(at)}`),
  ]);
}

function searches(size: ArchiveSize): Door[] {
  const message = (at: number) => archiveMessage(filed(at, size), size);
  const words = ['delivery', 'invoice', 'container', 'price'];
  const terms: [string, (at: number) => string][] = [
    ['a common word', at => words[at % words.length] as string],
    ['two common words', at => `${words[at % 4] as string} ${words[(at + 1) % 4] as string}`],
    [
      'a rare word',
      at =>
        message(at)
          .text.split(/\s+/)
          .sort((a, b) => b.length - a.length)[0] as string,
    ],
    ['two Chinese characters', at => ['毛巾', '提单', '合同', '样品'][at % 4] as string],
    ['one Chinese character', at => ['毛', '提', '合', '样'][at % 4] as string],
    ['Chinese in the other script', at => ['報價', '樣品', '裝箱', '驗貨'][at % 4] as string],
    ['a prefix of three letters', at => ['del', 'inv', 'con', 'pri', 'ter', 'lam'][at % 6] as string],
    ['part of a number', at => recordNumber(1 + ((at * 7919) % (size.companies * 2))).slice(-9)],
    [
      'a company name',
      at =>
        companyName(1 + ((at * 7919) % size.companies))
          .split(' ')
          .slice(0, 2)
          .join(' '),
    ],
    ['an address', at => message(at).fromAddress],
    ['an address of the house', at => mailboxAddress(1 + (at % MAILBOXES))],
    ['from and a word', at => `from:buyer0 ${words[at % words.length] as string}`],
    ['a word before a day', at => `${words[at % words.length] as string} before:2019-0${1 + (at % 9)}-01`],
    ['a name of a file', at => `filename:${words[at % words.length] as string}`],
    ['a word with files', at => `${words[at % words.length] as string} has:attachment`],
    ['nothing that is there', at => `zzqx${at}yy`],
  ];
  return terms.flatMap(([kind, q]) =>
    viewers.map(viewer => get(`search: ${kind}`, viewer, 50, at => `/api/search?q=${encodeURIComponent(q(at))}`)),
  );
}

function get(
  name: string,
  viewer: Viewer,
  target: number,
  url: (at: number) => string,
  isRight: Door['isRight'] = always,
): Door {
  return { name, viewer, target, request: at => ({ method: 'GET', url: url(at) }), isRight };
}

function has(list: string): Door['isRight'] {
  return body => (body[list] ?? []).length > 0;
}
