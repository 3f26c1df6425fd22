import type { DialogHandle } from './outlookShape';

/** What the sign-in dialog tells the pane. */
export interface DialogMessage {
  /** Of the account in Tradepost, or of an account at Microsoft. */
  kind: 'local' | 'entra';
  token: string;
  /** ISO 8601 */
  expiresAt: string;
  /** The person agreed that Outlook's own account is his from now on. */
  isLinking: boolean;
}

/** Office's code: the person closed the dialog. */
const CLOSED = 12_006;

/** A message of our dialog; null for anything else. */
export function readMessage(text: string): DialogMessage | null {
  try {
    const { kind, token, expiresAt, isLinking } = JSON.parse(text) as Partial<DialogMessage>;
    const isWhole = (kind === 'local' || kind === 'entra') && typeof token === 'string' && token !== '';
    if (!isWhole || typeof expiresAt !== 'string' || Number.isNaN(Date.parse(expiresAt))) return null;
    return { kind, token, expiresAt, isLinking: isLinking === true };
  } catch {
    return null;
  }
}

/** What the dialog says first that is ours; or why it says nothing. Clients that do not name the origin let our own pages speak alone. */
export function messageOf(
  handle: DialogHandle,
  ownOrigin: string,
): Promise<DialogMessage | 'pane.dialog_closed' | 'pane.dialog_failed'> {
  return new Promise(resolve => {
    handle.onMessage((text, origin) => {
      const message = origin === null || origin === ownOrigin ? readMessage(text) : null;
      if (message) resolve(message);
    });
    handle.onClosed(code => resolve(code === CLOSED ? 'pane.dialog_closed' : 'pane.dialog_failed'));
  });
}
