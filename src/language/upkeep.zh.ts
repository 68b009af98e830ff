import type { UpkeepWording } from '../language.js';

/** The sentences of `backup`, `restore` and `doctor` in Chinese. */
export const zhUpkeep: UpkeepWording = {
  backedUp: ({ folder, reports, facts }) => `已备份到 ${folder}：${reports} 份年报，${facts} 个数据。`,
  restored: ({ folder, at, reports, facts }) =>
    `已从 ${folder} 恢复（备份于 ${at}）：${reports} 份年报，${facts} 个数据。原来的库保留为 wenbao.sqlite.before-restore。`,
  settings: '配置可用',
  settingsWrong: (what) => what,
  node: (version) => `Node.js ${version}`,
  nodeOld: (version) => `Node.js ${version} 太旧：请安装 20.19 或更新的版本`,
  native: (sqlite) => `本地模块可用（SQLite ${sqlite}）`,
  nativeMissing: (module) => `本地模块 ${module} 无法载入：请运行 npm rebuild ${module}（npm 11 须先允许安装脚本）`,
  folder: ({ path, megabytes }) => `文件夹 ${path} 可写，剩余 ${megabytes} MB`,
  folderFull: ({ path, megabytes }) => `文件夹 ${path} 只剩 ${megabytes} MB：请腾出空间`,
  folderUnwritable: (path) => `文件夹 ${path} 不可写：请修改权限，或用 WENBAO_INDEX 指定别的文件夹`,
  store: ({ reports, version, journal }) => `年报库完好：${reports} 份年报，版本 ${version}，日志模式 ${journal}`,
  storeAbsent: '还没有年报库：首次运行 npm start 或 wenbao ingest 会建立',
  storeDamaged: (path) => `年报库 ${path} 已损坏：请用 wenbao restore 恢复备份，或删除后重新收录`,
  storeNewer: ({ store, program }) => `年报库的版本 ${store} 比本程序认识的 ${program} 新：请使用写它的那个程序`,
  queue: (waiting) => `没有机器人在运行，待答问题 ${waiting} 个`,
  queueInUse: '机器人正在运行',
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
};
