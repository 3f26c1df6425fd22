import { Command } from 'commander';

/** Adds a command to the program. */
export type Register = (program: Command) => void;

/**
 * Runs the command line: with the command that was asked for, or with all of them, so that the help names each. Each is loaded when it is asked for.
 * What fails is told in a sentence, and the process ends with 1.
 */
export async function runProgram(commands: Readonly<Record<string, () => Promise<Register>>>): Promise<void> {
  try {
    const program = new Command('tradepost')
      .description('A CRM in the mailbox of a foreign-trade company')
      .showHelpAfterError('(tradepost --help tells more)');
    const asked = commands[process.argv[2] ?? ''];
    for (const load of asked ? [asked] : Object.values(commands)) (await load())(program);
    await program.parseAsync(process.argv);
  } catch (error) {
    // What tells errors of the web service apart is large, and only needed here.
    const { sentenceFor } = await import('./sentences');
    console.error(sentenceFor(error));
    process.exitCode = 1;
  }
}
