import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { AttachRegular } from '@fluentui/react-icons/svg/attach';
import { WarningMark } from '../../../ui/filing/WarningMark';
import { PageLink } from '../../../ui/router';
import { useTexts } from '../../../ui/texts/texts';
import { onForcedColors, onPhone } from '../../../ui/theme/layout';
import { meaning } from '../../../ui/theme/meaning';
import { DateText } from '../../../ui/useFormats';
import { FiledUnder } from '../mail/columns';
import { Found } from './Found';
import type { Hit } from './useSearch';

const useStyles = makeStyles({
  row: {
    display: 'block',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    ':hover': { backgroundColor: meaning.tpRowHover },
  },
  active: {
    backgroundColor: meaning.tpRowChosen,
    boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}`,
    [onForcedColors]: { outline: '2px solid Highlight', outlineOffset: '-2px' },
  },
  line: {
    display: 'flex',
    alignItems: 'baseline',
    gap: tokens.spacingHorizontalM,
    minWidth: 0,
    [onPhone]: { flexWrap: 'wrap', rowGap: 0 },
  },
  from: {
    width: '180px',
    flexShrink: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    [onPhone]: { width: 'auto', flex: 1, minWidth: 0 },
  },
  subject: {
    flex: 1,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontWeight: tokens.fontWeightSemibold,
    // A line of its own, where half a subject says nothing.
    [onPhone]: { order: 1, flexBasis: '100%' },
  },
  date: { flexShrink: 0, color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums' },
  excerpt: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  small: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
  },
  facts: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, minWidth: 0 },
});

interface Props {
  hit: Hit;
  index: number;
  isActive: boolean;
  onActivate(): void;
}

/** One mail that was found: whom from, subject, date; where what was found stands; where it is filed and which mailbox has it. */
export function HitRow({ hit, index, isActive, onActivate }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const { line } = hit;
  return (
    <PageLink
      to={addressOf(hit)}
      className={mergeClasses(styles.row, isActive && styles.active)}
      data-hit={index}
      aria-current={isActive || undefined}
      onFocus={onActivate}
    >
      <span className={styles.line}>
        <span className={styles.from} title={line.fromAddress}>
          <Found text={hit.from} />
        </span>
        {line.warning && <WarningMark severity={line.warning} />}
        <span className={styles.subject}>{hit.subject ? <Found text={hit.subject} /> : t('search.noSubject')}</span>
        <DateText at={line.sentAt} className={styles.date} />
      </span>
      <span className={styles.excerpt}>
        <Found text={hit.excerpt} />
      </span>
      {hit.attachments.map(one => (
        <span key={one.id} className={mergeClasses(styles.small, styles.facts)}>
          <span>
            <AttachRegular aria-hidden="true" />{' '}
            {one.excerpt === null ? <Found text={one.name} /> : t('search.inAttachment', { name: plain(one.name) })}
          </span>
          {one.excerpt !== null && (
            <span>
              <Found text={one.excerpt} />
            </span>
          )}
        </span>
      ))}
      <span className={mergeClasses(styles.small, styles.facts)}>
        <FiledUnder message={line} />
        {hit.mailboxes.length > 0 && <span>{hit.mailboxes.join(', ')}</span>}
      </span>
    </PageLink>
  );
}

const plain = (text: string) => text.replace(/[\u0002\u0003]/g, '');

export const addressOf = ({ line }: Hit) => `/mail/${line.conversationId}?message=${line.id}`;
