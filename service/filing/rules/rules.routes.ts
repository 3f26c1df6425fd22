import { Type } from '@sinclair/typebox';
import { errorReplies, IdParams, Nothing } from '../../common/apiSchema';
import { dayOf } from '../../common/calendarDay';
import { conflict } from '../../common/errors';
import type { Context } from '../../context';
import { inTransaction } from '../../platform/database/transaction';
import type { App } from '../../platform/http/http';
import type { Viewer } from '../../users/roles';
import { getCompanySettings } from '../../users/settings.service';
import { VersionQuery } from '../../users/users.schema';
import { CorrectionsReply } from './corrections.schema';
import { readCorrections } from './corrections.service';
import { listRules, readRule, readRuleHistory } from './reading.service';
import { countMatches, listKept, listRunMessages, listRuns } from './results.service';
import {
  CountBody,
  CountReply,
  KeptMessages,
  OrderBody,
  RuleBody,
  RuleDetailReply,
  RuleHistory,
  RuleList,
  RuleQuery,
  RuleTermsBody,
  RunMessages,
  SwitchBody,
} from './rules.schema';
import { changeRule, changeTerms, createRule, orderRules, removeRule, switchRule } from './rules.service';
import { getRun, startRun, stopRun, undoRun, wasTried } from './runs.service';

const tags = ['rules'];
const config = { permission: 'mail.file' } as const;

/** Filing rules: the list and its order, one rule, its trials and applications. */
export function rulesRoutes(app: App, context: Context): void {
  listRoutes(app, context);
  oneRoutes(app, context);
  runRoutes(app, context);
  correctionRoutes(app, context);
}

async function detailOf(context: Context, viewer: Viewer, id: number) {
  const { manager } = context.database;
  return { rule: await readRule(manager, viewer, id, context.clock()), runs: await listRuns(manager, viewer, id) };
}

function listRoutes(app: App, context: Context): void {
  app.get(
    '/api/rules',
    {
      schema: { tags, summary: 'Filing rules', querystring: RuleQuery, response: { 200: RuleList, ...errorReplies } },
      config,
    },
    async request => listRules(context.database.manager, request.viewer, request.query, context.clock()),
  );
  app.post(
    '/api/rules',
    {
      schema: { tags, summary: 'Make a rule', body: RuleBody, response: { 200: RuleDetailReply, ...errorReplies } },
      config,
    },
    async request => {
      const id = await inTransaction(context.database, manager =>
        createRule(manager, request.viewer, request.body, context.clock()),
      );
      return detailOf(context, request.viewer, id);
    },
  );
  app.post(
    '/api/rules/order',
    {
      schema: { tags, summary: 'Order the rules', body: OrderBody, response: { 200: Nothing, ...errorReplies } },
      config,
    },
    async request => {
      await inTransaction(context.database, manager =>
        orderRules(manager, request.viewer, request.body.ids, context.clock()),
      );
      return {};
    },
  );
  app.post(
    '/api/rules/count',
    {
      schema: {
        tags,
        summary: 'How many of the newest mails fit',
        body: CountBody,
        response: { 200: CountReply, ...errorReplies },
      },
      config,
    },
    async request => countMatches(context.database.manager, request.viewer, request.body),
  );
}

function correctionRoutes(app: App, context: Context): void {
  app.get(
    '/api/corrections',
    {
      schema: {
        tags,
        summary: 'What was filed elsewhere last week, and the rules that it suggests',
        response: { 200: CorrectionsReply, ...errorReplies },
      },
      config,
    },
    async request => readCorrections(context.database.manager, request.viewer, context.clock()),
  );
}

