const MAX_LENGTH = 2_000;
const ANYWHERE = 'https://tradepost.invalid';
// What is no page of the web admin: the way back never begins another sign-in, calls the API or opens the pane.
const NO_PAGE = /^\/(?:api|auth|health|addin|webhooks|sign-in|links?)(?:\/|$)/i;
// Browsers read a backslash as a slash, and leave out tabs and line ends.
const CROOKED = /[\\\u0000-\u0020\u007f]/;

/**
 * The address of a page of ours to which somebody returns after he has signed in; '/' for everything that would lead anywhere else (OWASP, Unvalidated Redirects and
 * Forwards). A path with its query and never more.
 */
export function returnAddress(given: unknown): string {
  if (typeof given !== 'string' || given.length > MAX_LENGTH || CROOKED.test(given)) return '/';
  if (!given.startsWith('/') || given.startsWith('//') || !URL.canParse(given, ANYWHERE)) return '/';
  const url = new URL(given, ANYWHERE);
  if (url.origin !== ANYWHERE || NO_PAGE.test(url.pathname) || url.pathname.startsWith('//')) return '/';
  return `${url.pathname}${url.search}`;
}
