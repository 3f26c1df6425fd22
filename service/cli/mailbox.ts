import type { Command } from 'commander';
import type { Context } from '../context';
import { createMailbox, listMailboxes } from '../mail/mailboxes.service';
import { getUserByAddress } from '../users/accounts.service';
import type { Viewer } from '../users/roles';
import { withContext } from './opening';

// Whoever sits at the command line manages the mailboxes, and reads no mail by that.
const operator: Viewer = { userId: 0, name: '', roles: [], grants: new Set(['mailboxes.manage']), ownerIds: [] };

interface AddOptions {
  name?: string;
  owner?: string;
  member?: string[];
  shared?: boolean;
  watch?: string;
}

/** tradepost mailbox add|list */
export function mailboxCommand(program: Command): void {
  const mailbox = program.command('mailbox').description('mailboxes whose mail is taken in');
  mailbox
    .command('add')
    .description('make a mailbox, so that mail can be imported into it')
    .argument('<address>')
    .option('--name <name>', 'as colleagues read it; the address where absent')
    .option('--owner <address>', 'whose it is; of a shared one, who manages it')
    .option('--shared', 'several people work in it')
    .option('--member <address...>', 'who works in a shared one')
    .option('--watch <folder>', 'folder of .eml and .msg files that is watched')
    .action((address: string, options: AddOptions) => withContext(context => addMailbox(context, address, options)));
  mailbox
    .command('list')
    .description('all mailboxes')
    .action(() => withContext(printMailboxes));
}

async function addMailbox(context: Context, address: string, options: AddOptions): Promise<void> {
  const { manager } = context.database;
  const owner = options.owner ? await getUserByAddress(manager, options.owner) : null;
  const members = await Promise.all((options.member ?? []).map(member => getUserByAddress(manager, member)));
  const made = await createMailbox(context, 'command_line', {
    address,
    name: options.name ?? address,
    isShared: options.shared ?? false,
    ownerId: owner?.id ?? null,
    memberIds: members.map(member => member.id),
    watchedFolder: options.watch ?? null,
  });
  console.log(`${made.address} is made. Take mail in with: tradepost import PATH --mailbox ${made.address}`);
}

async function printMailboxes(context: Context): Promise<void> {
  const mailboxes = await listMailboxes(context, operator);
  if (mailboxes.length === 0) console.log('There is no mailbox yet. Make one with: tradepost mailbox add ADDRESS');
  const width = Math.max(0, ...mailboxes.map(mailbox => mailbox.address.length));
  for (const mailbox of mailboxes) {
    const notes = [mailbox.isShared ? 'shared' : '', mailbox.isActive ? '' : 'off', mailbox.watchedFolder ?? ''];
    const told = notes.filter(note => note !== '').join(', ');
    console.log(`${mailbox.address.padEnd(width)}  ${mailbox.messages} messages${told ? `  (${told})` : ''}`);
  }
}
