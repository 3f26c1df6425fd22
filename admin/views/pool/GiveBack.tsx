import { Button, Field, Textarea } from '@fluentui/react-components';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { Sheet } from '../../../ui/filing/Sheet';
import { poolApi } from '../../../ui/leads/poolApi';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { useSave } from '../../../ui/useSave';
import { useSheetStyles } from '../settings/sheetStyles';

interface Props {
  lead: { id: number; number: string; version: number };
  onDone(): void;
}

/** Gives a lead back to its pool, with a reason for whoever takes it over. */
export function GiveBack({ lead, onDone }: Props) {
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('pool.back')}</Button>
      {isOpen && (
        <Reason
          lead={lead}
          onClose={() => setOpen(false)}
          onDone={() => {
            setOpen(false);
            onDone();
          }}
        />
      )}
    </>
  );
}

function Reason({ lead, onClose, onDone }: Props & { onClose(): void }) {
  const styles = useSheetStyles();
  const { t } = useTexts();
  const { show } = useToasts();
  const saving = useSave();
  const [reason, setReason] = useState('');
  const save = (event: FormEvent) => {
    event.preventDefault();
    saving.run(async () => {
      await poolApi.giveBack(lead.id, { version: lead.version, reason });
      show({ text: t('pool.backDone', { number: lead.number }) });
      onDone();
    });
  };
  return (
    <Sheet title={t('pool.back')} onClose={onClose}>
      <form className={styles.form} onSubmit={save}>
        {saving.error && <ErrorBar error={saving.error} isWrite />}
        <Field label={t('pool.backReason')} hint={t('pool.backHint')} required>
          <Textarea value={reason} maxLength={1000} rows={4} onChange={(_, data) => setReason(data.value)} />
        </Field>
        <div className={styles.buttons}>
          <Button type="submit" appearance="primary" disabledFocusable={!reason.trim() || saving.isSaving}>
            {t('pool.back')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Sheet>
  );
}
