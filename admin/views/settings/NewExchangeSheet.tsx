import { Button, Field, Input, Select } from '@fluentui/react-components';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { api } from '../../../ui/api';
import { exchangeApi } from '../../../ui/exchangeApi';
import { Sheet } from '../../../ui/filing/Sheet';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useLoad } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { useSheetStyles } from './sheetStyles';

interface Props {
  /** Mailboxes that are read already. */
  taken: readonly number[];
  onClose(): void;
  onDone(): void;
}

/** Has one more mailbox read from Exchange. */
export function NewExchangeSheet({ taken, onClose, onDone }: Props) {
  const styles = useSheetStyles();
  const { t } = useTexts();
  const saving = useSave();
  const load = useLoad('mailboxes', signal => api.mailboxes(signal));
  const free = (load.data?.mailboxes ?? []).filter(mailbox => mailbox.isActive && !taken.includes(mailbox.id));
  const [chosen, setChosen] = useState<number | null>(null);
  const [user, setUser] = useState('');
  const mailbox = free.find(one => one.id === chosen) ?? free[0];
  const address = user.trim() || (mailbox?.address ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!mailbox) return;
    saving.run(async () => {
      await exchangeApi.save(mailbox.id, { user: address, isOn: true });
      onDone();
      onClose();
    });
  };
  return (
    <Sheet title={t('exchange.add')} onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        {saving.error && <ErrorBar error={saving.error} isWrite />}
        <Field label={t('exchange.mailbox')} required>
          <Select value={String(mailbox?.id ?? '')} onChange={(_, data) => setChosen(Number(data.value))}>
            {free.map(one => (
              <option key={one.id} value={one.id}>
                {one.address}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('exchange.user')} hint={t('exchange.userHint')}>
          <Input
            value={user}
            maxLength={320}
            placeholder={mailbox?.address ?? ''}
            onChange={(_, data) => setUser(data.value)}
          />
        </Field>
        <div className={styles.buttons}>
          <Button type="submit" appearance="primary" disabled={!mailbox || saving.isSaving}>
            {t('exchange.add')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Sheet>
  );
}
