// The pane's door to Outlook: this file and its parts (office*.ts) are all of the pane that knows Office.js. The handlers of events
// (addin/launchevent.ts) are a bundle by themselves. Everything else is written against `Outlook` in addin/outlookShape.ts.
import { attaching, composing } from './officeComposing';
import { reading } from './officeReading';
import { windows } from './officeWindows';
import type { OfficeApi } from './officeWorld';
import { makeWorld } from './officeWorld';
import type { Outlook } from './outlookShape';

export type {
  ComposeItem,
  DialogHandle,
  HostFacts,
  Item,
  ItemAttachment,
  MailboxSet,
  Outlook,
  Person,
  ReadItem,
  Recipient,
  SelectedItem,
} from './outlookShape';
export { OutlookError } from './outlookShape';

/** Milliseconds that Office.js gets to find its host; in a browser by itself it never does. */
const hostLimit = 8000;

/** Waits for the host. Null outside Outlook: the page was opened in a browser by itself, or Office.js could not be loaded. */
export async function openOutlook(): Promise<Outlook | null> {
  if (typeof Office === 'undefined') return null;
  const late = new Promise<null>(resolve => setTimeout(() => resolve(null), hostLimit));
  const ready = await Promise.race([Office.onReady(), late]);
  return ready && Office.context?.mailbox ? createOutlook(Office) : null;
}

/** Outlook as the pane sees it, from the Office.js of the page. */
export function createOutlook(office: OfficeApi): Outlook {
  const world = makeWorld(office);
  return { ...reading(world), ...composing(world), ...attaching(world), ...windows(world) };
}
