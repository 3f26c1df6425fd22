import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowStepInRegular } from '@fluentui/react-icons/svg/arrow-step-in';
import { BeachRegular } from '@fluentui/react-icons/svg/beach';
import { ClockAlarmRegular } from '@fluentui/react-icons/svg/clock-alarm';
import { FoodCakeRegular } from '@fluentui/react-icons/svg/food-cake';
import { TaskListLtrRegular } from '@fluentui/react-icons/svg/task-list-ltr';
import type { ReactElement } from 'react';
import type { ActivityReply } from '../../../service/activities/activities.schema';
import { PageLink } from '../../../ui/router';
import { useTexts } from '../../../ui/texts/texts';
import { onForcedColors, onPhone } from '../../../ui/theme/layout';
import { meaning } from '../../../ui/theme/meaning';
import { kindIcons } from '../activities/activityWords';
import type { Entry } from './entries';

const useStyles = makeStyles({
  chip: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    width: '100%',
    minWidth: 0,
    minHeight: '24px',
    [onPhone]: { minHeight: '44px' },
    padding: `0 ${tokens.spacingHorizontalXS}`,
    border: 'none',
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    textAlign: 'start',
    textDecorationLine: 'none',
  },
  press: { cursor: 'pointer', ':hover': { backgroundColor: meaning.tpRowHover } },
  activity: {
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    ':hover': { backgroundColor: tokens.colorBrandBackground2Hover },
    [onForcedColors]: { border: '1px solid ButtonText' },
  },
  done: { backgroundColor: tokens.colorNeutralBackground3, color: tokens.colorNeutralForeground2 },
  late: { color: meaning.tpOverdueText, backgroundColor: tokens.colorNeutralBackground3 },
  wide: { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, minHeight: '36px' },
  icon: { display: 'inline-flex', flexShrink: 0, fontSize: tokens.fontSizeBase400 },
  text: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0 },
  time: { flexShrink: 0, fontVariantNumeric: 'tabular-nums' },
  more: {
    color: tokens.colorNeutralForeground3,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    minWidth: 0,
  },
});

const icons: Readonly<Record<Exclude<Entry['kind'], 'activity'>, ReactElement>> = {
  task: <TaskListLtrRegular />,
  lead: <ArrowStepInRegular />,
  opportunity: <ArrowStepInRegular />,
  birthday: <FoodCakeRegular />,
  absence: <BeachRegular />,
};

interface Props {
  entry: Entry;
  /** A line of an agenda: with more words. */
  isWide?: boolean;
  onOpen(activity: ActivityReply): void;
}

/** One entry of a day: an activity opens its sheet, everything else its page. */
export function EntryChip({ entry, isWide = false, onOpen }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const words = useEntryWords();
  const own = mergeClasses(styles.chip, isWide && styles.wide);
  if (entry.kind === 'activity') {
    const { activity, time } = entry;
    const { kind, state, isLate, company } = activity;
    return (
      <button
        type="button"
        className={mergeClasses(
          own,
          styles.press,
          styles.activity,
          state === 'done' && styles.done,
          isLate && styles.late,
        )}
        title={[words(entry), isLate && t('activity.late')].filter(Boolean).join(' · ')}
        onClick={event => {
          event.stopPropagation();
          onOpen(activity);
        }}
      >
        <span className={styles.icon} role="img" aria-label={t(`activity.kind_${kind}`)}>
          {kindIcons[kind]}
        </span>
        {time && (
          <span className={styles.time}>{isWide && activity.minutes > 0 ? `${time}–${activity.endTime}` : time}</span>
        )}
        <span className={styles.text}>{entry.title}</span>
        {isWide && company && <span className={styles.more}>{company.name}</span>}
        {isWide && activity.place && <span className={styles.more}>{activity.place}</span>}
        {isLate && isWide && <span className={styles.text}>· {t('activity.late')}</span>}
        {isLate && !isWide && (
          <span className={styles.icon} role="img" aria-label={t('activity.late')}>
            <ClockAlarmRegular />
          </span>
        )}
      </button>
    );
  }
  const inside = (
    <>
      <span className={styles.icon} aria-hidden="true">
        {icons[entry.kind]}
      </span>
      <span className={styles.text}>{words(entry)}</span>
      {isWide && entry.more && <span className={styles.more}>{entry.more}</span>}
    </>
  );
  if (entry.to === null)
    return (
      <span className={own} title={words(entry)}>
        {inside}
      </span>
    );
  return (
    <PageLink to={entry.to} className={mergeClasses(own, styles.press)} title={`${words(entry)} ${entry.more}`.trim()}>
      {inside}
    </PageLink>
  );
}

/** An entry in words, as it is read out and shown on hover. */
export function useEntryWords(): (entry: Entry) => string {
  const { t } = useTexts();
  return entry => {
    switch (entry.kind) {
      case 'activity':
        return [entry.time, t(`activity.kind_${entry.activity.kind}`), entry.title, entry.activity.company?.name]
          .filter(Boolean)
          .join(' ');
      case 'task':
        return `${t('calendar.task')} · ${entry.title}`;
      case 'lead':
      case 'opportunity':
        return `${t('calendar.step')} · ${entry.title}`;
      case 'birthday':
        return t('calendar.birthday', { name: entry.title });
      case 'absence':
        return t('calendar.away', { name: entry.title });
    }
  };
}
