import { midnightInChina } from '../../answer/days.js';
import type { Preferences } from '../../contracts/register.js';

const HOUR = 3_600_000;
const DIGEST_HOUR = 9;
/** What was filed just before the hour is known a little after it. */
const DIGEST_GRACE = 2 * 60_000;

/** Whether a person who prefers this may be told at `now` of what was filed at `at`. */
export function mayTell({ quiet, digest }: Preferences, { at, now }: { at: number; now: number }): boolean {
  if (quiet && isWithin(quiet, now)) return false;
  return !digest || at < latestDigest(now);
}

function isWithin({ from, to }: { from: number; to: number }, now: number): boolean {
  const hour = Math.floor((now - midnightInChina(now)) / HOUR);
  return from <= to ? from <= hour && hour < to : from <= hour || hour < to;
}

/** The last time that a digest was made up to. */
function latestDigest(now: number): number {
  const before = now - DIGEST_GRACE - DIGEST_HOUR * HOUR;
  return midnightInChina(before) + DIGEST_HOUR * HOUR;
}
