import type { Answer } from '../../answer/answer.js';
import { convertedBody } from '../../answer/converted.js';
import { paragraphBlocks, withMore } from '../../answer/in-blocks.js';
import { figuresTold } from '../../answer/report-figures.js';
import type { Register } from '../../contracts/register.js';
import type { ReportStore } from '../../contracts/store.js';
import type { ChatWording } from '../../contracts/wording/chat.js';
import { answerSummary } from '../../narrative/summary.js';
import type { Report } from '../../report/report.js';
import { keptId } from '../answered.js';
import type { Beside } from '../beside.js';
import { byAgency } from '../filed.js';
import { answerMessage } from '../message.js';
import {
  type Asked,
  type Button,
  button,
  type Command,
  type Feature,
  plainly,
  type Reply,
  type Said,
  shown,
} from '../reply.js';

const IN_ROW = 4;
const MOST_YEARS = 24;
const MOST_FINDINGS = 3;
const MOST_CHOICES = 6;

/** `/reports`, or `/sources`: what is filed by agency, an agency's years, and what one report says in a few lines; each page takes the place of the one before. */
export function createReports({
  store,
  register,
  beside,
  now,
}: {
  store: ReportStore;
  beside: Pick<Beside, 'named' | 'list'>;
  register: Register;
  now: () => number;
}): Feature {
  async function listPage({ wording }: Asked, asked: number): Promise<Said> {
    const { filed, answers } = wording;
    const listed = await beside.list(asked);
    if (!listed) return plainly(answers.nothingFiled);
    const { page, pages, here } = listed;
    const lines = here.map(({ agency, years }, at) => shown(`${at + 1}. ${filed.agency({ agency, years })}`));
    const head = filed.head(listed);
    const numbers = here.map(({ newest }, at) => button(`${at + 1}`, 'agency', newest));
    const turns = [
      ...(page > 1 ? [button(filed.previous, 'reports', `${page - 1}`)] : []),
      ...(page < pages ? [button(filed.next, 'reports', `${page + 1}`)] : []),
    ];
    const foot = [filed.pick, ...(pages > 1 ? [filed.page({ page, pages })] : [])].join('');
    return titled([head, ...lines, '', foot].join('\n'), [...inRows(numbers), turns]);
  }

  async function agencyPage(asked: Asked, agency: string): Promise<Said> {
    const { filed } = asked.wording;
    const own = (await store.reports({ agencies: [agency] })).sort((a, b) => b.year - a.year);
    const [only] = own;
    if (!only) return plainly(filed.gone);
    if (own.length === 1) return reportPage(asked, only);
    const years = own.slice(0, MOST_YEARS).map(({ id, year }) => button(filed.year(year), 'report', id));
    const head = shown(filed.agencyHead({ agency, reports: own.length }));
    return titled(`${head}\n${filed.pickYear}`, [...inRows(years), [button(filed.allAgencies, 'reports', '1')]]);
  }

  async function reportPage({ incoming, language, wording }: Asked, { id, agency, year }: Report): Promise<Said> {
    const { filed, answers, actions, script } = wording;
    const reading = { kind: 'summary' as const, subjects: [{ agency, year }], assumed: [] };
    const desk = { store, wording: answers };
    const body = await answerSummary(reading, { ...desk, figuresTold: figuresTold(desk) });
    const checks = await checksOf(id, wording);
    const told = convertedBody(withMore(body, paragraphBlocks([checks]), { wording: answers, behind: true }), script);
    const answer: Answer = { ...told, chat: '', question: '', language, elapsed_ms: 0 };
    const kept = await keptId(answer, { register, seat: incoming, at: now() });
    const own = await store.reports({ agencies: [agency] });
    const others = own.length > 1 ? [button(filed.otherYears, 'agency', id)] : [];
    const rows = [
      [...(kept === null ? [] : [button(actions.row, 'row', kept)]), button(filed.check, 'check', id)],
      [button(actions.export, 'gather', `xlsx.r.${id}`), ...others, button(filed.allAgencies, 'reports', '1')],
    ];
    return { message: answerMessage(answer, wording), keyboard: rows };
  }

  /** How many of the report's own sums hold, and the first of those that do not. */
  async function checksOf(report: string, { filed, answers }: ChatWording): Promise<string[]> {
    const findings = await store.findings({ reports: [report] });
    const tested = findings.filter(({ outcome }) => outcome !== 'cannot_test');
    const failed = tested.filter(({ outcome }) => outcome === 'does_not_close');
    if (tested.length === 0) return [filed.noChecks];
    const shownOnes = failed.slice(0, MOST_FINDINGS);
    return [
      filed.checks({ tested: tested.length, failed: failed.length, untested: findings.length - tested.length }),
      ...shownOnes.map((finding) => `· ${answers.finding(finding)}`),
      ...(failed.length > shownOnes.length ? [answers.more(failed.length - shownOnes.length)] : []),
    ];
  }

  async function reportOf(id: string): Promise<Report | undefined> {
    return (await store.reports({ ids: [id] }))[0];
  }

  async function named(asked: Asked, argument: string): Promise<Said> {
    const { agencies, year, said, nearest } = await beside.named(argument);
    const { filed } = asked.wording;
    const [agency, ...more] = agencies;
    if (agency === undefined) return plainly(shown(filed.unknown(said, nearest)));
    const reports = await store.reports({ agencies });
    const [report, ...several] = reports.filter((one) => one.year === year);
    if (report && several.length === 0) return reportPage(asked, report);
    if (more.length === 0) return agencyPage(asked, agency);
    const choices = byAgency(reports).flatMap(([newest]) =>
      newest ? [[button(newest.agency, 'agency', newest.id)]] : [],
    );
    return plainly(filed.which, { keyboard: choices.slice(0, MOST_CHOICES) });
  }

  const list: Command = {
    offered: 'everybody',
    run: (asked, argument) => (argument === '' ? listPage(asked, 1) : named(asked, argument)),
  };

  return {
    commands: { reports: list, sources: list },
    buttons: {
      reports: async (asked, page) => ({ ...(await listPage(asked, Number(page))), replaces: true }),
      agency: turnedTo((asked, { agency }) => agencyPage(asked, agency)),
      report: turnedTo(reportPage),
      async overview(asked, id) {
        const report = await reportOf(id);
        return report ? reportPage(asked, report) : plainly(asked.wording.filed.gone);
      },
      async check({ wording, language }, id): Promise<Reply> {
        const report = await reportOf(id);
        return report ? { question: wording.filed.checkQuestion(report), language } : plainly(wording.filed.gone);
      },
    },
  };

  /** A page about the report that the button carries, in the place of the page it was pressed on. */
  function turnedTo(page: (asked: Asked, report: Report) => Promise<Said>) {
    return async (asked: Asked, id: string): Promise<Reply> => {
      const report = await reportOf(id);
      return { ...(report ? await page(asked, report) : plainly(asked.wording.filed.gone)), replaces: true };
    };
  }
}

/** The first line in bold. */
function titled(text: string, rows: Button[][]): Said {
  const end = text.indexOf('\n');
  const length = end < 0 ? text.length : end;
  const keyboard = rows.filter((row) => row.length > 0);
  return { message: { text, marks: [{ kind: 'bold', offset: 0, length }] }, keyboard };
}

function inRows(buttons: Button[]): Button[][] {
  return Array.from({ length: Math.ceil(buttons.length / IN_ROW) }, (_, row) =>
    buttons.slice(row * IN_ROW, (row + 1) * IN_ROW),
  );
}
