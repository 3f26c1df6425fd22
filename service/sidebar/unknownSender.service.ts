import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import type { Context } from '../context';
import { proposeToReader } from '../filing/newCompany.service';
import { visibleMessageSql } from '../filing/visibility';
import { Message, Participant } from '../mail/message.entity';
import type { Viewer } from '../users/roles';
import type { PaneUnknownSender } from './sidebar.schema';

// Of somebody with more letters than these nobody asks whether it is the first.
const LOOKED_AT = 100;

/** Somebody whom nobody knows: what the letter itself tells of him, and which companies may be his, as far as the viewer may know of them. */
export async function readUnknownSender(
  context: Context,
  viewer: Viewer,
  message: Message,
  side: { name: string; address: string },
): Promise<PaneUnknownSender | null> {
  if (!viewer.grants.has('companies.write')) return null;
  const { company, contact, similar } = await proposeToReader(context, viewer, message.id);
  return {
    ...side,
    isFirst: !(await hasOthers(context.database.manager, viewer, side.address, message.id)),
    similar,
    fromSignature: {
      ...{ name: contact.name, title: contact.title, phone: contact.phone },
      ...{ company: company.name, country: company.country, website: company.website, domain: company.domain },
    },
  };
}

async function hasOthers(manager: EntityManager, viewer: Viewer, address: string, messageId: number): Promise<boolean> {
  if (!address) return false;
  const rows = await manager.find(Participant, {
    select: { messageId: true },
    where: { address },
    order: { messageId: 'DESC' },
    take: LOOKED_AT,
  });
  const others = [...new Set(rows.map(row => row.messageId))].filter(id => id !== messageId);
  if (others.length === 0) return false;
  const visible = visibleMessageSql(viewer, '"m"');
  return manager
    .createQueryBuilder(Message, 'm')
    .where({ id: In(others) })
    .andWhere(visible.sql, visible.parameters)
    .getExists();
}
