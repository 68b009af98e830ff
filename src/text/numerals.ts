/** A number as a text words it: its place, its value with its magnitude, and how exactly it is meant. */
export type Numeral = {
  start: number;
  end: number;
  /** 1139万 is 11390000. */
  value: number;
  /** `about` for 约 and 左右, `over` for 三千多, `under` for 将近; `give` is how far the true number may then be off, in ones. */
  vague: 'about' | 'over' | 'under' | null;
  give: number;
  /** The measure word or unit directly behind it: 件, 元, %, 倍, 成; empty where there is none. */
  measure: string;
  /** Whether the measure is one of money and the value is in 元. */
  money: boolean;
};

const DIGITS = new Map([...'〇零一二三四五六七八九'].map((sign, at) => [sign, at < 2 ? 0 : at - 1]));
const SMALL = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);
const LARGE = new Map([
  ['万', 1e4],
  ['亿', 1e8],
]);
const BEFORE: readonly (readonly [string, Numeral['vague']])[] = [
  ['大约', 'about'],
  ['差不多', 'about'],
  ['大概', 'about'],
  ['约', 'about'],
  ['将近', 'under'],
  ['接近', 'under'],
  ['近', 'under'],
];
const MEASURES =
  '万元 亿元 块钱 元 块 人次 人 名 件 宗 起 个百分点 百分点 个 项 条 次 份 篇 家 倍 成 % ％ 场 例 单 期 位'.split(' ');
const MONEY = new Set(['元', '块', '块钱', '万元', '亿元']);

/** Every number of a text, left to right; digits that are part of a longer run or of a Latin word are read with it or left alone. */
export function numeralsIn(text: string): Numeral[] {
  const found: Numeral[] = [];
  for (let at = 0; at < text.length; ) {
    const read = readNumber(text, at);
    if (!read) {
      at += 1;
      continue;
    }
    found.push(dressed(text, { start: at, ...read }));
    at = found.at(-1)?.end ?? at + 1;
  }
  return found;
}

/** The whole number that the sign run spells in Arabic or Chinese figures (三百零五, 两千, 12); undefined for anything else. */
export function numberOf(said: string): number | undefined {
  const read = readNumber(said, 0);
  return read && read.end === said.length && !read.more ? read.value : undefined;
}

const ENGLISH = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** two, five: as words of their own; one is hardly ever a count. */
function readEnglish(text: string, at: number): Read | null {
  if (/[a-z]/.test(text[at - 1] ?? '')) return null;
  const word = ENGLISH.find((each) => text.startsWith(each, at) && !/[a-z]/.test(text[at + each.length] ?? ''));
  return word ? { end: at + word.length, value: ENGLISH.indexOf(word) + 2, more: false, step: 1 } : null;
}

type Read = { end: number; value: number; more: boolean; step: number };

function readNumber(text: string, at: number): Read | null {
  const sign = text[at] ?? '';
  if (isDigit(sign)) return readArabic(text, at);
  if (sign >= 'a' && sign <= 'z') return readEnglish(text, at);
  const bare = LARGE.get(sign);
  // 过万, 破亿
  if (bare && '过上破超近'.includes(text[at - 1] || ' ')) return { end: at + 1, value: bare, more: false, step: bare };
  return DIGITS.has(sign) || sign === '两' || sign === '十' || sign === '百' || sign === '千'
    ? readChinese(text, at)
    : null;
}

function readArabic(text: string, at: number): Read | null {
  let end = at;
  let digits = '';
  while (end < text.length) {
    const sign = text[end] ?? '';
    const groups = (sign === ',' || sign === '，') && isDigit(text[end + 1] ?? '') && isGroup(text, end);
    const point = sign === '.' && isDigit(text[end + 1] ?? '') && !digits.includes('.');
    if (!isDigit(sign) && !groups && !point) break;
    if (!groups) digits += sign;
    end += 1;
  }
  let value = Number(digits);
  let step = digits.includes('.') ? 10 ** -(digits.length - digits.indexOf('.') - 1) : trailingStep(digits);
  let more = false;
  if (isMore(text, end)) {
    more = true;
    end += 1;
  }
  // 1个亿
  if (text[end] === '个' && LARGE.has(text[end + 1] ?? '')) end += 1;
  for (let scale = scaleAt(text, end); scale; scale = scaleAt(text, end)) {
    value *= scale;
    step *= scale;
    end += 1;
    if (isMore(text, end)) {
      more = true;
      end += 1;
    }
  }
  return { end, value: clean(value), more, step };
}

/** 三千多, 500余; 24多少 asks how many. */
function isMore(text: string, at: number): boolean {
  return text[at] === '余' || (text[at] === '多' && text[at + 1] !== '少');
}

