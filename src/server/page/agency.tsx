import type { Report } from '../../report/report.js';
import type { FiguresByYear } from './figures-by-year.js';
import { Legend, Marks } from './marks.js';
import { KeptLanguage, Scrolling, shell } from './shell.js';
import { told } from './told.js';
import { Bars, changeOf, Sparkline } from './trend.js';
import { agencyPath, reportPath, type Visit } from './visit.js';

/** An agency's years in one place: its reports, the figures of each year with what they come to, files, and a comparison. */
export function agencyPage({
  visit,
  agency,
  reports,
  figures,
}: {
  visit: Visit;
  agency: string;
  /** By year. */
  reports: readonly Report[];
  figures: FiguresByYear;
}) {
  const { answers, script, web } = visit.wording;
  const name = script(answers.label({ agency }));
  return shell({
    visit,
    title: name,
    children: (
      <>
        <h1>{name}</h1>
        <nav aria-label={web.reports}>
          <ul class="inline years">
            {reports.toReversed().map(({ id, year }) => (
              <li>
                <a href={visit.link(reportPath(id))}>{web.report(year)}</a>
              </li>
            ))}
          </ul>
        </nav>
        <section>
          <h2 id="by-year">{web.byYear}</h2>
          <ByYear visit={visit} figures={figures} />
        </section>
        <Downloads visit={visit} path={agencyPath(agency)} />
        <section aria-labelledby="compare">
          <h2 id="compare">{web.compare}</h2>
          <form action="/compare" method="get">
            <input type="hidden" name="a" value={agency} />
            <KeptLanguage visit={visit} />
            <label for="other">{web.compareWith}</label>
            <span class="row">
              <input id="other" type="search" name="b" maxlength={100} required />
              <button type="submit">{web.compareButton}</button>
            </span>
          </form>
        </section>
      </>
    ),
  });
}

function ByYear({ visit, figures: { years, rows, notes } }: { visit: Visit; figures: FiguresByYear }) {
  const { answers, web } = visit.wording;
  const shown = rows.filter(({ cells }) => cells.some((row) => row && (row.amount !== null || row.why === 'blank')));
  const [first] = shown.filter(({ cells }) => cells.some((row) => typeof row?.amount === 'number'));
  const missing = rows
    .filter((row) => !shown.includes(row))
    .map(({ item, cells }) => ({
      why: cells.find((row) => row?.why)?.why ?? ('no_table' as const),
      names: [answers.label({ metric: item })],
    }));
  const newForms = [...new Set(notes.flatMap((note) => (note.kind === 'form_break' ? [note.year] : [])))];
  const gaps = notes.flatMap((note) => (note.kind === 'years_missing' ? note.years : []));
  return (
    <>
      {first ? (
        <Bars visit={visit} item={answers.label({ metric: first.item })} cells={first.cells} years={years} />
      ) : null}
      {shown.length > 0 ? (
        <Scrolling name={web.byYear}>
          <table>
            <thead>
              <tr>
                <th scope="col">{web.item}</th>
                {years.toReversed().map((year) => (
                  <th scope="col">{web.report(year)}</th>
                ))}
                {years.length > 1 ? <th scope="col">{web.trend}</th> : null}
              </tr>
            </thead>
            <tbody>
              {shown.map(({ item, cells }) => (
                <tr>
                  <th scope="row">{answers.label({ metric: item })}</th>
                  {cells.toReversed().map((row) => {
                    const { says, isKnown, marks } = told(row, visit.wording);
                    return (
                      <td class={isKnown ? 'number' : 'soft'}>
                        {says}
                        <Marks visit={visit} marks={marks} />
                      </td>
                    );
                  })}
                  {years.length > 1 ? (
                    <td class="trend">
                      <Sparkline cells={cells} years={years} />
                      <span class="soft">{changeOf({ visit, cells, years })}</span>
                    </td>
                  ) : null}
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolling>
      ) : null}
      <Legend
        visit={visit}
        marks={shown.flatMap(({ cells }) => cells.flatMap((row) => told(row, visit.wording).marks))}
      />
      <ul class="notes">
        {newForms.map((year) => (
          <li>{web.newForm(year)}</li>
        ))}
        {gaps.length > 0 ? <li>{web.missingYears(gaps)}</li> : null}
        {missing.length > 0 ? <li>{answers.table.missing(joined(missing))}</li> : null}
      </ul>
    </>
  );
}

type Missing = { why: NonNullable<FiguresByYear['rows'][number]['cells'][number]>['why'] & string; names: string[] };

function joined(missing: readonly Missing[]): Missing[] {
  return [...new Set(missing.map(({ why }) => why))].map((why) => ({
    why,
    names: missing.filter((each) => each.why === why).flatMap(({ names }) => names),
  }));
}

/** The files that the figures come in. */
export function Downloads({ visit, path }: { visit: Visit; path: string }) {
  const { web } = visit.wording;
  return (
    <section aria-labelledby="downloads">
      <h2 id="downloads">{web.download}</h2>
      <ul class="inline">
        {(['csv', 'xlsx', 'jsonl'] as const).map((format) => (
          <li>
            <a href={visit.link(`${path}/figures.${format}`)} download>
              {web.downloads[format]}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
