import type { ReadReason } from '../report/read-reason.js';

/** The environment or the command line asks for something that cannot be; the message says which setting and what to do. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** A document could not be read at all; the message names it and says what to do. */
export class ReadError extends Error {
  override name = 'ReadError';
  readonly reason: ReadReason;
  /** What was seen, in words a refusal may show; empty where the reason says all. */
  readonly saw: string;

  constructor(
    message: string,
    { reason = 'unreadable', saw = '', ...options }: ErrorOptions & { reason?: ReadReason; saw?: string } = {},
  ) {
    super(message, options);
    this.reason = reason;
    this.saw = saw;
  }
}

/** The store is damaged, full, read-only or newer than the program; the message says how to go on. */
export class StoreError extends Error {
  override name = 'StoreError';
}

/** A newer program wrote the file, and this one must not touch it. */
export class NewerStoreError extends StoreError {
  override name = 'NewerStoreError';
}

/** Another program has the queue open: only one may serve from it. */
export class InUseError extends StoreError {
  override name = 'InUseError';
}

/** Why a model gave nothing that can be used. */
export type ModelFault =
  | 'silent'
  | 'cut'
  | 'busy'
  | 'quota'
  | 'key'
  | 'forbidden'
  | 'no_model'
  | 'too_long'
  | 'rejected'
  | 'filtered'
  | 'unreadable'
  | 'server'
  | 'unreachable'
  | 'resting'
  | 'budget'
  | 'stopped';

/** The model did not answer, or not in a form that can be used; `fault` says why. */
export class ModelError extends Error {
  override name = 'ModelError';
  readonly fault: ModelFault;
  /** Milliseconds the server asked to wait; undefined where it did not say. */
  readonly wait: number | undefined;

  constructor(message: string, { fault, wait, ...options }: ErrorOptions & { fault: ModelFault; wait?: number }) {
    super(message, options);
    this.fault = fault;
    this.wait = wait;
  }
}
