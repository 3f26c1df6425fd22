import { useEffect, useState } from 'react';
import { api } from '../../ui/api';
import { useSession } from '../../ui/session';

/** Asked often while something runs, seldom otherwise; milliseconds. */
const whileRunning = 4000;
const otherwise = 30_000;

/** How many imports are running or waiting, for the ring in the head. */
export function useRunningImports(): number {
  const { can } = useSession();
  const mayImport = can('mail.import');
  const [running, setRunning] = useState(0);
  useEffect(() => {
    if (!mayImport) return;
    const abort = new AbortController();
    let timer = 0;
    const ask = async () => {
      let n = 0;
      try {
        const { imports } = await api.imports(abort.signal);
        n = imports.filter(run => run.state === 'running' || run.state === 'waiting').length;
      } catch {
        // Not knowing shows nothing.
      }
      if (abort.signal.aborted) return;
      setRunning(n);
      timer = window.setTimeout(() => void ask(), n > 0 ? whileRunning : otherwise);
    };
    void ask();
    const atOnce = () => {
      window.clearTimeout(timer);
      void ask();
    };
    window.addEventListener('tradepost:import', atOnce);
    return () => {
      abort.abort();
      window.clearTimeout(timer);
      window.removeEventListener('tradepost:import', atOnce);
    };
  }, [mayImport]);
  return running;
}

/** Tells the head that an import was started or has ended. */
export function tellImportsChanged(): void {
  window.dispatchEvent(new Event('tradepost:import'));
}
