import type { PaneSignInSettings, PaneTokenReply } from '../service/users/paneSignIn.schema';
import type { Authorisation } from '../ui/http';
import { ApiError } from '../ui/http';
import { messageOf } from './dialogMessage';
import type { EntraSettings, MicrosoftSignIn, MicrosoftToken } from './microsoft';
import { outlookAccount } from './outlookAccount';
import type { Outlook } from './outlookShape';
import { callService } from './paneService';

/** Who the pane asks as. It is kept in memory and nowhere else: whoever closes Outlook has signed out of the pane. */
export interface Token {
  /** Of the account in Tradepost, or of an account at Microsoft. */
  kind: 'local' | 'entra';
  text: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

/** Nobody is signed in, and nobody can be without being asked. `code` says why, as the service or the client told it. */
export class SignInNeeded extends ApiError {
  constructor(code: string) {
    super(code, 401, 'Sign in.');
    this.name = 'SignInNeeded';
  }
}

export interface SignIn {
  /** The token as it is, good or over. */
  current(): Token | null;
  /** A token that is good, without asking the person. @throws SignInNeeded; ApiError 'unreachable' */
  getToken(): Promise<string>;
  /** After a click: Outlook's own account, else the dialog. @throws SignInNeeded (he closed it); OutlookError; ApiError, where he is signed in and his account could not be linked too */
  signIn(): Promise<void>;
  /** Ends the session behind the token too. */
  signOut(): void;
  /** The code for which somebody has to sign in; null where nobody has. */
  reason(): string | null;
  onChange(listener: () => void): () => void;
  /** For ui/http: every request carries the token. */
  authorisation: Authorisation;
}

/** What is outside; for tests. */
export interface SignInSeams {
  fetch: typeof fetch;
  now(): number;
  origin: string;
  openMicrosoft(settings: EntraSettings): Promise<MicrosoftSignIn>;
  officeToken(): Promise<string | null>;
}

const usual: SignInSeams = {
  fetch: (input, init) => window.fetch(input, init),
  now: () => Date.now(),
  get origin() {
    return window.location.origin;
  },
  openMicrosoft: async settings => (await import('./microsoft')).openMicrosoft(settings),
  officeToken: async () => (await import('./officeDialog')).officeToken(),
};

// Fetched this long before it is over.
const SPARE_MS = 5 * 60_000;
const DIALOG = { width: 30, height: 60 };
const UNKNOWN = 'entra.not_linked';

/** What is known of the sign-in at this moment. */
interface Standing {
  token: Token | null;
  reason: string | null;
  /** Outlook's own account is no way in: nobody has it here, or it was signed out. */
  isAccountOff: boolean;
  /** What the service did not take; it is not sent again. */
  refused: string | null;
  /** How often somebody has signed out: what was asked for before is nobody's any more. */
  times: number;
}

/** Signing in for as long as the pane is open. Ways in their order: Outlook's own account, then our dialog. */
export function createSignIn(outlook: Pick<Outlook, 'host' | 'openDialog'>, seams: SignInSeams = usual): SignIn {
  const listeners = new Set<() => void>();
  const standing: Standing = { token: null, reason: null, isAccountOff: false, refused: null, times: 0 };
  const change = (token: Token | null, reason: string | null): void => {
    Object.assign(standing, { token, reason });
    listeners.forEach(listener => listener());
  };
  const getSettings = once(() =>
    callService<PaneSignInSettings>(seams.fetch, 'GET', '/api/pane/sign-in-settings', null),
  );
  const account = outlookAccount(getSettings, outlook.host.hasNestedAuth, seams);
  const takeAccount = (found: MicrosoftToken): void => change({ kind: 'entra', ...found }, null);
  const { getToken } = finding(standing, change, seams, async () => {
    const { isAccountOff, times } = standing;
    const found = isAccountOff ? null : await account.silent(standing.refused);
    if (found && times === standing.times) takeAccount(found);
  });

  const byDialog = async (): Promise<void> => {
    const hash = standing.reason === UNKNOWN ? '#link' : '';
    const handle = await outlook.openDialog(`${seams.origin}/addin/dialog.html${hash}`, DIALOG);
    const told = await messageOf(handle, seams.origin);
    if (typeof told === 'string') throw new SignInNeeded(told);
    handle.close();
    change({ kind: told.kind, text: told.token, expiresAt: Date.parse(told.expiresAt) }, null);
    if (!told.isLinking) return;
    // A client that gives nothing now has given what was refused before: it names the account just as well.
    const theirs = await account.silent(standing.refused).catch(() => null);
    const token = theirs?.text ?? standing.refused;
    // Where linking does not work he is signed in all the same, is told why, and is asked again the next time.
    if (token === null) throw new ApiError(UNKNOWN, 401, 'There is no account of Microsoft to link.');
    await callService(seams.fetch, 'POST', '/api/pane/identity', told.token, { token }).finally(() =>
      Object.assign(standing, { isAccountOff: false, refused: null }),
    );
  };

  return {
    current: () => standing.token,
    reason: () => standing.reason,
    getToken,
    signIn: async () => {
      if (standing.reason === UNKNOWN) return byDialog();
      standing.isAccountOff = false;
      const found = await account.popup();
      return found ? takeAccount(found) : byDialog();
    },
    signOut: () => {
      const { token } = standing;
      standing.isAccountOff = true;
      standing.times += 1;
      change(null, 'pane.signed_out');
      // Where the service cannot be reached the token runs out by itself.
      if (token?.kind === 'local')
        callService(seams.fetch, 'DELETE', '/api/session', token.text).catch(() => undefined);
    },
    onChange: listener => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    authorisation: {
      token: getToken,
      refused: async (error, bearer) => {
        // Another request was first: there may be a new token by now.
        if (standing.token?.text === bearer) {
          standing.refused = bearer;
          if (error.code === UNKNOWN) standing.isAccountOff = true;
          // Told to nobody before it is known whether there is another.
          Object.assign(standing, { token: null, reason: error.code });
        }
        return getToken().then(
          () => true,
          () => false,
        );
      },
    },
  };
}

/** A good token without asking the person: as it is, renewed, or of Outlook's own account. Whoever asks meanwhile waits for the same. */
function finding(
  standing: Standing,
  change: (token: Token | null, reason: string | null) => void,
  seams: SignInSeams,
  tryAccount: () => Promise<void>,
): { getToken(): Promise<string> } {
  let running: Promise<string> | null = null;
  const good = (spareMs: number): string | null => {
    const { token } = standing;
    return token && token.expiresAt - spareMs > seams.now() ? token.text : null;
  };
  const renew = async (old: Token): Promise<void> => {
    const { times } = standing;
    try {
      const next = await callService<PaneTokenReply>(seams.fetch, 'POST', '/api/pane/token/renew', old.text, {});
      if (times === standing.times)
        change({ kind: 'local', text: next.token, expiresAt: Date.parse(next.expiresAt) }, null);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      // Told to nobody before it is known whether there is another way in.
      if (error.status === 401) Object.assign(standing, { token: null, reason: error.code });
      else if (good(0) === null) throw error;
    }
  };
  const find = async (): Promise<string> => {
    if (standing.token?.kind === 'local') await renew(standing.token);
    if (standing.token?.kind !== 'local') await tryAccount();
    const found = good(0);
    if (found !== null) return found;
    const why = standing.reason ?? (standing.token === null ? 'session.required' : 'pane.token_expired');
    change(null, why);
    throw new SignInNeeded(why);
  };
  return {
    getToken: async () => {
      const found = good(SPARE_MS);
      if (found !== null) return found;
      running ??= find().finally(() => (running = null));
      return running;
    },
  };
}

/** Asks once and keeps the answer; what failed is asked again. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | null = null;
  return () => {
    asked ??= ask();
    asked.catch(() => (asked = null));
    return asked;
  };
}
