import type { Static, TSchema } from '@sinclair/typebox';
import { errorReplies, IdParams } from '../common/apiSchema';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import type { Viewer } from '../users/roles';
import {
  AssignBody,
  MergeBody,
  NoteBody,
  QualifyBody,
  QualifyReply,
  RejectBody,
  StageBody,
  UnqualifyReply,
  VersionBody,
} from './acting.schema';
import { addLeadNote, assignLead, moveLead, rejectLead, reopenLead, takeLead } from './acting.service';
import { confirmLead, denyLeadOf } from './denying.service';
import { LeadReply } from './leads.schema';
import { mergeLeads, unmergeLead } from './mergingLeads.service';
import { qualifyLead } from './qualifying.service';
import { unqualifyLead } from './unqualifying.service';

const tags = ['leads'];

/** What is done with one lead. Each says which version was shown, and is refused where somebody was quicker. */
export function leadActsRoutes(app: App, context: Context): void {
  const act = <B extends TSchema, R extends TSchema>(
    name: string,
    summary: string,
    body: B,
    response: R,
    run: (viewer: Viewer, id: number, body: Static<B>) => Promise<Static<R>>,
  ) =>
    app.post(
      `/api/leads/:id/${name}`,
      {
        schema: { tags, summary, params: IdParams, body, response: { 200: response, ...errorReplies } },
        config: { permission: 'leads.write' },
      },
      request => run(request.viewer, (request.params as { id: number }).id, request.body as Static<B>) as never,
    );
  act('confirm', 'It is an inquiry', VersionBody, LeadReply, (viewer, id, { version }) =>
    confirmLead(context, viewer, id, version),
  );
  act('deny', 'It is no inquiry: its letters go back to the review queue', VersionBody, LeadReply, (viewer, id, body) =>
    denyLeadOf(context, viewer, id, body.version),
  );
  act('assign', 'Give it to somebody', AssignBody, LeadReply, (viewer, id, body) =>
    assignLead(context, viewer, id, body),
  );
  act('take', 'Take a new one out of a mailbox of his own', VersionBody, LeadReply, (viewer, id, { version }) =>
    takeLead(context, viewer, id, version),
  );
  act('stage', 'Move it along', StageBody, LeadReply, (viewer, id, body) => moveLead(context, viewer, id, body));
  act('reject', 'Reject it, with a reason', RejectBody, LeadReply, (viewer, id, body) =>
    rejectLead(context, viewer, id, body),
  );
  act('reopen', 'Open a rejected one again', VersionBody, LeadReply, (viewer, id, { version }) =>
    reopenLead(context, viewer, id, version),
  );
  act('notes', 'Write a note into its history', NoteBody, LeadReply, (viewer, id, { text }) =>
    addLeadNote(context, viewer, id, text),
  );
  act('merge', 'Merge another lead into it', MergeBody, LeadReply, (viewer, id, body) =>
    mergeLeads(context, viewer, id, body),
  );
  act('unmerge', 'Take the merge of this lead into another back', VersionBody, LeadReply, (viewer, id, { version }) =>
    unmergeLead(context, viewer, id, version),
  );
  act('qualify', 'Company, contact and opportunity in one step', QualifyBody, QualifyReply, (viewer, id, body) =>
    qualifyLead(context, viewer, id, body),
  );
  act('qualify/undo', 'Take that back', VersionBody, UnqualifyReply, (viewer, id, { version }) =>
    unqualifyLead(context, viewer, id, version),
  );
}
