import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { useState } from 'react';
import type { OpportunityLine } from '../../../service/leads/opportunity.schema';
import { opportunityApi } from '../../../ui/leads/opportunityApi';
import { navigate, PageLink } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { onPhone } from '../../../ui/theme/layout';
import { useLoad } from '../../../ui/useLoad';
import { Amount, StageDays, useDealWord } from './dealWords';
import { NewDeal } from './NewDeal';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    padding: `0 ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalS}`,
    [onPhone]: { padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS}` },
  },
  label: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, margin: 0, fontWeight: 'normal' },
  one: { display: 'inline-flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalS, minWidth: 0 },
  link: {
    maxWidth: '280px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: tokens.colorBrandForegroundLink,
  },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface Props {
  company: { id: number; name: string; canEdit: boolean };
  onChanged(): void;
}

const SHOWN = 3;

/** The open opportunities of a company, the one that closes first in front, and a new one. */
export function CompanyDeals({ company, onChanged }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const { can } = useSession();
  const [isNew, setNew] = useState(false);
  const mayRead = can('leads.read');
  const load = useLoad(mayRead ? `companyDeals:${company.id}` : null, signal =>
    opportunityApi.list({ companyId: company.id, sort: 'expected', limit: SHOWN + 1 }, signal),
  );
  if (!mayRead) return null;
  const deals = load.data?.opportunities ?? [];
  const mayAdd = can('leads.write') && company.canEdit;
  if (load.error) return <ErrorBar error={load.error} onRetry={load.reload} />;
  if (!load.data || (deals.length === 0 && !mayAdd)) return null;
  return (
    <section className={styles.row} aria-label={t('deals.ofCompany')}>
      <span className={styles.label}>{t(deals.length > 0 ? 'deals.ofCompany' : 'deals.ofCompanyNone')}</span>
      {deals.slice(0, SHOWN).map(deal => (
        <One key={deal.id} deal={deal} />
      ))}
      {deals.length > SHOWN && (
        <PageLink to={`/opportunities?show=list&view=all&companyId=${company.id}`} className={styles.link}>
          {t('deals.all')}
        </PageLink>
      )}
      {mayAdd && (
        <Button size="small" appearance="subtle" icon={<AddRegular />} onClick={() => setNew(true)}>
          {t('deals.new')}
        </Button>
      )}
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
    </section>
  );
}

function One({ deal }: { deal: OpportunityLine }) {
  const styles = useStyles();
  const word = useDealWord();
  return (
    <span className={styles.one}>
      <PageLink to={`/opportunities/${deal.id}`} className={styles.link} title={`${deal.number} ${deal.title}`}>
        {deal.title}
      </PageLink>
      <span className={styles.quiet}>{word('stage', deal.stage)}</span>
      <Amount deal={deal} />
      {deal.isOverdue && <StageDays deal={deal} />}
    </span>
  );
}
