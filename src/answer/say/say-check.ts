import type { Cell } from '../../query/table.js';
import type { Fact, Finding } from '../../report/fact.js';
import { agreementWithYearBefore, comparesWith } from '../across-years.js';
import type { CheckCounts } from '../answer-wording.js';
import type { Block, SaidLine } from '../blocks.js';
import type { Cited } from '../cited.js';
import type { Desk } from '../desk.js';
import { checkedAsPrinted, concerns } from '../doubts.js';
import { groupBy } from '../group-by.js';

const MOST_FAILED = 8;
const MOST_REPORTS = 20;
/** With more reports than this, only what fails is listed. */
const LISTED_IN_FULL = 3;

type Checking = { desk: Desk; cited: Cited; brief: boolean };

/** Whether the tables of these figures' reports add up: a line a report, each sum that fails, and the sums by kind. */
export async function sayCheck(
  cells: readonly Cell[],
  { desk, cited }: Omit<Checking, 'brief'>,
): Promise<{ blocks: Block[]; warnings: string[] }> {
  const reports = groupBy(cells, ({ report }) => report).flatMap(([first]) => first ?? []);
  const shown = reports.slice(0, MOST_REPORTS);
  const brief = reports.length > LISTED_IN_FULL;
  const checked = await Promise.all(shown.map((report) => checkReport(report, { desk, cited, brief })));
  const left = reports.length - shown.length;
  // Of many reports those that do not add up come first.
  if (brief) checked.sort((a, b) => Number(b.warnings.length > 0) - Number(a.warnings.length > 0));
  const lines = [...checked.flatMap((one) => one.lines), ...(left > 0 ? [plain(desk.wording.more(left))] : [])];
  const [first, ...rest] = lines;
  return {
    blocks: [
      ...(first ? [{ kind: 'heading' as const, ...first }] : []),
      ...(rest.length > 0 ? [{ kind: 'lines' as const, lines: rest }] : []),
    ],
    warnings: checked.flatMap(({ warnings }) => warnings),
  };
}

async function checkReport(
  { report, agency, year }: Cell,
  { desk, cited, brief }: Checking,
): Promise<{ lines: SaidLine[]; warnings: string[] }> {
  const { wording, store } = desk;
  const within = await store.findings({ reports: [report] });
  const across = await agreementWithYearBefore({ agency, year }, store);
  const findings = [...within, ...across];
  const tested = findings.filter(({ outcome }) => outcome !== 'cannot_test');
  if (tested.length === 0) return { lines: [plain(wording.checkNothing(agency, year))], warnings: [] };
  const metrics = [...new Set(tested.flatMap((finding) => finding.metrics))];
  const facts = await store.facts({ agencies: [agency], years: [year - 1, year], metrics });
  const failed = tested.filter(({ outcome }) => outcome === 'does_not_close');
  const shown = failed.slice(0, MOST_FAILED);
  const uses = (finding: Finding, fact: Fact) => (across.includes(finding) ? comparesWith : concerns)(finding, fact);
  const failures = shown.map((finding) => ({
    text: `· ${wording.finding(finding)}`,
    marks: facts.filter((fact) => uses(finding, fact)).flatMap(cited.state),
  }));
  const asPrinted = checkedAsPrinted(within, facts, desk);
  // Where everything closes, the totals' row stands for the tables that were added up.
  const total = facts.find((fact) => fact.report === report && fact.metric.endsWith('.total')) ?? facts.at(-1);
  const marks = failed.length === 0 && total ? cited.cite(total) : [];
  const left = failed.length - shown.length;
  const kinds = groupBy(findings, ({ check }) => check).map((group) =>
    plain(`· ${wording.checkLine(group[0]?.check ?? '', countsOf(group))}`),
  );
  return {
    lines: [
      { text: wording.checkHead({ agency, year, counts: countsOf(findings) }), marks },
      ...failures,
      ...(left > 0 ? [plain(wording.more(left))] : []),
      ...asPrinted.map(plain),
      ...(brief ? [] : kinds),
    ],
    warnings: [...failed.map(wording.finding), ...asPrinted],
  };
}

function countsOf(group: readonly Finding[]): CheckCounts {
  const count = (outcome: Finding['outcome']) => group.filter((finding) => finding.outcome === outcome).length;
  return {
    held: count('closes'),
    ifBlankIsZero: count('closes_if_blank_is_zero'),
    failed: count('does_not_close'),
    untested: count('cannot_test'),
  };
}

function plain(text: string): SaidLine {
  return { text, marks: [] };
}
