import { useRef, useState } from 'react';
import type { DataImportPreview, DataImportResult } from '../../../service/intake/intake.schema';
import { api } from '../../../ui/api';
import type { ApiError } from '../../../ui/http';
import { useTexts } from '../../../ui/texts/texts';
import { asApiError } from '../../../ui/useLoad';
import type { Mapping } from './columnMapping';
import { mappingOf } from './columnMapping';
import { isDataFile } from './files';

/** What was said of rows that look like companies that are there. */
export interface LikelyChoices {
  choices: Readonly<Record<string, 'new' | 'skip' | number>>;
  allLikely: 'new' | 'skip' | 'existing';
}
const noChoices: LikelyChoices = { choices: {}, allLikely: 'new' };

interface Upload {
  name: string;
  preview: DataImportPreview;
  mapping: Mapping;
  likely: LikelyChoices;
}

/** A table on its way in: chosen, previewed with its columns, and only then written. */
export function useDataImport() {
  const { t } = useTexts();
  const [reading, setReading] = useState<string | null>(null);
  const [upload, setUpload] = useState<Upload | null>(null);
  const [result, setResult] = useState<DataImportResult | null>(null);
  const [busy, setBusy] = useState<'preview' | 'run' | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [note, setNote] = useState<string | null>(null);
  const turn = useRef(0);

  const choose = async (files: readonly File[]) => {
    const file = files[0];
    setError(null);
    setNote(null);
    if (!file) return;
    if (!isDataFile(file.name)) {
      setNote(t('data.wrongFile'));
      return;
    }
    setReading(file.name);
    setResult(null);
    try {
      const preview = await api.dataImportUpload(file);
      setUpload({ name: file.name, preview, mapping: mappingOf(preview), likely: noChoices });
    } catch (reason) {
      setError(asApiError(reason));
    }
    setReading(null);
  };

  /** Shows the choice at once; the counts follow when the service has read the file that way. */
  const change = async (part: Partial<Pick<Upload, 'mapping' | 'likely'>>) => {
    if (!upload) return;
    const mine = ++turn.current;
    const next = { ...upload, ...part };
    setUpload(next);
    setBusy('preview');
    setError(null);
    try {
      const preview = await api.dataImportPreview(upload.preview.uploadId, { mapping: next.mapping, ...next.likely });
      if (mine === turn.current) setUpload({ ...next, preview });
    } catch (reason) {
      if (mine === turn.current) setError(asApiError(reason));
    }
    if (mine === turn.current) setBusy(null);
  };
  // Other columns make other rows: what was said of those is no longer theirs.
  const changeMapping = (mapping: Mapping) => change({ mapping, likely: noChoices });
  const changeLikely = (likely: LikelyChoices) => change({ likely });

  const run = async () => {
    if (!upload || busy) return;
    setBusy('run');
    setError(null);
    try {
      setResult(await api.dataImportRun(upload.preview.uploadId, { mapping: upload.mapping, ...upload.likely }));
      setUpload(null);
    } catch (reason) {
      setError(asApiError(reason));
    }
    setBusy(null);
  };
  const again = () => {
    setUpload(null);
    setResult(null);
    setError(null);
  };
  return { reading, upload, result, busy, error, note, choose, changeMapping, changeLikely, run, again };
}
