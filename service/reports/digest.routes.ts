import { errorReplies } from '../common/apiSchema';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import { VersionQuery } from '../users/users.schema';
import {
  DigestHouseBody,
  DigestHouseReply,
  DigestQuery,
  DigestReply,
  DigestSettingBody,
  DigestSettingReply,
} from './digest.schema';
import { readDigest } from './digest.service';
import { getDigestHouse, getDigestSetting, saveDigestHouse, saveDigestSetting } from './digestSettings.service';

const tags = ['today'];
const read = { permission: 'mail.read' } as const;
const office = { permission: 'settings.manage' } as const;

/** The morning digest as a page, and how it is sent. */
export function digestRoutes(app: App, context: Context): void {
  const { manager } = context.database;
  app.get(
    '/api/digest',
    {
      schema: {
        ...{ tags, summary: 'What happened yesterday, or in other days, and what waits' },
        ...{ querystring: DigestQuery, response: { 200: DigestReply, ...errorReplies } },
      },
      config: read,
    },
    request => readDigest(manager, request.viewer, request.query, context.clock()),
  );
  app.get(
    '/api/digest/settings',
    { schema: { tags, response: { 200: DigestSettingReply, ...errorReplies } }, config: read },
    request => getDigestSetting(manager, request.viewer),
  );
  app.put(
    '/api/digest/settings',
    {
      schema: {
        ...{ tags, querystring: VersionQuery, body: DigestSettingBody },
        response: { 200: DigestSettingReply, ...errorReplies },
      },
      config: read,
    },
    request => saveDigestSetting(context, request.viewer, request.query.version, request.body),
  );
  app.get(
    '/api/settings/digest',
    { schema: { tags, response: { 200: DigestHouseReply, ...errorReplies } }, config: office },
    () => getDigestHouse(manager),
  );
  app.put(
    '/api/settings/digest',
    {
      schema: {
        ...{ tags, querystring: VersionQuery, body: DigestHouseBody },
        response: { 200: DigestHouseReply, ...errorReplies },
      },
      config: office,
    },
    request => saveDigestHouse(context, request.viewer, request.query.version, request.body),
  );
}
