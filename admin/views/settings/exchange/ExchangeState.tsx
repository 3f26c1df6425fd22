import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { ClockAlarmRegular } from '@fluentui/react-icons/svg/clock-alarm';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import type { ExchangeMailboxReply } from '../../../../service/intake/exchange/exchange.schema';
import { useTexts } from '../../../../ui/texts/texts';
import { meaning } from '../../../../ui/theme/meaning';

const useStyles = makeStyles({
  state: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    whiteSpace: 'nowrap',
    verticalAlign: 'bottom',
  },
  good: { color: meaning.tpFiledIcon },
  bad: { color: tokens.colorStatusDangerForeground3 },
});

/** How a mailbox stands: an icon and a word, never the colour alone. */
export function ExchangeStateText({ mailbox: { state } }: { mailbox: Pick<ExchangeMailboxReply, 'state'> }) {
  const styles = useStyles();
  const { t } = useTexts();
  const isBad = state === 'incomplete' || state === 'stalled';
  return (
    <span className={mergeClasses(styles.state, isBad && styles.bad)}>
      {state === 'complete' && <CheckmarkCircleRegular className={styles.good} />}
      {state === 'stalled' && <ClockAlarmRegular />}
      {state === 'incomplete' && <WarningRegular />}
      {t(`exchange.state_${state}`)}
    </span>
  );
}
