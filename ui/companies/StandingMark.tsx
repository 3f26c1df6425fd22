import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ProhibitedRegular } from '@fluentui/react-icons/svg/prohibited';
import { useTexts } from '../texts/texts';
import { onForcedColors } from '../theme/layout';
import { meaning } from '../theme/meaning';

const useStyles = makeStyles({
  mark: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXXS,
    flexShrink: 0,
    padding: `0 ${tokens.spacingHorizontalXS}`,
    borderRadius: tokens.borderRadiusSmall,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightRegular,
    whiteSpace: 'nowrap',
  },
  barred: {
    color: meaning.tpRiskText,
    backgroundColor: meaning.tpRiskBack,
    border: '1px solid transparent',
    [onForcedColors]: { border: '2px solid' },
  },
});

/** What a company's level makes of it: new, a customer already, barred. The last is red, with an icon and the word. */
export function StandingMark({ standing }: { standing: 'new' | 'old' | 'barred' }) {
  const styles = useStyles();
  const { t } = useTexts();
  const isBarred = standing === 'barred';
  return (
    <span className={mergeClasses(styles.mark, isBarred && styles.barred)}>
      {isBarred && <ProhibitedRegular aria-hidden="true" />}
      {t(`profile.standing_${standing}`)}
    </span>
  );
}
