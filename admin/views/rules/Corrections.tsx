import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import type { CorrectionsReply } from '../../../service/filing/rules/corrections.schema';
import { Sentence } from '../../../ui/filing/Sentence';
import { warningsApi } from '../../../ui/filing/warningsApi';
import { Card, PageScroll } from '../../../ui/Page';
import { navigate, PageLink } from '../../../ui/router';
import { Empty, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { DateText } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';
import type { RuleDraft } from './draft';

type Group = CorrectionsReply['groups'][number];
type Proposal = Group['proposals'][number];

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '980px' },
  quiet: { color: tokens.colorNeutralForeground3 },
  list: { margin: `${tokens.spacingVerticalXS} 0`, paddingLeft: tokens.spacingHorizontalXL },
  proposal: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalM,
    paddingTop: tokens.spacingVerticalXS,
  },
});

/** What people filed elsewhere last week, and the rules that it suggests. */
export function Corrections() {
  const styles = useStyles();
  const { t } = useTexts();
  const load = useLoad('corrections', signal => warningsApi.corrections(signal));
  return (
    <PageScroll>
      <StateView
        load={load}
        empty={data =>
          data.groups.length === 0 ? <Empty icon={<CheckmarkCircleRegular />} line={t('corrections.empty')} /> : null
        }
      >
        {data => (
          <div className={styles.page}>
            <p className={styles.quiet}>{t('corrections.intro')}</p>
            {data.groups.map((group, at) => (
              <GroupCard key={at} group={group} />
            ))}
          </div>
        )}
      </StateView>
    </PageScroll>
  );
}

function usePlace() {
  const { t } = useTexts();
  return ({ company, record, companyId }: Group['to'], isNotBusiness = false) => {
    if (isNotBusiness) return t('corrections.notBusiness');
    if (companyId === null) return t('rules.hiddenPlace');
    return [company, record].filter(Boolean).join(' / ');
  };
}

function GroupCard({ group }: { group: Group }) {
  const styles = useStyles();
  const { t } = useTexts();
  const place = usePlace();
  const to = place(group.to, group.isNotBusiness);
  return (
    <Card>
      <h2>
        {place(group.from)} → {to} <span className={styles.quiet}>{t('corrections.count', { n: group.count })}</span>
      </h2>
      {group.why.length > 0 && (
        <p className={styles.quiet}>
          {t('corrections.why')}:{' '}
          {group.why.map((reason, at) => (
            <span key={at}>
              <Sentence reason={reason} />{' '}
            </span>
          ))}
        </p>
      )}
      <ul className={styles.list}>
        {group.messages.map(message => (
          <li key={message.id}>
            <PageLink to={`/mail/${message.conversationId}?message=${message.id}`}>
              {message.subject || t('mail.noSubject')}
            </PageLink>{' '}
            <span className={styles.quiet}>
              {message.from} · {message.by} · <DateText at={message.at} />
            </span>
          </li>
        ))}
      </ul>
      <h3>{t('corrections.proposals')}</h3>
      {group.proposals.length === 0 && <p className={styles.quiet}>{t('corrections.noProposal')}</p>}
      {group.proposals.map(proposal => (
        <ProposalLine key={proposal.field + proposal.value} proposal={proposal} group={group} to={to} />
      ))}
    </Card>
  );
}

function ProposalLine({ proposal, group, to }: { proposal: Proposal; group: Group; to: string }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { field, value, right, wrong } = proposal;
  const use = () => {
    const draft: Partial<RuleDraft> = {
      name: t('corrections.ruleName', { value, place: to }).slice(0, 200),
      conditions: [{ field, isNot: false, values: [value] }],
      action: group.isNotBusiness ? 'not_business' : 'file',
      companyId: group.to.companyId,
      recordId: group.to.recordId,
      place: group.isNotBusiness ? '' : to,
    };
    navigate(`/rules/edit/new?draft=${encodeURIComponent(JSON.stringify(draft))}`);
  };
  return (
    <div className={styles.proposal}>
      <strong>
        {t(`rules.field_${field}`)}: {value}
      </strong>
      <span className={styles.quiet}>{t('corrections.fits', { right, wrong })}</span>
      <Button size="small" onClick={use}>
        {t('corrections.use')}
      </Button>
    </div>
  );
}
