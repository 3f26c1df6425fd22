import { makeStyles } from '@fluentui/react-components';
import type { ComponentType } from 'react';
import { PageHead } from '../../../ui/Page';
import { useRoute } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { useTexts } from '../../../ui/texts/texts';
import { onNarrow } from '../../../ui/theme/layout';
import { NoPage } from '../../shell/NoPage';
import { NoRight } from '../../shell/NoRight';
import { Access } from './Access';
import { ApprovalPolicies } from '../approvals/ApprovalPolicies';
import { GuardSettings } from '../approvals/GuardSettings';
import { Alarms } from './Alarms';
import { ApiKeys } from './ApiKeys';
import { Audit } from './Audit';
import { Company } from './Company';
import { DeskSettings } from '../cleaning/DeskSettings';
import { Absences } from '../pool/Absences';
import { LeadRules } from '../pool/LeadRules';
import { LeadSettings } from '../pool/LeadSettings';
import { OpportunitySettings } from '../pool/OpportunitySettings';
import { Pools } from '../pool/Pools';
import { CustomFields } from './CustomFields';
import { Dictionaries } from './Dictionaries';
import { Exchange } from './Exchange';
import { DigestHouse } from './DigestHouse';
import { SendingSettings } from './SendingSettings';
import { Health } from './Health';
import { Jobs } from './Jobs';
import { Mailboxes } from './Mailboxes';
import { OutgoingMail } from './OutgoingMail';
import type { SettingsKey } from './pages';
import { openGroups } from './pages';
import { Retention } from './Retention';
import { Roles } from './Roles';
import { SettingsNav, SettingsSelect } from './SettingsNav';
import { SignInSettings } from './SignInSettings';
import { Teams } from './Teams';
import { Users } from './Users';
import { Webhooks } from './Webhooks';

const useStyles = makeStyles({
  split: { flex: 1, minHeight: 0, display: 'flex', [onNarrow]: { flexDirection: 'column' } },
  page: { flex: 1, minWidth: 0, minHeight: 0, display: 'flex', flexDirection: 'column' },
  wide: { [onNarrow]: { display: 'none' } },
  narrow: { display: 'none', [onNarrow]: { display: 'inline' } },
});

const views: Readonly<Record<SettingsKey, ComponentType>> = {
  users: Users,
  teams: Teams,
  roles: Roles,
  signIn: SignInSettings,
  access: Access,
  company: Company,
  dictionaries: Dictionaries,
  fields: CustomFields,
  cleaning: DeskSettings,
  mailboxes: Mailboxes,
  outgoing: OutgoingMail,
  approvals: ApprovalPolicies,
  guard: GuardSettings,
  assignment: LeadRules,
  pools: Pools,
  absences: Absences,
  leads: LeadSettings,
  opportunities: OpportunitySettings,
  exchange: Exchange,
  digest: DigestHouse,
  writing: SendingSettings,
  retention: Retention,
  audit: Audit,
  alarms: Alarms,
  keys: ApiKeys,
  webhooks: Webhooks,
  health: Health,
  jobs: Jobs,
};

/** The pages of the settings that this person may open, by groups; the first one without a name in the address. */
export default function Settings() {
  const styles = useStyles();
  const { t } = useTexts();
  const { can } = useSession();
  const { params } = useRoute();
  const groups = openGroups(can);
  const open = groups.flatMap(group => group.pages);
  const chosen = params.page ? open.find(page => page.key === params.page) : open[0];
  const isKnown = params.page === undefined || params.page in views;
  const View = chosen && views[chosen.key as SettingsKey];
  const title = (
    <>
      <span className={styles.wide}>{t(chosen?.word ?? 'settings.title')}</span>
      <span className={styles.narrow}>{t('settings.title')}</span>
    </>
  );
  return (
    <div className={styles.split}>
      <SettingsNav groups={groups} chosen={chosen?.key ?? null} />
      <div className={styles.page}>
        <PageHead title={title}>
          <SettingsSelect groups={groups} chosen={chosen?.key ?? null} />
        </PageHead>
        {View ? <View /> : isKnown ? <NoRight /> : <NoPage />}
      </div>
    </div>
  );
}
