import { dayInChina } from '../answer/days.js';
import type { AnswerWording } from '../answer/wording.js';
import { zhChanges } from './changes.zh.js';
import { zhNote, zhReading } from './reading.zh.js';
import { zhRows } from './rows.zh.js';

const MOST_CHANGES = 10;

/** What is said of a report itself: its versions, and how it was read. */
export const REPORTS_ZH: Pick<AnswerWording, 'versions' | 'noneChanged' | 'readAs' | 'changes'> = {
  changes: zhChanges,
  versions({ agency, year }, versions) {
    const days = versions.map(({ filedAt }) => dayInChina(filedAt)).join('、');
    const head = `${agency}${year}年年报收录了 ${versions.length} 个版本（${days}收录）`;
    if (versions.length === 1) return [`${head}，收录以来没有发现改动。`];
    const revised = versions.filter(({ reading }) => reading.revision);
    if (revised.length === 0) return [`${head}，发布后改过；改了什么当时没有记下。`];
    return [
      `${head}，发布后改过：`,
      ...revised.flatMap(({ filedAt, reading: { revision } }) => {
        const lines = revision ? zhChanges(revision, MOST_CHANGES) : [];
        const on = `${dayInChina(filedAt)}收录的版本与${dayInChina(revision?.filedAt ?? filedAt)}收录的相比：`;
        return [on, ...(lines.length > 0 ? lines.map((line) => `· ${line}`) : ['· 读到的数字和句子没有不同'])];
      }),
    ];
  },
  noneChanged: (reports) => `收录的 ${reports} 份年报都只有一个版本，没有发现发布后的改动。`,
  readAs({ agency, year, reading }, { rows, others }) {
    const known = { ...reading, found: [], missing: [], unsure: others };
    return [`${agency}${year}年年报是这样读的：`, ...zhRows(rows, zhNote, true), ...zhReading(known)];
  },
};
