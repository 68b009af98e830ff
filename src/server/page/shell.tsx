import { html } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { LanguageId } from '../../contracts/language.js';
import { inLanguage, tagOf, type Visit } from './visit.js';

type Shell = { visit: Visit; title: string; children: Child };

/** A whole page: what every page begins and ends with, around its content. */
export function shell({ visit, title, children }: Shell) {
  const { web } = visit.wording;
  return html`<!doctype html>${(
    <html lang={tagOf(visit.language)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title === web.name ? title : `${title} · ${web.name}`}</title>
        <link rel="stylesheet" href="/assets/page.css" />
        <link rel="icon" href="data:," />
        <script type="module" src="/assets/mini-app.js" />
      </head>
      <body>
        <a class="skip" href="#content">
          {web.skip}
        </a>
        <header>
          <a class="name" href={visit.link('/')}>
            {web.name}
          </a>
          <LanguageLinks visit={visit} />
        </header>
        <main id="content" tabindex={-1}>
          {children}
        </main>
        <footer>
          <p>{web.footer}</p>
          <p>
            <a href={visit.link('/compare')}>{web.compare}</a> · <a href="/api/v1">{web.api}</a>
          </p>
        </footer>
      </body>
    </html>
  )}`;
}

function LanguageLinks({ visit }: { visit: Visit }) {
  const { languages, languageLinks } = visit.wording.web;
  const ids = Object.keys(languages) as LanguageId[]; // the keys of a record are its names
  return (
    <nav aria-label={languageLinks}>
      <ul class="inline">
        {ids.map((language) => (
          <li>
            <a
              href={inLanguage(visit.address, language)}
              hreflang={tagOf(language)}
              lang={tagOf(language)}
              aria-current={language === visit.language ? 'true' : undefined}
            >
              {languages[language]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The box that looks for agencies; every page that leads nowhere has it as well. */
export function SearchBox({ visit, said = '' }: { visit: Visit; said?: string }) {
  const { web } = visit.wording;
  return (
    <search>
      <form action="/" method="get">
        <label for="said">{web.search}</label>
        <span class="row">
          <input id="said" type="search" name="q" value={said} placeholder={web.placeholder} maxlength={100} required />
          <KeptLanguage visit={visit} />
          <button type="submit">{web.searchButton}</button>
        </span>
      </form>
    </search>
  );
}

/** Has a form keep the language that was chosen. */
export function KeptLanguage({ visit }: { visit: Visit }) {
  return visit.link('/') === '/' ? null : <input type="hidden" name="lang" value={visit.language} />;
}

/** A wide table in a frame of its own that scrolls, also by keyboard. */
export function Scrolling({ name, children }: { name: string; children: Child }) {
  return (
    <section class="scrolling" aria-label={name} tabindex={0}>
      {children}
    </section>
  );
}

/** A page that says one thing, and lets look for another. */
export function notice({ visit, title, says }: { visit: Visit; title: string; says: string }) {
  return shell({
    visit,
    title,
    children: (
      <>
        <h1>{title}</h1>
        <p>{says}</p>
        <SearchBox visit={visit} />
      </>
    ),
  });
}
