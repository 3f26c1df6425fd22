import { createContext, useContext } from 'react';
import type { Grant } from '../service/users/roles';
import type { SessionReply } from '../service/users/users.schema';

/** Who is signed in, for everything behind the sign-in page. */
export const SessionContext = createContext<SessionReply | null>(null);

export function useSession(): SessionReply & { can(grant: Grant): boolean } {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession stands outside the signed-in part of the page');
  return { ...session, can: grant => session.user.grants.includes(grant) };
}
