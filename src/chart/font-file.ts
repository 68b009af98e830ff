import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The family that pictures name. */
export const FAMILY = 'Noto Sans SC';

/** The bytes of the font that charts are set in. */
export function fontBytes(): Promise<Uint8Array> {
  return readFile(join(import.meta.dirname, '../../assets/fonts/NotoSansSC-charts.ttf'));
}
