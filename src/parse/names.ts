import type { AgencyNames } from '../report/agency.js';

/** Every name an agency answers to; `otherNames` are those its own report uses beside `name`. */
export function agencyNames(name: string, otherNames: readonly string[]): AgencyNames {
  return { name, keys: [name, ...otherNames].map((key) => ({ key, kind: 'full' as const })) };
}
