/** A term in plain words, the article or circular it rests on, and what a person can do about it, where there is something. */
export type Explanation = { says: string; law?: string; next?: string };
