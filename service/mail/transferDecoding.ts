/** Takes the bytes of a body part, piece by piece. */
export interface PartSink {
  write(bytes: Buffer): void;
  end(): void;
}

/**
 * The decoder that stands before a sink for a Content-Transfer-Encoding (RFC 2045, 6) that mailparser does not decode
 * (uuencode), or only with the whole part in memory and in time by the square of its blanks (quoted-printable); null for all
 * others. Bytes that do not belong into the encoding are left out.
 */
export function openTransferDecoder(encoding: string): ((sink: PartSink) => PartSink) | null {
  if (encoding === 'quoted-printable') return decodeQuotedPrintable;
  return /^(x-)?uu(e|encode|code)?$/.test(encoding) ? decodeUu : null;
}

function decodeQuotedPrintable(sink: PartSink): PartSink {
  let carry: Buffer | null = null;
  const decode = (bytes: Buffer, isLast: boolean) => {
    const input = carry ? Buffer.concat([carry, bytes]) : bytes;
    carry = null;
    // An equals sign near the end may belong to a sequence that the next piece completes.
    const tail = isLast ? -1 : input.lastIndexOf(61);
    const end = tail >= 0 && tail >= input.length - 3 ? tail : input.length;
    if (end < input.length) carry = Buffer.from(input.subarray(end));
    if (end > 0) sink.write(unquote(input.subarray(0, end)));
  };
  return {
    write: bytes => decode(bytes, false),
    end() {
      if (carry) decode(Buffer.alloc(0), true);
      sink.end();
    },
  };
}

/** Quoted-printable (RFC 2045, 6.7) in one piece; an equals sign that begins nothing stays. */
export function unquote(input: Buffer): Buffer {
  let next = input.indexOf(61);
  if (next < 0) return input;
  const output = Buffer.allocUnsafe(input.length);
  let to = 0;
  let from = 0;
  while (next >= 0) {
    to += input.copy(output, to, from, next);
    const high = hexDigit(input[next + 1]);
    const low = hexDigit(input[next + 2]);
    if (high >= 0 && low >= 0) {
      output[to++] = high * 16 + low;
      from = next + 3;
    } else {
      const skipped = softBreak(input, next + 1);
      if (skipped === 0) output[to++] = 61;
      from = next + 1 + skipped;
    }
    next = input.indexOf(61, from);
  }
  to += input.copy(output, to, from);
  return output.subarray(0, to);
}

/** Length of a soft line break (blanks and a line end, or the end of the text) at `at`; 0 where there is none. */
function softBreak(input: Buffer, at: number): number {
  let i = at;
  while (input[i] === 32 || input[i] === 9) i++;
  if (i >= input.length) return i - at;
  if (input[i] === 13 && input[i + 1] === 10) return i + 2 - at;
  if (input[i] === 10 || input[i] === 13) return i + 1 - at;
  return 0;
}

function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 48 && byte <= 57) return byte - 48;
  if (byte >= 65 && byte <= 70) return byte - 55;
  return byte >= 97 && byte <= 102 ? byte - 87 : -1;
}

/** uuencode, line by line between "begin" and "end". */
function decodeUu(sink: PartSink): PartSink {
  let carry = '';
  const decodeLines = (text: string, isLast: boolean) => {
    const lines = (carry + text).split(/\r?\n/);
    carry = isLast ? '' : (lines.pop() ?? '');
    const decoded: Buffer[] = [];
    for (const line of lines)
      if (line.length > 1 && !/^(begin \d{3,4} |end\s*$)/.test(line)) decoded.push(uuLine(line));
    if (decoded.length > 0) sink.write(Buffer.concat(decoded));
  };
  return {
    write: bytes => decodeLines(bytes.toString('latin1', 0, bytes.length), false),
    end() {
      decodeLines('', true);
      sink.end();
    },
  };
}

/** One line of uuencode; its first character says how many bytes it holds. */
export function uuLine(line: string): Buffer {
  const length = (line.charCodeAt(0) - 32) & 63;
  if (!length || line.length < 2) return Buffer.alloc(0);
  const bytes = Buffer.alloc(Math.ceil(length / 3) * 3);
  for (let i = 1, to = 0; i < line.length && to < length; i += 4, to += 3) {
    const [a, b, c, d] = [0, 1, 2, 3].map(k => ((line.charCodeAt(i + k) || 32) - 32) & 63) as [
      number,
      number,
      number,
      number,
    ];
    bytes[to] = (a << 2) | (b >> 4);
    bytes[to + 1] = ((b << 4) | (c >> 2)) & 255;
    bytes[to + 2] = ((c << 6) | d) & 255;
  }
  return bytes.subarray(0, length);
}
