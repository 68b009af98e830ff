/** What is counted of the chat's work; `server/` implements it with Prometheus' client. It is never given a person or the words of a question. */
export type Meter = {
  received(kind: string): void;
  repeated(count: number): void;
  /** From the update's arrival to the delivery of a message it is owed. */
  sent(seconds: number): void;
  /** What became of a call to Telegram: 200, its error code, or `lost` where no reply came; and the wait it asked for. */
  call(call: { method: string; code: number | 'lost'; retryAfter: number | undefined }): void;
};
