const KEY = 'tradepost-signs-in-by';

/** Whether whoever used this browser last came by Microsoft, and so is asked for there first when his session has ended. Nothing of him is kept. */
export function cameByMicrosoft(): boolean {
  try {
    return localStorage.getItem(KEY) === 'microsoft';
  } catch {
    return false;
  }
}

const ASKED = 'tradepost-asked-microsoft';
const AGAIN_MS = 60_000;

/** Whether Microsoft may be asked by itself now; it is noted, so that no fault there makes the browser go to and fro. */
export function mayAskMicrosoft(now: number): boolean {
  try {
    const last = Number(sessionStorage.getItem(ASKED) ?? 0);
    if (now - last < AGAIN_MS) return false;
    sessionStorage.setItem(ASKED, String(now));
    return true;
  } catch {
    return false;
  }
}

/** Remembers, or forgets, that Microsoft's way was taken. A browser that keeps nothing asks every time. */
export function rememberMicrosoft(isSo: boolean): void {
  try {
    if (isSo) localStorage.setItem(KEY, 'microsoft');
    else localStorage.removeItem(KEY);
  } catch {
    // Private windows of some browsers refuse it.
  }
}
