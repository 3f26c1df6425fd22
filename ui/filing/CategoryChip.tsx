import { makeStyles, tokens } from '@fluentui/react-components';
import { TagRegular } from '@fluentui/react-icons/svg/tag';
import { useDictionary } from '../companies/useDictionary';
import { onForcedColors } from '../theme/layout';

const useStyles = makeStyles({
  chip: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXXS,
    flexShrink: 0,
    maxWidth: '120px',
    padding: `0 ${tokens.spacingHorizontalXS}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    [onForcedColors]: { outline: '1px solid CanvasText' },
  },
  word: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
});

/** The category of a mail, in a list. */
export function CategoryChip({ category }: { category: string }) {
  const styles = useStyles();
  const word = useDictionary().name('mail_category', category);
  return (
    <span className={styles.chip} title={word}>
      <TagRegular aria-hidden="true" />
      <span className={styles.word}>{word}</span>
    </span>
  );
}
