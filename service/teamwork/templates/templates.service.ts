import type { EntityManager } from 'typeorm';
import { In, IsNull } from 'typeorm';
import { badRequest, conflict, forbidden, notFound } from '../../common/errors';
import { isOfHis } from '../../companies/visibility';
import type { Context } from '../../context';
import { inTransaction } from '../../platform/database/transaction';
import { audit } from '../../users/audit.service';
import { Team } from '../../users/organisation.entity';
import type { Viewer } from '../../users/roles';
import { peopleNames } from '../presentingCare.service';
import { templateFields } from './filling';
import { ReplyTemplate } from './template.entity';
import type { TemplateBody, TemplateList, TemplateReply } from './templates.schema';

const MOST = 1_000;

/** The viewer's own templates and those that are shared with him. */
export async function listTemplates(manager: EntityManager, viewer: Viewer): Promise<TemplateList> {
  const rows = await manager.find(ReplyTemplate, {
    where: seenBy(viewer),
    order: { folder: 'ASC', name: 'ASC', id: 'ASC' },
    take: MOST,
  });
  return { templates: await present(manager, viewer, rows), fields: [...templateFields] };
}

function seenBy(viewer: Viewer) {
  return [
    { personId: viewer.userId },
    { personId: IsNull(), teamId: IsNull() },
    { personId: IsNull(), teamId: In([...(viewer.teamIds ?? [])]) },
    // Whoever made one for a team that he does not stand in still finds it.
    { personId: IsNull(), createdById: viewer.userId },
  ];
}

/** A template that the viewer may use. @throws AppError template.not_found */
export async function getTemplate(manager: EntityManager, viewer: Viewer, id: number): Promise<ReplyTemplate> {
  const row = await manager.findOneBy(
    ReplyTemplate,
    seenBy(viewer).map(where => ({ ...where, id })),
  );
  if (!row) throw notFound('template', { id });
  return row;
}

/** His own he may change; a shared one whoever made it, who is above him, or who keeps the settings. */
function mayChange(viewer: Viewer, row: ReplyTemplate): boolean {
  if (row.personId !== null) return row.personId === viewer.userId;
  return isOfHis(viewer, row.createdById) || viewer.grants.has('settings.manage') || viewer.grants.has('all.read');
}

async function present(
  manager: EntityManager,
  viewer: Viewer,
  rows: readonly ReplyTemplate[],
): Promise<TemplateReply[]> {
  const names = await peopleNames(
    manager,
    rows.map(row => row.createdById),
  );
  return rows.map(row => {
    const { id, name, folder, tags, language, stage, subject, body, teamId, version } = row;
    return {
      ...{ id, name, folder, tags, language, subject, body, teamId, version },
      stage: stage as TemplateReply['stage'],
      isShared: row.personId === null,
      byName: names.get(row.createdById) ?? '',
      updatedAt: row.updatedAt.toISOString(),
      mayChange: mayChange(viewer, row),
    };
  });
}

async function check(manager: EntityManager, viewer: Viewer, body: TemplateBody) {
  const name = body.name.replace(/\s+/g, ' ').trim();
  if (!name) throw badRequest('template.name_missing', 'Give the template a name.');
  if (!body.body.trim()) throw badRequest('template.empty', 'Write the text of the template.');
  const teamId = body.isShared ? (body.teamId ?? null) : null;
  if (teamId !== null && !(await manager.existsBy(Team, { id: teamId })))
    throw badRequest('team.unknown', 'There is no such team any more. Choose another.', { teamId });
  const tags = [...new Set(body.tags.map(tag => tag.trim()).filter(Boolean))];
  const { language, stage, subject } = body;
  const personId = body.isShared ? null : viewer.userId;
  return { ...{ name, tags, teamId, language, stage, subject, personId, body: body.body }, folder: body.folder.trim() };
}

/** @throws AppError template.name_missing, template.empty, team.unknown */
export async function createTemplate(context: Context, viewer: Viewer, body: TemplateBody): Promise<TemplateReply> {
  const now = context.clock();
  return inTransaction(context.database, async manager => {
    const values = await check(manager, viewer, body);
    const made = { createdById: viewer.userId, createdAt: now, updatedAt: now, version: 1 };
    const row = await manager.save(manager.create(ReplyTemplate, { ...values, ...made }));
    await audit(manager, viewer, 'template.created', { type: 'template', id: row.id }, { name: row.name }, now);
    return (await present(manager, viewer, [row]))[0] as TemplateReply;
  });
}

/** @throws AppError template.not_found, template.not_yours (403), version.changed (409), and those of `createTemplate` */
export async function changeTemplate(
  context: Context,
  viewer: Viewer,
  id: number,
  version: number,
  body: TemplateBody,
): Promise<TemplateReply> {
  const now = context.clock();
  return inTransaction(context.database, async manager => {
    const row = await getTemplate(manager, viewer, id);
    if (!mayChange(viewer, row)) throw forbidden('template.not_yours');
    const values = await check(manager, viewer, body);
    const done = await manager.update(
      ReplyTemplate,
      { id, version },
      { ...values, updatedAt: now, version: version + 1 },
    );
    if (!done.affected)
      throw conflict('version.changed', 'Somebody else has changed this template meanwhile. Look again.');
    await audit(manager, viewer, 'template.changed', { type: 'template', id }, { name: values.name }, now);
    return (await present(manager, viewer, [await manager.findOneByOrFail(ReplyTemplate, { id })]))[0] as TemplateReply;
  });
}

/** @throws AppError template.not_found, template.not_yours (403), version.changed (409) */
export async function removeTemplate(context: Context, viewer: Viewer, id: number, version: number): Promise<void> {
  await inTransaction(context.database, async manager => {
    const row = await getTemplate(manager, viewer, id);
    if (!mayChange(viewer, row)) throw forbidden('template.not_yours');
    const done = await manager.delete(ReplyTemplate, { id, version });
    if (!done.affected)
      throw conflict('version.changed', 'Somebody else has changed this template meanwhile. Look again.');
    // All of it stands in the audit log, so that it can be written again.
    const { name, subject, body } = row;
    await audit(
      manager,
      viewer,
      'template.removed',
      { type: 'template', id },
      { name, subject, body },
      context.clock(),
    );
  });
}
