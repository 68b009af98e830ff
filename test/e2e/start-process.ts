import { runProgram } from '../../src/command/program.js';

/** The program as a person starts it, except that it sends as fast as it can: Telegram's limits have tests of their own. */
await runProgram({ drain: 25_000, trial: 2_000, second: 0 });
