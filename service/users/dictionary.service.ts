import type { EntityManager } from 'typeorm';
import { badRequest, conflict, notFound } from '../common/errors';
import type { Context } from '../context';
import { isUniqueViolation } from '../platform/database/rows';
import { inTransaction } from '../platform/database/transaction';
import { audit } from './audit.service';
import { DictionaryEntry } from './dictionary.entity';
import type { DictionaryBody, DictionaryChange, DictionaryKind, DictionaryReply } from './dictionary.schema';
import type { Viewer } from './roles';

/** The entries of one list, in its order; those that are no longer offered too. */
export async function dictionaryOf(manager: EntityManager, kind: DictionaryKind): Promise<DictionaryEntry[]> {
  return manager.find(DictionaryEntry, { where: { kind }, order: { position: 'ASC', id: 'ASC' } });
}

/** Every list that the administrator keeps. */
export async function listDictionary(manager: EntityManager): Promise<{ entries: DictionaryReply[] }> {
  const entries = await manager.find(DictionaryEntry, { order: { kind: 'ASC', position: 'ASC', id: 'ASC' } });
  return { entries: entries.map(replyOf) };
}

/**
 * Adds a word to a list, as its last.
 *
 * @throws AppError dictionary.code_taken (409)
 */
export async function addEntry(context: Context, viewer: Viewer, body: DictionaryBody): Promise<DictionaryReply> {
  return inTransaction(context.database, async manager => {
    const last = (await dictionaryOf(manager, body.kind)).at(-1);
    const values = {
      ...{ kind: body.kind, code: body.code, nameZh: body.nameZh.trim(), nameEn: body.nameEn.trim() },
      position: (last?.position ?? 0) + 10,
      isActive: true,
      rule: ruleOf(body.kind, body.rule) ?? null,
      version: 1,
    };
    try {
      const entry = await manager.save(manager.create(DictionaryEntry, values as never) as unknown as DictionaryEntry);
      const subject = { type: 'dictionary', id: entry.id };
      await audit(manager, viewer, 'dictionary.added', subject, { kind: body.kind, code: body.code }, context.clock());
      return replyOf(entry);
    } catch (error) {
      if (isUniqueViolation(error))
        throw conflict('dictionary.code_taken', 'This list has an entry of this code already. Choose another code.', {
          code: body.code,
        });
      throw error;
    }
  });
}

/**
 * Changes a word of a list. Its code stays: rows that have it keep their meaning.
 *
 * @param after what else follows from the change, in the same transaction
 * @throws AppError dictionary.not_found, version.changed (409), dictionary.name_missing
 */
export async function changeEntry(
  context: Context,
  viewer: Viewer,
  id: number,
  version: number,
  change: DictionaryChange,
  after?: (manager: EntityManager, entry: DictionaryEntry) => Promise<void>,
): Promise<DictionaryReply> {
  return inTransaction(context.database, async manager => {
    const before = await manager.findOneBy(DictionaryEntry, { id });
    if (!before) throw notFound('dictionary', { id });
    const { rule, ...plain } = change;
    for (const name of ['nameZh', 'nameEn'] as const) {
      if (plain[name] !== undefined && plain[name].trim() === '')
        throw badRequest('dictionary.name_missing', 'Give the entry a name in both languages.');
    }
    const kept = ruleOf(before.kind, rule);
    const values = { ...plain, ...(kept ? { rule: kept as never } : {}), version: version + 1 };
    const done = await manager.update(DictionaryEntry, { id, version }, values);
    if (done.affected === 0)
      throw conflict('version.changed', 'Somebody else has changed this entry meanwhile. Look again.');
    const entry = await manager.findOneByOrFail(DictionaryEntry, { id });
    await after?.(manager, entry);
    const details = { kind: entry.kind, code: entry.code, fields: Object.keys(change).sort() };
    await audit(manager, viewer, 'dictionary.changed', { type: 'dictionary', id }, details, context.clock());
    return replyOf(entry);
  });
}

/** Only levels have a rule, and every level has one. */
function ruleOf(kind: string, rule: DictionaryBody['rule']): Record<string, unknown> | undefined {
  return kind === 'level' ? rule : undefined;
}

/**
 * Checks that `code` is one that `kind` has; null is always right.
 *
 * @throws AppError dictionary.unknown_code
 */
export async function checkCode(manager: EntityManager, kind: DictionaryKind, code: string | null): Promise<void> {
  if (code === null || (await manager.existsBy(DictionaryEntry, { kind, code }))) return;
  throw badRequest('dictionary.unknown_code', `"${code.slice(0, 40)}" is not in the list. Choose one from it.`, {
    kind,
    code,
  });
}

function replyOf(entry: DictionaryEntry): DictionaryReply {
  const { id, kind, code, nameZh, nameEn, position, isActive, rule, version } = entry;
  return { id, kind, code, nameZh, nameEn, position, isActive, rule: rule as DictionaryReply['rule'], version };
}
