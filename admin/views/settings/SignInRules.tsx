import { Button, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import type { SignInRule, SignInSettings } from '../../../service/users/signInSettings.schema';
import type { Role } from '../../../service/users/users.schema';
import { rightsApi } from '../../../ui/rightsApi';
import { TextListField } from '../../../ui/TextListField';
import { useTexts } from '../../../ui/texts/texts';
import { onPhone } from '../../../ui/theme/layout';
import { useLoad } from '../../../ui/useLoad';
import { inTreeOrder } from './teamTree';
import { allRoles } from './UserFields';

const useStyles = makeStyles({
  two: {
    display: 'grid',
    gridTemplateColumns: '1fr 1fr',
    gap: tokens.spacingHorizontalM,
    [onPhone]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  rule: {
    display: 'grid',
    gridTemplateColumns: '1fr 1fr auto',
    gap: tokens.spacingHorizontalS,
    alignItems: 'end',
    paddingBottom: tokens.spacingVerticalM,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    [onPhone]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  value: { gridColumn: 'span 2', [onPhone]: { gridColumn: 'auto' } },
  control: { minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3, margin: 0 },
});

interface Props {
  values: SignInSettings;
  set(part: Partial<SignInSettings>): void;
}

/** Whose sign-in name is of these domains gets an account with this role, in this team. */
export function DomainRule({ values, set }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <>
      <TextListField
        isWord
        label={t('webSignIn.domains')}
        hint={t('webSignIn.domainsHint')}
        values={values.domains}
        onChange={domains => set({ domains })}
      />
      <div className={styles.two}>
        <RoleField
          roles={values.roles}
          choices={allRoles.filter(role => role !== 'administrator')}
          onChange={roles => set({ roles })}
        />
        <TeamField teamId={values.teamId} onChange={teamId => set({ teamId })} />
      </div>
    </>
  );
}

const newRule: SignInRule = { kind: 'role', value: '', roles: ['trader'], teamId: null };

/** App roles and groups of Entra ID, and what each gives. */
export function ClaimRules({ values, set }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const { rules } = values;
  const put = (at: number, part: Partial<SignInRule>) =>
    set({ rules: rules.map((one, index) => (index === at ? { ...one, ...part } : one)) });
  return (
    <>
      <h3>{t('webSignIn.rules')}</h3>
      <p className={styles.quiet}>{t('webSignIn.rulesHint')}</p>
      {rules.map((rule, at) => (
        <RuleRow
          key={at}
          rule={rule}
          onChange={part => put(at, part)}
          onRemove={() => set({ rules: rules.filter((_, index) => index !== at) })}
        />
      ))}
      <div>
        <Button
          icon={<AddRegular />}
          disabled={rules.length >= 100}
          onClick={() => set({ rules: [...rules, newRule] })}
        >
          {t('webSignIn.addRule')}
        </Button>
      </div>
    </>
  );
}

interface RowProps {
  rule: SignInRule;
  onChange(part: Partial<SignInRule>): void;
  onRemove(): void;
}

function RuleRow({ rule, onChange, onRemove }: RowProps) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <div className={styles.rule}>
      <Field label={t('webSignIn.kind')}>
        <Select
          className={styles.control}
          value={rule.kind}
          onChange={(_, data) => onChange({ kind: data.value as SignInRule['kind'] })}
        >
          <option value="role">{t('webSignIn.kind_role')}</option>
          <option value="group">{t('webSignIn.kind_group')}</option>
        </Select>
      </Field>
      <Field className={styles.value} label={t('webSignIn.value')} required>
        <Input
          className={styles.control}
          maxLength={120}
          value={rule.value}
          onChange={(_, data) => onChange({ value: data.value })}
        />
      </Field>
      <RoleField roles={rule.roles} choices={allRoles} onChange={roles => onChange({ roles })} />
      <TeamField teamId={rule.teamId} onChange={teamId => onChange({ teamId })} />
      <Button appearance="subtle" icon={<DeleteRegular />} aria-label={t('webSignIn.removeRule')} onClick={onRemove} />
    </div>
  );
}

interface RoleProps {
  roles: readonly Role[];
  choices: readonly Role[];
  onChange(roles: Role[]): void;
}

/** One role; several that came by the API stand as one choice until another is taken. */
function RoleField({ roles, choices, onChange }: RoleProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const name = (role: Role) => t(`settings.role_${role}`);
  const given = roles.join(',');
  const isListed = roles.length === 1 && choices.includes(roles[0]);
  return (
    <Field label={t('webSignIn.roles')}>
      <Select
        className={styles.control}
        value={given}
        onChange={(_, data) => onChange(data.value.split(',') as Role[])}
      >
        {!isListed && <option value={given}>{roles.map(name).join(', ')}</option>}
        {choices.map(role => (
          <option key={role} value={role}>
            {name(role)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function TeamField({ teamId, onChange }: { teamId: number | null; onChange(teamId: number | null): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const teams = useLoad('team names', signal => rightsApi.teams(signal));
  return (
    <Field label={t('webSignIn.team')}>
      <Select
        className={styles.control}
        value={String(teamId ?? '')}
        onChange={(_, data) => onChange(data.value ? Number(data.value) : null)}
      >
        <option value="">{t('webSignIn.noTeam')}</option>
        {inTreeOrder(teams.data?.teams ?? []).map(({ team }) => (
          <option key={team.id} value={team.id}>
            {team.name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
