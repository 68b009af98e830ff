import type { ReportStore } from '../contracts/store.js';
import { createKnown, type Known } from '../question/names/known.js';
import type { AgencyNames } from '../report/agency.js';

/** The agencies of all current reports, and an index of the names and years that are filed. */
export type Filed = { known: Known; agencies: readonly AgencyNames[] };

/** Loads the names and years that are filed, again only when something was filed since. */
export function knownAsFiled(store: ReportStore): () => Promise<Filed> {
  let held: (Filed & { revision: number }) | undefined;
  return async () => {
    const revision = await store.revision();
    if (held?.revision !== revision) {
      const [agencies, reports] = await Promise.all([store.agencies(), store.reports()]);
      held = {
        revision,
        agencies,
        known: createKnown({ agencies, filed: reports.map(({ agency, year }) => ({ agency, year })) }),
      };
    }
    return held;
  };
}
