import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ShieldErrorRegular } from '@fluentui/react-icons/svg/shield-error';
import { useTexts } from '../texts/texts';
import { meaning } from '../theme/meaning';

const useStyles = makeStyles({
  mark: {
    display: 'inline-flex',
    flexShrink: 0,
    fontSize: tokens.fontSizeBase400,
    color: tokens.colorNeutralForeground3,
  },
  high: { color: meaning.tpRiskText },
});

/** In a list: the mail has an open warning. */
export function WarningMark({ severity }: { severity: string }) {
  const styles = useStyles();
  const { t } = useTexts();
  const isHigh = severity === 'high';
  const word = t(isHigh ? 'warnings.mark_high' : 'warnings.mark_notice');
  return (
    <span className={mergeClasses(styles.mark, isHigh && styles.high)} role="img" aria-label={word} title={word}>
      <ShieldErrorRegular />
    </span>
  );
}
