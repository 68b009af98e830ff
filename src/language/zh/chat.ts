import type { ChatWording } from '../../contracts/wording/chat.js';
import type { FeatureWording } from '../../contracts/wording/features.js';
import { toTraditional } from '../../text/script.js';
import { inScript } from '../script.js';
import { zhAnswers } from './answers.js';
import { zhCharts } from './charts.js';
import { zhExport } from './export.js';
import { featuresZh } from './features.js';
import { zhFeedback } from './feedback.js';
import { terminalZh } from './terminal.js';
import { zhAdmin, zhUploads } from './uploads.js';
import { zhWatch } from './watch.js';
import { zhWeb } from './web/web.js';

/** The chat's own sentences in Simplified Chinese. */
export const zhChat: ChatWording = spoken((simplified) => simplified);

/** The same sentences in Traditional characters: made when they are first needed, since the dictionary takes long to open. */
export function zhHantChat(): ChatWording {
  hant ??= spoken(toTraditional);
  return hant;
}

let hant: ChatWording | undefined;

function spoken(write: (simplified: string) => string): ChatWording {
  return {
    help: write('帮助'),
    descriptions: {
      start: write('这是什么，收录了哪些年报'),
      help: write('可以怎么问'),
      new: write('重新开始，不接着前面问'),
      cancel: write('停下正在写的回答，或取消等您回复的事'),
      privacy: write('保存什么，保存多久'),
      forget: write('删除与您有关的记录'),
      watch: write('关注机关，收录新年报时通知'),
      unwatch: write('取消关注'),
      feedback: write('报告错误，提意见'),
      corrections: write('待处理的报告和更正过的数'),
      status: write('运行情况'),
      add: write('收录一份年报（管理员）'),
      remove: write('删除一份年报，或撤销删除（管理员）'),
      stats: write('收录和使用的统计（管理员）'),
      reports: write('收录了哪些年报'),
      compare: write('比较几个机关（机关 机关 年度 项目）'),
      trend: write('历年变化（机关 项目）'),
      rank: write('各机关排名（年度 项目）'),
      check: write('数字对得上吗（机关 年度）'),
      chart: write('画图（机关 项目）'),
      export: write('导出表格（机关 年度）'),
      language: write('简体、繁体或英文'),
    },
    spoken: {
      new: ['重新开始', '重来', '从头来', '重新开始吧'].map(write),
      cancel: ['取消', '算了', '不用了', '取消吧'].map(write),
    },
    greeting: (bot) =>
      write(
        `大家好，我查政府信息公开工作年度报告里的数字和原文，每个数字都带出处。\n在群里这样问我：@${bot} 某区2023年收到多少申请\n也可以回复我的消息接着问；/reports 看收录了哪些，/help 有例子。其他消息我不看。`,
      ),
    choices: write('可以点选：'),
    expiredButton: write('此按钮已过期，请重新提问'),
    foreignButton: (asker) => write('这是 ') + asker + write(' 的查询，请直接向我提问'),
    onlyText: write(
      '我看得懂文字，也能检查发来的年报（PDF、Word、Excel、网页、文本、整页的扫描件和照片）；语音和视频还看不懂。请打字提问，例如哪个机关、哪一年、哪一项数字。',
    ),
    unknownCommand: (command) => write('没有 ') + command + write(' 这个命令。直接打字提问就行，/help 里有例子。'),
    gaveUp: {
      document: write(
        '抱歉，读你发来的文件时我意外中断了两次，没有再读（E-FILE-CRASH）。问题出在我这边：请另存为其他格式再发，或去掉图片和附件；提问照常。',
      ),
      message: write('抱歉，答复这条消息时我意外中断了多次，没有再试（E-ASK）。请换个说法再问；其他问题照常。'),
    },
    failed: write('抱歉，这次没能答上来，问题出在我这边（E-ASK）。请过一会儿把问题再发一遍；/help 随时可用。'),
    wait: (seconds) =>
      write(`您问得很快，我有点跟不上：这个问题 ${seconds} 秒后就答，不用再发。这期间再发的问题请稍后再问。`),
    tomorrow: write('今天的提问次数用完了，明天再来问我吧。/help、/reports 和答案下面的按钮照常可用。'),
    busy: (minutes) => write(`现在排队较长（约 ${minutes} 分钟），这个问题没有排上，请过 ${minutes} 分钟再发一次。`),
    restarting: write('服务正在重启，稍后会补发您的答案'),
    privacy: ({ hours, draftHours, complaintDays }) =>
      write(
        [
          '保存什么、为什么、多久：',
          '· 您的问题：只为回答而保存，答完即删；日志里没有问题原文。',
          `· 您的数字 ID、会话 ID、收到和答复的时间：用于不重复答复和限制频率，最多保存 ${hours} 小时。`,
          `· 追问所需的上一问（机关、年度、项目）：30 分钟后不再使用，最多保存 ${hours} 小时。`,
          `· 您的答案，不含问题原文：供答案下面的按钮使用，最多保存 ${hours} 小时。`,
          '· 您的语言、关注的机关和通知设置：到您更改或取消为止。',
          `· 您报告的错误和意见：办结后 ${complaintDays} 天删除。`,
          `· 您发来检查的文件：最多 ${draftHours} 小时，/new 即删。`,
          '· 模型用量：按天记在一个代号下，从代号查不到您。',
          '没有别的用途，也不提供给他人。发送 /forget 并确认，立即删除。',
        ].join('\n'),
      ),
    forgotten: (records) => write(`已删除您的 ${records} 条记录，追问的上下文也已清空。`),
    forgottenOf: ({ person, records }) => write(`已删除用户 ${person} 的 ${records} 条记录。`),
    forgetWhom: write('请写明要删除谁的记录：/forget 数字 ID'),
    confirmForgetMe: ({ watches, minutes }) =>
      write(
        `将删除我记着的与您有关的一切：答案下面的按钮、追问的上下文、您的意见和设置${watches > 0 ? `，还有您关注的 ${watches} 个机关` : ''}。不可恢复。请在 ${minutes} 分钟内确认：`,
      ),
    confirmForget: ({ person, minutes }) =>
      write(`将删除用户 ${person} 的全部记录，不可恢复。请在 ${minutes} 分钟内确认：`),
    confirm: write('确认删除'),
    looking: write('正在查询……'),
    stop: write('停止'),
    inline: {
      more: write('请多打几个字：机关、年度、项目'),
      inPrivate: write('没有找到？到私聊里问'),
      open: write('打开这个数字'),
      gone: write('这个链接所指的数字已经不在收录的年报里了。请直接打字再问一次。'),
    },
    watch: inScript(zhWatch, write),
    feedback: inScript(zhFeedback, write),
    uploads: inScript(zhUploads, write),
    admin: inScript(zhAdmin, write),
    startedAnew: write('好，重新开始。前面问过的不再接着算。'),
    cancelled: write('已取消。'),
    nothingToCancel: write('没有正在等您回复的事。'),
    notAllowed: write('这个操作只有管理员可以做。'),
    wholeAnswer: write('……回答较长，全文见下面的文件。'),
    charts: inScript(zhCharts, write),
    ...features(write),
    answers: inScript(zhAnswers, write),
    exports: inScript(zhExport, write),
    script: write,
    status: ({ waiting, seconds }) =>
      write(`运行正常。待答问题 ${waiting} 个${waiting > 0 ? `，最早的已等 ${seconds} 秒` : ''}。`),
    resent: write('（补发）'),
    anotherInstance: write('另一个实例正在使用此令牌：请先停掉那一个，或在 @BotFather 换发令牌，再启动本程序'),
    foreignWebhook: write(
      '此令牌的消息正发往一个 webhook 地址，无法轮询：请设置 TELEGRAM_WEBHOOK_URL，或用 `wenbao bot --delete-webhook` 启动以取消它',
    ),
    storeFull: write('磁盘已满/只读，已暂停接收新报告和新问题：请腾出空间，恢复后自动继续'),
    storeWell: write('磁盘可以写入了，已继续接收问题'),
    badToken: write('Telegram 不认这个令牌：请检查 TELEGRAM_BOT_TOKEN，从 @BotFather 完整复制'),
    unreachable: write('连不上 Telegram，正在重试：请检查网络，或 TELEGRAM_API_ROOT'),
    reachable: write('已重新连上 Telegram'),
    terminal: terminalZh(write),
    web: { ...inScript(zhWeb, write), languages: zhWeb.languages },
    unreadableLine: write('这一行读不了：请写 {"chat": "会话", "text": "问题"}，或直接写问题。'),
  };
}

/** A citation is copied as the report prints it, and a language keeps its own name. */
function features(write: (simplified: string) => string): FeatureWording {
  const { actions, languages, ...rest } = inScript(featuresZh, write);
  const { hans, hant, said } = featuresZh.languages;
  return {
    ...rest,
    actions: { ...actions, citation: featuresZh.actions.citation },
    languages: { ...languages, hans, hant, said },
  };
}
