/** What is counted of the chat's work; `server/` implements it with Prometheus' client. It is never given a person or the words of a question. */
export type Meter = {
  received(kind: string): void;
  repeated(count: number): void;
  /** From the update's arrival to the delivery of a message it is owed. */
  sent(seconds: number): void;
  /** What became of a call to Telegram: 200, its error code, or `lost` where no reply came; and the wait it asked for. */
  call(call: { method: string; code: number | 'lost'; retryAfter: number | undefined }): void;
};

/** One question to a model, with all its tries, or one batch of texts to an embedder. */
export type ModelCall = {
  operation: 'chat' | 'embeddings';
  model: string;
  seconds: number;
  /** Seconds until the first text of the try that was answered; `null` where none came. */
  firstChunk: number | null;
  tokens: { input: number; output: number };
  /** Why nothing came of it; `null` where something did. */
  fault: string | null;
};

/** What is counted of answers and models; it too is never given a person or the words of a question. */
export type AnswerMeter = {
  /** A sentence of a model that was not let through, by the reason. */
  rejected(reason: string): void;
  called(call: ModelCall): void;
};
