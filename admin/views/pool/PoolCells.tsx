import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { PoolLeadLine } from '../../../service/leads/assignment.schema';
import type { Column } from '../../../ui/list/List';
import { useTexts } from '../../../ui/texts/texts';
import { DateText, useFormats } from '../../../ui/useFormats';
import { ClaimButton, Cooling } from './claimParts';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground3 },
  buttons: { display: 'flex', gap: tokens.spacingHorizontalXS, justifyContent: 'flex-end' },
  card: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  words: { flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' },
  cut: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
});

export interface PoolActions {
  mayClaim: boolean;
  onClaim(lead: PoolLeadLine): void;
  /** null: whoever looks gives no leads to people. */
  onGive: ((lead: PoolLeadLine) => void) | null;
}

/** Who asks, as far as it is told before a claim: a first letter and the country. */
function useFirm() {
  const { t } = useTexts();
  return (lead: PoolLeadLine) => lead.name ?? (lead.initial || t('pool.noFirm'));
}

function Buttons({ lead, mayClaim, onClaim, onGive }: PoolActions & { lead: PoolLeadLine }) {
  const styles = useStyles();
  const { t } = useTexts();
  if (lead.coolsUntil && !onGive) return <Cooling until={lead.coolsUntil} why={t('pool.coolsWhy')} />;
  return (
    <span className={styles.buttons}>
      {onGive && (
        <Button size="small" aria-label={`${t('pool.giveOf', { number: lead.number })}…`} onClick={() => onGive(lead)}>
          {t('pool.give')}
        </Button>
      )}
      {!lead.coolsUntil && (
        <ClaimButton
          label={t('pool.claimOf', { number: lead.number })}
          mayClaim={mayClaim}
          onClaim={() => onClaim(lead)}
        />
      )}
    </span>
  );
}

/** The columns of the pool. */
export function usePoolColumns(actions: PoolActions): Column<PoolLeadLine>[] {
  const styles = useStyles();
  const { t } = useTexts();
  const formats = useFormats();
  const firm = useFirm();
  return [
    { key: 'firm', head: t('pool.firm'), width: 'minmax(90px, 1fr)', cell: firm },
    {
      key: 'country',
      head: t('pool.country'),
      width: 'minmax(100px, 0.9fr)',
      cell: lead => (lead.country ? formats.country(lead.country) : '-'),
    },
    { key: 'products', head: t('pool.products'), width: 'minmax(0, 2.4fr)', cell: lead => lead.products || '-' },
    { key: 'source', head: t('pool.source'), width: '110px', cell: lead => t(`leads.source_${lead.source}`) },
    { key: 'score', head: t('pool.score'), width: '60px', isEnd: true, cell: lead => formats.count(lead.score) },
    { key: 'age', head: t('pool.age'), width: '120px', isEnd: true, cell: lead => <DateText at={lead.receivedAt} /> },
    {
      key: 'former',
      head: t('pool.former'),
      width: 'minmax(0, 1fr)',
      cell: lead => (
        <span className={styles.quiet} title={t(lead.isAnswered ? 'pool.answered' : 'pool.unanswered')}>
          {lead.formerOwner ?? '-'}
        </span>
      ),
    },
    {
      key: 'act',
      head: '',
      width: actions.onGive ? '170px' : '140px',
      isEnd: true,
      cell: lead => <Buttons lead={lead} {...actions} />,
    },
  ];
}

/** The same on a phone. */
export function PoolCard({ lead, ...actions }: PoolActions & { lead: PoolLeadLine }) {
  const styles = useStyles();
  const formats = useFormats();
  const firm = useFirm();
  return (
    <div className={styles.card}>
      <span className={styles.words}>
        <span className={styles.cut}>{lead.products || lead.number}</span>
        <span className={`${styles.quiet} ${styles.cut}`}>
          {[firm(lead), lead.country && formats.country(lead.country), formats.day(lead.receivedAt)]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <Buttons lead={lead} {...actions} />
    </div>
  );
}
