import { makeStyles, tokens } from '@fluentui/react-components';
import type { OpportunityReply } from '../../../service/leads/opportunity.schema';
import { fill } from '../../../ui/texts/filling';
import { useTexts } from '../../../ui/texts/texts';
import { DateText } from '../../../ui/useFormats';
import { useDealWord } from './dealWords';
import { PartCard } from './FactRows';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  line: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalS, alignItems: 'baseline' },
  what: { flex: '1 1 200px', minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

type Event = OpportunityReply['events'][number];

/** What happened to it, newest first. */
export function DealHistory({ deal }: { deal: OpportunityReply }) {
  const styles = useStyles();
  const { t } = useTexts();
  const sentence = useEventSentence();
  return (
    <PartCard title={t('deals.history')}>
      <ol className={styles.list}>
        {deal.events.map((event, index) => (
          <li key={`${event.at} ${index}`} className={styles.line}>
            <span className={styles.what}>{sentence(event)}</span>
            <span className={styles.quiet}>{event.byName ?? t('deals.bySystem')}</span>
            <DateText at={event.at} className={styles.quiet} />
          </li>
        ))}
      </ol>
    </PartCard>
  );
}

/** An event as people read it; why it happened stands behind it. */
function useEventSentence(): (event: Event) => string {
  const { find, language } = useTexts();
  const word = useDealWord();
  const isChinese = language === 'zh-CN';
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return ({ kind, details }) => {
    const name = nameOf(kind, details);
    const said = find('deals', `event_${name}`) ?? find('deals', `event_${kind}`) ?? kind;
    const fields = Array.isArray(details.fields) ? details.fields.map(field => word('field', String(field))) : [];
    const values = {
      ...{ from: word('stage', text(details.from)), to: word('stage', text(details.to)) },
      days: typeof details.days === 'number' ? details.days : 0,
      fields: fields.join(isChinese ? '、' : ', '),
      owner: text(details.owner),
      items: typeof details.items === 'number' ? details.items : 0,
      person: text(details.added) || text(details.removed) || (kind === 'escalated' ? text(details.to) : ''),
      part: find('digest', `part_${text(details.part)}`) ?? '',
    };
    const why = [
      details.lostReason && word('lost', text(details.lostReason)),
      text(details.competitor),
      text(details.reason),
      text(details.note),
    ].filter(Boolean);
    const end = why.length > 0 ? `${isChinese ? '：' : ': '}${why.join(' · ')}` : '';
    return fill(said, values) + end;
  };
}

/** What the sentence of an event is called. */
function nameOf(kind: string, details: Event['details']): string {
  if (kind === 'opened') return details.leadId ? 'opened_lead' : `opened_${String(details.source)}`;
  if (kind === 'changed' && typeof details.owner === 'string') return details.owner === '' ? 'given_nobody' : 'given';
  if (kind === 'team') return details.removed === undefined ? 'team_added' : 'team_removed';
  return kind;
}
