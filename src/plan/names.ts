/** Names people use by the id they mean: Simplified Chinese, and lower-case English in the singular. */
export type Names = Readonly<Record<string, readonly string[]>>;

/** Splits each entry of a table at its bars; line breaks and spaces around a name do not count. */
export function table(written: Readonly<Record<string, string>>): Names {
  return Object.fromEntries(Object.entries(written).map(([id, names]) => [id, list(names)]));
}

/** Splits one list of names at its bars. */
export function list(names: string): readonly string[] {
  return names.split('|').map((name) => name.trim());
}
