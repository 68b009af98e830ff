import { type FiguresByYear, ITEMS } from './figures-by-year.js';
import { Agencies } from './home.js';
import type { Listed } from './lookup.js';
import { Legend, Marks } from './marks.js';
import { KeptLanguage, Scrolling, shell } from './shell.js';
import { told } from './told.js';
import { agencyPath, type Visit } from './visit.js';

/** One side of a comparison: as it was asked for, the agencies that may be meant, and the figures of the one that is. */
export type Side = {
  said: string;
  listed: Listed[];
  figures: FiguresByYear | undefined;
};

/** Two agencies side by side in one year, or where none is filed of both, each in its latest. */
export function comparePage({
  visit,
  sides,
  year,
  common,
}: {
  visit: Visit;
  sides: readonly [Side, Side];
  /** The year of both; undefined where each stands in its own. */
  year: number | undefined;
  /** The years that are filed of both. */
  common: readonly number[];
}) {
  const { web } = visit.wording;
  const isWhole = sides.every(({ figures }) => figures);
  return shell({
    visit,
    title: web.compare,
    children: (
      <>
        <h1>{web.compare}</h1>
        <form action="/compare" method="get">
          <label for="a">{web.search}</label>
          <input id="a" type="search" name="a" value={sides[0].said} maxlength={100} required />
          <label for="b">{web.other}</label>
          <input id="b" type="search" name="b" value={sides[1].said} maxlength={100} required />
          {isWhole && common.length > 0 ? (
            <>
              <label for="year">{web.year}</label>
              <select id="year" name="year">
                {common.toReversed().map((one) => (
                  <option value={one} selected={one === year}>
                    {web.report(one)}
                  </option>
                ))}
              </select>
            </>
          ) : null}
          <KeptLanguage visit={visit} />
          <button type="submit">{web.compareButton}</button>
        </form>
        {isWhole ? <SideBySide visit={visit} sides={sides} year={year} /> : <Open visit={visit} sides={sides} />}
      </>
    ),
  });
}

function SideBySide({ visit, sides, year }: { visit: Visit; sides: readonly Side[]; year: number | undefined }) {
  const { answers, script, web } = visit.wording;
  const columns = sides.map(({ listed, figures }) => {
    const own = year ?? figures?.years.at(-1);
    const at = figures && own !== undefined ? figures.years.indexOf(own) : -1;
    return {
      agency: listed[0]?.agency ?? '',
      year: own ?? null,
      row: (item: string) => figures?.rows.find((row) => row.item === item)?.cells[at],
    };
  });
  const items = ITEMS.filter((item) => columns.some(({ row }) => row(item)));
  const cells = items.map((item) => columns.map(({ row }) => told(row(item), visit.wording)));
  return (
    <>
      {year === undefined ? <p>{web.noCommonYear}</p> : null}
      <Scrolling name={web.compare}>
        <table>
          <thead>
            <tr>
              <th scope="col">{web.item}</th>
              {columns.map(({ agency, year: own }) => (
                <th scope="col">
                  <a href={visit.link(agencyPath(agency))}>
                    {web.side({ agency: script(answers.label({ agency })), year: own })}
                  </a>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((item, at) => (
              <tr>
                <th scope="row">{answers.label({ metric: item })}</th>
                {cells[at]?.map(({ says, isKnown, marks }) => (
                  <td class={isKnown ? 'number' : 'soft'}>
                    {says}
                    <Marks visit={visit} marks={marks} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
      <Legend visit={visit} marks={cells.flat().flatMap(({ marks }) => marks)} />
    </>
  );
}

/** Names that mean none or several are told, with those that may be meant. */
function Open({ visit, sides }: { visit: Visit; sides: readonly Side[] }) {
  const { web } = visit.wording;
  return (
    <>
      {sides
        .filter(({ said, figures }) => said !== '' && !figures)
        .map(({ said, listed }) => (
          <section>
            <h2>{listed.length > 0 ? web.found(said, listed.length) : web.notFound(said)}</h2>
            {listed.length > 0 ? <p>{web.which}</p> : null}
            <Agencies visit={visit} agencies={listed} />
          </section>
        ))}
    </>
  );
}
