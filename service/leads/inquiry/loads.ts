import type { Amount } from './amounts';
import type { Quantity } from './quantities';

/*
 * A container that is named without a number. Texts are levelled.
 */

const CONTAINER_BEFORE =
  /(?:container[sn]?|contenedor(?:es)?|conteneurs?|contentor(?:es)?|conteiner(?:es)?|контейнер\p{L}*|fcl)(?: de| of| di| à| a)? ?$/u;
const BOX =
  /^(?:20|40|45) ?(?:'|"|ft\.?|feet|foot|尺|pies|pes|pieds|قدم|ayak|'?l[iı]k|футов\p{L}*|фут\p{L}*|-?(?:hq|hc|gp|dv)) ?-?(?:hq|hc|gp|high cube|dry)? ?(?:konteyner|containers?|fcl|contenedor|conteneur|conteiner|contentor|контейнер\p{L}*|柜|货柜|高柜|コンテナ|컨테이너)?(?![\p{L}\d])/u;

/** "Price for 20ft container of X": one of them. */
export function implicitBox(level: string, amount: Amount): Quantity | null {
  const box = [20, 40, 45].includes(amount.value) ? BOX.exec(level.slice(amount.start, amount.start + 40)) : null;
  if (
    !box ||
    // "20\"" alone is a size.
    /^\d\d ?["']$/.test(box[0].trim()) ||
    CONTAINER_BEFORE.test(level.slice(Math.max(0, amount.start - 16), amount.start)) ||
    /[\dx*] ?$/.test(level.slice(Math.max(0, amount.start - 3), amount.start))
  )
    return null;
  // The dual of Arabic says two.
  const named = /(?<!\p{L})(حاويتين|حاويتان|حاويه) ?$/u.exec(level.slice(Math.max(0, amount.start - 12), amount.start));
  const place = { start: amount.start - (named?.[0].length ?? 0), end: amount.start + box[0].trimEnd().length };
  // "How many pieces go in a 40' HC?"
  if (
    /(?<!\p{L})(?:how many|cuant[oa]s|quant[oa]s|combien de|wie ?viele?|quante|сколько (?:штук|шт|единиц)|多少[个個件只台])[^.;\n]{0,50}$/u.test(
      level.slice(Math.max(0, amount.start - 70), amount.start),
    )
  )
    return null;
  return {
    value: named && named[1] !== 'حاويه' ? 2 : 1,
    upper: null,
    number: place,
    unit: place,
    kind: 'container',
    ...place,
    isSample: false,
    isLater: false,
    isSize: false,
  };
}
