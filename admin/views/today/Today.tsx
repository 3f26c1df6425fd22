import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { TodayReply } from '../../../service/reports/today.schema';
import { api } from '../../../ui/api';
import { PageHead, PageScroll } from '../../../ui/Page';
import { linkTo, setQuery, useRoute } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { StateView } from '../../../ui/StateView';
import { Tabs } from '../../../ui/Tabs';
import { useTexts } from '../../../ui/texts/texts';
import { onNarrow } from '../../../ui/theme/layout';
import { useFormats } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';
import { setReviewCount } from '../../shell/reviewCount';
import { DayChart } from './DayChart';
import { FeedCard } from './FeedCard';
import { Tiles } from './Tiles';
import { TodaySkeleton } from './TodaySkeleton';
import { useFeed } from './useFeed';
import { Waiting } from './Waiting';
import { WaitingRequests } from './WaitingRequests';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
    [onNarrow]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0 },
  updated: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

export type TodayScope = 'mine' | 'all';

/** The first page: what came in, where it went, and what waits. */
export default function Today() {
  const styles = useStyles();
  const { t } = useTexts();
  const formats = useFormats();
  const { query } = useRoute();
  const scope: TodayScope = query.get('scope') === 'mine' ? 'mine' : 'all';
  const load = useLoad(`today ${scope}`, async signal => {
    const reply = await api.today(scope, signal);
    setReviewCount(reply.reviewTotal);
    return reply;
  });
  return (
    <>
      <PageHead
        title={t('today.heading', { date: formats.heading(formats.now) })}
        tools={
          <>
            {load.loadedAt && (
              <span className={styles.updated}>{t('today.updated', { time: formats.clock(load.loadedAt) })}</span>
            )}
            <Button size="small" as="a" {...linkTo('/digest')}>
              {t('digest.title')}
            </Button>
            <Button size="small" as="a" {...linkTo('/my-day')}>
              {t('myDay.title')}
            </Button>
            <ScopeTabs scope={scope} />
          </>
        }
      />
      <PageScroll>
        <WaitingRequests />
        <StateView load={load} skeleton={<TodaySkeleton />}>
          {today => <TodayContent key={scope} today={today} scope={scope} onQuiet={load.reload} />}
        </StateView>
      </PageScroll>
    </>
  );
}

function ScopeTabs({ scope }: { scope: TodayScope }) {
  const { t } = useTexts();
  return (
    <Tabs
      label={t('today.scope')}
      value={scope}
      items={[
        { value: 'mine', word: t('common.mine'), hint: t('today.scopeMineHint') },
        { value: 'all', word: t('common.all') },
      ]}
      onChange={value => setQuery({ scope: value === 'mine' ? 'mine' : null }, { replace: true })}
    />
  );
}

function TodayContent({ today, scope, onQuiet }: { today: TodayReply; scope: TodayScope; onQuiet(): void }) {
  const styles = useStyles();
  const { can } = useSession();
  const feed = useFeed(today.feed, scope, onQuiet);
  return (
    <div className={styles.column}>
      <Tiles today={today} scope={scope} />
      <div className={styles.columns}>
        <div className={styles.column}>
          {can('mail.file') && <Waiting total={today.reviewTotal} />}
          <DayChart days={today.days} />
        </div>
        <FeedCard feed={feed} />
      </div>
    </div>
  );
}
