import type { ReportStore } from '../../contracts/store.js';
import type { Report } from '../../report/report.js';
import type { Beside } from '../beside.js';
import { MOST_REPORTS, titleOf } from '../export-file.js';
import { type Asked, button, type Feature, plainly, type Reply, shown } from '../reply.js';

/** So many are asked for that it shows where there are too many. */
const TOO_MANY = MOST_REPORTS + 1;

/** `/export`: the figures of an agency, a year, a report or everything that is filed, as a workbook or as CSV. */
export function createExport({
  store,
  beside,
}: {
  store: ReportStore;
  beside: Pick<Beside, 'named' | 'file'>;
}): Feature {
  /** The reports that a button names: of one report, one agency (by any report of it), one year, or all; of too many, one more than go. */
  async function gathered(scope: string): Promise<Report[]> {
    const [kind = '', id = ''] = scope.split('.');
    if (kind === 'y') return store.reports({ years: [Number(id)], limit: TOO_MANY });
    if (kind !== 'r' && kind !== 'a') return store.reports({ limit: TOO_MANY });
    const named = await store.reports({ ids: [id] });
    return kind === 'r' ? named : store.reports({ agencies: named.map(({ agency }) => agency), limit: TOO_MANY });
  }

  async function choose({ wording }: Asked, argument: string): Promise<Reply> {
    const { actions, questions, filed } = wording;
    if (argument === '') {
      const [newest] = await store.reports({ newest: 1 });
      if (!newest) return plainly(wording.answers.nothingFiled);
      return plainly(questions.explainExport(`/export ${shown(`${newest.agency} ${newest.year}`)}`), {
        keyboard: formats('all'),
      });
    }
    const { agencies, year, said, nearest } = await beside.named(argument);
    const all = questions.every.includes(said.toLowerCase());
    const [agency] = agencies;
    if (agency === undefined && !all && said !== '') return plainly(shown(filed.unknown(said, nearest)));
    const reports = await store.reports({
      ...(agency !== undefined && { agencies: [agency] }),
      ...(year !== null && { years: [year] }),
      limit: TOO_MANY,
    });
    const [first] = reports;
    if (!first) return plainly(actions.nothingToExport);
    if (reports.length > MOST_REPORTS) return plainly(actions.tooMuch(MOST_REPORTS));
    const scope =
      agency === undefined ? (year === null ? 'all' : `y.${year}`) : year === null ? `a.${first.id}` : `r.${first.id}`;
    const title = titleOf({ facts: [], reports }, wording);
    const text = shown(actions.pickFormat({ title, reports: reports.length }));
    return plainly(text, { keyboard: formats(scope) });

    function formats(of: string) {
      return [[button(actions.xlsx, 'gather', `xlsx.${of}`), button(actions.csv, 'gather', `csv.${of}`)]];
    }
  }

  return {
    commands: { export: { offered: 'everybody', run: choose } },
    buttons: {
      async gather({ wording, language }, argument): Promise<Reply> {
        const [format, ...scope] = argument.split('.');
        const reports = await gathered(scope.join('.'));
        if (reports.length > MOST_REPORTS) return plainly(wording.actions.tooMuch(MOST_REPORTS));
        const ids = reports.map(({ id }) => id);
        const file = await beside.file({ reports: ids, format: format === 'csv' ? 'csv' : 'xlsx', language });
        return file ? { ...plainly(''), files: [file] } : plainly(wording.actions.nothingToExport);
      },
    },
  };
}
