/** What a line of a quoted header block is about. */
export type HeaderRole = 'from' | 'sent' | 'to' | 'cc' | 'subject' | 'other';

// The labels that mail programs put before quoted and forwarded mail, in the languages that they speak.
const labels: Record<Exclude<HeaderRole, 'other'>, string> = {
  from: 'from|von|de|da|van|od|från|fra|lähettäjä|от|от кого|отправитель|від|kimden|gönderen|发件人|發件人|寄件者|寄件人|差出人|送信者|보낸 사람|보낸사람|발신|من|מאת|feladó|expéditeur|remitente|mittente|afzender|avsändare|absender|remetente|nadawca|de la|expeditor|từ|người gửi|จาก|dari|από|pošiljatelj|odesílatel|odosielateľ|saatja|no|nuo',
  sent: "sent|date|gesendet|gesendet am|datum|envoyé|envoyé le|date d'envoi|message du|le|enviado|enviado el|fecha|enviada em|enviado em|enviada|data|inviato|data invio|verzonden|verzonden op|wysłano|wysłane|skickat|skickad|sendt|dato|lähetetty|päivämäärä|päiväys|отправлено|дата|дата отправки|дата и время|надіслано|gönderildi|gönderme tarihi|gönderilme tarihi|tarih|发送时间|發送時間|发送日期|日期|时间|時間|寄件日期|傳送時間|送信日時|日時|日付|送信日|보낸 날짜|보낸날짜|날짜|보낸 시간|تاريخ الإرسال|التاريخ|تم الإرسال|أرسلت|إرسال|נשלח|תאריך|elküldve|dátum|küldve|odesláno|odoslané|trimis|dată|ngày|đã gửi|วันที่|ส่ง|tanggal|dikirim|ημερομηνία|poslano|saadetud|nosūtīts",
  to: 'to|an|à|a|para|till|til|do|aan|кому|получатель|kime|alıcı|收件人|收件者|宛先|받는 사람|받는사람|수신|إلى|אל|címzett|komu|vastaanottaja|către|đến|ถึง|kepada|προς|za|prima|destinataire|destinatario|empfänger|ontvanger|pour',
  cc: 'cc|kopie|copie à|copie|копия|抄送|副本|抄送人|참조|bilgi|نسخة|kopia|kopi|dw|kopio|cópia|copia|ccn|másolat|คัดลอก|tembusan|κοιν|עותק',
  subject:
    'subject|betreff|objet|sujet|asunto|assunto|oggetto|onderwerp|temat|ämne|emne|aihe|тема|konu|主题|主題|主旨|標題|标题|题目|件名|제목|الموضوع|נושא|tárgy|předmět|predmet|subiect|chủ đề|เรื่อง|perihal|subjek|θέμα|zadeva|teema|tēma|tema',
};
const roles = new Map<string, HeaderRole>();
for (const [role, words] of Object.entries(labels)) {
  for (const word of words.split('|')) if (!roles.has(word)) roles.set(word, role as HeaderRole);
}
for (const word of [
  'reply-to',
  'sent by',
  'importance',
  'attachments',
  'bcc',
  'priority',
  'sensitivity',
  '附件',
  'anlagen',
  'pièces jointes',
  'cc:',
  'wichtigkeit',
  'message-id',
  'organization',
]) {
  if (!roles.has(word)) roles.set(word, 'other');
}

const MAX_LABEL = 60;

/** Reads "From: Lena <lena@...>" in any of some thirty languages, also in bold, quoted or in a table; null for another line. */
export function readHeaderLine(line: string): { role: HeaderRole; value: string } | null {
  if (line.length > 4000) return null;
  let start = 0;
  while (start < line.length && isDecoration(line.charCodeAt(start))) start++;
  let end = start;
  const limit = Math.min(line.length, start + MAX_LABEL);
  while (end < limit && !isLabelEnd(line.charCodeAt(end))) end++;
  // A line of the table form ends its label with a bar, the others with a colon.
  if (end === start || end >= limit) return null;
  const label = line
    .slice(start, end)
    .replace(/[*_\s\u00a0]+/g, ' ')
    .trim()
    .toLowerCase();
  const role = roles.get(label);
  return role ? { role, value: trimDecoration(line.slice(end + 1)) } : null;
}

// Blanks and what quotes, bold type and tables put before a label.
function isDecoration(code: number): boolean {
  return code === 32 || code === 9 || code === 62 || code === 42 || code === 95 || code === 124 || code === 0xa0;
}

// By hand: a pattern for the end of a line takes time by the square of its length.
function trimDecoration(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isDecoration(text.charCodeAt(start)) && text.charCodeAt(start) !== 62) start++;
  while (end > start && isDecoration(text.charCodeAt(end - 1)) && text.charCodeAt(end - 1) !== 62) end--;
  return text.slice(start, end);
}

function isLabelEnd(code: number): boolean {
  return code === 58 || code === 0xff1a || code === 124;
}

