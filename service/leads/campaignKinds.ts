export const campaignKinds = ['fair', 'visit', 'mailing', 'advertising', 'platform', 'referral', 'other'] as const;
/** A fair of ours, a visit to one of others, letters, advertising, a B2B platform, a programme of recommendation. */
export type CampaignKind = (typeof campaignKinds)[number];
