import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect } from 'react';
import type { OpportunityReply } from '../../../service/leads/opportunity.schema';
import { opportunityApi } from '../../../ui/leads/opportunityApi';
import { ChangedBar } from '../../../ui/live/ChangedBar';
import { useFresh } from '../../../ui/live/useLive';
import { Card, PageScroll } from '../../../ui/Page';
import { setQuery, useRoute } from '../../../ui/router';
import { StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { onNarrow } from '../../../ui/theme/layout';
import type { Loaded } from '../../../ui/useLoad';
import { useLoad } from '../../../ui/useLoad';
import { noteOpened } from '../../opened';
import { ActivityCard } from '../activities/ActivityCard';
import { Comments } from '../activities/Comments';
import { Tasks } from '../tasks/Tasks';
import { AskedCard } from './AskedCard';
import { Competitors } from './Competitors';
import { DealFacts } from './DealFacts';
import { DealHead } from './DealHead';
import { DealHistory } from './DealHistory';
import { DealMail } from './DealMail';
import { EditDeal } from './EditDeal';
import { Stakeholders } from './Stakeholders';
import { Team } from './Team';

const useStyles = makeStyles({
  body: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(320px, 2fr)',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
    [onNarrow]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  side: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
});

/** One opportunity: where it stands, what is asked for, who decides, who else offers, and all that was said about it. */
export default function OpportunityPage() {
  const { params } = useRoute();
  const id = Number(params.id);
  const load = useLoad(Number.isInteger(id) ? `deal:${id}` : null, signal => opportunityApi.one(id, signal));
  return <StateView load={load}>{deal => <Shown key={deal.id} deal={deal} load={load} />}</StateView>;
}

function Shown({ deal, load }: { deal: OpportunityReply; load: Loaded<OpportunityReply> }) {
  const styles = useStyles();
  const { query } = useRoute();
  const { id, number, title } = deal;
  useEffect(() => {
    noteOpened({ kind: 'opportunity', title: `${number} ${title}`, address: `/opportunities/${id}` });
  }, [id, number, title]);
  const fresh = useFresh(
    event => event.type === 'again' || (event.type === 'deals' && event.ids.includes(id)),
    load.reload,
    () => document.querySelector('[role="dialog"]') !== null,
  );
  const put = (next: OpportunityReply) => load.setData(() => next);
  const part = { deal, onChanged: put, onStale: load.reload };
  const isEditing = query.get('open') === 'edit' && deal.mayChange;
  return (
    <>
      <DealHead {...part} />
      <ChangedBar fresh={fresh} />
      <PageScroll>
        <div className={styles.body}>
          <div className={styles.side}>
            <DealFacts deal={deal} />
            <AskedCard deal={deal} />
            <DealMail deal={deal} />
            <ActivityCard
              about={{ company: deal.company.isOpen ? deal.company : null, record: deal }}
              mayWrite={deal.mayChange}
            />
            <TaskCard deal={deal} />
          </div>
          <div className={styles.side}>
            <Team {...part} />
            <Stakeholders {...part} />
            <Competitors {...part} />
            <Comments about={{ recordId: deal.id }} />
            <DealHistory deal={deal} />
          </div>
        </div>
      </PageScroll>
      {isEditing && (
        <EditDeal
          deal={deal}
          onClose={() => setQuery({ open: null })}
          onStale={load.reload}
          onSaved={next => {
            put(next);
            setQuery({ open: null });
          }}
        />
      )}
    </>
  );
}

function TaskCard({ deal }: { deal: OpportunityReply }) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <Card label={t('deals.tasks')}>
      <h2 className={styles.title}>{t('deals.tasks')}</h2>
      <Tasks view="record" company={deal.company} record={deal} />
    </Card>
  );
}
