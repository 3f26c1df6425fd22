import { foldName } from '../companies/names';
import type { Viewer } from '../users/roles';
import type { Campaign } from './campaign.entity';

/** Whether `viewer` may change a campaign: who runs or made it, and whoever assigns leads. */
export function mayChangeCampaign(viewer: Viewer, campaign: Pick<Campaign, 'ownerId' | 'createdById'>): boolean {
  if (!viewer.grants.has('leads.write')) return false;
  const isHis = viewer.userId !== 0 && [campaign.ownerId, campaign.createdById].includes(viewer.userId);
  return isHis || viewer.grants.has('leads.assign') || viewer.grants.has('all.read');
}

/** By which two names are one: as of companies; of what that leaves nothing, the name itself in small letters. */
export const foldCampaign = (name: string): string =>
  (foldName(name) || name.normalize('NFKC').trim().toLowerCase()).slice(0, 200);
