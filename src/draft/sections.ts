import { sectionOf } from '../parse/headings.js';
import type { Fact } from '../report/fact.js';
import { rowOf } from '../report/metrics.js';
import type { Filing } from '../report/report.js';

/**
 * What a section of the form lacks: `missing` nothing of it was found; `empty` it says nothing, or every cell of its table is
 * blank; `no_table` there is text and no table.
 */
export type SectionLack = { section: number; lack: 'missing' | 'empty' | 'no_table' };

/** The form of six sections came with this reporting year. */
const FIRST_YEAR_OF_SECTIONS = 2019;
const SECTIONS = [1, 2, 3, 4, 5, 6];
const TABLE_SECTIONS: Readonly<Record<string, number>> = { disclosure: 2, applications: 3, review_litigation: 4 };
const SECTIONS_OF_TABLES = Object.values(TABLE_SECTIONS);
/** "无其他需要报告的事项" is an answer in the last section and none in the others. */
const LAST = 6;
const SHORTEST_TEXT = 15;

/** The sections of the form of 2019 and later that a report lacks; none for reports of older forms. */
export function lackingSections({ report, paragraphs, facts }: Filing): SectionLack[] {
  if (report.year < FIRST_YEAR_OF_SECTIONS) return [];
  return SECTIONS.flatMap((section) => {
    const cells = facts.filter((fact) => fact.status !== 'text' && tableSection(fact) === section);
    const text = paragraphs.filter((paragraph) => paragraph.section === section).map((paragraph) => paragraph.text);
    const lack = SECTIONS_OF_TABLES.includes(section) ? lackOfTable(cells, text) : lackOfText(text, section);
    return lack ? [{ section, lack }] : [];
  });
}

function lackOfTable(cells: readonly Fact[], text: readonly string[]): SectionLack['lack'] | null {
  if (cells.length === 0) return text.length > 0 ? 'no_table' : 'missing';
  return cells.every((cell) => cell.value === null) ? 'empty' : null;
}

function lackOfText(text: readonly string[], section: number): SectionLack['lack'] | null {
  if (text.length === 0) return 'missing';
  const words = text.join('').match(/\p{Script=Han}/gu)?.length ?? 0;
  return section !== LAST && words < SHORTEST_TEXT ? 'empty' : null;
}

/** The section whose table asks for the figure; for a row the agency added, the one it stands in. */
function tableSection({ metric, form, section }: Fact): number | null {
  const table = rowOf(metric, form)?.table ?? rowOf(metric)?.table;
  return table ? (TABLE_SECTIONS[table] ?? null) : sectionOf(section);
}
