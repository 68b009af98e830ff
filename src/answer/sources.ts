import type { Citation } from './answer.js';
import type { Block, SaidLine } from './blocks.js';
import { groupBy } from './group-by.js';
import type { TableWording } from './say/table-wording.js';

/** Reports past these are named with their figures already, and not once more. */
const NAMED = 6;

/** Where what is cited stands: a line for each section with its reports, or one for a single report with its sections. */
export function sourceBlocks(citations: readonly Citation[], words: TableWording): Block[] {
  if (citations.length === 0) return [];
  const reports = groupBy(citations, ({ report }) => report);
  const lines =
    reports.length === 1
      ? [ofReport(citations, words)]
      : groupBy(citations, ({ section }) => section).map((group) => ofSection(group, words));
  return [{ kind: 'sources', lines }];
}

function ofReport(citations: readonly Citation[], words: TableWording): SaidLine[] {
  return groupBy(citations, ({ section }) => section).flatMap((group, at) => {
    const [first] = group;
    if (!first) return [];
    const report = at === 0 ? { agency: first.agency, year: first.year } : {};
    return [{ text: words.source({ ...report, section: first.section }), marks: marksOf(group) }];
  });
}

/** 宿迁市2024、2023年报第三部分: an agency is named once for its years, the section at the end. */
function ofSection(citations: readonly Citation[], words: TableWording): SaidLine[] {
  const section = citations[0]?.section ?? '';
  const reports = groupBy(citations, ({ report }) => report);
  if (reports.length > NAMED) return [{ text: words.source({ section, above: true }), marks: marksOf(citations) }];
  return reports.flatMap((group, at) => {
    const [first] = group;
    if (!first) return [];
    const { agency, year } = first;
    const isNamed = agency === reports[at - 1]?.[0]?.agency;
    const whole = { ...(isNamed ? {} : { agency }), year, ...(at === reports.length - 1 ? { section } : {}) };
    return [{ text: words.source(whole), marks: marksOf(group) }];
  });
}

function marksOf(citations: readonly Citation[]): number[] {
  return citations.map(({ n }) => n);
}
