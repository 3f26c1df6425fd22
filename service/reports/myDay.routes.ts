import { errorReplies } from '../common/apiSchema';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import { MyDayReply } from './myDay.schema';
import { readMyDay } from './myDay.service';

/** What waits for whoever asks. */
export function myDayRoutes(app: App, context: Context): void {
  app.get(
    '/api/my-day',
    {
      schema: { tags: ['today'], summary: 'What waits for me today', response: { 200: MyDayReply, ...errorReplies } },
      config: { permission: 'mail.read' },
    },
    request => readMyDay(context, request.viewer),
  );
}
