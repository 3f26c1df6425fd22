import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';
import type { LeadReply } from '../../../service/leads/leads.schema';
import { EvidenceProvider } from '../../../ui/filing/EvidenceContext';
import { leadsApi } from '../../../ui/leads/leadsApi';
import { ChangedBar } from '../../../ui/live/ChangedBar';
import { Card, PageScroll } from '../../../ui/Page';
import { setQuery, useRoute } from '../../../ui/router';
import { StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import type { Loaded } from '../../../ui/useLoad';
import { useLoad } from '../../../ui/useLoad';
import { useOpenedPage } from '../../useOpenedPage';
import { Tasks } from '../tasks/Tasks';
import { ActivityCard } from '../activities/ActivityCard';
import { HistoryCard, NextCard, ScoreCard, SimilarCard, WhyCard } from './Around';
import { EditLead } from './EditLead';
import { Facts } from './Facts';
import { InquiryText, Letters } from './InquiryText';
import { LeadHead } from './LeadHead';
import { partyOf } from '../../../ui/leads/leadWords';
import { useEditSheet, useNumberedStyles } from './numberedPage';
import { receiptsOf } from './receipts';

const useStyles = makeStyles({
  title: {
    margin: `0 0 ${tokens.spacingVerticalS}`,
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  texts: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
});

/** One lead: the mail as it came beside what was read in it, and what can be done. */
export default function LeadPage() {
  const { params } = useRoute();
  const id = Number(params.id);
  const load = useLoad(Number.isInteger(id) ? `lead:${id}` : null, signal => leadsApi.one(id, signal));
  return <StateView load={load}>{lead => <Shown key={lead.id} lead={lead} load={load} />}</StateView>;
}

function Shown({ lead, load }: { lead: LeadReply; load: Loaded<LeadReply> }) {
  const numbered = useNumberedStyles();
  const conversations = lead.letters.map(letter => letter.conversationId);
  const fresh = useOpenedPage(
    { kind: 'lead', title: `${lead.number} ${partyOf(lead)}`, address: `/leads/${lead.id}` },
    event =>
      (event.type === 'leads' && event.ids.includes(lead.id)) ||
      (event.type === 'mail' && event.conversationIds.some(id => conversations.includes(id))),
    load.reload,
  );
  const put = (next: LeadReply) => load.setData(() => next);
  const sheet = useEditSheet(load, lead.acts.includes('change'));
  return (
    <>
      <LeadHead lead={lead} onChanged={put} onReload={load.reload} />
      <ChangedBar fresh={fresh} />
      <PageScroll>
        <EvidenceProvider>
          <div className={numbered.body}>
            <Reading
              lead={lead}
              before={lead.mayWork && lead.acts.includes('change') && <NextCard lead={lead} onSaved={load.reload} />}
              below={
                !lead.isMasked && (
                  <>
                    <ActivityCard about={aboutOf(lead)} mayWrite={lead.mayWork} />
                    <TaskCard lead={lead} />
                    <HistoryCard lead={lead} onSaved={put} />
                  </>
                )
              }
            >
              {!lead.isMasked && <SimilarCard lead={lead} onMerged={load.reload} />}
              <ScoreCard lead={lead} />
            </Reading>
          </div>
        </EvidenceProvider>
      </PageScroll>
      {sheet && <EditLead lead={lead} {...sheet} />}
    </>
  );
}

/** What is to be done about it; what came of a call stands here too. */
function TaskCard({ lead }: { lead: LeadReply }) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <Card label={t('leads.tasks')}>
      <h2 className={styles.title}>{t('leads.tasks')}</h2>
      <Tasks key={lead.version} view="lead" lead={lead} />
    </Card>
  );
}

const aboutOf = ({ id, number, company, companyName, contactName }: LeadReply) => ({
  lead: { id, number, name: companyName || contactName },
  company,
});

interface ReadingProps {
  lead: LeadReply;
  /** Above the letter. */
  before: ReactNode;
  /** Under the letters. */
  below: ReactNode;
  children: ReactNode;
}

/** The letter at the left, what was read in it at the right, with all else under it. */
function Reading({ lead, before, below, children }: ReadingProps) {
  const styles = useStyles();
  const numbered = useNumberedStyles();
  const { t } = useTexts();
  const inquiries = lead.letters.filter(letter => letter.role === 'inquiry');
  const [wantedId, setWantedId] = useState<number | null>(null);
  // The first one: it is what the lead began with.
  const chosenId = inquiries.find(one => one.messageId === wantedId)?.messageId ?? inquiries.at(-1)?.messageId ?? null;
  const load = useLoad(chosenId === null ? null : `inquiry:${chosenId}`, signal =>
    leadsApi.inquiry(chosenId ?? 0, signal),
  );
  const inquiry = chosenId === null ? null : load.data;
  const fields = inquiry?.fields ?? null;
  const receipts = useMemo(() => (fields ? receiptsOf(fields) : []), [fields]);
  return (
    <>
      <div className={styles.texts}>
        {before}
        {chosenId !== null && (
          <Card label={t('leads.original')}>
            <h2 className={styles.title}>{t('leads.original')}</h2>
            <div className={styles.texts}>
              <InquiryText load={load} receipts={receipts} />
            </div>
          </Card>
        )}
        <Card label={t('leads.letters')}>
          <h2 className={styles.title}>{t('leads.letters')}</h2>
          <Letters lead={lead} chosenId={chosenId} onChoose={setWantedId} />
        </Card>
        {below}
      </div>
      <div className={numbered.side}>
        <Facts lead={lead} inquiry={inquiry} receipts={receipts} onEdit={() => setQuery({ open: 'edit' })} />
        {children}
        {inquiry && <WhyCard inquiry={inquiry} />}
      </div>
    </>
  );
}
