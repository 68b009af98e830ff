import { ReadError } from '../errors.js';
import { decodeText } from './charset.js';
import type { Reader } from './reader.js';

/** Plain text in any of the character sets reports are found in; each line that is not blank is a block. */
export const TEXT: Reader = {
  name: 'text',
  matches: (bytes) => decodeText(bytes) !== null,
  async read(bytes, source) {
    const decoded = decodeText(bytes);
    if (!decoded) throw new ReadError(`${source}: the bytes are not text`, { reason: 'not_text' });
    const blocks = decoded.value
      .split(/\r\n|[\n\r\f\u2028\u2029]/)
      .filter((printed) => printed.trim() !== '' || printed.includes('\t'))
      .map((printed) => ({ kind: 'line' as const, printed }));
    return { title: null, blocks, notes: decoded.notes };
  },
};
