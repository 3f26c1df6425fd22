import { remembered } from '../common/remembering';

// Prefixes that mail programs put before the subject of an answer, and of a forwarded mail.
const replies =
  're|r|ref|aw|antw|antwort|antwoord|sv|vs|svar|ynt|yanıt|cevap|odp|atb|res|resp|risp|bls|balas|回复|回覆|答复|答覆|返信|回信|답장|답변|회신|رد|الرد|השב|תשובה|отв|ответ|на|σχετ|απ|vá|ad|respuesta|rép|rv-re|betreff|reply';
const forwards =
  'fw|fwd|wg|weitergeleitet|tr|rv|enc|i|doorst|vb|vl|pd|vid|vdb|videresendt|i̇lt|İlt|İLT|ilt|ilet|yön|転送|转发|轉寄|轉發|转寄|전달|إعادة توجيه|הועבר|пересл|пер|fs|πρθ|továbbítás|tov|trs|forward|rif|vs-fwd|reenv|chuyển tiếp|trả lời-fwd';
const replyPattern = new RegExp(`^(?:${replies})(?:\\s*[[(^*]\\s*\\d{1,4}\\s*[\\])]?)?\\s*[:：]\\s*`, 'iu');
const forwardPattern = new RegExp(`^(?:${forwards})(?:\\s*[[(^*]\\s*\\d{1,4}\\s*[\\])]?)?\\s*[:：]\\s*`, 'iu');
const tagPattern =
  /^(?:\[(?:external|ext|extern|externe|spam|suspected spam|warning|外部|外部邮件|bulk|caution)\]|\*{2,}\s*(?:spam|suspected spam)\s*\*{2,}|\{(?:spam|disarmed)[^}]{0,20}\})\s*/i;
const autoPattern =
  /^(?:automatic reply|auto(?:matische)?[ -]?(?:reply|response|antwort)|autosvar|automatiskt svar|automatisch antwoord|automatische antwort|abwesenheitsnotiz|abwesenheit|réponse automatique|respuesta automática|resposta automática|risposta automatica|autoreply|automaattinen vastaus|autoodpowiedź|odpowiedź automatyczna|автоматический ответ|автоответ|otomatik yanıt|自动回复|自動回覆|自動返信|자동 회신|자동회신|رد تلقائي|מענה אוטומטי|out of (?:the )?office(?: auto ?reply)?|accepted|declined|tentative|tentatively accepted|angenommen|zugesagt|abgelehnt|accepté|aceptada|已接受|已拒绝)\s*[:：]\s*/i;
const MAX_PREFIXES = 20;

/** Whether a subject begins as an answer or as a forward does; null for neither. The outermost prefix counts. */
export function subjectPrefix(subject: string): 'reply' | 'forward' | null {
  const text = withoutTags(subject.trim());
  if (replyPattern.test(text)) return 'reply';
  return forwardPattern.test(text) ? 'forward' : null;
}

/** True for subjects such as "Automatic reply: ..." or "Abwesenheitsnotiz: ..." in a dozen languages. Evidence, no proof. */
export function isAutoReplySubject(subject: string): boolean {
  const text = withoutTags(subject.trim());
  return (
    (autoPattern.test(text) &&
      !/^(accepted|declined|tentative|angenommen|zugesagt|abgelehnt|accepté|aceptada|已接受|已拒绝)/i.test(text)) ||
    /^\W{0,3}(out of (the )?office|automatic reply|auto[- ]?reply|autosvar|abwesenheit(snotiz)?|vacation|on (annual |holiday )?leave|absence du bureau|fuera de (la )?oficina|fora do escritório|fuori sede|afwezig|poza biurem|frånvarande|вне офиса|自动回复|自動返信|不在(通知|のお知らせ)|休假|부재중)/iu.test(
      text,
    )
  );
}

function withoutTags(subject: string): string {
  let text = subject;
  for (let i = 0; i < MAX_PREFIXES && tagPattern.test(text); i++) text = text.replace(tagPattern, '');
  return text;
}

/**
 * A subject without Re:, Fw: and their like in some twenty-five languages ("RE[2]:", "Sv: VS:", "回复：", "AW: WG:"), without
 * tags that gateways put on, blanks folded. Two letters of one exchange have it in common, letter case aside.
 */
export const normaliseSubject = remembered(1000, withoutPrefixes);

function withoutPrefixes(subject: string): string {
  let text = subject.normalize('NFC').replace(/\s+/g, ' ').trim();
  for (let i = 0; i < MAX_PREFIXES; i++) {
    const shorter = text
      .replace(tagPattern, '')
      .replace(replyPattern, '')
      .replace(forwardPattern, '')
      .replace(autoPattern, '')
      .trim();
    if (shorter === text || shorter === '') break;
    text = shorter;
  }
  return text;
}
