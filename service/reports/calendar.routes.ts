import { errorReplies } from '../common/apiSchema';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import { CalendarQuery, CalendarReply } from './calendar.schema';
import { readCalendar } from './calendar.service';

/** What somebody's days hold. */
export function calendarRoutes(app: App, context: Context): void {
  app.get(
    '/api/calendar',
    {
      schema: {
        tags: ['activities'],
        summary: 'Activities, tasks, next steps, birthdays and leave of some days',
        querystring: CalendarQuery,
        response: { 200: CalendarReply, ...errorReplies },
      },
      config: { permission: 'companies.read' },
    },
    request => readCalendar(context, request.viewer, request.query),
  );
}
