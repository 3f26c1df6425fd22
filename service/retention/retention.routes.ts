import { errorReplies, IdParams, PageQuery } from '../common/apiSchema';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import { VersionQuery } from '../users/users.schema';
import { confirmErasure, listErasures, proposeErasure, withdrawErasure } from './erasures.service';
import {
  ErasureBody,
  ErasureConfirmBody,
  ErasureList,
  ErasureReply,
  RetentionPreview,
  RetentionReply,
  RetentionRules,
} from './retention.schema';
import { changeRetention, getRetention, previewRetention } from './rules.service';

const tags = ['retention'];
const erase = { permission: 'erasure.manage' } as const;

/** Erasing on legal request in two steps, and how long mail is kept. */
export function retentionRoutes(app: App, context: Context): void {
  erasures(app, context);
  rules(app, context);
}

function erasures(app: App, context: Context): void {
  app.get(
    '/api/erasures',
    {
      schema: {
        tags,
        summary: 'What was erased',
        querystring: PageQuery,
        response: { 200: ErasureList, ...errorReplies },
      },
      config: erase,
    },
    request => listErasures(context.database.manager, request.viewer, request.query),
  );
  app.post(
    '/api/erasures',
    {
      schema: {
        tags,
        summary: 'Ask for an erasure',
        body: ErasureBody,
        response: { 200: ErasureReply, ...errorReplies },
      },
      config: erase,
    },
    request => proposeErasure(context, request.viewer, request.body),
  );
  const one = { tags, params: IdParams, querystring: VersionQuery, response: { 200: ErasureReply, ...errorReplies } };
  app.post(
    '/api/erasures/:id/confirm',
    {
      schema: { ...one, summary: 'Confirm an erasure; it cannot be taken back', body: ErasureConfirmBody },
      config: erase,
    },
    ({ viewer, params, query, body }) => confirmErasure(context, viewer, params.id, query.version, body.typed ?? ''),
  );
  app.post(
    '/api/erasures/:id/withdraw',
    { schema: { ...one, summary: 'Take a proposal back' }, config: erase },
    request => withdrawErasure(context, request.viewer, request.params.id, request.query.version),
  );
}

function rules(app: App, context: Context): void {
  app.get(
    '/api/settings/mail-retention',
    {
      schema: { tags, summary: 'How long mail is kept', response: { 200: RetentionReply, ...errorReplies } },
      config: erase,
    },
    () => getRetention(context.database.manager),
  );
  app.put(
    '/api/settings/mail-retention',
    {
      schema: {
        tags,
        summary: 'Change how long mail is kept',
        querystring: VersionQuery,
        body: RetentionRules,
        response: { 200: RetentionReply, ...errorReplies },
      },
      config: erase,
    },
    request => changeRetention(context, request.viewer, request.query.version, request.body),
  );
  app.post(
    '/api/settings/mail-retention/preview',
    {
      schema: {
        tags,
        summary: 'What such rules would erase today',
        body: RetentionRules,
        response: { 200: RetentionPreview, ...errorReplies },
      },
      config: erase,
    },
    request => previewRetention(context.database.manager, request.body, context.clock()),
  );
}
