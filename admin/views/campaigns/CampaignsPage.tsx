import { Button, Select } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { MegaphoneRegular } from '@fluentui/react-icons/svg/megaphone';
import { useCallback } from 'react';
import type { CampaignQuery, CampaignReply } from '../../../service/leads/campaigns.schema';
import { campaignsApi } from '../../../ui/leads/campaignsApi';
import { ListSearch } from '../../../ui/list/ListSearch';
import { PagedList } from '../../../ui/list/PagedList';
import { PageHead } from '../../../ui/Page';
import { setQuery, useRoute } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { Empty } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useMore } from '../../../ui/useMore';
import { LeadTabs } from '../leads/LeadTabs';
import { CampaignCard, useCampaignColumns } from './CampaignCells';
import { CampaignSheet } from './CampaignSheet';
import { campaignKinds, useCampaignWord } from './campaignWords';

const states = ['active', 'over', 'all'] as const;

function queryOf(address: URLSearchParams): CampaignQuery {
  const kind = campaignKinds.find(one => one === address.get('kind'));
  const state = states.find(one => one === address.get('state'));
  const q = address.get('q')?.trim();
  return { ...(kind ? { kind } : {}), ...(state ? { state } : {}), ...(q ? { q } : {}) };
}

/** Fairs, mailings and the like, with what came of each. */
export default function CampaignsPage() {
  const { t } = useTexts();
  const { can } = useSession();
  const word = useCampaignWord();
  const { query: address } = useRoute();
  const text = JSON.stringify(queryOf(address));
  const query = JSON.parse(text) as CampaignQuery;
  const loadPage = useCallback(
    async (cursor: string | null, signal: AbortSignal | undefined) => {
      const asked = { ...(JSON.parse(text) as CampaignQuery), cursor: cursor ?? undefined };
      const page = await campaignsApi.list(asked, signal);
      return { items: page.campaigns, nextCursor: page.nextCursor };
    },
    [text],
  );
  const pages = useMore<CampaignReply>(`campaigns:${text}`, loadPage);
  const columns = useCampaignColumns();
  const open = address.get('open');
  const chosen = pages.items.find(one => String(one.id) === open) ?? null;
  const close = () => setQuery({ open: null });
  return (
    <>
      <PageHead
        title={t('campaigns.title')}
        tools={
          can('leads.write') && (
            <Button appearance="primary" icon={<AddRegular />} onClick={() => setQuery({ open: 'new' })}>
              {t('campaigns.new')}
            </Button>
          )
        }
      >
        <LeadTabs page="campaigns" />
        <ListSearch key={query.q ?? ''} q={query.q ?? ''} label={t('campaigns.search')} />
        <Select
          aria-label={t('campaigns.kind')}
          value={query.kind ?? ''}
          onChange={(_, data) => setQuery({ kind: data.value || null })}
        >
          <option value="">{t('campaigns.anyKind')}</option>
          {campaignKinds.map(kind => (
            <option key={kind} value={kind}>
              {word(kind)}
            </option>
          ))}
        </Select>
        <Select
          aria-label={t('campaigns.state')}
          value={query.state ?? 'active'}
          onChange={(_, data) => setQuery({ state: data.value === 'active' ? null : data.value })}
        >
          {states.map(state => (
            <option key={state} value={state}>
              {t(`campaigns.state_${state}`)}
            </option>
          ))}
        </Select>
      </PageHead>
      <PagedList
        label={t('campaigns.title')}
        pages={pages}
        none={<None isFiltered={Object.keys(query).length > 0} />}
        columns={columns}
        keyOf={campaign => campaign.id}
        onOpen={campaign => setQuery({ open: String(campaign.id) })}
        card={campaign => <CampaignCard campaign={campaign} />}
      />
      {(chosen || (open === 'new' && can('leads.write'))) && (
        <CampaignSheet
          key={chosen ? `${chosen.id}.${chosen.version}` : 'new'}
          campaign={chosen}
          onClose={close}
          onDone={() => {
            close();
            pages.reload();
          }}
          onStale={pages.reload}
        />
      )}
    </>
  );
}

function None({ isFiltered }: { isFiltered: boolean }) {
  const { t } = useTexts();
  return <Empty icon={<MegaphoneRegular />} line={t(isFiltered ? 'campaigns.noMatch' : 'campaigns.empty')} />;
}
