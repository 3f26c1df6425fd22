import type { PaneSignInSettings } from '../service/users/paneSignIn.schema';
import type { EntraSettings, MicrosoftSignIn, MicrosoftToken } from './microsoft';

/** Outlook's own account as a way in, as far as the client and the company have it. */
export interface OutlookAccount {
  /** Without asking anybody; null where that does not do. `refused`: a token that is no good, for which a fresh one is fetched. */
  silent(refused: string | null): Promise<MicrosoftToken | null>;
  /** In Microsoft's window, after a click; null where that does not do. */
  popup(): Promise<MicrosoftToken | null>;
}

interface AccountSeams {
  now(): number;
  openMicrosoft(settings: EntraSettings): Promise<MicrosoftSignIn>;
  officeToken(): Promise<string | null>;
}

/** Ways in their order: nested app authentication, then Office's own sign-in where it is registered for us. What fails is tried again the next time. */
export function outlookAccount(
  getSettings: () => Promise<PaneSignInSettings>,
  hasNestedAuth: boolean,
  seams: AccountSeams,
): OutlookAccount {
  let opened: Promise<MicrosoftSignIn> | null = null;
  const open = async (): Promise<MicrosoftSignIn | null> => {
    const { entra } = await getSettings();
    if (!entra || !hasNestedAuth) return null;
    opened ??= seams.openMicrosoft(entra);
    return opened.catch(() => {
      opened = null;
      return null;
    });
  };
  const byOffice = async (): Promise<MicrosoftToken | null> => {
    const { entra } = await getSettings();
    const text = entra?.hasOfficeSignIn ? await seams.officeToken() : null;
    return text === null ? null : { text, expiresAt: endOf(text) };
  };
  return {
    silent: async refused => {
      const client = await open();
      const nested = client ? await client.silent(refused !== null).catch(() => null) : null;
      const found = nested ?? (await byOffice());
      // A client may go on giving out what the service does not take.
      return found && found.text !== refused && found.expiresAt > seams.now() ? found : null;
    },
    popup: async () => {
      const client = await open();
      return client ? client.popup().catch(() => null) : null;
    },
  };
}

/** When a token ends that says so itself, milliseconds; 0 where it does not. It is only looked at: the service judges. */
function endOf(text: string): number {
  try {
    const part = (text.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/');
    const { exp } = JSON.parse(atob(part)) as { exp?: number };
    return typeof exp === 'number' ? exp * 1000 : 0;
  } catch {
    return 0;
  }
}
