import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import type { FileDraft } from './drafts';
import { pictures } from './pictures';

/** The bytes of the sample's attachments: small, valid, and the same on every run. */

const digest = (text: string) => createHash('sha256').update(text).digest();

/** One page of plain lines in Helvetica; Latin letters only, as the standard fonts hold no others (PDF 1.4, 9.6.2.2). */
function pdfBytes(content: string): Buffer {
  const lines = content
    .trim()
    .split('\n')
    .map(line => line.replace(/[\\()]/g, '\\$&'));
  const text = `BT /F1 11 Tf 56 790 Td 15 TL ${lines.map(line => `(${line}) Tj T*`).join('\n')} ET`;
  const stream = Buffer.from(text, 'latin1');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream.toString('latin1')}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  let file = '%PDF-1.4\n';
  const places: string[] = [];
  objects.forEach((object, index) => {
    places.push(`${String(file.length).padStart(10, '0')} 00000 n \n`);
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
  });
  const start = file.length;
  const size = objects.length + 1;
  file += `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`;
  file += `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

/** Takes the times of writing out of a zip, so that the same sheet gives the same bytes (APPNOTE 4.3.7, 4.3.12). */
function withoutTimes(zip: Buffer): Buffer {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  let entry = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    zip.writeUInt32LE(0x5c210000, entry + 12);
    zip.writeUInt32LE(0x5c210000, zip.readUInt32LE(entry + 42) + 10);
    entry += 46 + zip.readUInt16LE(entry + 28) + zip.readUInt16LE(entry + 30) + zip.readUInt16LE(entry + 32);
  }
  return zip;
}

async function sheetBytes(content: string): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.created = new Date(Date.UTC(2026, 0, 5));
  book.modified = book.created;
  const sheet = book.addWorksheet('Sheet1');
  for (const line of content.trim().split('\n')) {
    const cells = line.split('|').map(cell => cell.trim());
    sheet.addRow(cells.map(cell => (/^\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell)));
  }
  sheet.getRow(1).font = { bold: true };
  sheet.columns.forEach(column => (column.width = 22));
  return withoutTimes(Buffer.from(await book.xlsx.writeBuffer()));
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc(body), body.length + 4);
  return frame;
}

/** CRC-32 of PNG (ISO 3309); zlib's own where this Node has it. */
function crc(data: Buffer): number {
  if (typeof crc32 === 'function') return crc32(data);
  let value = ~0;
  for (const byte of data) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return ~value >>> 0;
}

/** A small coloured drawing, another for each name: artwork, label, swatch. */
function pngBytes(name: string): Buffer {
  const [width, height] = [96, 64];
  const seed = digest(name);
  const rows = Buffer.alloc(height * (width * 3 + 1));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const isFrame = x < 4 || y < 4 || x >= width - 4 || y >= height - 4;
      const isBand = (x + y * 2) % (12 + (seed[6] % 20)) < 6;
      for (let part = 0; part < 3; part += 1) {
        rows[y * (width * 3 + 1) + 1 + x * 3 + part] = isFrame ? 40 : isBand ? seed[part] | 96 : seed[part + 3] | 160;
      }
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** One of the stored pictures; a comment segment (JPEG, B.2.4.5) with the name makes each file its own. */
function jpegBytes(name: string): Buffer {
  const picture = Buffer.from(pictures[digest(name)[0] % pictures.length], 'base64');
  const comment = Buffer.from(name, 'utf8');
  const head = Buffer.from([0xff, 0xfe, (comment.length + 2) >> 8, (comment.length + 2) & 255]);
  return Buffer.concat([picture.subarray(0, 2), head, comment, picture.subarray(2)]);
}

/** The file's bytes and media type. */
export async function attachmentBytes(file: FileDraft): Promise<{ bytes: Buffer; type: string }> {
  if (file.kind === 'pdf') return { bytes: pdfBytes(file.content), type: 'application/pdf' };
  if (file.kind === 'png') return { bytes: pngBytes(file.name), type: 'image/png' };
  if (file.kind === 'jpg') return { bytes: jpegBytes(file.name), type: 'image/jpeg' };
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { bytes: await sheetBytes(file.content), type };
}
