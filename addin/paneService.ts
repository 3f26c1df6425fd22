import { ApiError } from '../ui/http';

/**
 * One call of the service with a token that is named (null: none), for signing in itself; everything else goes by ui/http. Never with a cookie.
 *
 * @throws ApiError; 'unreachable' where the service did not answer
 */
export async function callService<T>(
  fetcher: typeof fetch,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  bearer: string | null,
  body?: object,
): Promise<T> {
  const headers: Record<string, string> = bearer === null ? {} : { authorization: `Bearer ${bearer}` };
  if (body) headers['content-type'] = 'application/json';
  const content = body ? { body: JSON.stringify(body) } : {};
  let answer: Response;
  try {
    answer = await fetcher(path, { method, headers, credentials: 'omit', ...content });
  } catch {
    throw new ApiError('unreachable', 0, 'The service did not answer.');
  }
  const read = (await answer.json().catch(() => null)) as { error?: { code: string; message: string } } | null;
  if (answer.ok && read) return read as T;
  throw new ApiError(read?.error?.code ?? 'unreachable', answer.status, read?.error?.message ?? 'No answer.');
}
