import { errorReplies, IdParams, Nothing } from '../common/apiSchema';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import { VersionQuery } from '../users/users.schema';
import { listCampaigns } from './campaignList.service';
import {
  CampaignChange,
  CampaignList,
  CampaignNames,
  CampaignQuery,
  CampaignReply,
  NewCampaignBody,
} from './campaigns.schema';
import { listCampaignNames } from './campaignNames.service';
import { changeCampaign, createCampaign, removeCampaign } from './campaigns.service';

const tags = ['leads'];
const read = { permission: 'leads.read' } as const;
const write = { permission: 'leads.write' } as const;

/** Campaigns: fairs, mailings and the like from which leads come (LEAD-5), with what came of them. */
export function campaignsRoutes(app: App, context: Context): void {
  app.get(
    '/api/campaigns',
    {
      schema: {
        tags,
        summary: 'Campaigns with what came of them, the latest first',
        querystring: CampaignQuery,
        response: { 200: CampaignList, ...errorReplies },
      },
      config: read,
    },
    request => listCampaigns(context, request.viewer, request.query),
  );
  app.get(
    '/api/campaigns/names',
    {
      schema: { tags, summary: 'Campaigns to choose from', response: { 200: CampaignNames, ...errorReplies } },
      config: read,
    },
    () => listCampaignNames(context.database.manager),
  );
  app.post(
    '/api/campaigns',
    {
      schema: {
        tags,
        summary: 'Enter a campaign',
        body: NewCampaignBody,
        response: { 200: CampaignReply, ...errorReplies },
      },
      config: write,
    },
    request => createCampaign(context, request.viewer, request.body),
  );
  const one = { params: IdParams, querystring: VersionQuery };
  app.patch(
    '/api/campaigns/:id',
    {
      schema: { tags, ...one, body: CampaignChange, response: { 200: CampaignReply, ...errorReplies } },
      config: write,
    },
    request => changeCampaign(context, request.viewer, request.params.id, request.query.version, request.body),
  );
  app.delete(
    '/api/campaigns/:id',
    {
      schema: {
        tags,
        summary: 'Take away a campaign of which nothing came',
        ...one,
        response: { 200: Nothing, ...errorReplies },
      },
      config: write,
    },
    async request => {
      await removeCampaign(context, request.viewer, request.params.id, request.query.version);
      return {};
    },
  );
}
