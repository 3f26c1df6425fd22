import type { EntityManager } from 'typeorm';
import { IsNull } from 'typeorm';
import { badRequest, conflict, notFound } from '../common/errors';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { CompanyNote } from './profile.entity';
import type { NoteChange, NoteReply } from './profile.schema';
import { namesOf } from './similar.service';
import { actorOf, personId } from './visibility';
import { getEditableCompany } from './visibleCompany.service';

/**
 * Writes a note on a company; a prompt stands on top of its page until it is taken off.
 *
 * @throws AppError company.not_found, note.empty
 */
export async function addNote(
  context: Context,
  viewer: Viewer,
  companyId: number,
  body: { text: string; isPrompt: boolean },
): Promise<NoteReply> {
  return inTransaction(context.database, async manager => {
    await getEditableCompany(manager, viewer, companyId);
    const now = context.clock();
    const note = await manager.save(
      manager.create(CompanyNote, {
        ...{ companyId, text: readText(body.text), isPrompt: body.isPrompt, createdById: personId(viewer) },
        ...{ createdAt: now, endedAt: null, version: 1 },
      }),
    );
    await audit(manager, actorOf(viewer), 'note.created', { type: 'company', id: companyId }, { noteId: note.id }, now);
    return (await repliesOf(manager, [note]))[0] as NoteReply;
  });
}

/**
 * Changes a note, takes it off or puts it back.
 *
 * @throws AppError note.not_found, version.changed (409), note.empty
 */
export async function changeNote(
  context: Context,
  viewer: Viewer,
  id: number,
  version: number,
  change: NoteChange,
): Promise<NoteReply> {
  return inTransaction(context.database, async manager => {
    const before = await manager.findOneBy(CompanyNote, { id });
    if (!before) throw notFound('note', { id });
    await getEditableCompany(manager, viewer, before.companyId);
    const now = context.clock();
    const values: Partial<CompanyNote> = { version: version + 1 };
    if (change.text !== undefined) values.text = readText(change.text);
    if (change.isPrompt !== undefined) values.isPrompt = change.isPrompt;
    if (change.isEnded !== undefined) values.endedAt = change.isEnded ? now : null;
    const done = await manager.update(CompanyNote, { id, version }, values);
    if (done.affected === 0)
      throw conflict('version.changed', 'Somebody else has changed this note meanwhile. Look again.');
    const subject = { type: 'company', id: before.companyId };
    await audit(manager, actorOf(viewer), 'note.changed', subject, { noteId: id, fields: Object.keys(change) }, now);
    return (await repliesOf(manager, [await manager.findOneByOrFail(CompanyNote, { id })]))[0] as NoteReply;
  });
}

/** The prompts that stand on a company, newest first; the caller has checked that it may be seen. */
export async function promptsOf(manager: EntityManager, companyId: number): Promise<NoteReply[]> {
  const notes = await manager.find(CompanyNote, {
    where: { companyId, isPrompt: true, endedAt: IsNull() },
    order: { createdAt: 'DESC', id: 'DESC' },
    take: 20,
  });
  return repliesOf(manager, notes);
}

/** Notes as they are read, with the names of who wrote them. */
export async function repliesOf(manager: EntityManager, notes: readonly CompanyNote[]): Promise<NoteReply[]> {
  const names = await namesOf(
    manager,
    notes.map(note => note.createdById),
  );
  return notes.map(({ id, text, isPrompt, createdById, createdAt, endedAt, version }) => ({
    ...{ id, text, isPrompt, version },
    byName: createdById === null ? null : (names.get(createdById) ?? null),
    createdAt: createdAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  }));
}

function readText(raw: string): string {
  const text = raw.trim();
  if (!text) throw badRequest('note.empty', 'Write something first.');
  return text;
}
