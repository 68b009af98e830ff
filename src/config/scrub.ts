/** What looks like a secret wherever it stands: a bot token, an API key, a bearer token, and user:password@ in an address. */
const SECRETS: readonly [RegExp, string][] = [
  [/(?<!\d)\d{6,}:[\w-]{30,}/g, '[token]'],
  [/\bsk-[\w-]{8,}/g, '[key]'],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/gi, '$1 [key]'],
  [/(:\/\/)[^\s/@"]+@/g, '$1[login]@'],
];

/** A line without what looks like a secret, and without these very words. It is the last thing done to a line before it is written. */
export function scrub(line: string, secrets: readonly string[] = []): string {
  const known = secrets.filter((secret) => secret.length >= 6);
  const withoutKnown = known.reduce((rest, secret) => rest.replaceAll(secret, '[secret]'), line);
  return SECRETS.reduce((rest, [pattern, shown]) => rest.replaceAll(pattern, shown), withoutKnown);
}
