import { ArrowSwapFilled, ArrowSwapRegular } from '@fluentui/react-icons/svg/arrow-swap';
import { HandRightFilled, HandRightRegular } from '@fluentui/react-icons/svg/hand-right';
import { MergeFilled, MergeRegular } from '@fluentui/react-icons/svg/merge';
import { PeopleFilled, PeopleRegular } from '@fluentui/react-icons/svg/people';
import { SendFilled, SendRegular } from '@fluentui/react-icons/svg/send';
import { matchPath } from '../../ui/router';
import { routes } from '../routes';
import type { Section } from '../sections';
import { mayOpen, sections } from '../sections';

/** One line of the menu. */
export interface Entry extends Pick<Section, 'address' | 'title' | 'grants' | 'icon' | 'iconSelected'> {
  key: Section['key'] | 'contacts' | 'cleaning' | 'transfer' | 'requests' | 'outbox';
}

/** The line that stands under the companies while a colleague waits for an answer, and while its page is open. */
const requests: Entry = {
  key: 'requests',
  address: '/requests',
  title: 'shell.requests',
  grants: ['companies.read'],
  icon: <HandRightRegular />,
  iconSelected: <HandRightFilled />,
};

/** Stands under the companies; the key C goes there, and one from the other is a click. */
const contacts: Entry = {
  key: 'contacts',
  address: '/contacts',
  title: 'contactList.title',
  grants: ['companies.read'],
  icon: <PeopleRegular />,
  iconSelected: <PeopleFilled />,
};

const cleaning: Entry = {
  key: 'cleaning',
  address: '/companies/cleaning',
  title: 'cleaning.title',
  grants: ['companies.write'],
  icon: <MergeRegular />,
  iconSelected: <MergeFilled />,
};

const transfer: Entry = {
  key: 'transfer',
  address: '/transfer',
  title: 'transfer.title',
  grants: ['companies.transfer'],
  icon: <ArrowSwapRegular />,
  iconSelected: <ArrowSwapFilled />,
};

const outbox: Entry = {
  key: 'outbox',
  address: '/outbox',
  title: 'outbox.title',
  grants: ['mail.read'],
  icon: <SendRegular />,
  iconSelected: <SendFilled />,
};

/** What is used now and then stands in the group of tools, so that the daily work is at most nine lines. */
const tools: readonly string[] = ['workLog', 'segments', 'accounts', 'rules', 'templates', 'import'];

export interface MenuEntries {
  daily: Entry[];
  tools: Entry[];
  settings: Entry[];
}

/** The menu of a person with these grants; `hasRequests` tells that colleagues wait for his answer. */
export function entriesOf(grants: readonly string[], hasRequests: boolean): MenuEntries {
  const mine = sections.filter(section => mayOpen(section, grants));
  const daily: Entry[] = mine.filter(entry => entry.key !== 'settings' && !tools.includes(entry.key));
  const at = daily.findIndex(entry => entry.key === 'companies');
  if (at >= 0) daily.splice(at + 1, 0, ...(hasRequests ? [requests] : []), contacts);
  return {
    daily,
    tools: [
      ...tools.flatMap(key => mine.filter(entry => entry.key === key)),
      ...[outbox, cleaning, transfer].filter(entry => entry.grants.some(grant => grants.includes(grant))),
    ],
    settings: mine.filter(entry => entry.key === 'settings'),
  };
}

/** The line that the page at `path` belongs to: the one with its very address, else the one of its section. */
export function selectedKey(entries: readonly Entry[], path: string): Entry['key'] | null {
  const exact = entries.find(entry => entry.address === path);
  if (exact) return exact.key;
  // One merge, and the history of them, belong to the desk that proposes merges.
  if (path.startsWith('/merge') && entries.includes(cleaning)) return 'cleaning';
  return routes.find(route => matchPath(route.pattern, path))?.section ?? null;
}
