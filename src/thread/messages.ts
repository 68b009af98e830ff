import type { Part } from '../asking/degraded.js';
import type { Works } from '../asking/works.js';
import type { ModelCall } from '../contracts/meter.js';

/** What the works are given and give, by name. */
export type Work = keyof Works;
export type Given<Name extends Work> = Parameters<Works[Name]>[0];
export type Gives<Name extends Work> = Awaited<ReturnType<Works[Name]>>;

/** What a thread is told: to do a work, or that nobody waits for it any more, or that the person wants no more of it. */
export type ToThread =
  | { kind: 'do'; id: number; name: Work; of: unknown }
  | { kind: 'end'; id: number; how: 'signal' | 'stop' };

/** What it says: that it is there, how a work ended or how far it is, and what is counted and watched of all of them. */
export type FromThread =
  | { kind: 'ready' }
  | { kind: 'unusable'; message: string }
  | { kind: 'done'; id: number; gives: unknown }
  | { kind: 'failed'; id: number; error: Error }
  | { kind: 'progress'; id: number; text: string }
  | { kind: 'rejected'; reason: string }
  | { kind: 'called'; call: ModelCall }
  | { kind: 'part'; part: Part; ailing: string | undefined };
