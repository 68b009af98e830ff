import type { DraftReview } from './draft-review.js';

/** What a review of a draft says to its writer, in one language. */
export type DraftWording = {
  /** The whole review, a line each; without the draft's own checks where they were told already. */
  review(review: DraftReview, told?: { findings: boolean }): string[];
};