function readChinese(text: string, at: number): Read | null {
  let total = 0;
  let section = 0;
  let digit: number | undefined;
  let run = '';
  let more = false;
  let step = 1;
  let end = at;
  for (; end < text.length; end += 1) {
    const sign = text[end] ?? '';
    const small = SMALL.get(sign);
    const large = LARGE.get(sign);
    if (
      (sign === '多' || sign === '余' || sign === '来' || sign === '几') &&
      end > at &&
      (small ?? SMALL.get(text[end - 1] ?? '') ?? LARGE.get(text[end - 1] ?? ''))
    ) {
      if (
        sign === '来' &&
        !MEASURES.some((measure) => text.startsWith(measure, end + 1)) &&
        !LARGE.has(text[end + 1] ?? '')
      )
        break;
      more = true;
    } else if (small) {
      section += (digit ?? 1) * small;
      step = small;
      digit = undefined;
      run = '';
    } else if (sign === '个' && end > at && LARGE.has(text[end + 1] ?? '')) {
    } else if (large && end > at) {
      section += digit ?? 0;
      total += (section || (total === 0 ? 1 : 0)) * large;
      section = 0;
      digit = undefined;
      step *= large;
      run = '';
    } else if (DIGITS.has(sign) || sign === '两') {
      const value = sign === '两' ? 2 : (DIGITS.get(sign) ?? 0);
      // Digits in a row are a number read out (一二〇).
      run += String(value);
      digit = run.length > 1 ? Number(run) : value;
      step = 1;
    } else break;
  }
  if (digit !== undefined && section === 0 && total >= 1e4 && run.length === 1 && !more) {
    // 一万二 is 12000.
    const before = text[end - 2] ?? '';
    const scale = LARGE.get(before);
    if (scale) return { end, value: total + digit * (scale / 10), more, step: scale / 10 };
  }
  const before = text[end - 2] ?? '';
  if (digit !== undefined && run.length === 1 && SMALL.has(before) && before !== '十' && !more)
    return {
      end,
      value: total + section + digit * ((SMALL.get(before) ?? 10) / 10),
      more,
      step: (SMALL.get(before) ?? 10) / 10,
    };
  return { end, value: total + section + (digit ?? 0), more, step };
}

function dressed(text: string, { start, end, value, more, step }: Read & { start: number }): Numeral {
  const before = BEFORE.find(([word]) => text.slice(0, start).endsWith(word));
  let last = end;
  let measure = MEASURES.find((word) => text.startsWith(word, last)) ?? '';
  let amount = value;
  if (measure === '万元' || measure === '亿元') amount = value * (measure === '万元' ? 1e4 : 1e8);
  last += measure.length;
  // 九成五 is 9.5 times ten per cent.
  const half = measure === '成' ? DIGITS.get(text[last] ?? '') : undefined;
  if (half !== undefined) {
    amount += half / 10;
    last += 1;
  }
  let vague = more ? 'over' : (before?.[1] ?? null);
  if (text.startsWith('左右', last) || text.startsWith('上下', last)) {
    vague = 'about';
    last += 2;
  } else if (!measure && isMore(text, last)) {
    vague = 'over';
    last += 1;
    measure = MEASURES.find((word) => text.startsWith(word, last)) ?? '';
    last += measure.length;
  }
  const give = vague === 'about' ? Math.max(step, amount * 0.1) : vague ? Math.max(step, 1) : 0;
  return {
    start: before ? start - before[0].length : start,
    end: last,
    value: clean(amount),
    vague,
    give,
    measure: measure === '％' ? '%' : measure,
    money: MONEY.has(measure),
  };
}

function isGroup(text: string, comma: number): boolean {
  let end = comma + 1;
  while (isDigit(text[end] ?? '')) end += 1;
  return end - comma - 1 === 3;
}

function trailingStep(digits: string): number {
  let step = 1;
  for (let at = digits.length - 1; at > 0 && digits[at] === '0'; at -= 1) step *= 10;
  return step;
}

function scaleAt(text: string, at: number): number | undefined {
  // 3千5 and 3百万 are read by their scales; 百分 is no scale.
  if (text.startsWith('百分', at) || text.startsWith('千分', at)) return undefined;
  return LARGE.get(text[at] ?? '') ?? (text[at] === '十' ? undefined : SMALL.get(text[at] ?? ''));
}

function isDigit(sign: string): boolean {
  return sign >= '0' && sign <= '9';
}

/** Takes away what binary fractions leave behind (7.27 × 1e8). */
function clean(value: number): number {
  return Number(value.toPrecision(15));
}
