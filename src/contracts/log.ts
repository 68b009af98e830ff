type Write = (fields: Readonly<Record<string, unknown>>, message: string) => void;

/** Where a channel reports what it did; pino's logger is one. It is never given a token or the words of a question. */
export type Log = { info: Write; warn: Write; error: Write };

/** What may be logged of an error: its name and place. The error itself may carry what was sent, and its message may quote the question. */
export function loggable(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  return { error: error.name, at: frames.slice(0, 8).map((frame) => frame.trim()) };
}
