import { Checkbox, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import type { Role, UserReply } from '../../../service/users/users.schema';
import { FieldGroup } from '../../../ui/FieldGroup';
import { useTexts } from '../../../ui/texts/texts';
import { Belonging } from './Belonging';

const useStyles = makeStyles({
  role: { display: 'flex', flexDirection: 'column', padding: `${tokens.spacingVerticalXXS} 0` },
  hint: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    paddingLeft: '32px',
    marginTop: '-4px',
  },
});

export const allRoles: readonly Role[] = [
  'owner',
  'manager',
  'trader',
  'purchaser',
  'service',
  'clerk',
  'finance',
  'administrator',
];

export interface UserValues {
  name: string;
  roles: Role[];
  ownRoleIds: number[];
  teamIds: number[];
  managerId: number | null;
}
interface Props {
  values: UserValues;
  set(part: Partial<UserValues>): void;
  /** For the choice of a manager; the person himself is left out of it. */
  users: readonly UserReply[];
  userId: number | null;
}

/** Name, roles with what each gives, and the manager. */
export function UserFields({ values, set, users, userId }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const toggle = (role: Role, isOn: boolean) =>
    set({ roles: allRoles.filter(other => (other === role ? isOn : values.roles.includes(other))) });
  return (
    <>
      <Field label={t('settings.name')} required>
        <Input value={values.name} maxLength={200} onChange={(_, data) => set({ name: data.value })} />
      </Field>
      <FieldGroup label={t('settings.roles')} hint={t('settings.rolesHint')}>
        {allRoles.map(role => (
          <div key={role} className={styles.role}>
            <Checkbox
              label={t(`settings.role_${role}`)}
              checked={values.roles.includes(role)}
              aria-describedby={`role-${role}`}
              onChange={(_, data) => toggle(role, data.checked === true)}
            />
            <span id={`role-${role}`} className={styles.hint}>
              {t(`settings.roleHint_${role}`)}
            </span>
          </div>
        ))}
      </FieldGroup>
      <Belonging values={values} set={set} />
      <Field label={t('settings.manager')} hint={t('settings.managerHint')}>
        <Select
          value={String(values.managerId ?? '')}
          onChange={(_, data) => set({ managerId: data.value ? Number(data.value) : null })}
        >
          <option value="">{t('settings.noManager')}</option>
          {users
            .filter(user => user.id !== userId && (user.isActive || user.id === values.managerId))
            .map(user => (
              <option key={user.id} value={user.id}>
                {user.name}
              </option>
            ))}
        </Select>
      </Field>
    </>
  );
}
