import { makeStyles, Skeleton, SkeletonItem, Tab, TabList, tokens } from '@fluentui/react-components';
import type { CompanyReply } from '../../../service/companies/companies.schema';
import { api } from '../../../ui/api';
import { ChangedBar } from '../../../ui/live/ChangedBar';
import { PresenceMark } from '../../../ui/live/PresenceMark';
import { usePresence } from '../../../ui/live/useLive';
import { PageFill, PageScroll } from '../../../ui/Page';
import { navigate, useRoute } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { StateView } from '../../../ui/StateView';
import type { TextKey } from '../../../ui/texts/texts';
import { useTexts } from '../../../ui/texts/texts';
import { onPhone } from '../../../ui/theme/layout';
import { useFormats } from '../../../ui/useFormats';
import type { Loaded } from '../../../ui/useLoad';
import { useLoad } from '../../../ui/useLoad';
import { useOpenedPage } from '../../useOpenedPage';
import { Bank } from './Bank';
import { CompanyHead } from './CompanyHead';
import { follow } from './follow';
import { Contacts } from './Contacts';
import { DataTab } from './DataTab';
import { Masked } from './Masked';
import { GroupNumbers, Numbers } from './Numbers';
import { Records } from './Records';
import { Dealings } from './Dealings';
import { Changes, Documents } from './Documents';
import { ProfileTab } from './ProfileTab';
import { Quality } from './Quality';
import { SavedDocuments } from './SavedDocuments';
import { CompanyLeads } from '../opportunities/CompanyLeads';
import { Comments } from '../activities/Comments';
import { CompanyDeals } from '../opportunities/CompanyDeals';
import { Tasks } from '../tasks/Tasks';

const tabs = [
  'timeline',
  'contacts',
  'records',
  'deals',
  'tasks',
  'documents',
  'data',
  'profile',
  'bank',
  'changes',
  'comments',
] as const;
type TabName = (typeof tabs)[number];
type ProfileTabName = 'documents' | 'profile' | 'changes';
const isOfProfile = (tab: TabName): tab is ProfileTabName => ['documents', 'profile', 'changes'].includes(tab);

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

function wordOf(tab: TabName): TextKey {
  if (tab === 'bank') return 'companyWork.tab_bank';
  if (tab === 'tasks') return 'tasks.title';
  if (tab === 'comments') return 'comments.title';
  if (tab === 'deals') return 'digest.companyTab';
  return isOfProfile(tab) ? `profile.tab_${tab}` : `companies.tab_${tab}`;
}

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

function Shown({ company, load, tab }: { company: CompanyReply; load: Loaded<CompanyReply>; tab: TabName }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { count } = useFormats();
  const people = usePresence(one => one.companyIds.includes(company.id));
  const fresh = useOpenedPage(
    { kind: 'company', title: company.name, address: `/companies/${company.id}` },
    event => event.type === 'change' && event.change.kind === 'company' && event.change.id === company.id,
    load.reload,
  );
  const { can } = useSession();
  const shownTabs = tabs.filter(one => one !== 'deals' || can('leads.read'));
  const numbers: Partial<Record<TabName, number>> = {
    ...(company.messageCount < 1000 ? { timeline: company.dealingCount } : {}),
    contacts: company.contacts.length,
  };
  return (
    <>
      <CompanyHead company={company} onChanged={() => follow(load.reload)} />
      <PresenceMark people={people} />
      <ChangedBar fresh={fresh} />
      <Numbers company={company} />
      <GroupNumbers company={company} />
      <CompanyDeals company={company} onChanged={() => follow(load.reload)} />
      <TabList
        className={styles.tabs}
        size="small"
        selectedValue={tab}
        onTabSelect={(_, data) =>
          navigate(`/companies/${company.id}${data.value === 'timeline' ? '' : `/${String(data.value)}`}`)
        }
      >
        {shownTabs.map(one => (
          <Tab key={one} value={one}>
            {t(wordOf(one))}
            {numbers[one] !== undefined && <span className={styles.count}>{count(numbers[one])}</span>}
          </Tab>
        ))}
      </TabList>
      <div className={styles.gap} />
      {tab === 'timeline' && (
        <PageFill>
          <Dealings company={company} onChanged={load.reload} />
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
      {tab === 'deals' && (
        <PageScroll>
          <CompanyLeads company={company} onChanged={() => follow(load.reload)} />
        </PageScroll>
      )}
      {tab === 'tasks' && (
        <PageScroll>
          <Tasks view="company" company={company} />
        </PageScroll>
      )}
      {tab === 'documents' && (
        <PageFill>
          <SavedDocuments company={company} />
          <Documents company={company} />
        </PageFill>
      )}
      {tab === 'bank' && (
        <PageScroll>
          <Bank company={company} />
        </PageScroll>
      )}
      {tab === 'comments' && (
        <PageScroll>
          <Comments about={{ companyId: company.id }} />
        </PageScroll>
      )}
      {tab === 'changes' && (
        <PageFill>
          <Changes company={company} />
        </PageFill>
      )}
      {tab === 'profile' && (
        <PageScroll>
          <Quality companyId={company.id} version={company.version} />
          <ProfileTab company={company} onSaved={load.reload} />
        </PageScroll>
      )}
      {tab === 'data' && (
        <PageScroll>
          <DataTab company={company} onSaved={fresh => load.setData(() => fresh)} />
        </PageScroll>
      )}
    </>
  );
}
