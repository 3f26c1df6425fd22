import type { Draft } from './useDraft';
import type { Loaded } from './useLoad';
import { asApiError } from './useLoad';

/**
 * Sends a draft with the version that it was made of. What the service answers takes the place of what was loaded, and nothing is typed over it any more. Where somebody else was faster, what
 * he saved is loaded, and stands beside what was typed (useDraft).
 *
 * @throws ApiError of `send`
 */
export async function saveDraft<T, D>(
  load: Pick<Loaded<T>, 'reload' | 'setData'>,
  draft: Pick<Draft<D>, 'discard'>,
  send: () => Promise<T>,
): Promise<void> {
  const saved = await send().catch((reason: unknown) => {
    if (asApiError(reason).code === 'version.changed') load.reload();
    throw reason;
  });
  load.setData(() => saved);
  draft.discard();
}
