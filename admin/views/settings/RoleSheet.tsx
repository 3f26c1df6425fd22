import { Button, Checkbox, Field, Input } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import type { FormEvent } from 'react';
import { useState } from 'react';
import type { RoleReply } from '../../../service/users/organisation.schema';
import { Sheet } from '../../../ui/filing/Sheet';
import { rightsApi } from '../../../ui/rightsApi';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { asApiError } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { useSheetStyles } from './sheetStyles';

interface Props {
  /** null: a new one */
  role: RoleReply | null;
  /** Every right there is, in its order. */
  grants: readonly string[];
  onClose(): void;
  onDone(): void;
  onStale(): void;
}

/** One role: what it may do. A built-in one is shown and not changed. */
export function RoleSheet({ role, grants, onClose, onDone, onStale }: Props) {
  const styles = useSheetStyles();
  const { t, find } = useTexts();
  const { show } = useToasts();
  const saving = useSave();
  const isFixed = role !== null && role.id === null;
  const [name, setName] = useState(role?.name ?? '');
  const [chosen, setChosen] = useState<readonly string[]>(role?.grants ?? []);
  const save = (event: FormEvent) => {
    event.preventDefault();
    saving.run(async () => {
      const body = { name, grants: [...chosen] };
      const done = role?.id ? rightsApi.saveRole(role.id, role.version, body) : rightsApi.createRole(body);
      await done.catch((reason: unknown) => {
        if (asApiError(reason).code === 'version.changed') onStale();
        throw reason;
      });
      onDone();
    });
  };
  const remove = (id: number, gone: RoleReply) =>
    saving.run(async () => {
      await rightsApi.deleteRole(id, gone.version);
      show({ text: t('rights.roleDeleted', { name: gone.name }) });
      onDone();
    });
  const title = isFixed ? (find('settings', `role_${role.name}`) ?? role.name) : (role?.name ?? t('rights.addRole'));
  return (
    <Sheet title={title} onClose={onClose}>
      <form className={styles.form} onSubmit={save}>
        {saving.error && <ErrorBar error={saving.error} isWrite />}
        {isFixed ? (
          <p className={styles.quiet}>{t('rights.builtInHint')}</p>
        ) : (
          <Field label={t('rights.roleName')} required>
            <Input value={name} maxLength={100} onChange={(_, data) => setName(data.value)} />
          </Field>
        )}
        <Grants
          grants={grants}
          chosen={chosen}
          isFixed={isFixed}
          onChange={(grant, isOn) => setChosen(old => (isOn ? [...old, grant] : old.filter(one => one !== grant)))}
        />
        {!isFixed && (
          <div className={styles.buttons}>
            <Button type="submit" appearance="primary" disabled={!name.trim() || saving.isSaving}>
              {t('common.save')}
            </Button>
            <Button onClick={onClose}>{t('common.cancel')}</Button>
            {role?.id && (
              <Button
                icon={<DeleteRegular />}
                disabled={role.holders > 0}
                disabledFocusable={saving.isSaving}
                onClick={() => role.id && remove(role.id, role)}
              >
                {t('rights.deleteRole')}
              </Button>
            )}
          </div>
        )}
      </form>
    </Sheet>
  );
}

type Part = 'work' | 'fields' | 'office';
const partOf = (grant: string): Part => {
  if (grant.startsWith('fields.')) return 'fields';
  return /\.manage$|^(audit|rights|all)\./.test(grant) ? 'office' : 'work';
};

interface GrantsProps {
  grants: readonly string[];
  chosen: readonly string[];
  isFixed: boolean;
  onChange(grant: string, isOn: boolean): void;
}

function Grants({ grants, chosen, isFixed, onChange }: GrantsProps) {
  const { t, find } = useTexts();
  return (
    <>
      {(['work', 'fields', 'office'] as const).map(part => (
        <Field key={part} label={t(`rights.grants_${part}`)}>
          <div role="group" aria-label={t(`rights.grants_${part}`)}>
            {grants
              .filter(grant => partOf(grant) === part)
              .map(grant => (
                <div key={grant}>
                  <Checkbox
                    label={find('rights', `grant_${grant}`) ?? grant}
                    checked={chosen.includes(grant)}
                    disabled={isFixed}
                    onChange={(_, data) => onChange(grant, data.checked === true)}
                  />
                </div>
              ))}
          </div>
        </Field>
      ))}
    </>
  );
}
