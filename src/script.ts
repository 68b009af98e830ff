import { Converter as fromSimplified } from 'opencc-js/cn2t';
import { Converter as fromTraditional } from 'opencc-js/t2cn';

type Convert = (text: string) => string;

/** Traditional characters as Simplified ones; what is neither stays as it is. */
export const toSimplified = onceMade(() => fromTraditional({ from: 't', to: 'cn' }));

/** Simplified characters as the Traditional ones of Taiwan. */
export const toTraditional = onceMade(() => fromSimplified({ from: 'cn', to: 'tw' }));

/** Its dictionary takes as long to open as much of the program, and is opened when the first text is converted. */
function onceMade(make: () => Convert): Convert {
  let convert: Convert | undefined;
  return (text) => {
    convert ??= make();
    return convert(text);
  };
}
