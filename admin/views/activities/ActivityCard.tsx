import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useCallback, useState } from 'react';
import type { ActivityReply } from '../../../service/activities/activities.schema';
import { activitiesApi } from '../../../ui/activities/activitiesApi';
import { useDictionary } from '../../../ui/companies/useDictionary';
import { Card } from '../../../ui/Page';
import { StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { meaning } from '../../../ui/theme/meaning';
import { DateText } from '../../../ui/useFormats';
import { useMore } from '../../../ui/useMore';
import { ActivityButtons } from './ActivityButtons';
import { ActivitySheet } from './ActivitySheet';
import type { ActivityStart } from './activityWords';
import { kindIcons } from './activityWords';

const useStyles = makeStyles({
  title: {
    margin: `0 0 ${tokens.spacingVerticalS}`,
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: { listStyleType: 'none', margin: `${tokens.spacingVerticalS} 0 0`, padding: 0 },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    minHeight: '36px',
  },
  icon: { display: 'inline-flex', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase400 },
  subject: {
    flex: '1 1 160px',
    justifyContent: 'flex-start',
    minWidth: 0,
    paddingLeft: 0,
    textAlign: 'start',
    overflowWrap: 'anywhere',
  },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  off: { textDecorationLine: 'line-through' },
  late: { color: meaning.tpOverdueText },
  none: { color: tokens.colorNeutralForeground3, margin: `${tokens.spacingVerticalS} 0 0` },
});

interface Props {
  about: Pick<ActivityStart, 'company' | 'record' | 'lead'>;
  mayWrite: boolean;
}

/** Calls, meetings, visits and notes about a lead or an opportunity, the latest first. */
export function ActivityCard({ about, mayWrite }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const [opened, setOpened] = useState<ActivityReply | null>(null);
  const [leadId, recordId] = [about.lead?.id, about.record?.id];
  const loadPage = useCallback(
    async (cursor: string | null, signal: AbortSignal | undefined) => {
      const of = leadId ? { leadId } : { recordId };
      const page = await activitiesApi.list({ ...of, cursor: cursor ?? undefined }, signal);
      return { items: page.activities, nextCursor: page.nextCursor };
    },
    [leadId, recordId],
  );
  const pages = useMore<ActivityReply>(`activities:${leadId ?? ''}:${recordId ?? ''}`, loadPage);
  return (
    <Card label={t('activity.title')}>
      <h2 className={styles.title}>{t('activity.title')}</h2>
      {mayWrite && <ActivityButtons about={about} onChanged={pages.reload} />}
      <StateView
        load={pages}
        empty={data => (data.items.length === 0 ? <p className={styles.none}>{t('activity.none')}</p> : null)}
      >
        {data => (
          <>
            <ul className={styles.list}>
              {data.items.map(one => (
                <Line key={one.id} activity={one} onOpen={() => setOpened(one)} />
              ))}
            </ul>
            {pages.hasMore && (
              <Button size="small" disabledFocusable={pages.isLoadingMore} onClick={pages.loadMore}>
                {t('activity.more')}
              </Button>
            )}
          </>
        )}
      </StateView>
      {opened && <ActivitySheet of={opened} onClose={() => setOpened(null)} onChanged={pages.reload} />}
    </Card>
  );
}

function Line({ activity, onOpen }: { activity: ActivityReply; onOpen(): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { kind, subject, startAt, owner, state, isLate } = activity;
  const words = useStateWords();
  return (
    <li className={styles.line}>
      <span className={styles.icon} title={t(`activity.kind_${kind}`)} aria-hidden="true">
        {kindIcons[kind]}
      </span>
      <Button
        appearance="transparent"
        className={mergeClasses(styles.subject, state === 'cancelled' && styles.off)}
        onClick={onOpen}
      >
        {t(`activity.kind_${kind}`)} · {subject}
      </Button>
      <span className={mergeClasses(styles.quiet, isLate && styles.late)}>{words(activity)}</span>
      <span className={styles.quiet}>{owner.name}</span>
      <DateText at={startAt} className={styles.quiet} />
    </li>
  );
}

/** How it stands, in a word: its outcome where it has one. */
export function useStateWords(): (activity: ActivityReply) => string {
  const { t } = useTexts();
  const dictionary = useDictionary();
  return ({ state, kind, outcome, isLate }) => {
    if (isLate) return t('activity.late');
    if (outcome) return dictionary.name('activity_outcome', outcome);
    return kind === 'note' ? '' : t(`activity.state_${state}`);
  };
}
