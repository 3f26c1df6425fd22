import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ClockAlarmRegular } from '@fluentui/react-icons/svg/clock-alarm';
import type { LeadLine } from '../../service/leads/leads.schema';
import { useTexts } from '../texts/texts';
import { onForcedColors } from '../theme/layout';
import { meaning } from '../theme/meaning';
import { useFormats, useNow } from '../useFormats';

const useStyles = makeStyles({
  mark: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXXS, whiteSpace: 'nowrap' },
  late: { color: meaning.tpOverdueText },
  soon: { color: meaning.tpWarningText },
  quiet: { color: tokens.colorNeutralForeground3 },
  check: {
    padding: `0 ${tokens.spacingHorizontalXS}`,
    borderRadius: tokens.borderRadiusSmall,
    color: meaning.tpReviewText,
    backgroundColor: meaning.tpReviewBack,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    whiteSpace: 'nowrap',
    [onForcedColors]: { outline: '1px solid CanvasText' },
  },
});

const MINUTE = 60_000;
const SOON = 2 * 60;

/** Minutes as people say them. */
export function useDuration(): (minutes: number) => string {
  const { t } = useTexts();
  return minutes => {
    const whole = Math.max(0, Math.round(minutes));
    if (whole < 60) return t('leads.minutes', { n: whole });
    if (whole >= 48 * 60) return t('leads.days', { n: Math.floor(whole / 1440) });
    const [h, m] = [Math.floor(whole / 60), whole % 60];
    return m === 0 ? t('leads.hours', { n: h }) : t('leads.hoursMinutes', { h, m });
  };
}

type Clocked = Pick<LeadLine, 'answerDueAt' | 'answeredAt' | 'returnsAt'>;

/** How long there is until the first answer is due; nothing where it was sent or none is due. */
export function AnswerClock({ lead }: { lead: Clocked }) {
  const styles = useStyles();
  const { t } = useTexts();
  const now = useNow();
  const { full } = useFormats();
  const duration = useDuration();
  if (lead.answerDueAt === null) return null;
  const left = (Date.parse(lead.answerDueAt) - now.getTime()) / MINUTE;
  const title = t('leads.answerBy', { at: full(lead.answerDueAt) });
  if (left < 0)
    return (
      <span className={mergeClasses(styles.mark, styles.late)} title={title}>
        <ClockAlarmRegular aria-hidden="true" />
        {t('leads.answerLate')}
      </span>
    );
  return (
    <span className={mergeClasses(styles.mark, left < SOON ? styles.soon : styles.quiet)} title={title}>
      {t('leads.answerLeft', { time: duration(left) })}
    </span>
  );
}

/** When it returns to the pool, in the last days. */
export function ReturnClock({ lead }: { lead: Clocked }) {
  const styles = useStyles();
  const { t } = useTexts();
  const now = useNow();
  if (lead.returnsAt === null) return null;
  const days = Math.floor((Date.parse(lead.returnsAt) - now.getTime()) / (1440 * MINUTE));
  if (days > 7) return null;
  const words = days < 1 ? t('leads.returnsToday') : t('leads.returnsIn', { n: days });
  return <span className={mergeClasses(styles.mark, days < 3 ? styles.soon : styles.quiet)}>{words}</span>;
}

/** Recognised in doubt: a person is to say yes or no. */
export function CheckMark() {
  const styles = useStyles();
  const { t } = useTexts();
  return <span className={styles.check}>{t('leads.toCheck')}</span>;
}

type Item = NonNullable<LeadLine['firstItem']>;

/** "5,000 - 8,000 pcs" */
export function useQuantity(): (item: Item) => string {
  const { count } = useFormats();
  return ({ quantity, quantityMax, unit }) => {
    if (quantity === null) return '';
    const range = quantityMax === null ? count(quantity) : `${count(quantity)}-${count(quantityMax)}`;
    return unit ? `${range} ${unit}` : range;
  };
}

/** "USD 3.80 / pcs" */
export function priceOf({ targetPrice, currency, unit }: Item): string {
  if (targetPrice === null) return '';
  const digits = targetPrice >= 100 ? 2 : 4;
  const price = targetPrice.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: digits });
  return `${currency ?? ''} ${price}${unit ? ` / ${unit}` : ''}`.trim();
}

/** What is asked for in a line. */
export function useAskedLine(): (lead: Pick<LeadLine, 'firstItem' | 'itemCount' | 'title'>) => string {
  const { t } = useTexts();
  const quantity = useQuantity();
  return ({ firstItem, itemCount, title }) => {
    if (!firstItem) return title;
    const line = [firstItem.product, quantity(firstItem)].filter(Boolean).join(' ');
    return itemCount > 1 ? `${line} ${t('leads.moreItems', { n: itemCount })}` : line;
  };
}

/** The firm, else the person, else the address. */
export function partyOf(lead: Pick<LeadLine, 'companyName' | 'contactName' | 'email' | 'number'>): string {
  return lead.companyName || lead.contactName || lead.email || lead.number;
}

/** The sentence of a code that has one. */
export function useLeadWord(): (kind: 'stage' | 'source' | 'reason' | 'score' | 'same', code: string) => string {
  const { find } = useTexts();
  return (kind, code) => find('leads', `${kind}_${code}`) ?? code;
}
