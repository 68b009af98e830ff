import { createHash } from 'node:crypto';

/**
 * Eleven characters that stand for names where a button has no room for them. They tell nobody anything who does not know the names;
 * whoever reads them back looks for the names that give them.
 */
export function keyOf(...names: readonly (string | number)[]): string {
  return createHash('sha256').update(names.join('\n')).digest('base64url').slice(0, 11);
}
