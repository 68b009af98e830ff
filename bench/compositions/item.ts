import type { Counted } from './book.js';

/**
 * A thing that is asked for, and how people say it. `noun` follows an agency with 的 where `linked`; `ask` is a verb with its number asked.
 * English: how many `things` did it `verb` (`past`) `tail`; `noun` names them.
 */
export type Item = {
  id: string;
  counted: Counted;
  unit: '件' | '万元';
  noun: string;
  linked: boolean;
  ask: readonly string[];
  things: string;
  verb: string;
  past: string;
  tail: string;
  name: string;
  /** The years whose form has it. */
  years: readonly number[];
  /** `figure`: its words do not bear being put into longer sentences. */
  use: 'all' | 'figure';
  /** Those of a family are set beside each other. */
  family: 'applications' | 'decisions' | 'documents' | 'cases';
};

/** The years of the forms with tables. */
export const ALWAYS = [2019, 2020, 2021, 2022, 2023, 2024, 2025];
/** The years since the form of 2021. */
export const SINCE_2021 = ALWAYS.filter((year) => year >= 2021);

type Said = Pick<Item, 'noun' | 'ask' | 'things' | 'verb' | 'past'> &
  Partial<Pick<Item, 'linked' | 'tail' | 'name' | 'years' | 'use' | 'unit'>>;

/** An item from what sets it apart. */
export function item(id: string, counted: Partial<Counted>, said: Said): Item {
  return {
    id,
    counted: { metrics: [id], applicant: null, ...counted },
    unit: '件',
    linked: false,
    tail: '',
    years: ALWAYS,
    use: 'all',
    family: familyOf(counted.metrics?.[0] ?? id),
    name: `${said.things} ${said.past}${said.tail ?? ''}`,
    ...said,
  };
}

function familyOf(metric: string): Item['family'] {
  if (metric.startsWith('applications')) return 'applications';
  if (metric.startsWith('normative')) return 'documents';
  return metric.endsWith('decisions') ? 'decisions' : 'cases';
}
