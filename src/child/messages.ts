import type { ReadReason } from '../report/read-reason.js';
import type { NamesFiled, TaskName, Tasks } from './task.js';

/** What a child is told: of agencies that are filed (after `isFirst` only these), and to do a task. */
export type ToChild =
  | { kind: 'names'; isFirst: boolean; names: NamesFiled }
  | {
      kind: 'task';
      name: TaskName;
      of: Tasks[TaskName]['of'];
      cpuMilliseconds: number;
      mostBytes: number;
      pages: PageLimits;
    };

/** What a page that is read from its picture may take besides: processor time for each, and the memory that the process may then hold. */
export type PageLimits = { cpuMilliseconds: number; residentBytes: number };

/** What it says of a task: its parts, each serialized, and of pages that it begins to read from their pictures, then how it ended. After `failed` nothing it holds can be trusted. */
export type FromChild =
  | { kind: 'part'; bytes: Uint8Array }
  | { kind: 'page'; number: number; of: number }
  | { kind: 'done'; residentBytes: number }
  | { kind: 'refused'; message: string; reason: ReadReason; saw: string; residentBytes: number }
  | { kind: 'failed'; fault: Fault; message: string };

/** Why a document was given up: it took more memory or room than it may, more time, or a fault of the program's own came of it. */
export type Fault = Extract<ReadReason, 'too_large' | 'too_slow' | 'crashed'>;

/** The signal by which a child that has used up its processor time ends itself; nothing else sends it. */
export const OUT_OF_TIME = 'SIGVTALRM';
