import type { ModelFault } from '../../contracts/errors.js';
import type { UpkeepWording } from '../../contracts/language.js';

/** For the other faults there is nothing to be done here. */
const REMEDIES: Partial<Record<ModelFault, string>> = {
  key: 'check OPENAI_API_KEY',
  forbidden: 'check what the key may do',
  quota: 'top it up, or use another key',
  no_model: 'check the name of the model and OPENAI_BASE_URL',
  unreachable: 'check the network, OPENAI_BASE_URL and OPENAI_PROXY',
  unreadable: 'check that OPENAI_BASE_URL leads to an interface of OpenAI’s protocol',
  busy: 'try again later',
};

/** The sentences of `backup`, `restore` and `doctor` in English. */
export const enUpkeep: UpkeepWording = {
  backedUp: ({ folder, reports, facts }) => `Backed up to ${folder}: ${reports} reports, ${facts} figures.`,
  restored: ({ folder, at, reports, facts }) =>
    `Restored ${folder} (of ${at}): ${reports} reports, ${facts} figures. The store that was there is kept as wenbao.sqlite.before-restore.`,
  settings: 'the settings are usable',
  settingsWrong: (what) => what,
  node: (version) => `Node.js ${version}`,
  nodeNew: (version) =>
    `Node.js ${version}: better-sqlite3 12, where it was built there, may end the program; use 22, or 24 below 24.19`,
  nodeOld: (version) => `Node.js ${version} is too old: install 20.19 or later`,
  native: (sqlite) => `native modules load (SQLite ${sqlite})`,
  nativeMissing: (module) =>
    `the native module ${module} does not load: run npm rebuild ${module} (npm 11 wants install scripts allowed first)`,
  font: 'the font is there, charts can be drawn',
  lexicon: 'the lexicon is there, passages can be found by meaning',
  lexiconBroken:
    'the lexicon is missing or damaged, so that questions about the text fail: install again, with lexicon',
  rules: (checked) => `the explanations of the law are there, checked on ${checked}`,
  rulesOld: (checked) =>
    `the explanations of the law were last checked over a year ago (${checked}): the law may have changed; take a newer version, or check the texts in explanations and set checked`,
  rulesBroken: 'the explanations of the law are missing or damaged: install again, with explanations',
  fontMissing: 'the font or the module that draws charts does not load: install again, with assets/fonts',
  rights: 'nobody else can read the files with secrets and questions',
  rightsOpen: (files) => `anybody on this machine can read ${files.join(', ')}: run chmod o-r`,
  folder: ({ path, megabytes }) => `the folder ${path} can be written, ${megabytes} MB free`,
  folderFull: ({ path, megabytes }) => `the folder ${path} has ${megabytes} MB left: free some space`,
  folderUnwritable: (path) => `the folder ${path} cannot be written: allow it, or let WENBAO_INDEX name another`,
  store: ({ reports, version, journal }) =>
    `the store is sound: ${reports} reports, version ${version}, journal mode ${journal}`,
  storeAbsent: 'there is no store yet: npm start or wenbao ingest makes one',
  storeDamaged: (path) =>
    `the store ${path} is damaged: bring a backup back with wenbao restore, or delete it and ingest the reports again`,
  storeNewer: ({ store, program }) =>
    `the store is of version ${store}, and this program knows versions up to ${program}: use the program that wrote it`,
  storeOlder: ({ store, program }) =>
    `the store is of version ${store} and becomes ${program} at the next start; a copy of it is kept`,
  content: (reports) => `${reports} reports hold what was filed`,
  contentDamaged: (reports) =>
    `not what was filed, and not answered from: ${reports.map(({ agency, year }) => `${agency} ${year}`).join(', ')}. Ingest their documents again (wenbao ingest, or wenbao reread where originals are kept), or restore a backup (wenbao restore)`,
  journalWrong: (mode) =>
    `the journal mode of the store is ${mode}, not wal: is it on a network disk? Move it to one of this machine`,
  index: ({ vectors, dimension }) => `the index of vectors is usable: ${vectors} paragraphs, ${dimension} dimensions`,
  indexNone: 'there is no index of vectors: few paragraphs need none',
  indexUnusable: 'the index of vectors does not fit the store, words are searched meanwhile: the bot makes it anew',
  queue: (waiting) => `no bot is running, ${waiting} questions wait`,
  queueInUse: 'a bot is running',
  queueDamaged: (path) => `the queue ${path} is damaged: stop the bot, move the file away and start again`,
  noToken: 'TELEGRAM_BOT_TOKEN is not set: npm start opens a conversation in the terminal',
  telegram: (username) => `Telegram works: @${username}`,
  telegramRefuses: (code) =>
    `Telegram does not accept the token (${code}): check TELEGRAM_BOT_TOKEN and copy it whole from @BotFather`,
  telegramUnreachable: ({ root, proxy }) =>
    `${root} cannot be reached: check the network${proxy ? ' and TELEGRAM_PROXY' : ', or set TELEGRAM_PROXY where one is needed'}`,
  clock: (seconds) => `the clock is ${seconds} s from Telegram's`,
  clockWrong: (seconds) => `the clock is ${seconds} s from Telegram's: set it, or waits and retention go wrong`,
  updates: (pending) => `${pending} updates wait at Telegram`,
  updatesPiling: (pending) => `${pending} updates pile up at Telegram: is the bot running?`,
  webhookForeign: (host) =>
    `the updates of this token go to a webhook at ${host}, where the bot cannot fetch them: start with wenbao bot --delete-webhook, or set TELEGRAM_WEBHOOK_URL`,
  webhookAbsent: 'TELEGRAM_WEBHOOK_URL is set, but Telegram has none yet: the bot sets it when it starts',
  webhookFailing: (why) => `Telegram cannot deliver to the webhook: ${why}`,
  proxy: ({ variable, endpoint }) => `the proxy ${endpoint} (${variable}) takes connections`,
  proxyUnreachable: ({ variable, endpoint }) =>
    `the proxy ${endpoint} cannot be reached: start it, or change ${variable}`,
  model: ({ model, host, milliseconds }) => `the model ${model} (${host}) works, ${milliseconds} ms`,
  embedding: ({ model, host, dimension }) => `the embedding model ${model} (${host}) works, ${dimension} dimensions`,
  embeddingChanged: ({ model, from, to }) =>
    `the embedding model ${model} went from ${from} to ${to} dimensions: paragraphs will be embedded anew`,
  modelFails: ({ check, model, host, fault, said }) =>
    `the ${check === 'model' ? 'model' : 'embedding model'} ${model} (${host}) does not work: ${REMEDIES[fault] ?? 'see how its server is doing'} (${said})`,
};
