import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { In } from 'typeorm';
import { badRequest, conflict, forbidden, notFound } from '../common/errors';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { Company, CompanyShare } from './company.entity';
import { AccessRequest, DuplicateCheck } from './duplicates.entity';
import type { AccessRequestLine, AccessRequestList } from './duplicates.schema';
import { namesOf, visibleIds } from './similar.service';
import { actorOf, mayTransfer } from './visibility';

const DAYS_SHOWN = 30;
const DAY = 86_400_000;

/** Which company somebody asks for: one whose address he has, or one of the answer to his check. */
export interface AccessWish {
  companyId?: number;
  checkId?: number;
  place?: number;
  note?: string;
}

/**
 * Asks the owner of a company to share it (CRM-6). The owner, and whoever manages him, finds the request under Today.
 *
 * @throws AppError access.nothing_asked, access.asked_already, access.visible_already, company.not_found
 */
export async function requestAccess(context: Context, viewer: Viewer, wish: AccessWish): Promise<{ id: number }> {
  const now = context.clock();
  return inTransaction(context.database, async manager => {
    const companyId = wish.companyId ?? (await companyOfCheck(manager, viewer, wish));
    const company = await manager.findOneBy(Company, { id: companyId });
    const isHidden = company?.isSupplier && !viewer.grants.has('suppliers.read');
    if (!company || isHidden || !viewer.grants.has('companies.read')) throw notFound('company', { id: companyId });
    if ((await visibleIds(manager, viewer, [companyId])).size > 0)
      throw conflict('access.visible_already', 'You can see this company already. Look for it in the list.');
    if (await manager.existsBy(AccessRequest, { companyId, userId: viewer.userId, state: 'open' }))
      throw conflict(
        'access.asked_already',
        'You have asked for this company already. Its owner has not answered yet.',
      );
    const added = await manager.insert(AccessRequest, {
      ...{ companyId, userId: viewer.userId, note: wish.note?.trim() || null, state: 'open', createdAt: now },
      ...{ answeredById: null, answer: null, answeredAt: null },
    });
    const id = Number(added.identifiers[0]?.id);
    await audit(manager, actorOf(viewer), 'access.asked', { type: 'company', id: companyId }, { requestId: id }, now);
    return { id };
  });
}

async function companyOfCheck(manager: EntityManager, viewer: Viewer, { checkId, place }: AccessWish): Promise<number> {
  const check = checkId ? await manager.findOneBy(DuplicateCheck, { id: checkId, userId: viewer.userId }) : null;
  const id = check?.companyIds[place ?? -1];
  if (id === undefined)
    throw badRequest('access.nothing_asked', 'Look for the company once more, and ask from the answer.');
  return id;
}

/**
 * The owner's answer, or that of whoever manages him: shared, or declined.
 *
 * @throws AppError access_request.not_found, access.answered_already (409), company.not_yours
 */
export async function answerAccess(
  context: Context,
  viewer: Viewer,
  id: number,
  body: { isShared: boolean; answer?: string },
): Promise<AccessRequestList> {
  const now = context.clock();
  await inTransaction(context.database, async manager => {
    const request = await manager.findOneBy(AccessRequest, { id });
    const company = request ? await manager.findOneBy(Company, { id: request.companyId }) : null;
    if (!request || !company || (await visibleIds(manager, viewer, [company.id])).size === 0)
      throw notFound('access_request', { id });
    if (!mayTransfer(viewer, company.ownerId)) throw forbidden('company.not_yours');
    const state = body.isShared ? 'shared' : 'declined';
    const answered = { state, answeredById: viewer.userId, answer: body.answer?.trim() || null, answeredAt: now };
    const { affected } = await manager.update(AccessRequest, { id, state: 'open' }, answered);
    if (!affected) throw conflict('access.answered_already', 'Somebody has answered this request already.');
    const { companyId, userId } = request;
    if (body.isShared && !(await manager.existsBy(CompanyShare, { companyId, userId }))) {
      await manager.insert(CompanyShare, {
        ...{ companyId, userId, access: 'read', sharedById: viewer.userId, sharedAt: now },
      });
    }
    const details = { requestId: id, userId };
    await audit(manager, actorOf(viewer), `access.${state}`, { type: 'company', id: companyId }, details, now);
  });
  return listAccessRequests(context, viewer);
}

/** Requests that wait for the viewer's answer, the oldest first, and his own of the last 30 days. */
export async function listAccessRequests(context: Context, viewer: Viewer): Promise<AccessRequestList> {
  const { manager } = context.database;
  const since = new Date(context.clock().getTime() - DAYS_SHOWN * DAY);
  const waiting = await toAnswer(manager, viewer).orderBy('r.createdAt').addOrderBy('r.id').limit(100).getMany();
  const mine = await manager
    .createQueryBuilder(AccessRequest, 'r')
    .where('r.userId = :userId AND r.createdAt >= :since', { userId: viewer.userId, since })
    .orderBy('r.createdAt', 'DESC')
    .limit(50)
    .getMany();
  return { toAnswer: await describe(manager, viewer, waiting), mine: await describe(manager, viewer, mine) };
}

/** How many requests wait for the viewer's answer. */
export async function countAccessRequests(manager: EntityManager, viewer: Viewer): Promise<number> {
  return toAnswer(manager, viewer).getCount();
}

/** Requests for companies that the viewer may give away. */
function toAnswer(manager: EntityManager, viewer: Viewer): SelectQueryBuilder<AccessRequest> {
  const owners = [viewer.userId, ...viewer.ownerIds].map(id => Math.trunc(id)).join(', ');
  // Nobody's company is everybody's; nobody need be asked for it.
  const ofHis = `"c"."ownerId" IN (${owners})`;
  const supplier = viewer.grants.has('suppliers.read') ? '1 = 1' : '"c"."isSupplier" = 0';
  return manager
    .createQueryBuilder(AccessRequest, 'r')
    .innerJoin(Company, 'c', 'c.id = r.companyId')
    .where("r.state = 'open' AND r.userId <> :self", { self: viewer.userId })
    .andWhere(`${ofHis} AND ${supplier}`);
}

async function describe(
  manager: EntityManager,
  viewer: Viewer,
  requests: readonly AccessRequest[],
): Promise<AccessRequestLine[]> {
  const ids = [...new Set(requests.map(request => request.companyId))];
  if (ids.length === 0) return [];
  const visible = await visibleIds(manager, viewer, ids);
  const companies = new Map((await manager.findBy(Company, { id: In(ids) })).map(company => [company.id, company]));
  const people = await namesOf(manager, [
    ...requests.flatMap(request => [request.userId, request.answeredById]),
    ...[...companies.values()].map(company => company.ownerId),
  ]);
  const nameOf = (id: number | null | undefined) => (id == null ? null : (people.get(id) ?? null));
  return requests.map(request => {
    const company = companies.get(request.companyId);
    const isVisible = visible.has(request.companyId);
    const { id, note, state, answer, createdAt, answeredAt } = request;
    return {
      ...{ id, note, state, answer },
      companyId: isVisible ? request.companyId : null,
      companyName: isVisible ? (company?.name ?? null) : null,
      ownerName: nameOf(company?.ownerId),
      askedBy: nameOf(request.userId) ?? '',
      isMine: request.userId === viewer.userId,
      answeredBy: nameOf(request.answeredById),
      createdAt: createdAt.toISOString(),
      answeredAt: answeredAt?.toISOString() ?? null,
    };
  });
}
