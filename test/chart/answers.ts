import type { StatedFigure } from '../../src/answer/answer.js';
import type { Charted } from '../../src/chart/points.js';

/** A figure with what a test says of it, as an answer states it. */
export function stated(said: Partial<StatedFigure>): StatedFigure {
  const plain = { agency: '青禾区人民政府', year: 2022, metric: 'applications.received', unit: '件', citation: 1 };
  return { ...plain, applicant: 'total', value: 1, ...said };
}

/** An answer that states these figures, each citing the report of its agency and year. */
export function answerOf(figures: readonly StatedFigure[]): Charted {
  const reports = new Map(figures.map(({ agency, year }) => [`${agency}${year}`, { agency, year }]));
  const citations = [...reports].map(([report, of], at) => {
    const title = `${report}年政府信息公开工作年度报告`;
    return { n: at + 1, report, ...of, title, section: '三', quote: '', source: `${report}.txt` };
  });
  return { figures: [...figures], citations };
}

/** One agency's figure over years; a year whose value is null is blank. */
export function overYears(values: Readonly<Record<number, number | null>>, said: Partial<StatedFigure> = {}) {
  return Object.entries(values).map(([year, value]) => stated({ ...said, year: Number(year), value }));
}
