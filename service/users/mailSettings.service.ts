import type { EntityManager } from 'typeorm';
import { normaliseAddress } from '../common/emailAddress';
import { AppError, badRequest, conflict } from '../common/errors';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import type { SmtpServer } from '../platform/smtp/smtp';
import { audit } from './audit.service';
import type { OutgoingMailBody, OutgoingMailReply } from './outgoingMail.schema';
import type { Viewer } from './roles';
import { lockSetting, readSetting, saveSetting } from './settings.service';
import { exchangeUserOfAddress } from './exchangeUser.service';
import { seal, unseal } from './vault';

const KEY = 'mail.outgoing';

/** The settings as they are kept. */
export interface MailSettings extends Omit<OutgoingMailBody, 'password' | 'road'> {
  /** By a mail server, or from a mailbox that is read from Exchange. */
  road: 'smtp' | 'exchange';
  sealedPassword: string | null;
  version: number;
}

const unset: MailSettings = {
  isActive: false,
  road: 'smtp',
  host: '',
  port: 587,
  security: 'starttls',
  user: null,
  from: '',
  fromName: '',
  sealedPassword: null,
  version: 0,
};

/** How outgoing mail is sent; not active until somebody has set it. */
export async function getMailSettings(manager: EntityManager): Promise<MailSettings> {
  return { ...unset, ...(await readSetting<Partial<MailSettings>>(manager, KEY)) };
}

/** The same for a page: where the password comes from, and never the password. */
export async function describeMailSettings(context: Context): Promise<OutgoingMailReply> {
  const { sealedPassword, ...settings } = await getMailSettings(context.database.manager);
  return {
    ...settings,
    passwordFrom: passwordFrom(context, sealedPassword),
    canStore: Boolean(context.config.secretKey),
  };
}

function passwordFrom({ config }: Context, sealed: string | null): OutgoingMailReply['passwordFrom'] {
  if (config.smtpPassword) return 'environment';
  if (sealed === null) return null;
  return config.secretKey && unseal(config.secretKey, sealed) !== null ? 'stored' : 'unreadable';
}

/** The server with its password. @throws AppError mail.not_set_up, mail.no_key */
export async function getMailServer(context: Context): Promise<SmtpServer> {
  const { config, database } = context;
  const { host, port, security, user, sealedPassword, isActive } = await getMailSettings(database.manager);
  if (!isActive || host === '')
    throw new AppError('mail.not_set_up', 409, 'Outgoing mail is not set up.', { retry: false });
  const stored = sealedPassword && config.secretKey ? unseal(config.secretKey, sealedPassword) : null;
  if (sealedPassword && !config.smtpPassword && stored === null)
    throw new AppError('mail.no_key', 409, 'The stored password cannot be read: TRADEPOST_SECRET_KEY is another.', {
      retry: false,
    });
  return { host, port, security, user, password: config.smtpPassword ?? stored };
}

/**
 * Changes how outgoing mail is sent. `version` is that which was read.
 *
 * @throws AppError version.changed, mail.bad_host, mail.bad_from, mail.not_in_exchange, mail.cannot_store, mail.password_again
 */
export async function changeMailSettings(
  context: Context,
  viewer: Viewer,
  version: number,
  body: OutgoingMailBody,
): Promise<OutgoingMailReply> {
  const { password, ...server } = check(body);
  const { secretKey } = context.config;
  if (typeof password === 'string' && !secretKey)
    throw badRequest(
      'mail.cannot_store',
      'A password can only be kept encrypted: set TRADEPOST_SECRET_KEY, or give the password as TRADEPOST_SMTP_PASSWORD.',
    );
  await inTransaction(context.database, async manager => {
    await lockSetting(manager, KEY);
    const before = await getMailSettings(manager);
    if (before.version !== version)
      throw conflict('version.changed', 'Somebody else has changed the settings meanwhile. Look again.');
    await checkRoad(manager, server);
    // Else whoever may change settings could have the kept password sent to a server of his own.
    if (password === undefined && before.sealedPassword !== null && server.host !== before.host)
      throw badRequest('mail.password_again', 'This is another server: enter its password too.', { field: 'password' });
    const kept = password === undefined ? before.sealedPassword : null;
    const sealedPassword = typeof password === 'string' && secretKey ? seal(secretKey, password) : kept;
    await saveSetting(manager, KEY, { ...server, sealedPassword, version: version + 1 });
    const told = ({ sealedPassword: _sealed, version: _version, ...shown }: MailSettings) => shown;
    const details = {
      before: told(before),
      after: server,
      ...(password === undefined ? {} : { password: password === null ? 'removed' : 'replaced' }),
    };
    await audit(manager, viewer, 'mail_settings.changed', { type: 'settings', id: null }, details, context.clock());
  });
  return describeMailSettings(context);
}

async function checkRoad(manager: EntityManager, { isActive, road, from }: ReturnType<typeof check>): Promise<void> {
  if (!isActive || road === 'smtp' || (await exchangeUserOfAddress(manager, from)) !== null) return;
  throw badRequest(
    'mail.not_in_exchange',
    `${from} is no mailbox that is read from Exchange. Connect it in Settings, Exchange mailboxes.`,
    { field: 'from' },
  );
}

function check(body: OutgoingMailBody) {
  const road = body.road ?? ('smtp' as const);
  const host = body.host.trim().toLowerCase();
  const from = normaliseAddress(body.from) ?? '';
  // A name or an address, nothing that could be read as more than one.
  if (((body.isActive && road === 'smtp') || host !== '') && !/^[a-z0-9._:[\]-]+$/.test(host))
    throw badRequest('mail.bad_host', `"${body.host}" is no name of a server. Write it like smtp.example.com.`);
  if ((body.isActive || body.from.trim() !== '') && from === '')
    throw badRequest('mail.bad_from', `"${body.from}" is no mail address.`);
  const fromName = body.fromName.replace(/[\r\n]+/g, ' ').trim();
  return { ...body, road, host, from, fromName, user: body.user?.trim() || null };
}
