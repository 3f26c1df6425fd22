import { AppError } from '../common/errors';
import type { Context } from '../context';
import { sendAtOnce } from '../platform/graph/sendingAtOnce';
import type { OutgoingMail } from '../platform/smtp/smtp';
import { sendMail } from '../platform/smtp/smtp';
import { exchangeUserOfAddress } from './exchangeUser.service';
import type { MailSettings } from './mailSettings.service';
import { getMailServer } from './mailSettings.service';

/**
 * Hands a mail of the house over, by the road that the settings name; answers what the server said.
 *
 * @throws AppError smtp.*, graph.*, mail.not_set_up, mail.no_key, mail.not_in_exchange
 */
export async function handOver(context: Context, settings: MailSettings, mail: OutgoingMail): Promise<string> {
  if (settings.road !== 'exchange') return sendMail(await getMailServer(context), mail);
  if (!settings.isActive) throw new AppError('mail.not_set_up', 409, 'Outgoing mail is not set up.', { retry: false });
  const user = await exchangeUserOfAddress(context.database.manager, settings.from);
  if (!context.graph || user === null)
    throw new AppError('mail.not_in_exchange', 409, `${settings.from} is not read from Exchange.`, { retry: false });
  await sendAtOnce(context.graph, user, mail);
  return 'Exchange: 202 Accepted';
}
