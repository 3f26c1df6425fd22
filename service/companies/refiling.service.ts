import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { addJob } from '../platform/queue/jobRows';
import { priorities } from '../platform/queue/queue';
import type { Viewer } from '../users/roles';

/** What has changed in the master data: mail that has to do with any of it may now belong elsewhere. */
export interface RefileRequest {
  /** Normalised addresses that a contact got or lost. */
  addresses?: string[];
  /** Domains that a company got or lost. */
  domains?: string[];
  /** Numbers that a record got or lost, as people write them. */
  numbers?: string[];
  /** Companies whose kind, parent, agency or contacts changed. */
  companyIds?: number[];
}

// A job's payload is read in one piece; a large import asks in several.
const MAX_VALUES = 1_000;

/**
 * Asks, in the transaction of the change, that older mail be filed anew (R4). The job's key is made of what it asks, because a
 * waiting job swallows a second one of its key.
 *
 * @param viewer who made the change: of mail that waits in the mailboxes of others it opens nothing to him
 * @returns true where there is something to file anew
 */
export async function askRefile(manager: EntityManager, viewer: Viewer, request: RefileRequest): Promise<boolean> {
  const requests = splitRequest(request);
  for (const part of requests) {
    const payload = { ...part, byUserId: viewer.userId };
    const key = createHash('sha256').update(JSON.stringify(payload)).digest('hex').slice(0, 40);
    await addJob(manager, 'filing.refile', key, payload, { priority: priorities.refile, lane: 'refile' });
  }
  return requests.length > 0;
}

function splitRequest(request: RefileRequest): RefileRequest[] {
  const names = ['addresses', 'domains', 'numbers', 'companyIds'] as const;
  const requests: RefileRequest[] = [];
  for (const name of names) {
    const values = [...new Set<string | number>(request[name] ?? [])];
    for (let start = 0; start < values.length; start += MAX_VALUES) {
      const index = start / MAX_VALUES;
      requests[index] = { ...requests[index], [name]: values.slice(start, start + MAX_VALUES) };
    }
  }
  return requests;
}
