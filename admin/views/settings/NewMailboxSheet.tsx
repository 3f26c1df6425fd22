import { Button, Field, Input } from '@fluentui/react-components';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { api } from '../../../ui/api';
import { Sheet } from '../../../ui/filing/Sheet';
import { useSession } from '../../../ui/session';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useSave } from '../../../ui/useSave';
import type { MailboxValues } from './MailboxFields';
import { MailboxFields } from './MailboxFields';
import { useSheetStyles } from './sheetStyles';

interface Props {
  people: readonly { id: number; name: string }[];
  onClose(): void;
  onCreated(): void;
}

/** A new mailbox: its address and whose it is. */
export function NewMailboxSheet({ people, onClose, onCreated }: Props) {
  const styles = useSheetStyles();
  const { t } = useTexts();
  const { user } = useSession();
  const saving = useSave();
  const [address, setAddress] = useState('');
  const [values, setValues] = useState<MailboxValues>({
    name: '',
    isShared: false,
    ownerId: user.id,
    memberIds: [],
    watchedFolder: null,
  });
  const name = values.name.trim() || address.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.run(async () => {
      await api.createMailbox({ ...values, address: address.trim(), name });
      onCreated();
    });
  };
  return (
    <Sheet title={t('settings.newMailboxTitle')} onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        {saving.error && <ErrorBar error={saving.error} isWrite />}
        <Field label={t('settings.mailbox')} required>
          <Input
            type="email"
            autoFocus
            maxLength={320}
            value={address}
            onChange={(_, data) => setAddress(data.value)}
          />
        </Field>
        <MailboxFields
          values={values}
          set={part => setValues(old => ({ ...old, ...part }))}
          people={people}
          address={address.trim()}
        />
        <div className={styles.buttons}>
          <Button type="submit" appearance="primary" disabled={!address.includes('@') || saving.isSaving}>
            {t('settings.addMailbox')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Sheet>
  );
}
