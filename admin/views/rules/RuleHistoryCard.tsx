import { makeStyles, tokens } from '@fluentui/react-components';
import { rulesApi } from '../../../ui/filing/rulesApi';
import { Card } from '../../../ui/Page';
import { StateView } from '../../../ui/StateView';
import type { TextKey } from '../../../ui/texts/texts';
import { useTexts } from '../../../ui/texts/texts';
import { DateText } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  line: { display: 'flex', gap: tokens.spacingHorizontalM, padding: `${tokens.spacingVerticalXS} 0`, flexWrap: 'wrap' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

const named: Readonly<Record<string, TextKey>> = {
  name: 'rules.name',
  conditions: 'rules.conditions',
  action: 'rules.action',
  companyId: 'rules.target',
  recordId: 'rules.target',
  contactId: 'rules.target',
  category: 'categories.title',
  coverage: 'rules.coverage',
  expiresOn: 'rules.expiresOn',
  note: 'rules.note',
  state: 'rules.state',
};

/** Who changed the rule, when, and what of it. */
export function RuleHistoryCard({ id, version }: { id: number; version: number }) {
  const styles = useStyles();
  const { t } = useTexts();
  const load = useLoad(`rule:${id}:history:${version}`, signal => rulesApi.history(id, signal));
  return (
    <Card>
      <h2>{t('rules.history')}</h2>
      <StateView load={load}>
        {data => (
          <ul className={styles.list}>
            {data.entries.map(entry => (
              <li key={`${entry.at}${entry.action}`} className={styles.line}>
                <DateText at={entry.at} className={styles.quiet} />
                <span>
                  {entry.by} {t(entry.action.replace('rule.', 'rules.history_') as TextKey)}
                </span>
                <span className={styles.quiet}>
                  {[...new Set(entry.changed.map(part => (named[part] ? t(named[part]) : part)))].join(', ')}
                </span>
              </li>
            ))}
          </ul>
        )}
      </StateView>
    </Card>
  );
}
