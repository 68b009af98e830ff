import { ReadError } from '../../contracts/errors.js';
import { note } from '../../report/noted.js';
import { blocksOf } from '../pages.js';
import type { Reader } from '../raw-document.js';
import { decodePicture } from './decode.js';
import { readPagePicture } from './page.js';
import { startRecogniser } from './recognise.js';

const PNG = [0x89, 0x50, 0x4e, 0x47];
const JPEG = [0xff, 0xd8, 0xff];

/** A page as a picture: its tables by their ruled lines, each cell recognised by itself. */
export const PICTURE: Reader = {
  name: 'picture',
  matches: (bytes) => [PNG, JPEG].some((signature) => signature.every((byte, at) => bytes[at] === byte)),
  async read(bytes, source, onPage) {
    const picture = await decodePicture(bytes, source);
    onPage?.({ number: 1, of: 1 });
    const recogniser = await startRecogniser();
    try {
      const { blocks } = blocksOf([await readPagePicture(picture, recogniser)]);
      if (blocks.length === 0) {
        throw new ReadError(`${source}: a picture without a word that can be read`, { reason: 'unclear' });
      }
      return { title: null, blocks, notes: [note('recognised_pages', 1)] };
    } finally {
      await recogniser.close();
    }
  },
};
