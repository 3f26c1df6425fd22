/*
 * What stands round a number in a text and says what it is: the number of an order, of something else, an amount, or a
 * telephone number. In the languages in which trade mail comes.
 */

// What people write before a number to say that it is one; it is no part of the number.
export const documentWords =
  'p\\.?\\s?o\\.?|orders?|purchase orders?|sales orders?|contracts?|agreement|quotations?|quotes?|offers?|invoices?|proforma|ref|reference|refs|case|claim|project|booking|shipment|' +
  'bestellung|bestell|auftrags?|angebots?|anfrage|rechnung|vertrags?|projekt|kommission|vorgang|' +
  'pedidos?|ped|[oó]rden(?: de compra)?|oc|cotizaci[oó]n|contrato|oferta|factura|proyecto|' +
  'commande|cde|bon de commande|bc|devis|contrat|facture|dossier|r[eé]f[eé]rence|r[eé]f|' +
  'ordine|ordini|offerta|contratto|rif|fattura|encomenda|proposta|fatura|or[cç]amento|' +
  'order\\s?nr|bestelling|offerte|ordre|tilbud|beställning|offert|tilaus|tarjous|zam[oó]wienie|oferty|objedn[aá]vka|nab[ií]dka|sipari[sş]|teklif|s[oö]zle[sş]me|' +
  '(?:заказ|договор|контракт|сч[её]т|инвойс)\\p{L}{0,2}|заявк\\p{L}{1,2}|замовлення|παραγγελ[ίι]α(?:ς)?|rendel[ée]s|đơn hàng|hợp đồng|pesanan|' +
  '[\u05d0-\u05ea]{0,2}הזמנ(?:ה|ת)(?: רכש)?|[\u05d0-\u05ea]?חוזה|[\u0600-\u06ff]{0,2}طلب(?:ية)?|أمر(?: شراء)?|عقد';
export const eastAsianWords =
  '采购订单|采购合同|采购单|销售合同|购销合同|合同|訂單|订单|报价单|報價單|报价|编号|單號|单号|款号|项目|发票|注文|発注|見積|契約|案件|注文書|주문|발주|견적|계약';
export const numberWords =
  'no|nos|nr|č|čís|num|number|nummer|n[uú]mero|num[eé]ro|nº|n°|n|#|№|号码|号|編號|番号|번호|id|מספר|رقم';
// East Asian text has no blanks: "客人OC 5521" is as good as "our OC 5521".
const notInWord =
  '(?<![\\p{N}\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Hebrew}\\p{Script=Arabic}\\p{Script=Greek}])';
const context = new RegExp(
  `(?:${notInWord}(?:${documentWords})|${eastAsianWords}|رقم|#|№|${notInWord}(?:no|nr|n[º°]|č|čís)[.:]?)` +
    `(?:[\\s.:_-]*(?:${numberWords}))?[\\s.:：#№_'"„“(\\[-]*$`,
  'iu',
);
const contextReach = 36;

// Some mail says "3000 pcs", "USD 12400" or "240x220"; what is followed by such a word is an amount.
const unitAfter =
  /^\s?(?:pcs?|pieces?|pzas?|uds?|unidades|st(?:k|ü|ueck|uck)?|sets?|pairs?|prs|ctns?|cartons|boxes|rolls|m|mm|cm|km|m2|m3|sqm|cbm|yds?|kgs?|g|gr|gsm|mt|tons?|t|l|ml|%|usd|eur|rmb|cny|gbp|jpy|us\$|\$|€|£|¥|euros?|dollars?|pesos|rupees|rubles|dirhams|yuan|reais|z[łl]|pln|czk|huf|brl|mxn|clp|cop|inr|aed|sar|egp|vnd|idr|thb|kzt|krw|hkd|twd|cad|aud|chf|sek|nok|dkk|try|rub|тенге|грн|元|米|件|个|只|套|箱|条|码|吨|公斤|шт|кг|руб|枚|個|本|개|원)(?![\p{L}\p{N}])/iu;
const currencyBefore =
  /(?:[$€£¥]|r\$|usd|eur|rmb|cny|gbp|jpy|chf|sek|nok|dkk|aud|cad|hkd|twd|krw|inr|brl|mxn|clp|cop|pln|czk|huf|try|rub|aed|sar|egp|vnd|idr|thb|kzt|人民币|美元|美金|欧元)\s?$/iu;
const phoneBefore =
  /(?:\+\d|(?<!\p{L})(?:tel|phone|fax|mob|mobile|cell|whatsapp|wechat)|电话|手机|传真|電話)[.:：]?[\d\s().-]{0,20}$/iu;

/** Whether the words before say that a number follows: "PO", "order no.", "合同号", "#". */
export function isAfterNumberWord(text: string, start: number): boolean {
  return context.test(text.slice(Math.max(0, start - contextReach), start));
}

// Things that have numbers of their own, beside orders, quotes and projects.
const otherThings =
  'invoice|rechnung|facture|factura|fattura|fatura|faktura|booking|shipment|dossier|claim|case|ticket|item|items|art|article|artikel|art[ií]culo|articolo|artigo|model|modell|modelo|mod[eè]le|modello|style|sku|part|parts|teile|batch|lot|charge|colou?r|design|drawing|sample|muster|container|seal|vessel|flight|voyage|page|line|pos|position|tracking|awb|b\\/l|bl|hs|hs code|ean|account|konto|cuenta|code|c[oó]digo|room|stand|booth|hall|zip|' +
  'инвойс\\p{L}{0,2}|сч[её]т\\p{L}{0,2}|артикул\\p{L}{0,2}|арт|модел\\p{L}{1,2}|позици\\p{L}{1,2}';
const otherPaper = new RegExp(
  `(?:${notInWord}(?:${otherThings})|发票|發票|款号|款號|货号|貨號|型号|型號|色号|批号|箱号|柜号|账号|品番|型番|품번)[\\s.:：#№-]*(?:${numberWords})?[\\s.:：#№-]*$`,
  'iu',
);

/** Whether the words before call it the number of an invoice, an article, a container: those have numbers of their own. */
export function isAfterOtherPaper(text: string, start: number): boolean {
  return otherPaper.test(text.slice(Math.max(0, start - contextReach), start));
}

/** Whether it is an amount or a telephone number by what stands round it. */
export function isAmountAt(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - contextReach), start);
  return unitAfter.test(text.slice(end, end + 12)) || currencyBefore.test(before) || phoneBefore.test(before);
}
