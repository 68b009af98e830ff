import { Command, InvalidArgumentError, Option } from 'commander';
import { crashReport } from '../config/crash.js';
import { readConfig, secretsOf, slipsIn } from '../config/settings.js';
import { ConfigError, NewerStoreError, StoreError } from '../contracts/errors.js';
import type { UpkeepWording } from '../contracts/language.js';
import { EXPORT_FORMATS } from '../export/formats.js';
import { enUpkeep } from '../language/en/upkeep.js';
import { zhUpkeep } from '../language/zh/upkeep.js';
import type { Times } from '../telegram/clock.js';
import type { UpkeepContext } from './backup.js';
import { type CommandContext, EXIT } from './context.js';
import { unloadedModule } from './native-fault.js';
import { versionOfProgram } from './version.js';

const program = new Command('wenbao')
  .description('问报：查询政府信息公开工作年度报告 / questions about disclosure annual reports')
  .version(versionOfProgram(), '--version', 'which version this is')
  .addOption(new Option('--lang <language>', 'what a person reads: zh or en').choices(['zh', 'en']).default('zh'))
  .showHelpAfterError();

program
  .command('ingest')
  .description('read reports (files, folders, addresses) and file their facts, paragraphs and findings')
  .argument('<paths...>')
  .option('--agency <name>', 'whose report it is, where the document does not say')
  .option('--year <year>', 'reporting year, where the document does not say', toYear)
  .option('--verbose', 'show how each document was read')
  .action(run(async () => (await import('./ingest.js')).ingest));

program
  .command('reread')
  .description(
    'read filed reports anew that an older version read or that are damaged in the store, from kept originals or from their files',
  )
  .argument('[paths...]', 'files, folders or addresses they were filed from')
  .action(run(async () => (await import('./reread.js')).reread));

program
  .command('reports')
  .description('list what is filed')
  .option('--json', 'one JSON object a line')
  .action(run(async () => (await import('./show.js')).listReports));

program
  .command('facts')
  .description('export figures')
  .option('--agency <name>', 'only this agency (full name as filed)')
  .option('--year <year>', 'only this reporting year', toYear)
  .option('--metric <metric>', 'only this metric of the catalogue')
  .addOption(new Option('--format <format>', 'how').choices(EXPORT_FORMATS).default('jsonl'))
  .action(run(async () => (await import('./show.js')).exportFigures));

program
  .command('check')
  .description('the consistency findings of filed reports, or of draft files without filing them')
  .argument('[paths...]')
  .option('--json', 'one JSON object a line')
  .option('--agency <name>', 'whose draft it is, where it does not say')
  .option('--year <year>', 'reporting year of the draft, where it does not say', toYear)
  .action(run(async () => (await import('./show.js')).check));

program
  .command('ask')
  .description('answer one question')
  .argument('<question>')
  .option('--json', 'the answer object')
  .option('--explain', 'how the question was read, before the answer')
  .action(run(async () => (await import('./talk.js')).askOnce));

program
  .command('chat')
  .description('a conversation in the terminal')
  .option('--json', 'JSON lines in, answer objects out')
  .action(run(async () => (await import('./talk.js')).chat));

program
  .command('bot')
  .description('serve Telegram')
  .option('--delete-webhook', 'have Telegram send updates to no web address any more, then fetch them')
  .action(run(async () => (await import('./bot.js')).bot, { serves: 'chats' }));

program
  .command('serve')
  .description('the page and the API for reading what is filed, over HTTP on PORT')
  .action(run(async () => (await import('./serve.js')).serve, { serves: 'everybody' }));

program
  .command('eval')
  .description('score gold questions')
  .argument('<file>')
  .action(run(async () => (await import('./eval.js')).scoreQuestions));

program
  .command('doctor')
  .description('what is wrong with the settings, the store or Telegram, and what to do')
  .option('--offline', 'ask nothing of the network')
  .option('--deep', 'compare the content of every report with what was filed')
  .option('--json', 'one JSON object a line')
  .action(
    runAlone(async ({ wording }, options: { offline?: boolean; json?: boolean; deep?: boolean }) => {
      const { doctor } = await import('./doctor.js');
      return doctor({ environment: process.env, wording }, options);
    }),
  );

program
  .command('backup')
  .description('copy the store, in use or not, into a folder of its own')
  .argument('[folder]', 'where copies are kept (default: backups/ beside the store)')
  .option('--keep <copies>', 'how many copies stay', toCount, 7)
  .action(
    runAlone(async (context, options: { keep: number }, args) => {
      const { backup } = await import('./backup.js');
      return backup(upkeep(context), options, args);
    }),
  );

