import { note, type ReadingNote } from '../../report/noted.js';
import type { DraftFact } from '../draft.js';
import { quoteOf } from './figures.js';
import { labelKey } from './labels.js';
import type { Run, Token } from './runs.js';
import { HEADER_LABELS, type Term } from './vocabulary.js';

const ROWS: ReadonlySet<Term['kind']> = new Set(['application', 'subject', 'result', 'channel']);
const COLUMNS: ReadonlySet<Term['kind']> = new Set(['column', 'applicant', 'result', 'channel']);
const HEADER_SIGNS = new Set(labelKey(HEADER_LABELS.join('')));
/** Fewer words over a row may head its label and one value. */
const FEWEST_WORDS = 2;

/**
 * The runs without those of tables that an agency made for itself: a row of a form's name under columns of other names (一季度,
 * 教育局, 2018年) counts something else. `others` are those rows. In a stream no row of a header can be made out.
 */
export function withoutOtherTables(runs: readonly Run[]): { runs: Run[]; others: Run[] } {
  const others: Run[] = [];
  let at = -1;
  let isOther = false;
  let isBegun = false;
  const kept = runs.filter((run) => {
    if (run.tableIndex !== at) [at, isOther, isBegun] = [run.tableIndex, false, false];
    if (run.table.positions === 'stream') return true;
    if (!isBegun && isOtherHead(run)) isOther = true;
    else if (run.labels.filter(isOf(COLUMNS)).length > 1) isOther = false;
    const isRow = run.labels.some(isOf(ROWS));
    isBegun ||= isRow;
    if (isOther && isRow && run.cells.length > 0) others.push(run);
    return !isOther;
  });
  return { runs: kept, others };
}

/** Rows of other tables whose name no row that was read has: they may be the form's after all. */
export function notReadElsewhere(others: readonly Run[], facts: readonly DraftFact[]): ReadingNote[] {
  const isRead = ({ term }: Token) => term !== undefined && facts.some(({ metric }) => isFigureOf(metric, term));
  return others.filter(({ labels }) => !labels.some(isRead)).map((run) => note('cells_astray', quoteOf(run)));
}

function isFigureOf(metric: string, term: Term): boolean {
  switch (term.kind) {
    case 'application':
      return metric === term.metric;
    case 'subject':
      return metric.startsWith(`${term.subject}.`);
    case 'channel':
      return metric.startsWith(`${term.channel}.`);
    case 'result':
      return /^(?:review|litigation)\./.test(metric);
    default:
      return false;
  }
}

function isOf(kinds: ReadonlySet<Term['kind']>) {
  return ({ term }: Token): boolean => term !== undefined && kinds.has(term.kind);
}

/**
 * Whether a printed row holds no value and names columns, most of them, in whatever pieces, by other signs than the header of a form: 其他 and
 * 总计 stand over anything.
 */
function isOtherHead({ labels, cells }: Run): boolean {
  const [, ...columns] = labels;
  const strange = columns.filter(({ term }) => term === undefined);
  if (cells.length > 0 || strange.length < FEWEST_WORDS || strange.length * 2 < columns.length) return false;
  return isOtherThanHeader(strange);
}

/** Whether words are mostly of other signs than the headers of the forms, in whatever pieces those are printed. */
export function isOtherThanHeader(tokens: readonly Token[]): boolean {
  const strange = tokens.filter(({ term }) => term === undefined).map(({ cell }) => cell.text);
  const signs = [...labelKey(strange.join(''))];
  const isChinese = signs.some((sign) => /\p{Script=Han}/u.test(sign));
  return isChinese && signs.filter((sign) => HEADER_SIGNS.has(sign)).length < signs.length / 2;
}
