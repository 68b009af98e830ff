/** What a model is asked to do; each task has its prompt of the same name in `prompts/`. */
export const TASKS = ['point', 'judge', 'read'] as const;
export type Task = (typeof TASKS)[number];

/** What a model wrote. `whole` is false where it was cut off for length. */
export type Written = { text: string; whole: boolean };

/** Tokens as the server counts them, and their price in whatever currency; `null` where none was set. */
export type Spent = { input: number; output: number; cost: number | null };

/** A language model behind its limits: one question takes no longer than the whole time it was given. */
export interface LanguageModel {
  /**
   * Fills the task's prompt and returns what the model wrote. Rejects with `ModelError`, whose `fault` says why, after the tries
   * that are worth while; nothing it returns is checked against the reports.
   */
  write(request: {
    task: Task;
    variables: Readonly<Record<string, string>>;
    chat: string;
    signal?: AbortSignal;
    /** Is given all that the model wrote so far, unchecked; another try begins anew. */
    onText?: (text: string) => void;
    /** Is told what the tries took once they are over, failed ones too. */
    onSpent?: (spent: Spent) => void;
  }): Promise<Written>;
}

/** Turns texts into vectors of length one. */
export interface Embedder {
  /** Names the vectors it makes: those of two ids cannot be compared. */
  readonly id: string;
  /** The part that nearness in these vectors may have in a ranking, 0 to 1, beside that of shared words. */
  readonly weight: number;
  /** Whether texts are embedded here and at once, without a network. */
  readonly local: boolean;
  /** One vector a text, in their order. Rejects with `ModelError` where any of them is missing or is no vector. */
  embed(texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]>;
}

/** What texts mean, as far as that can be told here and at once. Everything of it throws `ConfigError` where the lexicon cannot be used. */
export interface Meanings {
  /** Names the vectors: those of two ids cannot be compared. */
  readonly id: string;
  /** The text's vector, of length one. */
  vectorOf(text: string): Float32Array;
  /** How near each text is to the question, -1 to 1. */
  near(question: string, texts: readonly string[]): number[];
}
