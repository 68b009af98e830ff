import { Converter as fromSimplified } from 'opencc-js/cn2t';
import { Converter as fromTraditional } from 'opencc-js/t2cn';

type Convert = (text: string) => string;

/** Traditional characters as Simplified ones; what is neither stays as it is. */
export const toSimplified = onceMade(() => fromTraditional({ from: 't', to: 'cn' }));

/** Simplified characters as the Traditional ones of Taiwan, the terms of the law as the mainland's law writes them. */
export const toTraditional = onceMade(() => {
  const convert = fromSimplified({ from: 'cn', to: 'tw' });
  return (text) =>
    convert(text)
      .replaceAll(/複議|覆議/g, '復議')
      .replaceAll('答覆', '答復');
});

/** Its dictionary takes as long to open as much of the program, and is opened when the first text is converted. */
function onceMade(make: () => Convert): Convert {
  let convert: Convert | undefined;
  return (text) => {
    convert ??= make();
    return convert(text);
  };
}
