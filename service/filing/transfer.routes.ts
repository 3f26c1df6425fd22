import { errorReplies, IdParams } from '../common/apiSchema';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import type { Viewer } from '../users/roles';
import {
  TransferBody,
  TransferList,
  TransferPreview,
  TransferQuery,
  TransferReply,
  TransferUndoPreview,
} from './transfer.schema';
import { getTransfer, transfer } from './transfer.service';
import {
  describeTransfers,
  listTransfers,
  previewTransfer,
  previewTransferUndo,
  undoTransfer,
} from './transferUndo.service';

const tags = ['transfer'];
const config = { permission: 'companies.transfer' } as const;

/** One person's companies and open work become another's; and back again. */
export function transferRoutes(app: App, context: Context): void {
  const { manager } = context.database;
  const told = async (viewer: Viewer, id: number) =>
    (await describeTransfers(manager, [await getTransfer(manager, viewer, id)]))[0] as TransferReply;
  app.get(
    '/api/transfers',
    {
      schema: {
        tags,
        summary: 'Transfers',
        querystring: TransferQuery,
        response: { 200: TransferList, ...errorReplies },
      },
      config,
    },
    request => listTransfers(manager, request.viewer, request.query.cursor),
  );
  app.post(
    '/api/transfers/preview',
    {
      schema: {
        tags,
        summary: 'What a transfer would do',
        body: TransferBody,
        response: { 200: TransferPreview, ...errorReplies },
      },
      config,
    },
    request => previewTransfer(manager, request.viewer, request.body, context.clock()),
  );
  app.post(
    '/api/transfers',
    {
      schema: { tags, summary: 'Hand over', body: TransferBody, response: { 200: TransferReply, ...errorReplies } },
      config,
    },
    async request => told(request.viewer, await transfer(context, request.viewer, request.body)),
  );
  app.get(
    '/api/transfers/:id/undo',
    {
      schema: {
        tags,
        summary: 'What would go back',
        params: IdParams,
        response: { 200: TransferUndoPreview, ...errorReplies },
      },
      config,
    },
    request => previewTransferUndo(manager, request.viewer, request.params.id),
  );
  app.post(
    '/api/transfers/:id/undo',
    {
      schema: {
        tags,
        summary: 'Undo a transfer',
        params: IdParams,
        response: { 200: TransferReply, ...errorReplies },
      },
      config,
    },
    async request => {
      await undoTransfer(context, request.viewer, request.params.id);
      return told(request.viewer, request.params.id);
    },
  );
}
