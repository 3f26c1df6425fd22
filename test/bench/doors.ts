import type { ArchiveSize } from './archiveRows';
import { hasKeys } from './archive';
import { archiveMessage, companyDomain, companyName, recordNumber } from './archiveRows';

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
  return [...cards(size), ...lists(size), ...searches(size)];
}

/** A letter that is filed: whoever sees its customer may read it. */
function filed(at: number, size: ArchiveSize): number {
  for (let id = 1 + ((at * 104729) % size.messages); ; id = (id % size.messages) + 1)
    if (archiveMessage(id, size).state === 'filed') return id;
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

function lists(_size: ArchiveSize): Door[] {
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
