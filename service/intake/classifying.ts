import type { OwnCompany } from '../filing/question';
import type { Classified } from '../mail/classify';
import { classify } from '../mail/classify';
import type { ParsedItem } from '../mail/parsePool';

/** A message that was read, and what it is. */
export interface ClassifiedItem {
  item: ParsedItem;
  classification: Classified;
}

/**
 * Says what a message is, in the mailbox and folder that it was found in. The original that it forwards is from now on the one that counts: of a
 * forward of a forward the letter from outside.
 */
export function classifyItem(
  item: ParsedItem,
  own: OwnCompany,
  excludedFolders: readonly string[],
  place: { mailbox: string; folder: string },
): ClassifiedItem {
  const { domains, dropboxes, people = [] } = own;
  const classification = classify(item.parsed, { domains, dropboxes, excludedFolders, people }, place);
  const forwarded = classification.forwarded ?? item.parsed.forwarded;
  return { item: { ...item, parsed: { ...item.parsed, forwarded } }, classification };
}
