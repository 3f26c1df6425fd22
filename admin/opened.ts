/** What a person opened last in this tab, for the palette's empty box. It ends with the tab and with signing out. */
export interface Opened {
  kind: 'message' | 'company' | 'lead' | 'opportunity';
  title: string;
  address: string;
}

const storageKey = 'tradepost.opened';
const atMost = 8;

/** Newest first. */
export function recentlyOpened(): Opened[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(storageKey) ?? '[]');
    return Array.isArray(kept) ? (kept as Opened[]).slice(0, atMost) : [];
  } catch {
    return [];
  }
}

/** Called by a page when it shows its thing. */
export function noteOpened(opened: Opened): void {
  const others = recentlyOpened().filter(other => other.address !== opened.address);
  sessionStorage.setItem(storageKey, JSON.stringify([opened, ...others].slice(0, atMost)));
}

export function forgetOpened(): void {
  sessionStorage.removeItem(storageKey);
}
