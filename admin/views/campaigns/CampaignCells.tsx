import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { CampaignReply } from '../../../service/leads/campaigns.schema';
import type { Column } from '../../../ui/list/List';
import { HiddenMark } from '../../../ui/Marks';
import { PageLink } from '../../../ui/router';
import { useTexts } from '../../../ui/texts/texts';
import { useFormats } from '../../../ui/useFormats';
import { dealsOf, leadsOf, useCampaignWord } from './campaignWords';

const useStyles = makeStyles({
  line: { display: 'flex', alignItems: 'baseline', gap: tokens.spacingHorizontalXS, minWidth: 0 },
  name: {
    fontWeight: tokens.fontWeightSemibold,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    minWidth: 0,
  },
  quiet: { color: tokens.colorNeutralForeground3, whiteSpace: 'nowrap' },
  card: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS, minWidth: 0 },
  small: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

/** The columns of the list; each number opens what it counts. */
export function useCampaignColumns(): readonly Column<CampaignReply>[] {
  const { t } = useTexts();
  const word = useCampaignWord();
  return useMemo(
    () => [
      { key: 'name', head: t('campaigns.name'), width: 'minmax(0, 2.2fr)', cell: one => <Name campaign={one} /> },
      { key: 'kind', head: t('campaigns.kind'), width: '104px', cell: one => word(one.kind) },
      { key: 'days', head: t('campaigns.days'), width: '176px', cell: one => <Days campaign={one} /> },
      {
        ...{ key: 'leads', head: t('campaigns.leads'), width: '72px', isEnd: true },
        cell: one => <Figure n={one.figures.leads} to={leadsOf(one.id)} label={t('campaigns.leads')} />,
      },
      {
        ...{ key: 'inTime', head: t('campaigns.inTime'), width: '96px', isEnd: true },
        cell: one => <InTime campaign={one} />,
      },
      {
        ...{ key: 'deals', head: t('campaigns.opportunities'), width: '92px', isEnd: true },
        cell: one => <Figure n={one.figures.opportunities} to={dealsOf(one.id)} label={t('campaigns.opportunities')} />,
      },
      {
        ...{ key: 'won', head: t('campaigns.won'), width: '64px', isEnd: true },
        cell: one => <Figure n={one.figures.won} to={dealsOf(one.id, '&stage=won')} label={t('campaigns.won')} />,
      },
      {
        ...{ key: 'cost', head: t('campaigns.cost'), width: '128px', isEnd: true },
        cell: one => <Cost campaign={one} />,
      },
    ],
    [t, word],
  );
}

function Name({ campaign }: { campaign: CampaignReply }) {
  const styles = useStyles();
  return (
    <span className={styles.line} title={[campaign.name, campaign.place].filter(Boolean).join(' · ')}>
      <span className={styles.name}>{campaign.name}</span>
      <span className={styles.quiet}>{campaign.place}</span>
    </span>
  );
}

function Days({ campaign }: { campaign: CampaignReply }) {
  const { fromDay, toDay } = campaign;
  return <>{[fromDay, toDay === fromDay ? '' : toDay].filter(Boolean).join(' - ')}</>;
}

function Figure({ n, to, label }: { n: number; to: string; label: string }) {
  const { count } = useFormats();
  if (n === 0) return <>0</>;
  return (
    <PageLink to={to} aria-label={`${label} ${count(n)}`}>
      {count(n)}
    </PageLink>
  );
}

function InTime({ campaign }: { campaign: CampaignReply }) {
  const { t } = useTexts();
  const { count } = useFormats();
  const { answersDue, answeredInTime } = campaign.figures;
  if (answersDue === 0) return <>{t('common.notKnown')}</>;
  const told = { n: count(answeredInTime), due: count(answersDue) };
  return <span title={t('campaigns.inTimeHint', told)}>{`${told.n} / ${told.due}`}</span>;
}

function Cost({ campaign }: { campaign: CampaignReply }) {
  const { t } = useTexts();
  const { money } = useFormats();
  const { costPerLead } = campaign.figures;
  if (campaign.isBudgetHidden) return <HiddenMark />;
  return <>{costPerLead === null ? t('common.notKnown') : money(costPerLead, campaign.currency)}</>;
}

/** The same in two lines, for a phone. */
export function CampaignCard({ campaign }: { campaign: CampaignReply }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { count } = useFormats();
  const word = useCampaignWord();
  const { leads, opportunities } = campaign.figures;
  return (
    <div className={styles.card}>
      <Name campaign={campaign} />
      <span className={mergeClasses(styles.quiet, styles.small)}>
        {[
          word(campaign.kind),
          `${t('campaigns.leads')} ${count(leads)}`,
          `${t('campaigns.opportunities')} ${count(opportunities)}`,
        ].join(' · ')}
      </span>
    </div>
  );
}
