import { PHRASES } from './thesaurus.js';

const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'word' });

const ASKING =
  /(?:一共|总共|共)?(?:有)?(?:多少|几)(?:条|件|项|个|名|篇|场|次|人次|家|部|处|份|宗|起|位|天|所|平方米)?|什么样|什么|哪些|哪个|哪里|哪儿|哪|怎么样|怎么|怎样|如何|为什么|为何|是否|有没有|是不是|会不会|能不能|可不可以|要不要|够不够|算不算|好不好|为啥|咋样|咋|啥|多久|何时|谁/g;

const EMPTY_WORDS = new Set(
  (
    '的 了 吗 呢 吧 啊 嘛 呀 过 得 着 有 是 在 和 与 及 或 等 对 把 被 将 从 到 为 以 于 之 其 中 里 内 上 下 做 做了 进行 开展 请问 请 告诉 我 你 它 他们 该 ' +
    '本 这 那 做得 搞得 得 好 大概 大约 左右 大致 一下 关于 通过 提到 写到 说到 讲 说 没有 主要 方面 回事 情况 具体 能够 能 可以 要 会 想 让 给 叫 太 很 最 更 再 只 才 都 就 也 还 并 年 年度 报告 年报 ' +
    '事 事情 东西 大家 老百姓 人们 别人 有人 自己 他们 地方 时候 之前 以前 以后 之后 以来 出来 出去 过来 进去 看到 看看 知道 觉得 到底 究竟 已经 还有 还在 弄 搞 干 啥 一年 全年 新出 算是 ' +
    'the a an of to in on at for by with and or is are was were be been do does did has have had what which who whom whose when where ' +
    'why how many much any there it its they their this that report reports reported annual year tell me about say says said'
  ).split(' '),
);

/**
 * The words of a question that a passage must hold to answer it: whole words, names kept in one piece, without question words
 * and those that every report is full of.
 */
export function contentWords(text: string): string[] {
  const words: string[] = [];
  let run = '';
  const flush = () => {
    if (run.length > 1) words.push(run);
    run = '';
  };
  let rest = text.toLowerCase().replaceAll(ASKING, ' ');
  for (const phrase of PHRASES) {
    if (!rest.includes(phrase)) continue;
    words.push(phrase);
    rest = rest.replaceAll(phrase, ' ');
  }
  for (const { segment, isWordLike } of SEGMENTER.segment(rest)) {
    if (!isWordLike || EMPTY_WORDS.has(segment)) {
      flush();
    } else if (/^\p{Script=Han}$/u.test(segment)) {
      // The segmenter cuts names it does not know into single characters; side by side they are one word.
      run += segment;
    } else {
      flush();
      words.push(segment);
    }
  }
  flush();
  return [...new Set(words)];
}

/** The search words with what was cut off their ends given back: where the question cuts a word in two, it is whole again. */
export function wholeWords(search: string, question: string): string {
  const segments = [...SEGMENTER.segment(question)];
  const runs = search.split(/\s+/).map((run) => {
    const start = question.indexOf(run);
    if (run === '' || start < 0) return run;
    const first = segments.findLast(({ index }) => index <= start);
    const last = segments.findLast(({ index }) => index < start + run.length);
    if (!first || !last) return run;
    const before = question.slice(first.index, start);
    const after = question.slice(start + run.length, last.index + last.segment.length);
    return [before, run, after].filter((part) => !EMPTY_WORDS.has(part)).join('');
  });
  return runs.join(' ');
}

/** The measure words a question counts with ("多少人" → 人), so that a sentence counting in them is preferred. */
export function askedUnits(question: string): string[] {
  return [
    ...question.matchAll(/(?:多少|几)(条|件|项|个|名|篇|场|次|人次|人|家|部|处|份|宗|起|位|天|所|平方米)/g),
  ].flatMap((match) => match[1] ?? []);
}
