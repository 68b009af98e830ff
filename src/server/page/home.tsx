import type { Listed } from './lookup.js';
import { SearchBox, shell } from './shell.js';
import { agencyPath, type Visit } from './visit.js';

/** What was looked for: the agencies that answer to the words, or those whose names come near. */
type Sought = { said: string; found: Listed[]; nearest: Listed[] };

/** The first page: the search, what it found, and the agencies in the order of their names, some at a time. */
export function homePage({
  visit,
  sought,
  listed,
  next,
  isFirst,
}: {
  visit: Visit;
  sought: Sought | undefined;
  listed: Listed[];
  /** The last name of this list, where others follow. */
  next: string | undefined;
  isFirst: boolean;
}) {
  const { web } = visit.wording;
  return shell({
    visit,
    title: sought ? sought.said : web.name,
    children: (
      <>
        <h1>{web.name}</h1>
        <p>{web.about}</p>
        <SearchBox visit={visit} said={sought?.said ?? ''} />
        {sought ? (
          <Found visit={visit} sought={sought} />
        ) : (
          <section aria-labelledby="agencies">
            <h2 id="agencies">{web.agencies}</h2>
            {listed.length === 0 ? <p>{web.nothingFiled}</p> : <Agencies visit={visit} agencies={listed} />}
            <p class="row">
              {isFirst ? null : <a href={visit.link('/')}>{web.first}</a>}
              {next === undefined ? null : (
                <a rel="next" href={visit.link(`/?after=${encodeURIComponent(next)}`)}>
                  {web.next}
                </a>
              )}
            </p>
          </section>
        )}
      </>
    ),
  });
}

function Found({ visit, sought: { said, found, nearest } }: { visit: Visit; sought: Sought }) {
  const { web } = visit.wording;
  return (
    <section aria-labelledby="found">
      <h2 id="found">{found.length > 0 ? web.found(said, found.length) : web.notFound(said)}</h2>
      <Agencies visit={visit} agencies={found} />
      {nearest.length > 0 ? <p>{web.nearest}</p> : null}
      <Agencies visit={visit} agencies={nearest} />
    </section>
  );
}

/** Agencies with the years that are filed of them, each leading to its page. */
export function Agencies({ visit, agencies }: { visit: Visit; agencies: readonly Listed[] }) {
  const { answers, script, web } = visit.wording;
  return agencies.length === 0 ? null : (
    <ul class="agencies">
      {agencies.map(({ agency, years }) => (
        <li>
          <a href={visit.link(agencyPath(agency))}>{script(answers.label({ agency }))}</a>{' '}
          <span class="soft">{web.years(years)}</span>
        </li>
      ))}
    </ul>
  );
}
