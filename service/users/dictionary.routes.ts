import { errorReplies, IdParams } from '../common/apiSchema';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import { addEntry, changeEntry, listDictionary } from './dictionary.service';
import { DictionaryBody, DictionaryChange, DictionaryList, DictionaryReply } from './dictionary.schema';
import type { DictionaryEntry } from './dictionary.entity';
import type { EntityManager } from 'typeorm';
import { VersionQuery } from './users.schema';

const tags = ['dictionary'];

/**
 * The lists of words that an administrator keeps.
 *
 * @param after what else follows from the change of an entry: companies know what a level means, this feature does not
 */
export function dictionaryRoutes(
  app: App,
  context: Context,
  after: (manager: EntityManager, entry: DictionaryEntry) => Promise<void>,
): void {
  app.get(
    '/api/dictionary',
    {
      schema: { tags, summary: 'Every list of words', response: { 200: DictionaryList, ...errorReplies } },
      config: { permission: 'signed-in' },
    },
    async () => listDictionary(context.database.manager),
  );
  app.post(
    '/api/dictionary',
    {
      schema: {
        tags,
        summary: 'Add a word to a list',
        body: DictionaryBody,
        response: { 200: DictionaryReply, ...errorReplies },
      },
      config: { permission: 'settings.manage' },
    },
    request => addEntry(context, request.viewer, request.body),
  );
  app.patch(
    '/api/dictionary/:id',
    {
      schema: {
        tags,
        summary: 'Change a word of a list',
        params: IdParams,
        querystring: VersionQuery,
        body: DictionaryChange,
        response: { 200: DictionaryReply, ...errorReplies },
      },
      config: { permission: 'settings.manage' },
    },
    request => changeEntry(context, request.viewer, request.params.id, request.query.version, request.body, after),
  );
}
