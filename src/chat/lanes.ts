/** Work in lanes: one after another within a lane, the lanes side by side. */
export type Lanes = {
  /** Puts a task at the end of its lane; a task that rejects is reported and the lane goes on. */
  run(lane: number | string, task: () => Promise<void>): void;
  /** Resolves when no lane has work left. */
  idle(): Promise<void>;
};

/** Lanes that exist only while they have work, so that a million chats cost nothing. */
export function createLanes(report: (error: unknown) => void): Lanes {
  const ends = new Map<number | string, Promise<void>>();

  return {
    run(lane, task) {
      const end: Promise<void> = (ends.get(lane) ?? Promise.resolve())
        .then(task)
        .catch(report)
        .then(() => {
          if (ends.get(lane) === end) ends.delete(lane);
        });
      ends.set(lane, end);
    },
    async idle() {
      while (ends.size > 0) await Promise.all(ends.values());
    },
  };
}
