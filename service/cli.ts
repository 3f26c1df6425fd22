// First: see there.
import './platform/patterns';
import type { ImportHere } from './cli/importMail';
import { importCommand } from './cli/importMail';
import { runProgram } from './cli/program';

// An import is begun at once; all other commands are a file of their own (scripts/build.mjs), which is large and which it need not read.
const importHere: ImportHere = async (...asked) => (await import('./cli/commands')).importHere(...asked);
if (process.argv[2] === 'import') void runProgram({ import: () => Promise.resolve(importCommand(importHere)) });
else void import('./cli/commands').then(({ runAnyCommand }) => runAnyCommand());
