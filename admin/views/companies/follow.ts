/**
 * Loads again now, and twice a little later: old mail follows a new contact, domain or number by a job of the service, and the page is to
 * show it without being asked.
 */
export function follow(reload: () => void): void {
  reload();
  for (const ms of [1_500, 5_000]) window.setTimeout(reload, ms);
}
