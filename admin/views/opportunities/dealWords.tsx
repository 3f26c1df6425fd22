import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ClockAlarmRegular } from '@fluentui/react-icons/svg/clock-alarm';
import type { OpportunityBoard, OpportunityLine } from '../../../service/leads/opportunity.schema';
import { dayOf } from '../../../ui/formats';
import { HiddenMark } from '../../../ui/Marks';
import { useSession } from '../../../ui/session';
import { useTexts } from '../../../ui/texts/texts';
import { meaning } from '../../../ui/theme/meaning';
import { useFormats } from '../../../ui/useFormats';
import { dayLabel } from '../tasks/due';
import { isClosed } from './dealQuery';

const useStyles = makeStyles({
  mark: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXXS, whiteSpace: 'nowrap' },
  late: { color: meaning.tpOverdueText },
  quiet: { color: tokens.colorNeutralForeground3 },
  figure: { whiteSpace: 'nowrap' },
});

type Kind = 'stage' | 'lost' | 'part' | 'stance' | 'field' | 'sort';

/** The word of a code that has one. */
export function useDealWord(): (kind: Kind, code: string) => string {
  const { find } = useTexts();
  return (kind, code) => find('deals', `${kind}_${code}`) ?? code;
}

/** How long it stands in its stage; what is longer than usual is told by an icon and a word. */
export function StageDays({ deal }: { deal: Pick<OpportunityLine, 'stage' | 'stageDays' | 'isOverdue'> }) {
  const styles = useStyles();
  const { t } = useTexts();
  if (isClosed(deal.stage)) return null;
  if (!deal.isOverdue) return <span className={styles.mark}>{t('deals.daysIn', { n: deal.stageDays })}</span>;
  return (
    <span className={mergeClasses(styles.mark, styles.late)}>
      <ClockAlarmRegular aria-hidden="true" />
      {t('deals.daysOver', { n: deal.stageDays })}
    </span>
  );
}

/** What it is worth; nothing where nobody has said. */
export function Amount({ deal }: { deal: Pick<OpportunityLine, 'amount' | 'currency'> }) {
  const styles = useStyles();
  const { can } = useSession();
  const { money } = useFormats();
  if (!can('fields.price.view')) return <HiddenMark />;
  if (deal.amount === null) return null;
  return <span className={styles.figure}>{money(deal.amount, deal.currency)}</span>;
}

/** Whether a day (YYYY-MM-DD) is past where the company is. */
export function useIsPast(): (day: string | null) => boolean {
  const { now, place } = useFormats();
  return day => day !== null && day < dayOf(now, place);
}

/** Its day is past: an icon with a word, beside the colour. */
export function LateMark() {
  const { t } = useTexts();
  return <ClockAlarmRegular role="img" aria-label={t('deals.past')} title={t('deals.past')} />;
}

/** A day of something still open; one that is past says so. */
export function OpenDay({ day, isOpen }: { day: string | null; isOpen: boolean }) {
  const styles = useStyles();
  const { language } = useTexts();
  const isPast = useIsPast()(day) && isOpen;
  if (day === null) return null;
  const words = dayLabel(day, language);
  return (
    <time dateTime={day} className={mergeClasses(styles.mark, isPast && styles.late)}>
      {isPast && <LateMark />}
      {words}
    </time>
  );
}

type Sums = OpportunityBoard['others'][number]['sums'];

/** Sums by currency, never added up; in whole units. */
export function useSumWords(): (sums: Sums, which?: 'amount' | 'weighted') => string {
  const { wholeMoney } = useFormats();
  return (sums, which = 'amount') => sums.map(sum => wholeMoney(sum[which], sum.currency)).join(' + ');
}
