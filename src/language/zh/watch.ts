import type { WatchWording } from '../../contracts/wording/watch.js';

/** Watching agencies, in Simplified Chinese. */
export const zhWatch: WatchWording = {
  head: (watches) => `关注了 ${watches} 个机关，收录新年报时通知：`,
  line: ({ agency, elsewhere, filed, paused }) => {
    const notes = [
      ...(filed ? [] : ['尚未收录']),
      ...(elsewhere ? ['通知发到群里'] : []),
      ...(paused ? ['已暂停'] : []),
    ];
    return `${agency}${notes.length > 0 ? `（${notes.join('，')}）` : ''}`;
  },
  none: (example) =>
    `还没有关注任何机关。关注后，收录它的新年报时我会通知您。想关注哪个？现在直接回复机关名称${example ? `，例如：${example}` : '。'}`,
  settings: ({ quiet, digest }) =>
    [
      `每日汇总：${digest ? '开，每天 9:00 合成一条' : '关，收录后就通知'}`,
      `免打扰：${quiet ? `开，${quiet.from}:00–${quiet.to}:00 不通知` : '关'}`,
    ].join('\n'),
  watching: (agency) => `已关注${agency}，收录它的新年报时通知您。`,
  already: (agency) => `${agency}已经在关注了。`,
  notFiledYet: (agency) => `已关注${agency}。目前还没有收录它的年报，收录第一份时通知您。`,
  confirmUnfiled: ({ agency, nearest }) =>
    `没有收录${agency}的年报。${nearest ? '如果您指的是已收录的下面这些机关，请点选；' : ''}名称没有写错、要等它的第一份，请点“就关注”：`,
  placeholder: '机关名称',
  which: (said) => (said ? `“${said}”有几个，关注哪一个？` : '关注哪一个？'),
  unknown: ({ said, nearest }) =>
    `没有收录“${said}”。${nearest ? '相近的有下面几个；' : ''}要关注尚未收录的机关，请写全称，例如“某某市某某局”。`,
  full: (most) => `最多关注 ${most} 个机关。请先用 /watch 取消几个。`,
  ended: (agency) => `已取消关注${agency}。`,
  notWatched: '没有在关注这个机关。',
  notYours: '只有当初关注的人或管理员可以取消。',
  buttons: {
    mine: '我的关注',
    end: '取消关注',
    begin: '关注',
    unfiled: (agency) => `就关注${agency}`,
    endOf: (number, agency) => `取消 ${number}. ${agency}`,
    quietOn: '开启免打扰（22–8点）',
    quietOff: '关闭免打扰',
    digestOn: '改为每日汇总（9点）',
    digestOff: '改为收录后就通知',
    next: '下一页',
    previous: '上一页',
    ask: '问这份年报',
    askOf: ({ agency, year }) => `${year} ${agency}`,
  },
  question: ({ agency, year }) => `概括${agency}${year}年年报`,

  filed: (title) => `新收录《${title}》`,
  updated: (title) => `更新版：《${title}》`,
  changed: '发布后改动：',
  unchanged: '文件换了，读到的数字和句子没有不同。',
  before: ({ year, amount, change }) =>
    `（${year}年${amount}，${change ? `${change.more ? '增加' : '减少'}${change.by}` : '持平'}）`,
  blankBefore: (year) => `（${year}年空白）`,
  and: '；',
  noFigures: '没有读到申请、复议和诉讼的数字。',
  holds: (checks) => `勾稽关系：检查 ${checks} 项，未见不成立。`,
  fails: (checks) => `勾稽关系：${checks} 项不成立`,
  more: (count) => `……另有 ${count} 项`,
  source: ({ source, digits }) => `来源：${source} · 文件指纹 ${digits}`,
  digest: (reports) => `您关注的机关新收录 ${reports} 份年报`,
};
