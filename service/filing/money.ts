import type { Evidence } from './reasons';

// What a fraudster is after: where money goes. In the languages in which trade mail comes.
const latinWords =
  'bank|banking|iban|swift|beneficiary|wire transfer|wire|remit|remittance|refund|payments?|account (?:number|details)|new account|deposit|overdue|gift cards?|' +
  'bankverbindung|bankdaten|kontonummer|konto|überweis\\p{L}*|ueberweis\\p{L}*|zahlung\\p{L}*|' +
  'banco|bancari[oa]s?|transferencia|pagos?|reembolso|banque|bancaires?|virement|paiement|remboursement|bonifico|pagament[oi]|' +
  'banc[áa]ri[oa]s?|transfer[êe]ncia|betaling|bankrekening|bankkonto|przelew|płatno\\p{L}*|ödeme|havale';
const otherWords =
  'банк\\p{L}*|реквизит\\p{L}*|оплат\\p{L}*|платеж\\p{L}*|платёж\\p{L}*|银行|账户|帐户|账号|帐号|汇款|付款|打款|收款|退款|銀行|口座|振込|送金|支払|은행|계좌|송금|입금|بنك|حساب|تحويل|دفع';
const money = new RegExp(`(?<![\\p{L}\\p{N}])(?:${latinWords})(?![\\p{L}\\p{N}])|${otherWords}`, 'iu');

/** The first words about payment or bank accounts in subject or body, or null. Only the first 20,000 characters of the body are looked at. */
export function findMoneyWords(subject: string, body: string): Evidence | null {
  const inSubject = money.exec(subject);
  if (inSubject) {
    return { field: 'subject', text: inSubject[0], start: inSubject.index, end: inSubject.index + inSubject[0].length };
  }
  const inBody = money.exec(body.slice(0, 20_000));
  return inBody && { field: 'body', text: inBody[0], start: inBody.index, end: inBody.index + inBody[0].length };
}
