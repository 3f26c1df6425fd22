import { Button, Checkbox, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import type { FormEvent } from 'react';
import type { RoleReply } from '../../../service/users/organisation.schema';
import { ClashBar, useClashes } from '../../../ui/ClashBar';
import { FieldGroup } from '../../../ui/FieldGroup';
import { Sheet } from '../../../ui/filing/Sheet';
import { rightsApi } from '../../../ui/rightsApi';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { useDraft } from '../../../ui/useDraft';
import { asApiError } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { useSheetStyles } from './sheetStyles';

const useGivenStyles = makeStyles({
  given: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} 0`,
  },
  mark: { flexShrink: 0, color: tokens.colorBrandForeground1 },
});

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
  const draft = useDraft<{ name: string; grants: readonly string[] }>({
    name: role?.name ?? '',
    grants: role?.grants ?? [],
  });
  const { name, grants: chosen } = draft.values;
  const clashes = useClashes(draft, { name: t('rights.roleName'), grants: t('rights.grants_work') }, (field, value) =>
    field === 'grants'
      ? (value as string[]).map(grant => find('rights', `grant_${grant}`) ?? grant).join(', ')
      : undefined,
  );
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
        <ClashBar clashes={clashes} />
        {isFixed ? (
          <p className={styles.quiet}>{t('rights.builtInHint')}</p>
        ) : (
          <Field label={t('rights.roleName')} required>
            <Input value={name} maxLength={100} onChange={(_, data) => draft.set({ name: data.value })} />
          </Field>
        )}
        <Grants
          grants={grants}
          chosen={chosen}
          isFixed={isFixed}
          onChange={(grant, isOn) =>
            draft.set({ grants: isOn ? [...chosen, grant] : chosen.filter(one => one !== grant) })
          }
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

/** A right of a role that comes with the program: nothing to tick, so no box. */
function Given({ word }: { word: string }) {
  const styles = useGivenStyles();
  return (
    <span className={styles.given}>
      <CheckmarkRegular className={styles.mark} aria-hidden="true" />
      {word}
    </span>
  );
}

interface GrantsProps {
  grants: readonly string[];
  chosen: readonly string[];
  isFixed: boolean;
  onChange(grant: string, isOn: boolean): void;
}

function Grants({ grants, chosen, isFixed, onChange }: GrantsProps) {
  const { t, find } = useTexts();
  const word = (grant: string) => find('rights', `grant_${grant}`) ?? grant;
  const parts = (['work', 'fields', 'office'] as const).filter(
    part => !isFixed || chosen.some(grant => partOf(grant) === part),
  );
  return (
    <>
      {parts.map(part => (
        <FieldGroup key={part} label={t(`rights.grants_${part}`)}>
          {grants
            .filter(grant => partOf(grant) === part && (!isFixed || chosen.includes(grant)))
            .map(grant => (
              <div key={grant}>
                {isFixed ? (
                  <Given word={word(grant)} />
                ) : (
                  <Checkbox
                    label={word(grant)}
                    checked={chosen.includes(grant)}
                    onChange={(_, data) => onChange(grant, data.checked === true)}
                  />
                )}
              </div>
            ))}
        </FieldGroup>
      ))}
    </>
  );
}
