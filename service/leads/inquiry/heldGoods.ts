import type { ItemDraft } from './itemDrafts';
import type { Passage } from './passages';
import { whole } from './products';
import type { Quantity } from './quantities';

/*
 * "Please quote 500 bottles": where nothing else is named, what holds things is itself the goods. Cartons, pallets and packs hold something that is to be told.
 */

const HOLDER = new RegExp(
  `^${whole(
    String.raw`bags?|bottles?|buckets?|trays?|sheets?|jars?|cans?|tins?|tubs?|barrels?|drums?|baskets?|crates?|bolsas?|botellas?|bidones|cubos?|bandejas?|sacolas?|garrafas?|baldes?|sacs?|bouteilles?|seaux?|bidons?|flaschen?|eimern?|taschen?|kisten?|dosen?|bottigli[ae]|secchi[o]?|borse?|бутыл\p{L}+|меш(?:ок|к)\p{L}*|ведер|ведр\p{L}+|ящик\p{L}*|бан(?:ок|к)\p{L}*`,
  )}$`,
  'u',
);

/** The one item of a message that counts holders of which it names nothing that is in them; none for another unit. */
export function heldAlone(pending: Quantity | null, passage: Passage): ItemDraft[] {
  const unit = pending?.unit;
  if (
    !pending ||
    !unit ||
    pending.isSample ||
    !HOLDER.test(passage.level.slice(unit.start, unit.end).replace(/\.$/, ''))
  )
    return [];
  const end = passage.level[unit.end - 1] === '.' ? unit.end - 1 : unit.end;
  return [
    {
      passage,
      product: [unit.start, end],
      heading: null,
      quantity: { ...pending, unit: null },
      price: null,
      line: { start: pending.start, end: pending.end, body: pending.start, bullet: null },
      origin: 'prose',
      strength: 2,
    },
  ];
}
