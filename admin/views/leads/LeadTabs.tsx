import { navigate } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { Tabs } from '../../../ui/Tabs';
import { useTexts } from '../../../ui/texts/texts';

type Page = 'leads' | 'campaigns' | 'import';
const addresses: Readonly<Record<Page, string>> = {
  leads: '/leads',
  campaigns: '/leads/campaigns',
  import: '/leads/import',
};

/** The pages of leads beside one another: the leads, where they come from, and taking a list of cards in. */
export function LeadTabs({ page }: { page: Page }) {
  const { t } = useTexts();
  const { can } = useSession();
  const items = [
    { value: 'leads' as const, word: t('campaigns.tabLeads') },
    { value: 'campaigns' as const, word: t('campaigns.title') },
    ...(can('leads.write') ? [{ value: 'import' as const, word: t('campaigns.tabImport') }] : []),
  ];
  return <Tabs label={t('campaigns.tabs')} value={page} items={items} onChange={to => navigate(addresses[to])} />;
}
