import { makeStyles, tokens } from '@fluentui/react-components';
import type { OpportunityReply } from '../../../service/leads/opportunity.schema';
import { opportunityApi } from '../../../ui/leads/opportunityApi';
import { ChangedBar } from '../../../ui/live/ChangedBar';
import { Card, PageScroll } from '../../../ui/Page';
import { useRoute } from '../../../ui/router';
import { StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import type { Loaded } from '../../../ui/useLoad';
import { useLoad } from '../../../ui/useLoad';
import { useOpenedPage } from '../../useOpenedPage';
import { ActivityCard } from '../activities/ActivityCard';
import { Comments } from '../activities/Comments';
import { useEditSheet, useNumberedStyles } from '../leads/numberedPage';
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
  const styles = useNumberedStyles();
  const { id, number, title } = deal;
  const fresh = useOpenedPage(
    { kind: 'opportunity', title: `${number} ${title}`, address: `/opportunities/${id}` },
    event => event.type === 'deals' && event.ids.includes(id),
    load.reload,
  );
  const put = (next: OpportunityReply) => load.setData(() => next);
  const part = { deal, onChanged: put, onStale: load.reload };
  const sheet = useEditSheet(load, deal.mayChange);
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
      {sheet && <EditDeal deal={deal} {...sheet} />}
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
