/** What the browser brought back from Microsoft: a code, or why there is none. */
export type Callback =
  | { kind: 'code'; state: string; code: string }
  | { kind: 'refused'; state: string; refusal: CallbackRefusal; reason: string };

export type CallbackRefusal =
  | 'entra.cancelled'
  | 'entra.consent_missing'
  | 'entra.not_assigned'
  | 'entra.disabled_there'
  | 'entra.blocked_there'
  | 'entra.wrong_tenant'
  | 'entra.again'
  | 'entra.app_refused'
  | 'entra.unreachable'
  | 'entra.code_refused';

const MAX_CODE = 8_192;
const MAX_STATE = 200;

// Numbers of Microsoft's sentences ("Microsoft Entra authentication and authorization error codes").
const byNumber: Readonly<Record<string, CallbackRefusal>> = {
  AADSTS65001: 'entra.consent_missing',
  AADSTS65004: 'entra.cancelled',
  AADSTS90094: 'entra.consent_missing',
  AADSTS90008: 'entra.consent_missing',
  AADSTS50105: 'entra.not_assigned',
  AADSTS50057: 'entra.disabled_there',
  AADSTS53000: 'entra.blocked_there',
  AADSTS53001: 'entra.blocked_there',
  AADSTS53003: 'entra.blocked_there',
  AADSTS50020: 'entra.wrong_tenant',
  AADSTS500208: 'entra.wrong_tenant',
  AADSTS50011: 'entra.app_refused',
  AADSTS700016: 'entra.app_refused',
};
// RFC 6749, 4.1.2.1; OpenID Connect Core 1.0, 3.1.2.6.
const byCode: Readonly<Record<string, CallbackRefusal>> = {
  access_denied: 'entra.cancelled',
  consent_required: 'entra.consent_missing',
  login_required: 'entra.again',
  interaction_required: 'entra.again',
  account_selection_required: 'entra.again',
  unauthorized_client: 'entra.app_refused',
  invalid_client: 'entra.app_refused',
  invalid_request: 'entra.app_refused',
  invalid_scope: 'entra.app_refused',
  server_error: 'entra.unreachable',
  temporarily_unavailable: 'entra.unreachable',
};

/** Reads the query with which the browser comes back; null where it is none of a sign-in. Whether the state is ours is asked afterwards, also of refusals. */
export function readCallback(query: unknown): Callback | null {
  const given = (query ?? {}) as Record<string, unknown>;
  const text = (name: string) => (typeof given[name] === 'string' ? given[name] : '');
  const [state, code, error] = [text('state'), text('code'), text('error')];
  if (state === '' || state.length > MAX_STATE || code.length > MAX_CODE) return null;
  if (error !== '') {
    const [number = ''] = /AADSTS\d+/.exec(text('error_description')) ?? [];
    const refusal = byNumber[number] ?? byCode[error] ?? 'entra.code_refused';
    return { kind: 'refused', state, refusal, reason: number || error.replace(/[^a-z_]/g, '').slice(0, 40) };
  }
  return code === '' ? null : { kind: 'code', state, code };
}
