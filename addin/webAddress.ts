/** Address of a page of the web admin; the pane is served by the same host. */
export function webAddress(path: string): string {
  return new URL(path, window.location.origin).toString();
}
