import type { CampaignReply } from '../../../service/leads/campaigns.schema';
import { useTexts } from '../../../ui/texts/texts';

/** As service/leads/campaign.entity.ts has them. */
export const campaignKinds = [
  ...(['fair', 'visit', 'mailing', 'advertising', 'platform', 'referral', 'other'] as const),
];

/** The word of a kind. */
export function useCampaignWord(): (kind: CampaignReply['kind']) => string {
  const { t } = useTexts();
  return kind => t(`campaigns.kind_${kind}`);
}

/** Where the leads of a campaign are listed, all of them, whatever became of them; `stage` narrows it. */
export const leadsOf = (id: number, part = ''): string => `/leads?view=all&state=all&campaignId=${id}${part}`;
/** Where its opportunities are. */
export const dealsOf = (id: number, part = '&state=all'): string =>
  `/opportunities?show=list&view=all&campaignId=${id}${part}`;
