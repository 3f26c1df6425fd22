import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowReplyRegular } from '@fluentui/react-icons/svg/arrow-reply';
import { BuildingBankRegular } from '@fluentui/react-icons/svg/building-bank';
import { BuildingFactoryRegular } from '@fluentui/react-icons/svg/building-factory';
import { HourglassRegular } from '@fluentui/react-icons/svg/hourglass';
import { VehicleShipRegular } from '@fluentui/react-icons/svg/vehicle-ship';
import type { PaneConversation, PaneWaitingOn } from '../../service/sidebar/sidebar.schema';
import type { TextsState } from '../../ui/texts/texts';
import { useTexts } from '../../ui/texts/texts';
import { useFormats } from '../../ui/useFormats';

const useStyles = makeStyles({
  mark: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    marginInlineStart: 'auto',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    whiteSpace: 'nowrap',
  },
  ours: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
});

const icons: Partial<Record<PaneWaitingOn, typeof HourglassRegular>> = {
  us: ArrowReplyRegular,
  factory: BuildingFactoryRegular,
  forwarder: VehicleShipRegular,
  bank: BuildingBankRegular,
};

/** Minutes as people say them. */
function spanText(minutes: number, t: TextsState['t']): string {
  if (minutes < 90) return t('pane.minutes', { n: minutes });
  if (minutes < 48 * 60) return t('pane.hours', { n: Math.round(minutes / 60) });
  return t('pane.days', { n: Math.round(minutes / 1440) });
}

/** Whose turn it is; how long it has been theirs stands in the title and for screen readers. */
export function WaitingOn({ conversation }: { conversation: PaneConversation }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { now } = useFormats();
  const { waitingOn, since } = conversation;
  if (!waitingOn) return null;
  const Icon = icons[waitingOn] ?? HourglassRegular;
  const state = t(`pane.waiting_${waitingOn}`);
  const minutes = since ? Math.max(0, Math.floor((now.getTime() - Date.parse(since)) / 60_000)) : null;
  const title = minutes === null ? state : t('pane.waited', { state, time: spanText(minutes, t) });
  return (
    <span className={mergeClasses(styles.mark, waitingOn === 'us' && styles.ours)} title={title}>
      <Icon aria-hidden="true" />
      {state}
    </span>
  );
}