const separators =
  /^[\s>*]*(?:[-_=—–\u2500]{2,}|begin)\s*(original message|original appointment|reply message|original|ursprüngliche nachricht|originalnachricht|urspr\. nachricht|message d'origine|message original|mensaje original|mensagem original|messaggio originale|oorspronkelijk bericht|wiadomość oryginalna|oryginalna wiadomość|ursprungligt meddelande|originalmeddelande|oprindelig meddelelse|opprinnelig melding|alkuperäinen viesti|исходное сообщение|оригинальное сообщение|original ileti|orijinal ileti|özgün ileti|原始邮件|原始郵件|原始信息|原邮件|回复的原邮件|回覆的原郵件|元のメッセージ|original mail|원본 메시지|원본 메일|الرسالة الأصلية|הודעה מקורית|eredeti üzenet|původní zpráva|mesaj original|thư gốc|forwarded message|forwarded|forwarded by .{0,200}|weitergeleitete nachricht|weitergeleitete mail|message transféré|message réexpédié|mensaje reenviado|mensagem encaminhada|messaggio inoltrato|doorgestuurd bericht|wiadomość przekazana|vidarebefordrat meddelande|videresendt meddelelse|videresendt melding|välitetty viesti|пересылаемое сообщение|перенаправленное сообщение|yönlendirilmiş ileti|iletilen ileti|转发邮件|转发的邮件|转发邮件信息|轉寄郵件|轉寄的郵件|転送メッセージ|転送されたメッセージ|전달된 메시지|전달 메시지|الرسالة المعاد توجيهها|הודעה שהועברה|továbbított üzenet|přeposlaná zpráva)\s*:?\s*[-_=—–\u2500\s*]*$/i;
const forwardSeparators =
  /forward|weitergeleitet|transféré|réexpédié|reenviado|encaminhada|inoltrato|doorgestuurd|przekazana|vidarebefordrat|videresendt|välitetty|пересыла|перенаправл|yönlendirilmiş|iletilen|转发|轉寄|転送|전달|توجيه|שהועברה|továbbított|přeposlaná/i;

/** By its first characters: most lines of a text begin like none of these, and the patterns are long. */
export function maySeparate(line: string): boolean {
  let start = 0;
  while (start < line.length && isDecorated(line.charCodeAt(start))) start++;
  const code = line.charCodeAt(start);
  if (code > 127 || code === 45 || code === 95 || code === 61) return true;
  const begins = line.slice(start, start + 2).toLowerCase();
  return begins === 'an' || begins === 'be' || begins === 'dé' || begins === 'in' || begins === 'vi';
}

// Blanks, quote marks and stars.
const isDecorated = (code: number) => code === 32 || (code >= 9 && code <= 13) || code === 62 || code === 42;

/** A line such as "-----Original Message-----": 'quote', 'forward' for one that says so, null for another line. */
export function readSeparator(line: string): 'quote' | 'forward' | null {
  if (line.length > 300 || line.length < 5 || !maySeparate(line)) return null;
  if (/^[\s>*]*begin forwarded message\s*:?\s*$/i.test(line)) return 'forward';
  if (
    /^[\s>*]*(anfang der weitergeleiteten nachricht|début du message (transféré|réexpédié)|inicio del mensaje reenviado|início da mensagem (encaminhada|reenviada)|inizio messaggio inoltrato|begin doorgestuurd bericht|vidarebefordrat brev|начало переадресованного сообщения|下面是被转发的邮件|以下是转发的邮件|開始轉寄郵件|転送されたメール|전달된 메시지 시작)\s*[:：]?\s*$/i.test(
      line,
    )
  )
    return 'forward';
  if (!separators.test(line)) return null;
  return forwardSeparators.test(line) ? 'forward' : 'quote';
}

const wroteVerbs =
  /(wrote|writes|schrieb(en)?|geschrieben|a écrit|écrivait|escribió|escribio|escreveu|ha scritto|scrisse|scrive|schreef|geschreven|napisał\(?a?\)?|napisała|pisze|skrev|kirjoitti|написал\(?а?\)?|написала|пишет|писал\(?а?\)?|yazdı|写道|寫道|写到|來信|wrote|のメール|書きました|は書き|作成|작성|썼습니다|كتب|كتبت|כתב|כתבה|viết|đã viết|napsal\(?a?\)?|napísal\(?a?\)?|írta|a scris|je napisao|έγραψε|menulis|เขียน)/i;

/** True for the end of an attribution such as "On 8 April 2026, Lena wrote:" in any of some thirty languages. */
export function isAttribution(text: string): boolean {
  if (text.length > 600) return false;
  // Zoho sets it between dashes, others leave the colon out.
  if (/^\s*-{3,}\s*on .{8,300}\swrote\s*-{3,}\s*$/i.test(text)) return true;
  if (/^\s*on .{8,300}<[^<>\s]+@[^<>\s]+>\s*wrote\s*$/i.test(text)) return true;
  if (!endsInColon(text)) return false;
  const names = /\S@\S|\d{4}|\d{1,2}[:.]\d{2}/.test(text);
  return names && (wroteVerbs.test(text) || isBareAttribution(text));
}

/** True for a line that ends in a colon, marks of bold type aside. */
export function endsInColon(text: string): boolean {
  let end = text.length - 1;
  while (end >= 0 && isDecoration(text.charCodeAt(end))) end--;
  return end >= 0 && (text.charCodeAt(end) === 58 || text.charCodeAt(end) === 0xff1a);
}

// Without a verb: a date, a time and an address at the end ("ср, 8 апр. 2026 г. в 16:12, Lena <lena@...>:").
function isBareAttribution(text: string): boolean {
  return /\d{4}/.test(text) && /\d{1,2}[:.]\d{2}/.test(text) && /<[^<>\s]+@[^<>\s]+>\s*[:：]\s*$/.test(text);
}
