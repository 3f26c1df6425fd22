/** A message for a test, as few words as it needs. */
export interface Letter {
  from?: string;
  to?: string;
  cc?: string;
  subject?: string;
  text?: string;
  id?: string | null;
  inReplyTo?: string;
  date?: string;
  headers?: Record<string, string>;
}

/** Writes a message as RFC 5322 bytes with CRLF. */
export function letter(parts: Letter = {}): Buffer {
  const {
    from = 'Anna Weber <anna.weber@nordlicht.example>',
    to = 'Li Na <li.na@haitu.example>',
    subject = 'Hello',
    text = 'Hello.',
  } = parts;
  const lines = [
    `From: ${from}`,
    `To: ${to}`,
    ...(parts.cc ? [`Cc: ${parts.cc}`] : []),
    `Subject: ${subject}`,
    `Date: ${parts.date ?? 'Mon, 02 Nov 2026 09:00:00 +0000'}`,
    ...(parts.id === null ? [] : [`Message-ID: <${parts.id ?? 'one@nordlicht.example'}>`]),
    ...(parts.inReplyTo ? [`In-Reply-To: <${parts.inReplyTo}>`] : []),
    ...Object.entries(parts.headers ?? {}).map(([name, value]) => `${name}: ${value}`),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    ...text.split('\n'),
    '',
  ];
  return Buffer.from(lines.join('\r\n'), 'utf8');
}

/** Several messages as one mbox. */
export function mbox(letters: readonly Buffer[]): Buffer {
  return Buffer.concat(
    letters.map(one => {
      const body = one
        .toString('utf8')
        .replace(/\r\n/g, '\n')
        .replace(/^(>*From )/gm, '>$1');
      return Buffer.from(`From x@example.com Thu Jan  1 00:00:00 2026\n${body}\n`);
    }),
  );
}
