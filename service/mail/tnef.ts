import { decodeText } from './charset';
import { htmlToText } from './htmlText';
import type { MapiValues } from './mapiProperties';
import { readMapiProperties, charsetOfCodePage } from './mapiProperties';
import { safeFileName } from './partCollecting';
import { decompressRtf, readRtf } from './rtfBody';

/** What a winmail.dat holds. */
export interface TnefContent {
  attachments: { name: string; contentType: string; contentId: string | null; isInline: boolean; bytes: Buffer }[];
  texts: { isHtml: boolean; text: string }[];
}

const SIGNATURE = 0x223e9f78;
const MAX_ATTACHMENTS = 500;
const attribute = {
  oemCodepage: 0x00069007,
  body: 0x0002800c,
  messageProperties: 0x00069003,
  attachmentBegins: 0x00069002,
  attachmentTitle: 0x00018010,
  attachmentData: 0x0006800f,
  attachmentProperties: 0x00069005,
};

interface RawAttachment {
  title: string;
  data: Buffer | null;
  properties: MapiValues | null;
}

/** Reads Transport-Neutral Encapsulation ([MS-OXTNEF]): files with their real names and the text; null for what is none. */
export function readTnef(data: Buffer): TnefContent | null {
  if (data.length < 6 || data.readUInt32LE(0) !== SIGNATURE) return null;
  let charset = 'windows-1252';
  let body: string | null = null;
  let message: MapiValues | null = null;
  const attachments: RawAttachment[] = [];
  for (let at = 6; at + 9 <= data.length;) {
    const id = data.readUInt32LE(at + 1);
    const length = data.readUInt32LE(at + 5);
    const value = data.subarray(at + 9, Math.min(at + 9 + length, data.length));
    at += 9 + length + 2;
    if (id === attribute.oemCodepage && value.length >= 4) charset = charsetOfCodePage(value.readUInt32LE(0));
    else if (id === attribute.body) body = decodeText(trimNull(value), charset);
    else if (id === attribute.messageProperties) message = readMapiProperties(value, charset);
    else if (id === attribute.attachmentBegins) {
      if (attachments.length >= MAX_ATTACHMENTS) break;
      attachments.push({ title: '', data: null, properties: null });
    } else readAttachmentAttribute(attachments[attachments.length - 1], id, value, charset);
  }
  return {
    attachments: attachments.map(finishAttachment).filter(attachment => attachment !== null),
    texts: readTexts(body, message, charset),
  };
}

function trimNull(value: Buffer): Buffer {
  const end = value.indexOf(0);
  return end < 0 ? value : value.subarray(0, end);
}

function readAttachmentAttribute(
  attachment: RawAttachment | undefined,
  id: number,
  value: Buffer,
  charset: string,
): void {
  if (!attachment) return;
  if (id === attribute.attachmentTitle) attachment.title = decodeText(trimNull(value), charset);
  else if (id === attribute.attachmentData) attachment.data = value;
  else if (id === attribute.attachmentProperties) attachment.properties = readMapiProperties(value, charset);
}

/** Names in Unicode outrank the title, which is in a code page and often cut to eight letters. */
function finishAttachment(raw: RawAttachment): TnefContent['attachments'][number] | null {
  const properties = raw.properties;
  // An object (an embedded message, a picture of an OLE document) has its interface id in front.
  const object = properties?.bytes(0x3701);
  const bytes = raw.data ?? (object ? object.subarray(properties?.isObject(0x3701) ? 16 : 0) : null);
  if (!bytes) return null;
  const name = properties?.text(0x3707) || properties?.text(0x3704) || raw.title || properties?.text(0x3001) || '';
  const contentId = properties?.text(0x3712) || null;
  const isMessage = properties?.isObject(0x3701) ?? false;
  const fallback = isMessage ? 'attachment.dat' : 'attachment';
  return {
    name: safeFileName(name) || fallback,
    contentType: (properties?.text(0x370e) || 'application/octet-stream').toLowerCase().slice(0, 200),
    contentId: contentId?.replace(/^<|>$/g, '').slice(0, 400) ?? null,
    isInline: contentId !== null,
    bytes: Buffer.from(bytes),
  };
}

function readTexts(body: string | null, message: MapiValues | null, charset: string): TnefContent['texts'] {
  const texts: TnefContent['texts'] = [];
  const plain = (message?.text(0x1000) || body || '').replace(/\r\n?/g, '\n').trim();
  const pageNumber = message?.number(0x3fde);
  const htmlBytes = message?.bytes(0x1013);
  const html =
    message?.text(0x1013) ||
    (htmlBytes ? decodeText(htmlBytes, pageNumber ? charsetOfCodePage(pageNumber) : charset) : '');
  const compressed = message?.bytes(0x1009);
  const rtf = compressed ? decompressRtf(compressed) : null;
  const fromRtf = rtf && (!plain || !html) ? readRtf(rtf) : null;
  const shownHtml = html || (fromRtf?.isHtml ? fromRtf.text : '');
  const text =
    plain || (fromRtf && !fromRtf.isHtml ? fromRtf.text : '') || (shownHtml ? htmlToText(shownHtml, 1024 * 1024) : '');
  if (text) texts.push({ isHtml: false, text });
  if (shownHtml) texts.push({ isHtml: true, text: shownHtml });
  return texts;
}
