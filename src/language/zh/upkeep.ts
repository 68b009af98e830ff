import type { ModelFault } from '../../contracts/errors.js';
import type { UpkeepWording } from '../../contracts/language.js';

/** For the other faults there is nothing to be done here. */
const REMEDIES: Partial<Record<ModelFault, string>> = {
  key: '请检查 OPENAI_API_KEY',
  forbidden: '请检查该密钥的权限',
  quota: '请充值或更换密钥',
  no_model: '请检查模型的名称和 OPENAI_BASE_URL',
  unreachable: '请检查网络、OPENAI_BASE_URL 和 OPENAI_PROXY',
  unreadable: '请检查 OPENAI_BASE_URL 是否通到 OpenAI 协议的接口',
  busy: '请稍后再试',
};

/** The sentences of `backup`, `restore` and `doctor` in Chinese. */
export const zhUpkeep: UpkeepWording = {
  backedUp: ({ folder, reports, facts }) => `已备份到 ${folder}：${reports} 份年报，${facts} 个数据。`,
  restored: ({ folder, at, reports, facts }) =>
    `已从 ${folder} 恢复（备份于 ${at}）：${reports} 份年报，${facts} 个数据。原来的库保留为 wenbao.sqlite.before-restore。`,
  settings: '配置可用',
  settingsWrong: (what) => what,
  node: (version) => `Node.js ${version}`,
  nodeNew: (version) =>
    `Node.js ${version}：better-sqlite3 12 如在此版本上编译，程序可能突然退出；请用 22，或 24.19 以前的 24`,
  nodeOld: (version) => `Node.js ${version} 太旧：请安装 20.19 或更新的版本`,
  native: (sqlite) => `本地模块可用（SQLite ${sqlite}）`,
  nativeMissing: (module) => `本地模块 ${module} 无法载入：请运行 npm rebuild ${module}（npm 11 须先允许安装脚本）`,
  font: '字体齐全，可以画图',
  lexicon: '词库可用，能按意思找段落',
  lexiconBroken: '词库缺失或损坏，正文问题答不了：请重新安装，并保留 lexicon',
  rules: (checked) => `法规说明可用，核对于 ${checked}`,
  rulesOld: (checked) =>
    `法规说明有一年没有核对了（${checked}）：法律可能变了，请换新版本，或者核对 explanations 里的条文并改 checked`,
  rulesBroken: '法规说明缺失或损坏：请重新安装，并保留 explanations',
  fontMissing: '画图的字体或模块无法载入：请重新安装，并保留 assets/fonts',
  rights: '含密钥和提问的文件，其他用户读不到',
  rightsOpen: (files) => `本机其他用户也能读到 ${files.join('、')}：请运行 chmod o-r`,
  folder: ({ path, megabytes }) => `文件夹 ${path} 可写，剩余 ${megabytes} MB`,
  folderFull: ({ path, megabytes }) => `文件夹 ${path} 只剩 ${megabytes} MB：请腾出空间`,
  folderUnwritable: (path) => `文件夹 ${path} 不可写：请修改权限，或用 WENBAO_INDEX 指定别的文件夹`,
  store: ({ reports, version, journal }) => `年报库完好：${reports} 份年报，版本 ${version}，日志模式 ${journal}`,
  storeAbsent: '还没有年报库：首次运行 npm start 或 wenbao ingest 会建立',
  storeDamaged: (path) => `年报库 ${path} 已损坏：请用 wenbao restore 恢复备份，或删除后重新收录`,
  storeNewer: ({ store, program }) => `年报库的版本 ${store} 比本程序认识的 ${program} 新：请使用写它的那个程序`,
  storeOlder: ({ store, program }) => `年报库的版本是 ${store}，下次启动时升到 ${program}，原库留有副本`,
  content: (reports) => `${reports} 份年报的内容与收录时一致`,
  contentDamaged: (reports) =>
    `内容与收录时不一致，不再据以答复：${reports.map(({ agency, year }) => `${agency} ${year}年`).join('、')}。请用原文件重新收录（wenbao ingest；保存了原文件的用 wenbao reread），或用 wenbao restore 恢复备份`,
  journalWrong: (mode) => `年报库的日志模式是 ${mode} 而不是 wal：它在网络磁盘上吗？请放到本机磁盘`,
  index: ({ vectors, dimension }) => `向量索引可用：${vectors} 段，${dimension} 维`,
  indexNone: '没有向量索引：段落不多时不需要',
  indexUnusable: '向量索引与年报库不符，暂按字词检索：机器人会自行重建',
  queue: (waiting) => `没有机器人在运行，待答问题 ${waiting} 个`,
  queueInUse: '机器人正在运行',
  queueDamaged: (path) => `待答队列 ${path} 已损坏：请停下机器人，移走此文件后再启动`,
  noToken: '没有设置 TELEGRAM_BOT_TOKEN：npm start 会打开终端对话',
  telegram: (username) => `Telegram 可用：@${username}`,
  telegramRefuses: (code) => `Telegram 不认这个令牌（${code}）：请检查 TELEGRAM_BOT_TOKEN，从 @BotFather 完整复制`,
  telegramUnreachable: ({ root, proxy }) =>
    `连不上 ${root}：请检查网络${proxy ? '和 TELEGRAM_PROXY' : '，需要代理时设置 TELEGRAM_PROXY'}`,
  clock: (seconds) => `时钟与 Telegram 相差 ${seconds} 秒`,
  clockWrong: (seconds) => `时钟与 Telegram 相差 ${seconds} 秒：请校准，否则等待时间和保存期限都会算错`,
  updates: (pending) => `Telegram 处有 ${pending} 条消息待取`,
  updatesPiling: (pending) => `Telegram 处积压了 ${pending} 条消息：机器人在运行吗？`,
  webhookForeign: (host) =>
    `此令牌的消息正发往 ${host} 的 webhook，机器人轮询不到：用 wenbao bot --delete-webhook 启动，或设置 TELEGRAM_WEBHOOK_URL`,
  webhookAbsent: 'TELEGRAM_WEBHOOK_URL 已设置，但 Telegram 处还没有：启动机器人时会设置',
  webhookFailing: (why) => `Telegram 送不到 webhook：${why}`,
  proxy: ({ variable, endpoint }) => `代理 ${endpoint}（${variable}）可以连接`,
  proxyUnreachable: ({ variable, endpoint }) => `连不上代理 ${endpoint}：请启动它，或修改 ${variable}`,
  model: ({ model, host, milliseconds }) => `模型 ${model}（${host}）可用，${milliseconds} 毫秒`,
  embedding: ({ model, host, dimension }) => `向量模型 ${model}（${host}）可用，${dimension} 维`,
  embeddingChanged: ({ model, from, to }) => `向量模型 ${model} 的维度 ${from}→${to} 改变：段落将重新计算向量`,
  modelFails: ({ check, model, host, fault, said }) =>
    `${check === 'model' ? '模型' : '向量模型'} ${model}（${host}）不可用：${REMEDIES[fault] ?? '请查看该服务的状态'}（${said}）`,
};
