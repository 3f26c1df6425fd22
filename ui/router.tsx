import type { AnchorHTMLAttributes, MouseEvent, ReactNode } from 'react';
import { createContext, useContext, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { QueryValues } from './http';

/** Addresses over history.pushState: the path says which page, the query everything that a colleague needs to see the same. */
const listeners = new Set<() => void>();
let guard: (() => boolean) | null = null;

function tell(): void {
  listeners.forEach(listener => listener());
}
window.addEventListener('popstate', tell);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
const addressNow = () => window.location.pathname + window.location.search;

/** Goes to an address of this site. Does nothing while a page holds unsaved changes (it then shows them). */
export function navigate(to: string, options: { replace?: boolean } = {}): void {
  if (to === addressNow()) return;
  if (guard && !guard()) return;
  if (options.replace) window.history.replaceState(null, '', to);
  else window.history.pushState(null, '', to);
  tell();
}

/** Sets values of the query and keeps the others; null takes one away. */
export function setQuery(values: QueryValues, options: { replace?: boolean } = {}): void {
  const query = new URLSearchParams(window.location.search);
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value === undefined || value === '' || value === false) query.delete(name);
    else query.set(name, String(value));
  }
  const text = query.toString();
  navigate(window.location.pathname + (text ? `?${text}` : ''), options);
}

/** `/companies/:id/:tab?` against a path: its values, or null. */
export function matchPath(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/').filter(Boolean);
  const given = path.split('/').filter(Boolean);
  if (given.length > wanted.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index];
    if (value === undefined) {
      if (!part.endsWith('?')) return null;
    } else if (part.startsWith(':')) params[part.slice(1).replace('?', '')] = decode(value);
    else if (part !== value) return null;
  }
  return params;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

export interface Address {
  path: string;
  query: URLSearchParams;
}

/** The address now; renders again when it changes. */
export function useAddress(): Address {
  const address = useSyncExternalStore(subscribe, addressNow);
  return useMemo(() => {
    const url = new URL(address, window.location.origin);
    return { path: url.pathname, query: url.searchParams };
  }, [address]);
}

const ParamsContext = createContext<Readonly<Record<string, string>>>({});

/** Gives the values of a route's pattern to its page. */
export function RouteParams({ params, children }: { params: Record<string, string>; children: ReactNode }) {
  return <ParamsContext.Provider value={params}>{children}</ParamsContext.Provider>;
}

/** Path, query and the values of the pattern by which the page was chosen. */
export function useRoute(): Address & { params: Readonly<Record<string, string>> } {
  const address = useAddress();
  const params = useContext(ParamsContext);
  return useMemo(() => ({ ...address, params }), [address, params]);
}

/** While `isDirty`, leaving asks `onBlocked` to show what is unsaved instead; closing the tab is asked by the browser. */
export function useLeaveGuard(isDirty: boolean, onBlocked: () => void): void {
  const blocked = useRef(onBlocked);
  blocked.current = onBlocked;
  useEffect(() => {
    if (!isDirty) return;
    const mine = () => {
      blocked.current();
      return false;
    };
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    guard = mine;
    window.addEventListener('beforeunload', ask);
    return () => {
      if (guard === mine) guard = null;
      window.removeEventListener('beforeunload', ask);
    };
  }, [isDirty]);
}

/** While `isDirty`, the browser asks before it closes the tab or loads the page anew. */
export function useReloadGuard(isDirty: boolean): void {
  useEffect(() => {
    if (!isDirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isDirty]);
}

/** What a click on a link to `to` does: inside this page, unless the person wants a new tab. */
export function linkTo(to: string) {
  return {
    href: to,
    onClick: (event: MouseEvent) => {
      if (event.defaultPrevented || event.button !== 0) return;
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      navigate(to);
    },
  };
}

/** A plain link inside this page. For Fluent's components spread `linkTo(to)` with `as="a"`. */
export function PageLink({ to, ...rest }: { to: string } & AnchorHTMLAttributes<HTMLAnchorElement>) {
  return <a {...rest} {...linkTo(to)} />;
}
