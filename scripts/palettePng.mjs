// Makes a PNG of at most 256 colours of one in full colour, a quarter of its size: enough for pictures of pages, and nothing to install for it.
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MOST_COLOURS = 256;

/** The same picture with a palette. Takes 8 bits a channel, without interlacing, with or without transparency (which is dropped). */
export function toPalette(png) {
  const { width, height, pixels } = decode(png);
  const counts = new Map();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const palette = choosePalette(counts);
  const nearest = new Map([...counts.keys()].map(colour => [colour, nearestIn(palette, colour)]));
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows[y * (width + 1) + 1 + x] = nearest.get(pixels[y * width + x]);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(palette.flatMap(channels));
  const data = deflateSync(rows, { level: 9 });
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('PLTE', colours),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const channels = colour => [(colour >> 16) & 255, (colour >> 8) & 255, colour & 255];

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

/** Width, height, and every pixel as 0xRRGGBB. */
function decode(png) {
  const parts = [];
  let [width, height, bytes] = [0, 0, 0];
  for (let at = SIGNATURE.length; at < png.length;) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const data = png.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') {
      [width, height] = [data.readUInt32BE(0), data.readUInt32BE(4)];
      bytes = { 2: 3, 6: 4 }[data[9]];
      if (data[8] !== 8 || !bytes || data[12] !== 0) throw new Error('This kind of PNG is not read here.');
    } else if (type === 'IDAT') parts.push(data);
    at += length + 12;
  }
  const raw = unfilter(inflateSync(Buffer.concat(parts)), width * bytes, height, bytes);
  const pixels = new Uint32Array(width * height);
  for (let i = 0; i < pixels.length; i += 1) {
    pixels[i] = (raw[i * bytes] << 16) | (raw[i * bytes + 1] << 8) | raw[i * bytes + 2];
  }
  return { width, height, pixels };
}

/** Undoes what PNG does to each row before it is packed (PNG specification, third edition, section 9). */
function unfilter(data, stride, height, bytes) {
  const out = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    const kind = data[y * (stride + 1)];
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const left = x >= bytes ? out[at - bytes] : 0;
      const up = y > 0 ? out[at - stride] : 0;
      const corner = x >= bytes && y > 0 ? out[at - stride - bytes] : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][kind];
      out[at] = data[y * (stride + 1) + 1 + x] + guess;
    }
  }
  return out;
}

function paeth(left, up, corner) {
  const sum = left + up - corner;
  const [a, b, c] = [Math.abs(sum - left), Math.abs(sum - up), Math.abs(sum - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

/** What covers most of the picture stands as it is; the rest is cut at its medians into as many boxes as there is room for. */
function choosePalette(counts) {
  const sorted = [...counts].sort((one, other) => other[1] - one[1]);
  const exact = sorted.slice(0, MOST_COLOURS / 2).map(([colour]) => colour);
  const rest = sorted.slice(MOST_COLOURS / 2);
  const boxes = rest.length > 0 ? [rest] : [];
  while (boxes.length > 0 && boxes.length < MOST_COLOURS - exact.length) {
    const widest = boxes.reduce((best, box) => (spread(box).width > spread(best).width ? box : best));
    const { channel, width } = spread(widest);
    if (width === 0) break;
    widest.sort((one, other) => channels(one[0])[channel] - channels(other[0])[channel]);
    const middle = widest.length >> 1;
    boxes.splice(boxes.indexOf(widest), 1, widest.slice(0, middle), widest.slice(middle));
  }
  return [...exact, ...boxes.map(mean)];
}

const spreads = new WeakMap();
function spread(box) {
  const known = spreads.get(box);
  if (known) return known;
  const widths = [0, 1, 2].map(channel => {
    const values = box.map(([colour]) => channels(colour)[channel]);
    return values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b));
  });
  const width = Math.max(...widths);
  const found = { width, channel: widths.indexOf(width) };
  spreads.set(box, found);
  return found;
}

function mean(box) {
  const total = box.reduce((sum, [, count]) => sum + count, 0);
  const part = channel => Math.round(box.reduce((sum, [colour, n]) => sum + channels(colour)[channel] * n, 0) / total);
  return (part(0) << 16) | (part(1) << 8) | part(2);
}

function nearestIn(palette, colour) {
  const [r, g, b] = channels(colour);
  let [best, least] = [0, Infinity];
  palette.forEach((candidate, index) => {
    const [cr, cg, cb] = channels(candidate);
    const distance = 2 * (r - cr) ** 2 + 4 * (g - cg) ** 2 + 3 * (b - cb) ** 2;
    if (distance < least) [best, least] = [index, distance];
  });
  return best;
}
