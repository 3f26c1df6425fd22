import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ShieldErrorRegular } from '@fluentui/react-icons/svg/shield-error';
import { useEffect, useRef } from 'react';
import type { ReviewItem } from '../../../service/filing/filing.schema';
import { WarningMark } from '../../../ui/filing/WarningMark';
import { useTexts } from '../../../ui/texts/texts';
import { onForcedColors, onPhone } from '../../../ui/theme/layout';
import { meaning } from '../../../ui/theme/meaning';
import { DateText } from '../../../ui/useFormats';
import { isSuspicious } from './queue';

const useStyles = makeStyles({
  list: { overflowY: 'auto', minHeight: 0, flex: 1 },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalS,
    alignContent: 'center',
    alignItems: 'baseline',
    width: '100%',
    height: '40px',
    padding: `0 ${tokens.spacingHorizontalM}`,
    border: 'none',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outlineOffset: '-2px' },
    [onPhone]: { height: '56px' },
  },
  selected: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}`,
    [onForcedColors]: { outline: '2px solid Highlight', outlineOffset: '-2px' },
  },
  leaving: {
    opacity: 0,
    transform: 'translateX(24px)',
    transitionProperty: 'opacity, transform',
    transitionDuration: tokens.durationFast,
    transitionTimingFunction: tokens.curveAccelerateMid,
    '@media (prefers-reduced-motion: reduce)': { transform: 'none' },
  },
  cut: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0 },
  name: {
    fontWeight: tokens.fontWeightSemibold,
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    // Two lines in a row of 40 pixels, with air above and below.
    lineHeight: '18px',
  },
  risk: { color: meaning.tpRiskText, display: 'inline-flex', flexShrink: 0, fontSize: tokens.fontSizeBase400 },
  quiet: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  subject: { gridColumn: '1 / -1', lineHeight: '16px' },
});

interface Props {
  items: readonly ReviewItem[];
  leaving: ReadonlySet<number>;
  selectedId: number | null;
  onSelect(item: ReviewItem): void;
}

/** The mails that wait: who and when, and what about. */
export function ReviewRows({ items, leaving, selectedId, onSelect }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <ol className={styles.list} aria-label={t('review.title')}>
      {items.map(item => (
        <li key={item.messageId}>
          <Row
            item={item}
            isSelected={item.messageId === selectedId}
            isLeaving={leaving.has(item.messageId)}
            onSelect={() => onSelect(item)}
          />
        </li>
      ))}
    </ol>
  );
}

interface RowProps {
  item: ReviewItem;
  isSelected: boolean;
  isLeaving: boolean;
  onSelect(): void;
}

function Row({ item, isSelected, isLeaving, onSelect }: RowProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const element = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isSelected) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isSelected]);
  return (
    <button
      ref={element}
      type="button"
      tabIndex={isSelected ? 0 : -1}
      aria-current={isSelected || undefined}
      disabled={isLeaving}
      className={mergeClasses(styles.row, isSelected && styles.selected, isLeaving && styles.leaving)}
      onClick={onSelect}
    >
      <span className={mergeClasses(styles.cut, styles.name)}>
        {isSuspicious(item) && (
          <span className={styles.risk} role="img" aria-label={t('review.suspicious')} title={t('review.suspicious')}>
            <ShieldErrorRegular />
          </span>
        )}
        {item.warning && !isSuspicious(item) && <WarningMark severity={item.warning} />}
        <span className={styles.cut}>{item.fromName || item.fromAddress}</span>
      </span>
      <DateText at={item.sentAt} className={styles.quiet} />
      <span className={mergeClasses(styles.cut, styles.quiet, styles.subject)}>
        {item.subject || t('mail.noSubject')}
      </span>
    </button>
  );
}
