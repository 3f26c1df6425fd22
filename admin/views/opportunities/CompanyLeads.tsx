import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import type { ReactNode } from 'react';
import { useCallback, useState } from 'react';
import type { LeadLine } from '../../../service/leads/leads.schema';
import type { OpportunityLine } from '../../../service/leads/opportunity.schema';
import { ListCard } from '../../../ui/ListCard';
import { leadsApi } from '../../../ui/leads/leadsApi';
import { CheckMark, partyOf, useLeadWord } from '../../../ui/leads/leadWords';
import { opportunityApi } from '../../../ui/leads/opportunityApi';
import { useLive } from '../../../ui/live/useLive';
import { navigate, PageLink } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { ErrorBar, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { layout, onNarrow, onPhone } from '../../../ui/theme/layout';
import { meaning } from '../../../ui/theme/meaning';
import { DateText } from '../../../ui/useFormats';
import type { LoadedPages } from '../../../ui/useMore';
import { useMore } from '../../../ui/useMore';
import { AttentionMarks } from './Attention';
import { isClosed } from './dealQuery';
import { Amount, OpenDay, StageDays, useDealWord } from './dealWords';
import { NewDeal } from './NewDeal';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
    [onNarrow]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    columnGap: tokens.spacingHorizontalM,
    minHeight: `${layout.rowHeight}px`,
    [onPhone]: { minHeight: '48px' },
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    ':hover': { backgroundColor: meaning.tpRowHover },
    ':focus-visible': { outlineOffset: '-2px' },
  },
  main: { flex: '1 1 180px', minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, whiteSpace: 'nowrap' },
  none: { padding: tokens.spacingHorizontalL, color: tokens.colorNeutralForeground2, margin: 0 },
  more: { padding: tokens.spacingHorizontalS },
});

interface Props {
  company: { id: number; name: string; canEdit: boolean };
  onChanged(): void;
}

/** What a customer asked for before and after he was one: his opportunities and his leads, those that are closed too. */
export function CompanyLeads({ company, onChanged }: Props) {
  const styles = useStyles();
  return (
    <div className={styles.columns}>
      <Deals company={company} onChanged={onChanged} />
      <Leads companyId={company.id} />
    </div>
  );
}

function Deals({ company, onChanged }: Props) {
  const { t } = useTexts();
  const { can } = useSession();
  const [isNew, setNew] = useState(false);
  const companyId = company.id;
  const loadPage = useCallback(
    async (cursor: string | null, signal: AbortSignal | undefined) => {
      const asked = { companyId, state: 'all' as const, cursor: cursor ?? undefined };
      const page = await opportunityApi.list(asked, signal);
      return { items: page.opportunities, nextCursor: page.nextCursor };
    },
    [companyId],
  );
  const pages = useMore<OpportunityLine>(`companyOpportunities:${companyId}`, loadPage);
  useLive(event => event.type === 'deals' || event.type === 'again', pages.reload);
  const mayAdd = can('leads.write') && company.canEdit;
  const add = mayAdd && (
    <Button size="small" icon={<AddRegular />} onClick={() => setNew(true)}>
      {t('deals.new')}
    </Button>
  );
  return (
    <Section
      title={t('digest.companyDeals')}
      none={t('digest.companyDealsNone')}
      action={add}
      pages={pages}
      line={deal => <DealLine key={deal.id} deal={deal} />}
    >
      {isNew && (
        <NewDeal
          company={company}
          onClose={() => setNew(false)}
          onCreated={id => {
            onChanged();
            navigate(`/opportunities/${id}`);
          }}
        />
      )}
    </Section>
  );
}

function Leads({ companyId }: { companyId: number }) {
  const { t } = useTexts();
  const loadPage = useCallback(
    async (cursor: string | null, signal: AbortSignal | undefined) => {
      const page = await leadsApi.list({ companyId, state: 'all', cursor: cursor ?? undefined }, signal);
      return { items: page.leads, nextCursor: page.nextCursor };
    },
    [companyId],
  );
  const pages = useMore<LeadLine>(`companyLeads:${companyId}`, loadPage);
  useLive(event => event.type === 'leads' || event.type === 'again', pages.reload);
  return (
    <Section
      title={t('digest.companyLeads')}
      none={t('digest.companyLeadsNone')}
      pages={pages}
      line={lead => <LeadRow key={lead.id} lead={lead} />}
    />
  );
}

interface SectionProps<T> {
  title: string;
  none: string;
  action?: ReactNode;
  pages: LoadedPages<T>;
  line(item: T): ReactNode;
  children?: ReactNode;
}

function Section<T>({ title, none, action, pages, line, children }: SectionProps<T>) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <ListCard title={title} label={title} tools={action}>
      {pages.moreError && <ErrorBar error={pages.moreError} onRetry={pages.reload} />}
      <StateView load={pages} empty={data => (data.items.length === 0 ? <p className={styles.none}>{none}</p> : null)}>
        {data => (
          <>
            <ul className={styles.list}>{data.items.map(line)}</ul>
            {pages.hasMore && (
              <div className={styles.more}>
                <Button size="small" appearance="subtle" onClick={pages.loadMore}>
                  {t('deals.columnMore')}
                </Button>
              </div>
            )}
          </>
        )}
      </StateView>
      {children}
    </ListCard>
  );
}

function DealLine({ deal }: { deal: OpportunityLine }) {
  const styles = useStyles();
  const { t } = useTexts();
  const word = useDealWord();
  return (
    <li>
      <PageLink to={`/opportunities/${deal.id}`} className={styles.line}>
        <span className={styles.main}>
          {deal.title} <span className={styles.quiet}>{deal.number}</span>
        </span>
        <AttentionMarks deal={deal} but={['stage', 'closing']} />
        <span className={styles.quiet}>{word('stage', deal.stage)}</span>
        <StageDays deal={deal} />
        <Amount deal={deal} />
        <OpenDay day={deal.expectedDay} isOpen={!isClosed(deal.stage)} />
        <span className={styles.quiet}>{deal.owner?.name ?? t('deals.noOwner')}</span>
      </PageLink>
    </li>
  );
}

function LeadRow({ lead }: { lead: LeadLine }) {
  const styles = useStyles();
  const word = useLeadWord();
  return (
    <li>
      <PageLink to={`/leads/${lead.id}`} className={styles.line}>
        <span className={styles.main}>
          {partyOf(lead)} · {lead.title} <span className={styles.quiet}>{lead.number}</span>
        </span>
        {lead.isToCheck && <CheckMark />}
        <span className={styles.quiet}>{word('stage', lead.stage)}</span>
        {lead.owner && <span className={styles.quiet}>{lead.owner.name}</span>}
        <DateText at={lead.receivedAt} className={styles.quiet} />
      </PageLink>
    </li>
  );
}
