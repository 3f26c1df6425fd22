import type { Context } from '../../service/context';
import type { Viewer } from '../../service/users/roles';
import type { Role } from '../../service/users/users.schema';
import { viewerOf } from '../../service/users/viewing.service';
import { insertUser } from '../../service/users/accounts.service';
import { inTransaction } from '../../service/platform/database/transaction';
import { buildTestContext } from '../support/app';

export interface House {
  context: Context;
  time: { now: Date };
  hire(name: string, roles: Role[], managerId?: number): Promise<Viewer>;
  close(): Promise<void>;
}

/** A context on an empty database, and people made by name. */
export async function openHouse(): Promise<House> {
  const { context, time, close } = await buildTestContext();
  return {
    context,
    time,
    close,
    hire: async (name, roles, managerId) => {
      const input = {
        name,
        address: `${name.toLowerCase()}@own.test`,
        roles,
        managerId: managerId ?? null,
        passwordHash: null,
      };
      const { id } = await inTransaction(context.database, manager => insertUser(manager, input, time.now));
      const viewer = await viewerOf(context.database.manager, id);
      if (!viewer) throw new Error('the hired person is not there');
      return viewer;
    },
  };
}
