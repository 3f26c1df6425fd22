import { Button, Field, Input, makeStyles, Select, Switch, tokens } from '@fluentui/react-components';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { api } from '../../../ui/api';
import type { RecordBody } from '../../../ui/apiTypes';
import { kindKey } from '../../../ui/filing/sentences';
import { Sheet } from '../../../ui/filing/Sheet';
import { ErrorBar } from '../../../ui/StateView';
import { TextListField } from '../../../ui/TextListField';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { useSave } from '../../../ui/useSave';
import type { CompanyRecord } from './Records';

const kinds: readonly RecordBody['kind'][] = [
  'quote',
  'order',
  'purchase_order',
  'shipment',
  'project',
  'opportunity',
  'service_request',
];

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS },
});

interface Props {
  companyId: number;
  /** null: a new one */
  record: CompanyRecord | null;
  onClose(): void;
  onSaved(): void;
}

/** A record: its number and the others' numbers of it, by which mail finds it. */
export function RecordSheet({ companyId, record, onClose, onSaved }: Props) {
  const styles = useStyles();
  const { t, rich } = useTexts();
  const toasts = useToasts();
  const save = useSave();
  const [body, setBody] = useState<Required<RecordBody>>(() => ({
    kind: kinds.find(kind => kind === record?.kind) ?? 'quote',
    number: record?.number ?? '',
    title: record?.title ?? '',
    otherNumbers: record?.otherNumbers ?? [],
  }));
  const [isOpen, setOpen] = useState(record ? record.state === 'open' : true);
  const set = (part: Partial<RecordBody>) => setBody(old => ({ ...old, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!body.number.trim()) return;
    save.run(async () => {
      const { number, title, otherNumbers } = body;
      if (record)
        await api.saveRecord(record.id, record.version, {
          number,
          title,
          otherNumbers,
          state: isOpen ? 'open' : 'closed',
        });
      else await api.createRecord(companyId, body);
      toasts.show({ text: rich('companies.toastSaved', { name: number }) });
      onSaved();
    });
  };
  return (
    <Sheet title={record ? record.number : t('companies.addRecord')} onClose={onClose}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <Field label={t('companies.kind')}>
          <Select
            value={body.kind}
            disabled={record !== null}
            onChange={(_, data) => set({ kind: kinds.find(kind => kind === data.value) ?? 'quote' })}
          >
            {kinds.map(kind => {
              const key = kindKey(kind);
              return (
                <option key={kind} value={kind}>
                  {key ? t(key) : kind}
                </option>
              );
            })}
          </Select>
        </Field>
        <Field label={t('companies.number')} hint={t('companies.numberHint')} required>
          <Input autoFocus value={body.number} maxLength={100} onChange={(_, data) => set({ number: data.value })} />
        </Field>
        <Field label={t('companies.recordTitle')}>
          <Input value={body.title} maxLength={400} onChange={(_, data) => set({ title: data.value })} />
        </Field>
        <TextListField
          label={t('companies.otherNumbers')}
          hint={t('companies.otherNumbersHint')}
          values={body.otherNumbers}
          onChange={otherNumbers => set({ otherNumbers })}
        />
        {record && record.kind !== 'opportunity' && (
          <Switch label={t('companies.isOpen')} checked={isOpen} onChange={(_, data) => setOpen(data.checked)} />
        )}
        {save.error && <ErrorBar error={save.error} isWrite />}
        <div className={styles.actions}>
          <Button type="submit" appearance="primary" disabled={!body.number.trim() || save.isSaving}>
            {t('common.save')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Sheet>
  );
}
