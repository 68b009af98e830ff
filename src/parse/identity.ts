import { note, type ReadingNote } from '../report/noted.js';
import { agencyName, isOneSlipApart, isSameAgency } from './agency-name.js';
import { agencyOfBody, inFull, partOfNameIn, signatureIn, withPlaceFrom } from './body-agency.js';
import { isTownAlone, type Page, placeOfPage } from './page-place.js';
import { type Title, titleOf } from './title.js';
import { periodYear, spokenYear } from './year.js';

/** Whose report this is and of which year; `null` where neither the text nor the file's name tells. */
export type Identity = {
  agency: string | null;
  year: number | null;
  title: string;
  otherNames: string[];
  notes: ReadingNote[];
};

export type IdentityHints = { agency?: string; year?: number; known?: readonly string[] };

const OPENING_LINES = 40;
const LONGEST_PLACE_ABOVE = 9;
const PLACE_ABOVE = /(?<=^|[^\p{Script=Han}]|由|与|是)\p{Script=Han}{1,8}[省市州盟区县]$/u;

/** Works out agency and year from the title, then the hints, then the sentences, then the names of page and file. */
export function identify({
  page,
  title,
  names,
  hints,
}: {
  page: Page;
  title: Title | undefined;
  /** The page's own title and the file's name, for what the text leaves out. */
  names: readonly string[];
  hints: IdentityHints;
}): Identity {
  const { lines } = page;
  const notes: ReadingNote[] = [];
  const outer = names.map(titleOf).find((named) => named?.agency || named?.year) ?? undefined;
  const inTitle = whole(agencyInTitle(lines, title));
  const inText = inTitle ?? whole(agencyOfBody(lines) ?? withPlaceOf(page, title?.partOfName ?? partOfNameIn(lines)));
  if (inText && hints.agency && !isSameAgency(inText, hints.agency)) {
    notes.push(note('agency_not_as_stated', inText, hints.agency));
  }
  // A title says whose report it is; what the sentences let on is a guess beside the word of the person who files it.
  const stated = inTitle ? null : (hints.agency ?? null);
  const agency = stated ?? settled({ told: inText, outer: outer?.agency ?? null, known: hints.known ?? [], notes });
  const year = yearTold({ lines, title, outer, hints, notes });
  const related = [inText, title?.agency, signatureIn(lines), longerForm(lines, agency)].filter(
    (name): name is string => typeof name === 'string' && name !== agency && isRelated(name, agency),
  );
  const isLonger = related.some((name) => name.length > (agency?.length ?? 0));
  const otherNames = isLonger ? related : [...related, ...townOf(page, agency)];
  return { agency, year, title: title?.text ?? outer?.text ?? '', otherNames: [...new Set(otherNames)], notes };
}

/** A name that lost a character names nobody. */
function whole(name: string | null): string | null {
  return name?.includes('□') ? null : name;
}

function agencyInTitle(lines: readonly string[], title: Title | undefined): string | null {
  if (title?.agency) return inFull(title.agency, lines);
  return title?.partOfName ? withPlaceFrom(lines, title.partOfName) : null;
}

/** Where text and file name differ by one character, the known agency is meant; else the file's name, which no scan misread. */
function settled({
  told,
  outer,
  known,
  notes,
}: {
  told: string | null;
  outer: string | null;
  known: readonly string[];
  notes: ReadingNote[];
}): string | null {
  if (!told || !outer || isSameAgency(told, outer)) return told ?? outer;
  notes.push(note('agency_not_as_named', told, outer));
  if (known.includes(told) && !known.includes(outer)) return told;
  return isOneSlipApart(told, outer) ? outer : told;
}

function yearTold({
  lines,
  title,
  outer,
  hints,
  notes,
}: {
  lines: readonly string[];
  title: Title | undefined;
  outer: Title | undefined;
  hints: IdentityHints;
  notes: ReadingNote[];
}): number | null {
  const opening = lines.slice(0, OPENING_LINES);
  const stated = opening.map(periodYear).find((year) => year !== null) ?? periodYear(opening.join(''));
  if (title?.year && stated && title.year !== stated) notes.push(note('title_and_period', title.year, stated));
  const sentences = lines.flatMap((line) => line.split(/(?<=[。!?;])/u));
  const year = title?.year ?? stated ?? hints.year ?? spokenYear(sentences) ?? outer?.year ?? null;
  if (year && hints.year && year !== hints.year) notes.push(note('year_not_as_stated', year, hints.year));
  if (year && outer?.year && year !== outer.year) notes.push(note('year_not_as_named', year, outer.year));
  return year;
}

/** A name that leaves out its place (州财政局), with the place whose page it is. */
function withPlaceOf(page: Page, part: string | null): string | null {
  const place = part && placeOfPage(page, part.charAt(0));
  return place ? agencyName(place + part.slice(1)) : null;
}

/** A town's name with the county or city whose page it is: towns of one name are told apart by it. */
function townOf(page: Page, agency: string | null): string[] {
  const place = agency && isTownAlone(agency) ? placeOfPage(page) : null;
  return place ? [place + agency] : [];
}

/** The same agency's name with the city or province above it, where the text has it too. */
function longerForm(lines: readonly string[], agency: string | null): string | null {
  if (!agency) return null;
  for (const line of lines) {
    const above = placeBefore(line, agency);
    const name: string | null = above ? agencyName(above.replace(/^(?:本(?:年度)?报告)?[由与是]/u, '') + agency) : null;
    if (name && name !== agency) return name;
  }
  return null;
}

/** The place that stands right before the first of the agency's names that has one before it. */
function placeBefore(line: string, agency: string): string | null {
  for (let at = line.indexOf(agency); at >= 0; at = line.indexOf(agency, at + agency.length)) {
    const place = PLACE_ABOVE.exec(line.slice(Math.max(0, at - LONGEST_PLACE_ABOVE - 1), at))?.[0];
    if (place) return place;
  }
  return null;
}

function isRelated(name: string, agency: string | null): boolean {
  return agency !== null && (isSameAgency(name, agency) || isOneSlipApart(name, agency));
}
