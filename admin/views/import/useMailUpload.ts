import { useRef, useState } from 'react';
import { api } from '../../../ui/api';
import type { ApiError, UploadProgress } from '../../../ui/http';
import { useTexts } from '../../../ui/texts/texts';
import { asApiError } from '../../../ui/useLoad';
import { filesAtMost, isMailFile } from './files';

/** Names that are listed of files that were left out. */
const namedAtMost = 3;

/** Sends files and starts their import; says which were left out and why. */
export function useMailUpload(onStarted: () => void) {
  const { t } = useTexts();
  const [progress, setProgress] = useState<UploadProgress | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [note, setNote] = useState<string | null>(null);
  const abort = useRef<AbortController | null>(null);

  const leftOut = (files: readonly File[]): string | null => {
    if (files.length === 0) return null;
    const names = files.slice(0, namedAtMost).map(file => file.name);
    if (files.length > namedAtMost) names.push('…');
    return t('import.refused', { n: files.length, names: names.join(', ') });
  };
  const send = async (mailboxId: number, files: readonly File[]) => {
    abort.current = new AbortController();
    setProgress({ sent: 0, total: files.reduce((sum, file) => sum + file.size, 0) });
    try {
      await api.startImport(mailboxId, files, { signal: abort.current.signal, onProgress: setProgress });
    } catch (reason) {
      if (!abort.current.signal.aborted) setError(asApiError(reason));
    }
    setProgress(null);
    onStarted();
  };
  const start = (mailboxId: number, given: readonly File[]) => {
    setError(null);
    setNote(null);
    if (given.length === 0) return;
    const files = given.filter(file => isMailFile(file.name));
    if (files.length === 0) setNote(t('import.nothingUsable'));
    else if (files.length > filesAtMost) setNote(t('import.tooMany', { n: files.length, most: filesAtMost }));
    else {
      setNote(leftOut(given.filter(file => !isMailFile(file.name))));
      void send(mailboxId, files);
    }
  };
  return { progress, error, note, start, stop: () => abort.current?.abort() };
}
