import { createTransport } from 'nodemailer';
import { AppError } from '../../common/errors';
import type { SmtpServer } from './smtp';
import { optionsOf, smtpError } from './smtp';

export interface LetterPerson {
  name: string;
  address: string;
}

/** A letter of a person, as it is made into MIME. Addresses are normalised, Message-IDs without brackets. */
export interface LetterParts {
  from: LetterPerson;
  to: readonly LetterPerson[];
  cc: readonly LetterPerson[];
  subject: string;
  text: string;
  html: string;
  messageId: string;
  inReplyTo: string | null;
  /** The oldest first. */
  references: readonly string[];
  date: Date;
  headers: Readonly<Record<string, string>>;
  files: readonly { name: string; contentType: string; bytes: Buffer }[];
}

/** The letter as it travels (RFC 5322); who gets a blind copy does not stand in it. */
export async function mimeOf(parts: LetterParts): Promise<Buffer> {
  const { from, to, cc, subject, text, html, messageId, inReplyTo, references, date, headers, files } = parts;
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const made = await transport.sendMail({
    from,
    to: [...to],
    cc: [...cc],
    subject,
    text,
    html,
    messageId: `<${messageId}>`,
    ...(inReplyTo === null ? {} : { inReplyTo: `<${inReplyTo}>`, references: references.map(id => `<${id}>`) }),
    date,
    headers: { ...headers },
    attachments: files.map(({ name, contentType, bytes }) => ({ filename: name, contentType, content: bytes })),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return (made as unknown as { message: Buffer }).message;
}

/**
 * Hands a letter over and answers the server's words.
 *
 * @param recipients of all kinds: the server is told of blind copies here alone
 * @throws AppError as `sendMail`. `details.isUnclear`: the whole letter was handed over and the server's word on it did not come, so nobody knows whether it took it (RFC 5321, 4.5.3.2.6, RFC 1047).
 */
export async function handOver(
  server: SmtpServer,
  from: string,
  recipients: readonly string[],
  mime: Buffer,
): Promise<string> {
  let isHanded = false;
  const quiet = () => undefined;
  // The library tells its logger when the last byte, and the point behind it, have been written.
  const note = (entry: unknown) => {
    if ((entry as { tnx?: string }).tnx === 'message') isHanded = true;
  };
  const logger = { level: quiet, trace: quiet, debug: quiet, info: note, warn: quiet, error: quiet, fatal: quiet };
  const transport = createTransport({ ...optionsOf(server), logger });
  try {
    const sent = await transport.sendMail({ envelope: { from, to: [...recipients] }, raw: mime });
    return String((sent as { response?: string }).response ?? '').slice(0, 300);
  } catch (error) {
    throw markUnclear(smtpError(error, server), isHanded && !hasAnswer(error));
  } finally {
    transport.close();
  }
}

const hasAnswer = (error: unknown) => Number((error as { responseCode?: number }).responseCode ?? 0) >= 400;

function markUnclear(error: AppError, isUnclear: boolean): AppError {
  if (!isUnclear) return error;
  const { code, status, message, details, cause } = error;
  return new AppError(code, status, message, { retry: false, details: { ...details, isUnclear: true }, cause });
}
