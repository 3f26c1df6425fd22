import type { AuthenticationResult, IPublicClientApplication } from '@azure/msal-browser';
import type { PaneSignInSettings } from '../service/users/paneSignIn.schema';

export type EntraSettings = NonNullable<PaneSignInSettings['entra']>;

/** A token of Microsoft Entra ID and when it ends, milliseconds. */
export interface MicrosoftToken {
  text: string;
  expiresAt: number;
}

/** Sign-in by the host's own account. */
export interface MicrosoftSignIn {
  /** Without asking the person; null where he has to be asked. */
  silent(isFresh: boolean): Promise<MicrosoftToken | null>;
  /** In a window of Microsoft's, after a click; null where he closed it. */
  popup(): Promise<MicrosoftToken | null>;
}

/** Nested app authentication: Outlook fetches the token for us. The library is loaded when it is needed, and keeps nothing beyond the page. */
export async function openMicrosoft(settings: EntraSettings): Promise<MicrosoftSignIn> {
  const { createNestablePublicClientApplication, InteractionRequiredAuthError } = await import('@azure/msal-browser');
  const client: IPublicClientApplication = await createNestablePublicClientApplication({
    auth: registrationOf(settings),
    cache: { cacheLocation: 'memoryStorage' },
  });
  const scopes = [settings.scope];
  return {
    silent: async isFresh => {
      try {
        return tokenOf(await client.acquireTokenSilent({ scopes, forceRefresh: isFresh }));
      } catch (error) {
        if (error instanceof InteractionRequiredAuthError) return null;
        throw error;
      }
    },
    popup: async () => tokenOf(await client.acquireTokenPopup({ scopes })),
  };
}

function registrationOf({ clientId, authority, knownAuthorities }: EntraSettings) {
  return { clientId, authority, knownAuthorities };
}

function tokenOf(result: AuthenticationResult): MicrosoftToken {
  return { text: result.accessToken, expiresAt: result.expiresOn?.getTime() ?? 0 };
}

/**
 * The same in the dialog, for clients without nested app authentication: the dialog goes to Microsoft's page and comes back. Answers the token after coming back, else
 * null; `go` leaves the page.
 */
export async function openMicrosoftInDialog(
  settings: EntraSettings,
): Promise<{ token: MicrosoftToken | null; go(): Promise<void> }> {
  const { createStandardPublicClientApplication } = await import('@azure/msal-browser');
  const redirectUri = `${window.location.origin}/addin/dialog.html`;
  const client = await createStandardPublicClientApplication({
    auth: { ...registrationOf(settings), redirectUri },
    // The way there and back is over two pages; it ends with the dialog's window.
    cache: { cacheLocation: 'sessionStorage' },
  });
  const scopes = [settings.scope];
  const result = await client.handleRedirectPromise();
  return {
    token: result ? tokenOf(result) : null,
    go: () => client.acquireTokenRedirect({ scopes, prompt: 'select_account' }),
  };
}
