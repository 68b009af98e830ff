import type { Known } from './known-names.js';

/** A filed agency's name found in a question. */
export type AgencyMatch = {
  start: number;
  end: number;
  said: string;
  agencies: string[];
  /** The words only name the place of a department (靖江 for 靖江市行政审批局). */
  placeOnly: boolean;
  exact: 'full' | 'short' | 'pinyin' | 'homophone' | 'slip';
};

export function findAgencies(text: string, known: Known): AgencyMatch[] {
  return known.find(text).map(({ start, end, said, agencies, placeOnly }) => ({
    start,
    end,
    said,
    agencies,
    placeOnly,
    exact: 'full' as const,
  }));
}

export function findUnfiled(
  _text: string,
  _taken: Uint8Array,
  _known: Known,
): { start: number; end: number; said: string }[] {
  return [];
}
