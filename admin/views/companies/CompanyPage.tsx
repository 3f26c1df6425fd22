import { makeStyles, Skeleton, SkeletonItem, Tab, TabList, tokens } from '@fluentui/react-components';
import { EyeOffRegular } from '@fluentui/react-icons/svg/eye-off';
import { useEffect } from 'react';
import type { CompanyReply } from '../../../service/companies/companies.schema';
import { api } from '../../../ui/api';
import type { ApiError } from '../../../ui/http';
import { PageFill, PageHead, PageScroll } from '../../../ui/Page';
import { navigate, useRoute } from '../../../ui/router';
import { Empty, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { onPhone } from '../../../ui/theme/layout';
import { useFormats } from '../../../ui/useFormats';
import type { Loaded } from '../../../ui/useLoad';
import { useLoad } from '../../../ui/useLoad';
import { noteOpened } from '../../opened';
import { CompanyHead } from './CompanyHead';
import { follow } from './follow';
import { Contacts } from './Contacts';
import { DataTab } from './DataTab';
import { Numbers } from './Numbers';
import { Records } from './Records';
import { Timeline } from './Timeline';

const tabs = ['timeline', 'contacts', 'records', 'data'] as const;
type TabName = (typeof tabs)[number];

const useStyles = makeStyles({
  tabs: {
    padding: `0 ${tokens.spacingHorizontalL}`,
    [onPhone]: { padding: `0 ${tokens.spacingHorizontalS}`, overflowX: 'auto' },
  },
  count: { color: tokens.colorNeutralForeground3, marginLeft: tokens.spacingHorizontalXS },
  skeleton: {
    padding: tokens.spacingHorizontalXXL,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
  },
  gap: { height: tokens.spacingVerticalS, flexShrink: 0 },
});

/** Everything about one company. */
export default function CompanyPage() {
  const styles = useStyles();
  const { params } = useRoute();
  const id = Number(params.id);
  const load = useLoad(Number.isInteger(id) ? `company:${id}` : null, signal => api.company(id, signal));
  if (load.error?.status === 404) return <Masked error={load.error} />;
  const skeleton = (
    <Skeleton className={styles.skeleton} aria-hidden="true">
      <SkeletonItem size={24} style={{ width: '40%' }} />
      <SkeletonItem style={{ height: '64px' }} />
      <SkeletonItem style={{ height: '360px' }} />
    </Skeleton>
  );
  const tab = tabs.find(one => one === params.tab) ?? 'timeline';
  return (
    <StateView load={load} skeleton={skeleton}>
      {company => <Shown key={company.id} company={company} load={load} tab={tab} />}
    </StateView>
  );
}

/** It exists and somebody else owns it; no other fact is told. */
function Masked({ error }: { error: ApiError }) {
  const { t, rich } = useTexts();
  const { ownerName } = error.details;
  const isOwned = typeof ownerName === 'string' && ownerName !== '';
  return (
    <>
      <PageHead title={t('companies.title')} />
      <Empty
        icon={<EyeOffRegular />}
        line={isOwned ? rich('companies.noRight', { name: ownerName }) : t('companies.notFound')}
      />
    </>
  );
}

function Shown({ company, load, tab }: { company: CompanyReply; load: Loaded<CompanyReply>; tab: TabName }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { count } = useFormats();
  useEffect(() => {
    noteOpened({ kind: 'company', title: company.name, address: `/companies/${company.id}` });
  }, [company.id, company.name]);
  const numbers: Partial<Record<TabName, number>> = {
    timeline: company.messageCount,
    contacts: company.contacts.length,
  };
  return (
    <>
      <CompanyHead company={company} />
      <Numbers company={company} />
      <TabList
        className={styles.tabs}
        size="small"
        selectedValue={tab}
        onTabSelect={(_, data) =>
          navigate(`/companies/${company.id}${data.value === 'timeline' ? '' : `/${String(data.value)}`}`)
        }
      >
        {tabs.map(one => (
          <Tab key={one} value={one}>
            {t(`companies.tab_${one}`)}
            {numbers[one] !== undefined && <span className={styles.count}>{count(numbers[one])}</span>}
          </Tab>
        ))}
      </TabList>
      <div className={styles.gap} />
      {tab === 'timeline' && (
        <PageFill>
          <Timeline company={company} />
        </PageFill>
      )}
      {tab === 'contacts' && (
        <PageScroll>
          <Contacts company={company} onChanged={() => follow(load.reload)} />
        </PageScroll>
      )}
      {tab === 'records' && (
        <PageFill>
          <Records company={company} onChanged={() => follow(load.reload)} />
        </PageFill>
      )}
      {tab === 'data' && (
        <PageScroll>
          <DataTab company={company} onSaved={fresh => load.setData(() => fresh)} />
        </PageScroll>
      )}
    </>
  );
}
