import { Button, makeStyles, Select, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useState } from 'react';
import type { Access, SharingRuleReply, TeamReply } from '../../../service/users/organisation.schema';
import { Card } from '../../../ui/Page';
import { rightsApi } from '../../../ui/rightsApi';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { onPhone } from '../../../ui/theme/layout';
import { useSave } from '../../../ui/useSave';
import { inTreeOrder } from './teamTree';

const useStyles = makeStyles({
  place: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXXL}`,
    maxHeight: '45%',
    overflowY: 'auto',
    flexShrink: 0,
    [onPhone]: { padding: tokens.spacingHorizontalM },
  },
  card: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  quiet: { color: tokens.colorNeutralForeground3 },
  line: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  add: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'center' },
});

interface Props {
  teams: readonly TeamReply[];
  rules: readonly SharingRuleReply[];
  onChanged(): void;
}

/** "Companies of branch X are read by team Y." */
export function SharingRules({ teams, rules, onChanged }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const saving = useSave();
  const nameOf = (id: number) => teams.find(team => team.id === id)?.name ?? '-';
  const end = (rule: SharingRuleReply) =>
    saving.run(async () => {
      await rightsApi.deleteRule(rule.id);
      onChanged();
    });
  return (
    <div className={styles.place}>
      <Card className={styles.card}>
        <h2>{t('rights.rules')}</h2>
        <p className={styles.quiet}>{rules.length === 0 ? t('rights.noRules') : t('rights.rulesHint')}</p>
        {saving.error && <ErrorBar error={saving.error} isWrite />}
        {rules.map(rule => (
          <div key={rule.id} className={styles.line}>
            <span>
              {t('rights.rule', {
                from: nameOf(rule.fromTeamId),
                to: nameOf(rule.toTeamId),
                access: t(`rights.access_${rule.access}`),
              })}
            </span>
            <Button
              appearance="subtle"
              size="small"
              icon={<DismissRegular />}
              aria-label={t('rights.endRule')}
              disabledFocusable={saving.isSaving}
              onClick={() => end(rule)}
            />
          </div>
        ))}
        <NewRule
          teams={teams}
          isSaving={saving.isSaving}
          onAdd={(fromTeamId, toTeamId, access) =>
            saving.run(async () => {
              await rightsApi.createRule({ fromTeamId, toTeamId, access });
              onChanged();
            })
          }
        />
      </Card>
    </div>
  );
}

interface NewRuleProps {
  teams: readonly TeamReply[];
  isSaving: boolean;
  onAdd(from: number, to: number, access: Access): void;
}

function NewRule({ teams, isSaving, onAdd }: NewRuleProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [access, setAccess] = useState<Access>('read');
  const choice = (label: string, value: string, onChange: (value: string) => void) => (
    <Select aria-label={label} value={value} onChange={(_, data) => onChange(data.value)}>
      <option value="">{label}</option>
      {inTreeOrder(teams).map(({ team, depth }) => (
        <option key={team.id} value={team.id}>
          {'\u00a0\u00a0'.repeat(depth) + team.name}
        </option>
      ))}
    </Select>
  );
  return (
    <div className={styles.add}>
      {choice(t('rights.ruleFrom'), from, setFrom)}
      {choice(t('rights.ruleTo'), to, setTo)}
      <Select
        aria-label={t('rights.access')}
        value={access}
        onChange={(_, data) => setAccess(data.value === 'write' ? 'write' : 'read')}
      >
        <option value="read">{t('rights.access_read')}</option>
        <option value="write">{t('rights.access_write')}</option>
      </Select>
      <Button
        disabled={!from || !to || from === to || isSaving}
        onClick={() => onAdd(Number(from), Number(to), access)}
      >
        {t('rights.addRule')}
      </Button>
    </div>
  );
}
