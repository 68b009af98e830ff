/** 公报出了几期: the verb says no more than the question does; 举办了 is a word. */
const DONE =
  /(?<![举承主筹创协督交转代帮发播开公展推回接招编填改撰新搭构组])[出办发做开搞建收花写印放拍设弄](?:了|过)/g;
const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'word' });

const ASKING =
  /(?:一共|总共|共)?(?:有)?(?:多少|几)(?:条|件|项|个|名|篇|场|次|人次|家|部|处|份|宗|起|位|天|所|平方米)?|什么样|什么|哪些|哪个|哪里|哪儿|哪|怎么样|怎么|怎样|如何|为什么|为何|是否|有没有|是不是|会不会|能不能|可不可以|要不要|够不够|算不算|好不好|为啥|咋样|咋|啥|多久|何时|谁/g;

const EMPTY_WORDS = new Set(
  (
    '的 了 吗 呢 吧 啊 嘛 呀 过 得 着 有 是 在 和 与 及 或 等 对 把 被 将 从 到 为 以 于 之 其 中 里 内 上 下 做 做了 进行 开展 请问 请 告诉 我 你 它 他们 该 ' +
    '本 这 那 做得 搞得 得 好 大概 大约 左右 大致 一下 关于 通过 提到 写到 说到 讲 说 没有 主要 方面 回事 情况 具体 能够 能 可以 要 会 想 让 给 叫 太 很 最 更 再 只 才 都 就 也 还 并 年 年度 报告 年报 ' +
    '事 事情 东西 大家 老百姓 人们 别人 有人 自己 他们 地方 时候 之前 以前 以后 之后 以来 出来 出去 过来 进去 看到 看看 知道 觉得 到底 究竟 已经 还有 还在 弄 搞 干 啥 一年 全年 新出 算是 ' +
    '一条 一篇 一份 一件 一次 一处 一家 一点 一些 一样 一直 一起 一共 总共 最后 后来 起来 下来 上来 回来 起码 至少 先 为了 更好 里面 里头 外面 那个 这个 那些 这些 那边 这边 那里 这里 ' +
    '站在 现成 人家 好了 好不好 变成 变得 成了 算 用来 拿来 拿 来 去 走 找 给了 收过 有过 有的 办过 做过 搞过 搞出 干过 真的 真 确实 其实 可能 应该 必须 需要 只有 只要 除了 另外 还要 别的 其他 ' +
    '每次 每年 每个月 每月 每周 每天 这次 这样 那样 这么 那么 怎么回事 咱们 咱 俺 你们 我们 他 她 它们 各位 诸位 先生 听说 据说 好像 似乎 是不是 有没有 会不会 能不能 行不行 对吧 是吧 呗 哦 哈 麻烦 谢谢 帮我 查查 看下 ' +
    '弄成 做成 办得 干得 干活 忙活 折腾 打算 准备 安排 办法 动手 开始 结束 完成 完了 实现 使用 用 用的 用上 属于 涉及 包括 以及 并且 而且 但是 不过 所以 因为 如果 的话 当时 当年 今年 去年 平时 平常 专门 特别 比较 非常 十分 有点 差不多 ' +
    '多少 几个 几次 几回 几场 哪些 哪个 什么样 多大 多长 好多 不少 许多 很多 全部 所有 整个 各种 各个 任何 某个 单位 部门 机关 政府 官方 官员 公务员 干部 当官 群众 百姓 市民 居民 民众 公众 普通人 老乡 乡亲 大伙 人民 申请者 ' +
    'the a an of to in on at for by with and or is are was were be been do does did has have had what which who whom whose when where ' +
    'why how many much any there it its they them he she we you i my our your his her not no yes if so than then into out over up down off about all each every other more most some such only also just very too can could will would should may might must shall get got give given make made take taken go going people public government office agency authorities officials local please know want like tell describe explain happen happened during year years their this that report reports reported annual year tell me about say says said'
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
    if (run.length > 1 && !EMPTY_WORDS.has(run)) words.push(run);
    run = '';
  };
  const rest = text.toLowerCase().replaceAll(ASKING, ' ').replaceAll(DONE, ' ');
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
