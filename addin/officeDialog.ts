// A part of the door to Office.js (see outlook.ts): what a page inside a dialog of Outlook needs, where there is no mailbox, and Office's own sign-in.

/** Milliseconds that Office.js gets to find who opened the page. */
const parentLimit = 8000;

/** Whether the script of Office.js ran at all: a filter in between may hold it back. */
export function isOfficeLoaded(): boolean {
  return typeof Office !== 'undefined';
}

/** Whether the client has a set that is none of the mailbox's, e.g. ('DialogApi', '1.2'). */
export function hasOfficeSet(name: string, version: string): boolean {
  return isOfficeLoaded() && Boolean(Office.context?.requirements?.isSetSupported(name, version));
}

/** Whether a page of another site opened this window. */
function isOpenedByOthers(): boolean {
  const opener = window.opener as Window | null;
  if (!opener) return false;
  try {
    return opener.location.origin !== window.location.origin;
  } catch {
    // Its address is not for us to read.
    return true;
  }
}

/**
 * The way from a dialog to the pane that opened it; null where the page was opened in a browser by itself. What is said goes to pages of our own origin
 * alone: whoever opens this window can make Office.js believe that he is Outlook, and of an old version.
 */
export async function openParent(): Promise<{ tell(message: string): void } | null> {
  if (!isOfficeLoaded()) return null;
  const late = new Promise<null>(resolve => setTimeout(() => resolve(null), parentLimit));
  const ready = await Promise.race([Office.onReady(), late]);
  if (!ready?.host || !Office.context?.ui) return null;
  const { ui } = Office.context;
  // Clients that do not know the option speak to their own domain only, which ours is.
  const isTargeted = hasOfficeSet('DialogOrigin', '1.1');
  if (!isTargeted && isOpenedByOthers()) return null;
  return {
    tell: message =>
      isTargeted ? ui.messageParent(message, { targetOrigin: window.location.origin }) : ui.messageParent(message),
  };
}

/** A token for us from Office's own sign-in (IdentityAPI 1.3); null where the client or the registration does not have it. Nothing is asked of the person. */
export async function officeToken(): Promise<string | null> {
  if (!hasOfficeSet('IdentityAPI', '1.3')) return null;
  try {
    return await Office.auth.getAccessToken({ allowSignInPrompt: false, allowConsentPrompt: false });
  } catch {
    // Its codes (13xxx) all mean the same here: the next way is tried.
    return null;
  }
}
