import { useRef, useState } from 'react';
import type { LeadPreview, LeadPreviewRow, LeadRunBody } from '../../../service/intake/leadImport.schema';
import type { ApiError } from '../../../ui/http';
import { leadImportApi } from '../../../ui/leads/leadImportApi';
import { useTexts } from '../../../ui/texts/texts';
import { asApiError } from '../../../ui/useLoad';

export type Outcome = LeadPreviewRow['outcome'];
export type Mapping = NonNullable<LeadRunBody['mapping']>;
type Options = Omit<LeadRunBody, 'mapping' | 'campaign'> & {
  /** A campaign that is there, one that is being named, or none. */
  campaign: { id: number } | { name: string } | null;
};

export interface Upload {
  name: string;
  preview: LeadPreview;
  mapping: Mapping;
  options: Options;
  /** Which rows are shown; null: all. */
  outcome: Outcome | null;
}

const firstOptions: Options = {
  ...{ source: 'fair', campaign: null, owner: { kind: 'me' }, nextAction: '', nextDay: '', customers: 'note' },
};

/** Excel, CSV or cards. */
export const isLeadFile = (name: string): boolean => /\.(xlsx|xlsm|csv|tsv|txt|vcf|vcard)$/i.test(name);

function mappingOf({ sheets }: LeadPreview): Mapping {
  return Object.fromEntries(
    sheets.map(sheet => [
      sheet.name,
      sheet.isUsed
        ? { fields: Object.fromEntries(sheet.columns.map(one => [String(one.index), one.field])) as never }
        : null,
    ]),
  );
}

/** A campaign without a name yet is none. */
const campaignOf = ({ campaign }: Options): LeadRunBody['campaign'] =>
  campaign && 'name' in campaign && campaign.name.trim() === '' ? null : campaign;

/** A list on its way in: chosen, previewed with its columns and options, and only then begun. */
export function useLeadImport(onBegun: (id: number) => void) {
  const { t } = useTexts();
  const [reading, setReading] = useState<string | null>(null);
  const [upload, setUpload] = useState<Upload | null>(null);
  const [busy, setBusy] = useState<'preview' | 'run' | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [note, setNote] = useState<string | null>(null);
  const turn = useRef(0);

  const choose = async (files: readonly File[]) => {
    const [file] = files;
    setError(null);
    setNote(null);
    if (!file) return;
    if (!isLeadFile(file.name)) {
      setNote(t('leadImport.wrongFile'));
      return;
    }
    setReading(file.name);
    try {
      const preview = await leadImportApi.upload(file);
      setUpload({ name: file.name, preview, mapping: mappingOf(preview), options: firstOptions, outcome: null });
    } catch (reason) {
      setError(asApiError(reason));
    }
    setReading(null);
  };

  /** Shows the choice at once; what becomes of the rows follows when the service has read the file that way. */
  const change = async (part: Partial<Pick<Upload, 'mapping' | 'options' | 'outcome'>>) => {
    if (!upload) return;
    const mine = ++turn.current;
    const next = { ...upload, ...part };
    setUpload(next);
    const { mapping, options, outcome, preview } = next;
    setBusy('preview');
    setError(null);
    try {
      const body = { mapping, source: options.source, campaign: campaignOf(options), ...(outcome ? { outcome } : {}) };
      const fresh = await leadImportApi.preview(preview.uploadId, body);
      if (mine === turn.current) setUpload(old => old && { ...old, preview: fresh });
    } catch (reason) {
      if (mine === turn.current) setError(asApiError(reason));
    }
    if (mine === turn.current) setBusy(null);
  };
  /** What changes nothing of the preview. */
  const setOptions = (part: Partial<Options>) =>
    setUpload(old => old && { ...old, options: { ...old.options, ...part } });

  const run = async () => {
    if (!upload || busy) return;
    setBusy('run');
    setError(null);
    try {
      const { options, mapping, preview } = upload;
      const begun = await leadImportApi.run(preview.uploadId, { ...options, mapping, campaign: campaignOf(options) });
      setUpload(null);
      onBegun(begun.id);
    } catch (reason) {
      setError(asApiError(reason));
    }
    setBusy(null);
  };
  const again = () => {
    setUpload(null);
    setError(null);
  };
  return { reading, upload, busy, error, note, choose, change, setOptions, run, again };
}
