import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { PersonQuestionMarkRegular } from '@fluentui/react-icons/svg/person-question-mark';
import { ShieldErrorRegular } from '@fluentui/react-icons/svg/shield-error';
import type { ReviewItem } from '../../../service/filing/filing.schema';
import type { Static } from '@sinclair/typebox';
import { api } from '../../../ui/api';
import { ListCard } from '../../../ui/ListCard';
import { linkTo, PageLink } from '../../../ui/router';
import { StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { meaning } from '../../../ui/theme/meaning';
import { DateText } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';
import { useTodayRowStyles } from './rowStyles';

type Item = Static<typeof ReviewItem>;

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 2fr) minmax(0, 4fr) max-content',
    columnGap: tokens.spacingHorizontalM,
  },
  icon: { fontSize: tokens.fontSizeBase500, display: 'flex', color: meaning.tpReviewText },
  risk: { color: meaning.tpRiskText },
  cut: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  quiet: { color: tokens.colorNeutralForeground3 },
  time: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, textAlign: 'end' },
  done: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: tokens.spacingHorizontalL,
    color: tokens.colorNeutralForeground2,
  },
});

const shown = 5;

/** The first of what waits for this person to decide. */
export function Waiting({ total }: { total: number }) {
  const styles = useStyles();
  const rows = useTodayRowStyles();
  const { t } = useTexts();
  const load = useLoad(`today review ${total}`, signal => api.review({ limit: shown }, signal));
  return (
    <ListCard
      title={t('today.waiting')}
      tools={
        total > 0 && (
          <Button size="small" appearance="primary" as="a" {...linkTo('/review')}>
            {t('today.decide')}
          </Button>
        )
      }
    >
      <StateView
        load={load}
        empty={data =>
          data.items.length === 0 ? (
            <p className={styles.done}>
              <CheckmarkCircleRegular aria-hidden="true" /> {t('review.empty', { n: data.decidedToday })}
            </p>
          ) : null
        }
      >
        {data => (
          <ul className={styles.list}>
            {data.items.slice(0, shown).map(item => (
              <li key={item.messageId} className={rows.item}>
                <Line item={item} />
              </li>
            ))}
          </ul>
        )}
      </StateView>
    </ListCard>
  );
}

function Line({ item }: { item: Item }) {
  const styles = useStyles();
  const rows = useTodayRowStyles();
  const { t, find } = useTexts();
  const isRisk = item.category === 'suspicious';
  const word = find('review', item.category) ?? '';
  return (
    <PageLink
      to={`/review?message=${item.messageId}`}
      className={mergeClasses(rows.line, rows.link)}
      title={item.subject}
    >
      <span className={mergeClasses(styles.icon, isRisk && styles.risk)} role="img" aria-label={word}>
        {isRisk ? <ShieldErrorRegular /> : <PersonQuestionMarkRegular />}
      </span>
      <span className={styles.cut}>{item.fromName || item.fromAddress || t('today.noSender')}</span>
      <span className={mergeClasses(styles.cut, styles.quiet)}>{item.subject || t('today.noSubject')}</span>
      <DateText at={item.sentAt} className={styles.time} />
    </PageLink>
  );
}
