import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { EyeRegular } from '@fluentui/react-icons/svg/eye';
import { PenRegular } from '@fluentui/react-icons/svg/pen';
import type { PresenceReply } from '../../service/teamwork/live.schema';
import { useTexts } from '../texts/texts';
import { meaning } from '../theme/meaning';
import { useNow } from '../useFormats';

const useStyles = makeStyles({
  mark: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    color: tokens.colorNeutralForeground3,
    whiteSpace: 'nowrap',
    minWidth: 0,
  },
  answering: {
    padding: `0 ${tokens.spacingHorizontalXS}`,
    borderRadius: tokens.borderRadiusMedium,
    color: meaning.tpWarningText,
    backgroundColor: meaning.tpWarningBack,
  },
});

/** "Li is answering (2 min)", or who has it open. Nothing where nobody is there. */
export function PresenceMark({ people, isShort }: { people: readonly PresenceReply[]; isShort?: boolean }) {
  const styles = useStyles();
  const { t } = useTexts();
  const now = useNow();
  const answering = people.filter(one => one.isAnswering);
  const shown = answering.length > 0 ? answering : people;
  const [first] = shown;
  if (!first) return null;
  const names = shown.map(one => one.name).join(', ');
  const minutes = Math.max(0, Math.floor((now.getTime() - Date.parse(first.since)) / 60_000));
  const since = minutes > 0 ? t('teamwork.sinceMinutes', { n: minutes }) : '';
  const sentence = t(answering.length > 0 ? 'teamwork.isAnswering' : 'teamwork.hasOpen', { names });
  return (
    <span
      className={mergeClasses(styles.mark, answering.length > 0 && styles.answering)}
      role="status"
      title={`${sentence} ${since}`}
    >
      {answering.length > 0 ? <PenRegular aria-hidden="true" /> : <EyeRegular aria-hidden="true" />}
      {isShort ? names : `${sentence} ${since}`}
    </span>
  );
}
