import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import type { Context } from '../context';
import { describeUsers, getUserByAddress } from '../users/accounts.service';
import { changeUser, createUser, resetUser } from '../users/administering.service';
import { grantsOfRole } from '../users/roles';
import { allowPasswords, mayUsePassword } from '../users/signInSettings.service';
import type { Role } from '../users/users.schema';
import { withContext } from './opening';

const roles = Object.keys(grantsOfRole) as Role[];

/** tradepost user add|roles|reset-link|allow-passwords|list|disable */
export function userCommand(program: Command): void {
  const user = program.command('user').description('accounts of the people');
  user
    .command('add')
    .description('make an account and print the link by which its password is set')
    .argument('<address>', 'mail address, with which one signs in')
    .requiredOption('--name <name>', 'as colleagues read it')
    .requiredOption('--role <role...>', `any of ${roles.join(', ')}`, oneMoreRole)
    .option('--manager <address>', 'whom the person reports to')
    .action((address: string, options: AddOptions) => withContext(context => addUser(context, address, options)));
  user
    .command('roles')
    .description('give a person exactly these roles')
    .argument('<address>')
    .requiredOption('--role <role...>', `any of ${roles.join(', ')}`, oneMoreRole)
    .action((address: string, options: { role: Role[] }) =>
      withContext(async context => {
        const { id, version } = await getUserByAddress(context.database.manager, address);
        const changed = await changeUser(context, 'command_line', id, version, { roles: options.role });
        console.log(`${changed.address} is now ${changed.roles.join(', ')}.`);
      }),
    );
  user
    .command('reset-link')
    .description('print a link by which a person sets a new password')
    .argument('<address>')
    .action((address: string) =>
      withContext(async context => {
        const { id } = await getUserByAddress(context.database.manager, address);
        const { link } = await resetUser(context, 'command_line', id);
        console.log(`Hand this over; it works once, for 72 hours:\n  ${link}`);
        if (!(await mayUsePassword(context, id)))
          console.log('It works only once passwords count again: tradepost user allow-passwords');
      }),
    );
  user
    .command('allow-passwords')
    .description('let everybody sign in by his password again, where that was switched off in favour of Microsoft')
    .action(() =>
      withContext(async context => {
        const isChanged = await allowPasswords(context, 'command_line');
        console.log(isChanged ? 'Everybody may sign in by password again.' : 'Passwords were not switched off.');
      }),
    );
  user
    .command('list')
    .description('all accounts')
    .action(() => withContext(listUsers));
  user
    .command('disable')
    .description('switch an account off and sign it out; what it owns stays')
    .argument('<address>')
    .action((address: string) =>
      withContext(async context => {
        const { id, version } = await getUserByAddress(context.database.manager, address);
        await changeUser(context, 'command_line', id, version, { isActive: false });
        console.log(`${address} is switched off and signed out everywhere.`);
      }),
    );
}

interface AddOptions {
  name: string;
  role: Role[];
  manager?: string;
}

function oneMoreRole(value: string, before: Role[] = []): Role[] {
  const role = roles.find(known => known === value);
  if (!role) throw new InvalidArgumentError(`Roles are ${roles.join(', ')}.`);
  return [...before, role];
}

async function addUser(context: Context, address: string, options: AddOptions): Promise<void> {
  const above = options.manager ? await getUserByAddress(context.database.manager, options.manager) : null;
  const input = { address, name: options.name, roles: options.role, managerId: above?.id ?? null };
  const { user, link } = await createUser(context, 'command_line', input);
  console.log(`${user.address} is made. Hand this link over; it works once, for 72 hours:\n  ${link}`);
}

async function listUsers(context: Context): Promise<void> {
  const users = await describeUsers(context.database.manager, context.clock());
  if (users.length === 0)
    console.log('Nobody has an account yet. Start "tradepost serve" and open the link it prints.');
  const width = Math.max(0, ...users.map(user => user.address.length));
  for (const user of users) {
    const state = [
      user.isActive ? '' : 'off',
      user.isLocked ? 'locked' : '',
      user.hasPassword ? '' : 'no password yet',
    ];
    const notes = state.filter(note => note !== '').join(', ');
    console.log(`${user.address.padEnd(width)}  ${user.name}  ${user.roles.join(', ')}${notes ? `  (${notes})` : ''}`);
  }
}