program
  .command('restore')
  .description('put a backup in the place of the store')
  .argument('<backup>', 'the folder that backup wrote')
  .action(
    runAlone(async (context, options: object, args) => {
      const { restoreBackup } = await import('./backup.js');
      return restoreBackup(upkeep(context), options, args);
    }),
  );

program
  .command('start')
  .description('first run: file the sample reports; then Telegram where a token is set, else the terminal')
  .action(run(async () => (await import('./talk.js')).start, { serves: 'chats' }));

/** What is said before the command: the language, and how long what a bot waits for takes where it is not the usual. */
type Global = { lang: 'zh' | 'en'; times?: Times };
/** What `backup`, `restore` and `doctor` say, and what stops any command. */
const WORDINGS: Readonly<Record<Global['lang'], UpkeepWording>> = { zh: zhUpkeep, en: enUpkeep };

type Alone = { lang: 'zh' | 'en'; wording: UpkeepWording };

/** Runs the command that the process was started with; its exit status is set, or the process ended, when this resolves. */
export async function runProgram(times?: Times): Promise<void> {
  program.setOptionValue('times', times);
  // Whoever reads the output may leave before its end (`wenbao facts | head`); that is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });

  // What is written holds who asked and what: it is for the program's own user.
  process.umask(0o077);

  process.on('uncaughtException', (error) => {
    const isServing = ['bot', 'start'].includes(program.args[0] ?? '');
    process.stderr.write(crashReport(error, { secrets: secretsInUse(), words: !isServing }));
    process.exit(EXIT.crashed);
  });

  await program.parseAsync();
}

type Action<Options> = (context: CommandContext, options: Options, paths: string[]) => Promise<number | undefined>;

/**
 * Opens the program for one command and closes it after; who serves many has threads do what takes long. What a command needs is loaded
 * when it is called, since the whole program takes ten times as long to load as Node itself.
 */
function run<Options>(load: () => Promise<Action<Options>>, { serves }: { serves?: 'chats' | 'everybody' } = {}) {
  return runAlone<Options>(async ({ lang }, options, paths) => {
    const config = readConfig(process.env);
    const { openProgram } = await import('../main.js');
    const threads = serves === 'everybody' || (serves === 'chats' && config.mode === 'telegram');
    const wenbao = await openProgram(config, { threads });
    try {
      const action = await load();
      return await action({ wenbao, config, lang, times: program.opts<Global>().times }, options, paths);
    } finally {
      await wenbao.close();
    }
  });
}

/** Runs a command without the program, which may not open, and tells a known failure in one line instead of a stack. */
function runAlone<Options>(action: (context: Alone, options: Options, args: string[]) => Promise<number | undefined>) {
  return async (...given: unknown[]) => {
    const command = given.pop() as Command; // commander's last argument
    const options = given.pop() as Options; // commander checked them against the options declared above
    const { lang } = program.opts<Global>();
    try {
      loadEnvFile();
      for (const line of slipsIn(process.env)) process.stderr.write(`${line}\n`);
      process.exitCode =
        (await action({ lang, wording: WORDINGS[lang] }, options, command.args)) ?? process.exitCode ?? 0;
    } catch (error) {
      const unloaded = unloadedModule(error);
      if (unloaded !== undefined) process.stderr.write(`${WORDINGS[lang].nativeMissing(unloaded)}\n`);
      else if (error instanceof ConfigError || error instanceof StoreError) process.stderr.write(`${error.message}\n`);
      else throw error;
      process.exitCode = error instanceof NewerStoreError ? EXIT.newer : EXIT.unusable;
    }
  };
}

function upkeep({ wording }: Alone): UpkeepContext {
  return { config: readConfig(process.env), wording };
}

function secretsInUse(): string[] {
  try {
    return secretsOf(readConfig(process.env));
  } catch {
    // Without usable settings there is nothing that could have got into an error.
    return [];
  }
}

function loadEnvFile(): void {
  try {
    process.loadEnvFile();
  } catch {
    // There is no .env file, and none is needed.
  }
}

function toCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('a number from 1');
  return count;
}

function toYear(text: string): number {
  const year = Number(text);
  if (!Number.isInteger(year) || year < 2000 || year > 2100) throw new InvalidArgumentError('a year such as 2020');
  return year;
}
