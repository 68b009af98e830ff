import { mayAdminister, type Roles } from '../roles.js';

/** A person's uploads are counted here; undefined where one more is let in, else how many there may be and when to come back. */
export type UploadLimit = (person: number) => { files: number; minutes: number } | undefined;

const HOUR = 3_600_000;
const OF_ADMINISTRATORS = 20;
const OF_OTHERS = 5;
const PEOPLE_REMEMBERED = 10_000;

/** Lets in so many uploads an hour, more of an administrator's. A restart forgives them, which the limit on messages bears. */
export function createUploadLimit({ roles, now }: { roles: Roles; now: () => number }): UploadLimit {
  const uploads = new Map<number, number[]>();

  return function limit(person) {
    const files = mayAdminister(roles, person) ? OF_ADMINISTRATORS : OF_OTHERS;
    const recent = (uploads.get(person) ?? []).filter((at) => at > now() - HOUR);
    const [oldest] = recent;
    if (oldest !== undefined && recent.length >= files)
      return { files, minutes: Math.max(1, Math.ceil((oldest + HOUR - now()) / 60_000)) };
    if (uploads.size >= PEOPLE_REMEMBERED) uploads.clear();
    uploads.set(person, [...recent, now()]);
    return undefined;
  };
}
