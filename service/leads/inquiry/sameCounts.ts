import { matchesOf } from '../../common/matches';
import type { Quantity } from './quantities';

/*
 * "Same quantity", "misma cantidad", "столько же": a number that is not said again. Texts are levelled.
 */

const SAME =
  /(?<!\p{L})(?:(?:in |at )?(?:the )?same (?:quantity|quantities|qty|number|amount)|in equal (?:quantity|quantities|numbers?)|(?<!half |twice |double |times )as many(?=\s*(?:[.,;!)]|$))|(?:(?:en|de|con) )?(?:la )?(?:misma|igual) cantidad|otr[oa]s tant[oa]s|(?:n?a )?(?:mesma|igual) quantidade|(?:en |dans )?(?:la )?meme quantite|en quantite identique|autant(?=\s*(?:[.,;!)]|$))|(?:in |die |der )?gleiche[rn]? (?:menge|stuckzahl|anzahl)|(?:ebenso|genauso) viele?|(?:nella )?stessa quantita|altrettant[ei]|столько же|(?:в )?так(?:ое|ом) же количеств[ое]|в том же количестве|(?:w )?takiej samej ilosci|taka sama ilosc|ayni (?:adet|miktar)(?:da)?|evenveel|(?:de )?zelfde (?:aantal|hoeveelheid))(?!\p{L}| (?:as|que|wie|di prima|come|что и))|(?:ب)?نفس الكميه|(?:同样|同樣|相同|一样|一樣)的?(?:数量|數量)|(?:数量|數量)(?:相同|一样|一樣|同上|同じ)|同数(?!量)|같은 수량|동일 ?수량/gu;

/** The places of a sentence where the number said last before counts again, without its unit. */
export function sameCounts(level: string, start: number, end: number, all: readonly Quantity[]): Quantity[] {
  const found: Quantity[] = [];
  for (const match of matchesOf(SAME, level.slice(start, end))) {
    const place = { start: start + match.index, end: start + match.index + match[0].length };
    const last = all
      .filter(one => one.end <= place.start && !one.isSample && !one.isSize && !one.isLater && one.kind !== 'container')
      .pop();
    if (last) found.push({ ...last, ...place, unit: null, kind: 'piece' });
  }
  return found;
}
