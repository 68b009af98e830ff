import { type Logger, pino } from 'pino';
import { scrub } from './scrub.js';

/** Logs as JSON lines, scrubbed; on standard error, because standard output belongs to the answers. */
export function createLogger({
  level,
  secrets = [],
  write = (line) => process.stderr.write(line),
}: {
  level: string;
  secrets?: readonly string[];
  write?: (line: string) => void;
}): Logger {
  return pino({ level, base: undefined }, { write: (line: string) => write(scrub(line, secrets)) });
}
