/** A number as people write it, with or without the figure's own unit; `null` for blank, undefined for anything else. */
export function readValue(
  text: string,
  { unit, blank }: { unit: string; blank: readonly string[] },
): number | null | undefined {
  const bare = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s,“”"'。]/g, '');
  if (blank.includes(bare)) return null;
  const number = bare.endsWith(unit) ? bare.slice(0, -unit.length) : bare;
  return /^[-−]?\d{1,15}(?:\.\d{1,6})?$/.test(number) ? Number(number.replace('−', '-')) : undefined;
}
