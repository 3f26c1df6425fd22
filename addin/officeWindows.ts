import { answered } from './officeCalls';
import type { World } from './officeWorld';
import type { DialogHandle, Outlook } from './outlookShape';
import { OutlookError } from './outlookShape';

/** The dialog's own name for an event. */
const received = 'dialogMessageReceived';
const event = 'dialogEventReceived';

/** Milliseconds for opening a dialog: on the web Outlook asks the person first, and answers when he has said yes. */
const dialogLimit = 5 * 60_000;

/** Dialogs, and pages in the browser. */
export function windows(world: World): Pick<Outlook, 'openDialog' | 'openInBrowser'> {
  const { office } = world;
  return {
    // Not in the turn: it follows a click, and a browser lets a window open only then.
    openDialog: async (url, percent) => {
      if (!world.has('1.4')) throw new OutlookError('outlook.not_supported', { set: '1.4' });
      const options = { ...percent, displayInIframe: false, promptBeforeOpen: true };
      const dialog = await answered<Office.Dialog>(
        'displayDialogAsync',
        callback => office.context.ui.displayDialogAsync(url, options, callback as never),
        dialogLimit,
      );
      return handleOf(dialog);
    },
    openInBrowser: url => {
      const { ui, requirements } = office.context;
      if (requirements.isSetSupported('OpenBrowserWindowApi', '1.1')) ui.openBrowserWindow(url);
      else window.open(url, '_blank', 'noopener');
    },
  };
}

function handleOf(dialog: Office.Dialog): DialogHandle {
  let isOpen = true;
  return {
    onMessage: listener =>
      dialog.addEventHandler(received as never, told => {
        if ('message' in told) listener(told.message, told.origin ?? null);
      }),
    onClosed: listener =>
      dialog.addEventHandler(event as never, told => {
        if (isOpen && 'error' in told) listener(told.error);
        isOpen = false;
      }),
    close: () => {
      if (isOpen) dialog.close();
      isOpen = false;
    },
  };
}
