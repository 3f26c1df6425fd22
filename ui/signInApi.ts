import type { SignInSettings, SignInSettingsReply } from '../service/users/signInSettings.schema';
import { queryString, request } from './http';

/** Signing in by Microsoft, and its settings. */
export const signInApi = {
  settings: (signal?: AbortSignal) => request<SignInSettingsReply>('GET', '/api/settings/sign-in', { signal }),
  saveSettings: (version: number, body: SignInSettings) =>
    request<SignInSettingsReply>('PUT', `/api/settings/sign-in?version=${version}`, { body }),
  /** The Microsoft account that this browser has just shown is that of whoever is signed in. */
  link: () => request<object>('POST', '/api/session/entra', { isSignIn: true }),
};

/** Where the browser goes to sign in by Microsoft; it comes back to `next`. `isSilent`: only if nothing has to be asked. */
export function microsoftAddress(next: string | null, isSilent: boolean): string {
  return `/auth/entra/start${queryString({ next, silent: isSilent || null })}`;
}
