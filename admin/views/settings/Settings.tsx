import type { ReactElement } from 'react';
import { EyeOffRegular } from '@fluentui/react-icons/svg/eye-off';
import type { Grant } from '../../../service/users/roles';
import { PageHead } from '../../../ui/Page';
import { navigate, useRoute } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { Empty } from '../../../ui/StateView';
import { Tabs } from '../../../ui/Tabs';
import type { TextKey } from '../../../ui/texts/texts';
import { useTexts } from '../../../ui/texts/texts';
import { ApiKeys } from './ApiKeys';
import { Audit } from './Audit';
import { Company } from './Company';
import { Health } from './Health';
import { CustomFields } from './CustomFields';
import { Dictionaries } from './Dictionaries';
import { Jobs } from './Jobs';
import { Mailboxes } from './Mailboxes';
import { OutgoingMail } from './OutgoingMail';
import { Access } from './Access';
import { Alarms } from './Alarms';
import { Retention } from './Retention';
import { Roles } from './Roles';
import { Teams } from './Teams';
import { Users } from './Users';
import { Webhooks } from './Webhooks';

interface SettingsPage {
  key: string;
  word: TextKey;
  grant: Grant;
  page: ReactElement;
}

const pages: readonly SettingsPage[] = [
  { key: 'users', word: 'settings.users', grant: 'users.manage', page: <Users /> },
  { key: 'teams', word: 'rights.teams', grant: 'users.manage', page: <Teams /> },
  { key: 'roles', word: 'rights.roles', grant: 'users.manage', page: <Roles /> },
  { key: 'mailboxes', word: 'settings.mailboxes', grant: 'mailboxes.manage', page: <Mailboxes /> },
  { key: 'company', word: 'settings.company', grant: 'settings.manage', page: <Company /> },
  { key: 'dictionaries', word: 'profile.dictionaries', grant: 'settings.manage', page: <Dictionaries /> },
  { key: 'fields', word: 'profile.fields', grant: 'settings.manage', page: <CustomFields /> },
  { key: 'audit', word: 'settings.audit', grant: 'audit.read', page: <Audit /> },
  { key: 'access', word: 'rights.explain', grant: 'rights.explain', page: <Access /> },
  { key: 'alarms', word: 'rights.alarms', grant: 'audit.read', page: <Alarms /> },
  { key: 'retention', word: 'rights.retention', grant: 'erasure.manage', page: <Retention /> },
  { key: 'jobs', word: 'settings.jobs', grant: 'jobs.manage', page: <Jobs /> },
  { key: 'outgoing', word: 'ops.tab_mail', grant: 'settings.manage', page: <OutgoingMail /> },
  { key: 'keys', word: 'ops.tab_keys', grant: 'users.manage', page: <ApiKeys /> },
  { key: 'webhooks', word: 'ops.tab_webhooks', grant: 'webhooks.manage', page: <Webhooks /> },
  { key: 'health', word: 'ops.tab_health', grant: 'settings.manage', page: <Health /> },
];

/** The pages of the settings that this person may open. */
export default function Settings() {
  const { t } = useTexts();
  const { can } = useSession();
  const { params } = useRoute();
  const open = pages.filter(page => can(page.grant));
  const chosen = params.page ? open.find(page => page.key === params.page) : open[0];
  return (
    <>
      <PageHead title={t('settings.title')}>
        <Tabs
          label={t('settings.title')}
          value={chosen?.key ?? null}
          items={open.map(page => ({ value: page.key, word: t(page.word) }))}
          onChange={value => navigate(`/settings/${value}`)}
        />
      </PageHead>
      {chosen ? chosen.page : <Empty icon={<EyeOffRegular />} line={t('states.noRightPage')} />}
    </>
  );
}
