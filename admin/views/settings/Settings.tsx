import type { ReactElement } from 'react';
import { EyeOffRegular } from '@fluentui/react-icons/svg/eye-off';
import type { Grant } from '../../../service/users/roles';
import { PageHead } from '../../../ui/Page';
import { navigate, useRoute } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { Empty } from '../../../ui/StateView';
import { Tabs } from '../../../ui/Tabs';
import { useTexts } from '../../../ui/texts/texts';
import { Audit } from './Audit';
import { Company } from './Company';
import { Jobs } from './Jobs';
import { Mailboxes } from './Mailboxes';
import { Users } from './Users';

interface SettingsPage {
  key: 'users' | 'mailboxes' | 'company' | 'audit' | 'jobs';
  grant: Grant;
  page: ReactElement;
}

const pages: readonly SettingsPage[] = [
  { key: 'users', grant: 'users.manage', page: <Users /> },
  { key: 'mailboxes', grant: 'mailboxes.manage', page: <Mailboxes /> },
  { key: 'company', grant: 'settings.manage', page: <Company /> },
  { key: 'audit', grant: 'audit.read', page: <Audit /> },
  { key: 'jobs', grant: 'jobs.manage', page: <Jobs /> },
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
          items={open.map(page => ({ value: page.key, word: t(`settings.${page.key}`) }))}
          onChange={value => navigate(`/settings/${value}`)}
        />
      </PageHead>
      {chosen ? chosen.page : <Empty icon={<EyeOffRegular />} line={t('states.noRightPage')} />}
    </>
  );
}
