import { setFlagsFromString } from 'node:v8';

/*
 * Imported first by every program, for what it does. The engine interprets a pattern when it is first used, and compiles it when it comes
 * back. An inquiry is read with well over a thousand patterns: with each compiled at once that takes 3 ms where it took 11. Holds for the
 * whole process with its threads, and for patterns that are made afterwards; others keep what they began with.
 */
setFlagsFromString('--regexp-tier-up-ticks=0');
