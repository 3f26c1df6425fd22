import { createTransport } from 'nodemailer';
import { AppError } from '../../common/errors';

/** How the server of outgoing mail is reached. */
export interface SmtpServer {
  host: string;
  port: number;
  /** 'tls' from the first byte (465), 'starttls' demanded before anything else (587), 'none' inside one's own network (25). */
  security: 'tls' | 'starttls' | 'none';
  user: string | null;
  password: string | null;
}

export interface OutgoingMail {
  fromName: string;
  from: string;
  to: string;
  subject: string;
  text: string;
  /** The same as `text`, for readers that show it; nothing in it is fetched. */
  html?: string;
  /** Stays the same at every attempt: servers and readers know by it that a second copy is the same letter. Without brackets. */
  messageId: string;
}

const PATIENCE_MS = 15_000;
const ANSWER_LENGTH = 300;

/**
 * Hands a mail to the server and returns the server's answer.
 *
 * @throws AppError smtp.authentication_failed, smtp.certificate, smtp.no_tls, smtp.refused, smtp.host_unknown, smtp.timeout, smtp.rejected, smtp.failed,
 *   each with what the server itself said in details.answer. Those that trying again may cure have retry true.
 */
export async function sendMail(server: SmtpServer, mail: OutgoingMail): Promise<string> {
  const transport = transportTo(server);
  try {
    const sent = await transport.sendMail({
      from: { name: mail.fromName, address: mail.from },
      to: mail.to,
      subject: mail.subject,
      text: mail.text,
      ...(mail.html ? { html: mail.html } : {}),
      messageId: `<${mail.messageId}>`,
      // Out-of-office replies to a machine help nobody (RFC 3834, 5).
      headers: { 'Auto-Submitted': 'auto-generated' },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return answerOf(String((sent as { response?: string }).response ?? ''));
  } catch (error) {
    throw smtpError(error, server);
  } finally {
    transport.close();
  }
}

/** Connects and signs in, and sends nothing. Throws as `sendMail`. */
export async function checkSmtp(server: SmtpServer): Promise<void> {
  const transport = transportTo(server);
  try {
    await transport.verify();
  } catch (error) {
    throw smtpError(error, server);
  } finally {
    transport.close();
  }
}

function transportTo(server: SmtpServer) {
  return createTransport(optionsOf(server));
}

/** How the library is to reach a server. */
export function optionsOf({ host, port, security, user, password }: SmtpServer) {
  return {
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(user ? { auth: { user, pass: password ?? '' } } : {}),
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    dnsTimeout: PATIENCE_MS,
  };
}

interface SmtpFailure {
  code?: string;
  responseCode?: number;
  response?: string;
  message?: string;
  command?: string;
}

const CERTIFICATE = /certificate|CERT_|altnames|self-signed|unable to verify/i;

/** What a failure means, in a code of ours and the server's own words. */
export function smtpError(error: unknown, { host, port }: Pick<SmtpServer, 'host' | 'port'>): AppError {
  const { code = '', responseCode = 0, response, message = '' } = (error ?? {}) as SmtpFailure;
  const make = (name: string, sentence: string, retry: boolean) =>
    new AppError(`smtp.${name}`, 502, sentence, {
      retry,
      details: { host, port, answer: answerOf(response ?? message) },
      cause: error,
    });
  if (code === 'EAUTH') return make('authentication_failed', 'The mail server refused user name or password.', false);
  if (CERTIFICATE.test(message) || /CERT|ALTNAME/.test(code))
    return make('certificate', "The mail server's certificate is not trusted, or is another name's.", false);
  if (code === 'ETLS' || /wrong version number|ssl3_get_record|packet length too long/i.test(message))
    return make('no_tls', 'The mail server does not speak the encryption that is set for this port.', false);
  if (code === 'EDNS' || /ENOTFOUND|EAI_AGAIN/.test(code + message))
    return make('host_unknown', 'There is no mail server of this name.', true);
  if (/ECONNREFUSED/.test(code + message))
    return make('refused', 'Nothing answers at this port of the mail server.', true);
  if (code === 'ETIMEDOUT' || /timeout/i.test(message))
    return make('timeout', 'The mail server did not answer in time.', true);
  if (responseCode >= 400) return make('rejected', 'The mail server did not take the mail.', responseCode < 500);
  return make('failed', 'The mail could not be handed to the mail server.', true);
}

function answerOf(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, ANSWER_LENGTH);
}
