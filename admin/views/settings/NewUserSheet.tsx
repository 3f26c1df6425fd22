import { Button, Field, Input } from '@fluentui/react-components';
import type { FormEvent } from 'react';
import { useState } from 'react';
import type { UserReply } from '../../../service/users/users.schema';
import { api } from '../../../ui/api';
import type { UserLinkReply } from '../../../ui/apiTypes';
import { Sheet } from '../../../ui/filing/Sheet';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useSave } from '../../../ui/useSave';
import { useSheetStyles } from './sheetStyles';
import type { UserValues } from './UserFields';
import { UserFields } from './UserFields';

interface Props {
  users: readonly UserReply[];
  onClose(): void;
  onCreated(reply: UserLinkReply): void;
}

/** A new person: address, name, roles. The answer is a link to hand over. */
export function NewUserSheet({ users, onClose, onCreated }: Props) {
  const styles = useSheetStyles();
  const { t } = useTexts();
  const saving = useSave();
  const [address, setAddress] = useState('');
  // What is still being typed is not found fault with.
  const [isLeft, setLeft] = useState(false);
  const [values, setValues] = useState<UserValues>({
    name: '',
    roles: ['trader'],
    ownRoleIds: [],
    teamIds: [],
    managerId: null,
  });
  const isComplete =
    address.includes('@') && values.name.trim() !== '' && values.roles.length + values.ownRoleIds.length > 0;
  const isWrong = isLeft && address.trim() !== '' && !address.includes('@');
  const problem = isWrong ? t('settings.addressWrong', { value: address.trim() }) : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.run(async () =>
      onCreated(await api.createUser({ address: address.trim(), ...values, name: values.name.trim() })),
    );
  };
  return (
    <Sheet title={t('settings.newUserTitle')} onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        {saving.error && <ErrorBar error={saving.error} isWrite />}
        <Field label={t('settings.address')} required validationMessage={problem}>
          <Input
            type="email"
            autoFocus
            maxLength={320}
            value={address}
            onBlur={() => setLeft(true)}
            onChange={(_, data) => setAddress(data.value)}
          />
        </Field>
        <UserFields values={values} set={part => setValues(old => ({ ...old, ...part }))} users={users} userId={null} />
        <div className={styles.buttons}>
          <Button type="submit" appearance="primary" disabled={!isComplete || saving.isSaving}>
            {t('settings.createUser')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Sheet>
  );
}
