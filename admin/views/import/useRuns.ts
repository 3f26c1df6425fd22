import { useEffect } from 'react';
import { api } from '../../../ui/api';
import type { ImportList } from '../../../ui/apiTypes';
import type { Loaded } from '../../../ui/useLoad';
import { useLoad } from '../../../ui/useLoad';
import { tellImportsChanged } from '../../shell/useRunningImports';
import { isMoving } from './sums';

/** Asked this often while something moves; milliseconds. */
const every = 1000;
/** And this often to find what a watched folder or a colleague has started. */
const otherwise = 15_000;

/** The imports, newest first, kept up to date while one is moving. */
export function useRuns(): Loaded<ImportList> {
  const load = useLoad('imports', signal => api.imports(signal));
  const moves = load.data?.imports.some(isMoving) ?? false;
  const { reload, isLoading } = load;
  useEffect(() => {
    if (isLoading) return;
    const timer = window.setTimeout(reload, moves ? every : otherwise);
    return () => window.clearTimeout(timer);
  }, [moves, isLoading, reload]);
  // The ring in the head comes and goes with them.
  useEffect(() => tellImportsChanged(), [moves]);
  return load;
}
