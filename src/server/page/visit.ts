import type { Context } from 'hono';
import type { LanguageId } from '../../contracts/language.js';
import type { ChatWording } from '../../contracts/wording/chat.js';

/** What the page says in each language. */
export type Wordings = Readonly<Record<LanguageId, ChatWording>>;

/** Whom a page is made for: the language, its words, and how links keep it. */
export type Visit = {
  language: LanguageId;
  wording: ChatWording;
  /** The address that was asked for, without its language. */
  address: string;
  /** An address of this site that speaks the same language. */
  link(path: string): string;
};

const LANGUAGES: readonly LanguageId[] = ['zh', 'zh-Hant', 'en'];

/** Reads the language from `?lang=`, which links then keep, else from what the browser says; Simplified Chinese where neither does. */
export function visitOf({ req }: Context, wordings: Wordings): Visit {
  const asked = LANGUAGES.find((language) => language === req.query('lang'));
  const language = asked ?? preferred(req.header('accept-language') ?? '');
  const url = new URL(req.url);
  url.searchParams.delete('lang');
  return {
    language,
    wording: wordings[language],
    // An address that begins with two strokes would lead to another site.
    address: url.pathname.replace(/^\/+/, '/') + url.search,
    link: (path) => (asked ? inLanguage(path, asked) : path),
  };
}

/** The same address in a language. */
export function inLanguage(path: string, language: LanguageId): string {
  const [before = '', part] = path.split('#');
  const address = `${before}${before.includes('?') ? '&' : '?'}lang=${language}`;
  return part === undefined ? address : `${address}#${part}`;
}

/** What `lang` says in HTML. */
export function tagOf(language: LanguageId): string {
  return language === 'zh' ? 'zh-Hans' : language;
}

/** The page of an agency. */
export function agencyPath(agency: string): string {
  return `/agency/${encodeURIComponent(agency)}`;
}

/** The page of a report. */
export function reportPath(report: string): string {
  return `/report/${encodeURIComponent(report)}`;
}

/** The first of the accepted languages that is spoken here, by their weights. */
function preferred(header: string): LanguageId {
  const accepted = header
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...terms] = part.trim().toLowerCase().split(';');
      const weight = terms.find((term) => term.trim().startsWith('q='));
      return { tag, weight: weight ? Number(weight.trim().slice(2)) : 1 };
    })
    .sort((a, b) => b.weight - a.weight);
  for (const { tag } of accepted) {
    if (/^zh-(?:hant|tw|hk|mo)/.test(tag)) return 'zh-Hant';
    if (/^zh\b/.test(tag)) return 'zh';
    if (/^en\b/.test(tag)) return 'en';
  }
  return 'zh';
}