function oneRoutes(app: App, context: Context): void {
  const schema = { tags, params: IdParams, response: { 200: RuleDetailReply, ...errorReplies } };
  app.get('/api/rules/:id', { schema: { ...schema, summary: 'One rule' }, config }, async request =>
    detailOf(context, request.viewer, request.params.id),
  );
  app.get(
    '/api/rules/:id/history',
    {
      schema: { ...schema, summary: 'Who changed a rule', response: { 200: RuleHistory, ...errorReplies } },
      config,
    },
    async request => readRuleHistory(context.database.manager, request.viewer, request.params.id),
  );
  app.patch(
    '/api/rules/:id',
    { schema: { ...schema, summary: 'Change a rule', querystring: VersionQuery, body: RuleBody }, config },
    async request => {
      const { id } = request.params;
      await inTransaction(context.database, manager =>
        changeRule(manager, request.viewer, id, request.query.version, request.body, context.clock()),
      );
      return detailOf(context, request.viewer, id);
    },
  );
  app.patch(
    '/api/rules/:id/terms',
    { schema: { ...schema, summary: 'Change end and note', querystring: VersionQuery, body: RuleTermsBody }, config },
    async request => {
      const { id } = request.params;
      await inTransaction(context.database, manager =>
        changeTerms(manager, request.viewer, id, request.query.version, request.body, context.clock()),
      );
      return detailOf(context, request.viewer, id);
    },
  );
  app.post(
    '/api/rules/:id/switch',
    { schema: { ...schema, summary: 'Switch on or off', querystring: VersionQuery, body: SwitchBody }, config },
    async request => {
      const { id } = request.params;
      await switchOver(context, request.viewer, id, request.query.version, request.body);
      return detailOf(context, request.viewer, id);
    },
  );
  app.delete(
    '/api/rules/:id',
    {
      schema: {
        ...schema,
        summary: 'End a rule',
        querystring: VersionQuery,
        response: { 200: Nothing, ...errorReplies },
      },
      config,
    },
    async request => {
      await inTransaction(context.database, manager =>
        removeRule(manager, request.viewer, request.params.id, request.query.version, context.clock()),
      );
      context.queue.wake();
      return {};
    },
  );
}

async function switchOver(
  context: Context,
  viewer: Viewer,
  id: number,
  version: number,
  { state, applyToPast }: { state: 'active' | 'paused'; applyToPast?: boolean },
): Promise<void> {
  const now = context.clock();
  await inTransaction(context.database, async manager => {
    const { timeZone } = await getCompanySettings(manager);
    if (applyToPast && !(await wasTried(manager, id, version)))
      throw conflict('rule.not_tried', 'Try the rule as it stands now over past mail first, then apply it.');
    await switchRule(manager, viewer, id, version, state, dayOf(now, timeZone), now);
    if (applyToPast && state === 'active') await startRun(manager, viewer, id, 'apply', version + 1, now);
  });
  context.queue.wake();
}

function runRoutes(app: App, context: Context): void {
  const schema = { tags, params: IdParams, response: { 200: RuleDetailReply, ...errorReplies } };
  app.post(
    '/api/rules/:id/try',
    { schema: { ...schema, summary: 'Try a rule over past mail', querystring: VersionQuery }, config },
    async request => {
      const { id } = request.params;
      await inTransaction(context.database, manager =>
        startRun(manager, request.viewer, id, 'try', request.query.version, context.clock()),
      );
      context.queue.wake();
      return detailOf(context, request.viewer, id);
    },
  );
  const acts = [
    { path: 'stop', summary: 'Stop a trial or an application', act: stopRun },
    { path: 'undo', summary: 'Take an application back', act: undoRun },
  ] as const;
  for (const { path, summary, act } of acts) {
    app.post(`/api/rule-runs/:id/${path}`, { schema: { ...schema, summary }, config }, async request => {
      const run = await inTransaction(context.database, async manager => {
        await act(manager, request.viewer, request.params.id, context.clock());
        return getRun(manager, request.viewer, request.params.id);
      });
      context.queue.wake();
      return detailOf(context, request.viewer, run.ruleId);
    });
  }
  app.get(
    '/api/rule-runs/:id/kept',
    {
      schema: {
        tags,
        summary: 'Mail that fits and stays as it is, and why',
        params: IdParams,
        response: { 200: KeptMessages, ...errorReplies },
      },
      config,
    },
    async request => listKept(context.database.manager, request.viewer, request.params.id),
  );
  app.get(
    '/api/rule-runs/:id/messages',
    {
      schema: {
        tags,
        summary: 'What a trial would change, or an application has changed',
        params: IdParams,
        querystring: Type.Object({ cursor: Type.Optional(Type.String({ maxLength: 200 })) }),
        response: { 200: RunMessages, ...errorReplies },
      },
      config,
    },
    async request => listRunMessages(context.database.manager, request.viewer, request.params.id, request.query.cursor),
  );
}
