/*
 * Words that say which of several of a kind: sizes, colours, numbers. Texts are levelled.
 */

const SPEC_WORD =
  /^(?:\S*\d\S*|mm|cm|m|inch|in|oz|kg|g|w|v|вт|вольт|мм|см|м|ml|cl|l|mah|ah|kw|hp|gsm|л|мл|кг|г|size|sizes|small|medium|large|s|l|xl|xxl|black|white|red|blue|green|yellow|grey|gray|silver|gold|brown|pink|orange|negro|blanco|rojo|azul|verde|schwarz|weiss|rot|blau|grun|preto|branco|noir|blanc|rouge|bleu|vert|черн\p{L}*|бел\p{L}*|красн\p{L}*|син\p{L}*|talla|tamano|groesse|grosse|taille|размер|pequeno|grande|mediano|type|typ|type|model|modelo|цвет|color|colour|round|square|long|short|ip\d*|k|pn\d*|dn\d*|x|nero|bianco|blu|ampul|diameter|dia|length|ø)$/u;

/** Whether a name is nothing but sizes, colours and numbers. */
export const isSpecOnly = (name: string) =>
  name
    .split(/[\s,;:()/+*-]+/)
    .filter(Boolean)
    .every(word => SPEC_WORD.test(word) && !/[\u3040-\u9fff\uac00-\ud7af]{2}/.test(word));
