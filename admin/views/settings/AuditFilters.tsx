import { Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { api } from '../../../ui/api';
import { PersonSelect } from '../../../ui/list/PersonSelect';
import { setQuery } from '../../../ui/router';
import { useTexts } from '../../../ui/texts/texts';
import { useLoad } from '../../../ui/useLoad';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'center' },
});

/** First parts of acts that can be chosen. */
const kinds = [
  'user',
  'mailbox',
  'company',
  'contact',
  'record',
  'filing',
  'rule',
  'import',
  'settings',
  'mail_settings',
  'api_key',
  'webhook',
  'job',
] as const;

export interface AuditQuery {
  who: string;
  kind: string;
  from: string;
  to: string;
}

/** Who, what kind, from when to when; each stands in the address. */
export function AuditFilters({ query }: { query: AuditQuery }) {
  const styles = useStyles();
  const { t } = useTexts();
  const people = useLoad('people', signal => api.people(signal));
  return (
    <div className={styles.bar}>
      <PersonSelect
        aria-label={t('ops.auditWho')}
        value={query.who}
        none={t('ops.anyone')}
        people={people.data?.people}
        onChange={id => setQuery({ who: id || null })}
      />
      <Select
        aria-label={t('ops.auditKind')}
        value={query.kind}
        onChange={(_, data) => setQuery({ kind: data.value || null })}
      >
        <option value="">{t('ops.allKinds')}</option>
        {kinds.map(kind => (
          <option key={kind} value={kind}>
            {t(`ops.audit_${kind}`)}
          </option>
        ))}
      </Select>
      <Input
        type="date"
        aria-label={t('ops.auditFrom')}
        contentBefore={<span>{t('ops.auditFrom')}</span>}
        value={query.from}
        onChange={(_, data) => setQuery({ from: data.value || null })}
      />
      <Input
        type="date"
        aria-label={t('ops.auditTo')}
        contentBefore={<span>{t('ops.auditTo')}</span>}
        value={query.to}
        onChange={(_, data) => setQuery({ to: data.value || null })}
      />
    </div>
  );
}
