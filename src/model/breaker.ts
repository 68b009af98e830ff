import { ModelError, type ModelFault } from '../contracts/errors.js';

const FAILURES = 5;
const WITHIN = 60_000;
const REST = 30_000;

/** Faults of the server, not of the question: after several of them it is left alone for a while. */
const OF_SERVER: ReadonlySet<ModelFault> = new Set(['silent', 'cut', 'busy', 'server', 'unreachable', 'unreadable']);

export type Breaker = {
  /** Throws `ModelError` while the server is left alone; after that one call at a time is let through to try it. */
  enter(): void;
  succeeded(): void;
  failed(error: ModelError): void;
};

/** Leaves a server alone for half a minute after five failures within one. */
export function createBreaker({ now }: { now: () => number }): Breaker {
  let failures: number[] = [];
  let restUntil = 0;
  let trying = false;
  return {
    enter() {
      if (restUntil === 0) return;
      if (now() < restUntil || trying) throw new ModelError('the model is left alone for now', { fault: 'resting' });
      trying = true;
    },
    succeeded() {
      failures = [];
      restUntil = 0;
      trying = false;
    },
    failed({ fault }) {
      // Those who were sent away say nothing about the one who is let through.
      if (fault === 'resting') return;
      const tried = trying;
      trying = false;
      if (!OF_SERVER.has(fault)) return;
      failures = [...failures.filter((at) => at > now() - WITHIN), now()];
      if (tried || failures.length >= FAILURES) restUntil = now() + REST;
    },
  };
}
