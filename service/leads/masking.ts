import type { Viewer } from '../users/roles';

/**
 * True where `viewer` is told of a lead only that it is there and what is asked for: it lies in a pool and nobody has claimed it. Whoever assigns leads sees it whole.
 */
export function isMaskedFor(viewer: Pick<Viewer, 'grants'>, lead: { stage: string }): boolean {
  return lead.stage === 'pool' && !viewer.grants.has('leads.assign') && !viewer.grants.has('all.read');
}

/** A name of which the first sign is told. */
export function initialOf(name: string): string {
  const [first] = [...name.trim()];
  return first === undefined ? '' : `${first.toUpperCase()}…`;
}
