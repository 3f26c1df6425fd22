import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { excerptOf, finderOf, marked } from '../common/excerpts';
import type { Finder } from '../common/excerpts';
import type { Sought } from '../common/searchText';
import { soughtOf } from '../common/searchText';
import { ownMailboxSql } from '../filing/visibility';
import { AttachmentText } from '../mail/attachmentText.entity';
import { isIndexingPast } from '../mail/indexing.service';
import type { MessageLine } from '../mail/mail.schema';
import { Attachment, MailboxMessage, Message, MessageBody } from '../mail/message.entity';
import { presentLines } from '../reading/listing.service';
import type { FoundMail } from '../reading/search.service';
import { findMail } from '../reading/search.service';
import { formOf } from '../reading/searchForm';
import { isText } from '../reading/searchLanguage';
import type { Viewer } from '../users/roles';
import type { SearchMailQuery, SearchMailReply } from './search.schema';

type FoundLine = SearchMailReply['messages'][number];

// Texts inside attachments are long: so many of one page are looked into.
const MAX_TEXTS = 20;
const PAGE = 30;

/** Mail that a query finds, with what was found marked, and the query as the form shows it. */
export async function searchMail(
  manager: EntityManager,
  viewer: Viewer,
  asked: SearchMailQuery & { isUncounted?: boolean },
  now: Date,
): Promise<SearchMailReply> {
  const found = await findMail(manager, viewer, { ...asked, limit: asked.limit ?? PAGE }, now);
  return {
    messages: await presentHits(manager, viewer, found),
    nextCursor: found.nextCursor,
    count: found.count,
    isMore: found.isMore,
    form: formOf(found.query.clauses, asked.writing),
    problems: found.query.problems,
    isIndexing: await isIndexingPast(manager),
  };
}

async function presentHits(manager: EntityManager, viewer: Viewer, found: FoundMail): Promise<FoundLine[]> {
  const ids = found.hits.map(hit => hit.id);
  if (ids.length === 0) return [];
  const rows = new Map((await manager.findBy(Message, { id: In(ids) })).map(message => [message.id, message]));
  const lines = await presentLines(
    manager,
    viewer,
    ids.flatMap(id => rows.get(id) ?? []),
  );
  const sought = soughtIn(found);
  const finder = finderOf(sought);
  const bodies = new Map(
    (await manager.find(MessageBody, { select: { messageId: true, text: true }, where: { messageId: In(ids) } })).map(
      body => [body.messageId, body.text],
    ),
  );
  const attachments = await findAttachments(manager, found, sought, finder);
  const mailboxes = await ownMailboxes(manager, viewer, ids);
  return lines.map(line => presentHit(line, bodies.get(line.id) ?? '', sought, finder, attachments, mailboxes));
}

function presentHit(
  line: MessageLine,
  body: string,
  sought: readonly Sought[],
  finder: Finder,
  attachments: ReadonlyMap<number, FoundLine['attachments']>,
  mailboxes: ReadonlyMap<number, string[]>,
): FoundLine {
  return {
    line,
    subject: marked(line.subject, finder),
    from: marked(line.direction === 'out' ? line.toLine : line.fromName || line.fromAddress, finder),
    excerpt: excerptOf(body, sought, finder) ?? marked(line.preview, finder),
    attachments: attachments.get(line.id) ?? [],
    mailboxes: mailboxes.get(line.id) ?? [],
  };
}

/** Everything that the query seeks in texts. */
function soughtIn({ query }: FoundMail): Sought[] {
  return query.clauses
    .flat()
    .filter(term => isText(term.field) && !term.isNot)
    .flatMap(term => soughtOf(term.value, term.isPhrase));
}

/** The attachments of a page in which something was found, by their names and by the text inside the first of them. */
async function findAttachments(
  manager: EntityManager,
  { hits, plan }: FoundMail,
  sought: readonly Sought[],
  finder: Finder,
): Promise<Map<number, FoundLine['attachments']>> {
  const found = new Map<number, FoundLine['attachments']>();
  if (!plan.match || sought.length === 0) return found;
  const rows = await manager.find(Attachment, {
    where: { messageId: In(hits.map(hit => hit.id)), isInline: false },
    order: { messageId: 'DESC', position: 'ASC' },
    take: 500,
  });
  const texts = await loadTexts(manager, rows);
  for (const { id, messageId, name, blobHash } of rows) {
    const shown = marked(name, finder);
    const excerpt = excerptOf(texts.get(blobHash) ?? '', sought, finder);
    if (shown === name && excerpt === null) continue;
    found.set(messageId, [...(found.get(messageId) ?? []), { id, name: shown, excerpt }]);
  }
  return found;
}

async function loadTexts(manager: EntityManager, attachments: readonly Attachment[]): Promise<Map<string, string>> {
  const hashes = [...new Set(attachments.map(one => one.blobHash))];
  const rows = await manager.find(AttachmentText, { where: { blobHash: In(hashes), state: 'read' }, take: MAX_TEXTS });
  return new Map(rows.map(row => [row.blobHash, row.text]));
}

/** Which mailboxes of the viewer's own have a copy; that somebody else has one is not told. */
async function ownMailboxes(
  manager: EntityManager,
  viewer: Viewer,
  ids: readonly number[],
): Promise<Map<number, string[]>> {
  const own = ownMailboxSql(viewer, '"b"');
  const rows = await manager
    .createQueryBuilder(MailboxMessage, 'c')
    .innerJoin('mailbox', 'b', '"b"."id" = c.mailboxId')
    .select(['c.messageId AS "messageId"', '"b"."address" AS "address"'])
    .where('c.messageId IN (:...ids)', { ids })
    .andWhere(own.sql, own.parameters)
    .orderBy('"b"."address"')
    .getRawMany<{ messageId: number; address: string }>();
  const found = new Map<number, string[]>();
  for (const { messageId, address } of rows) found.set(messageId, [...(found.get(messageId) ?? []), address]);
  return found;
}
