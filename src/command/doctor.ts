import { scrub } from '../config/scrub.js';
import { type Config, type Environment, readConfig, secretsOf, slipsIn } from '../config/settings.js';
import type { UpkeepWording } from '../contracts/language.js';
import { EXIT } from './context.js';
import { examineHost, examineRights } from './doctor-host.js';
import { examineModels, examineProxy } from './doctor-model.js';
import { examineRules } from './doctor-rules.js';
import { examineFolder } from './doctor-store.js';
import { examineTelegram } from './doctor-telegram.js';

/** One thing that was looked at: in order, to be watched, or broken. */
export type Check = { check: string; state: 'ok' | 'warning' | 'broken'; text: string };

const SIGNS = { ok: '✓', warning: '!', broken: '✗' } as const;

/** Looks at everything the program rests on and says what is wrong and what to do; 1 where something is broken. Shows no secret. */
export async function doctor(
  {
    environment,
    wording,
    write = (line) => process.stdout.write(line),
    now = () => new Date(),
  }: { environment: Environment; wording: UpkeepWording; write?: (line: string) => void; now?: () => Date },
  { offline, json, deep = false }: { offline?: boolean; json?: boolean; deep?: boolean },
): Promise<number> {
  let isBroken = false;
  let secrets: string[] = [];
  /** Each is told when it is known: a probe may take half a minute. */
  function tell(checks: readonly Check[]): void {
    for (const check of checks) {
      isBroken ||= check.state === 'broken';
      const line = json ? JSON.stringify(check) : `${SIGNS[check.state]} ${check.text}`;
      write(`${scrub(line, secrets)}\n`);
    }
  }

  const { config, checks } = examineSettings(environment, wording);
  if (config) secrets = secretsOf(config);
  const host = await examineHost(wording);
  tell([...checks, ...host, examineRules(now(), wording)]);
  if (!config) return EXIT.refused;
  const { index, model } = config;
  // What cannot be opened for want of its module is not damaged.
  if (!host.some(({ check, state }) => check === 'native' && state === 'broken'))
    tell(await examineFolder(index, wording, deep));
  tell([examineRights(index, environment, wording)]);
  if (config.mode === 'terminal') tell([{ check: 'telegram', state: 'warning', text: wording.noToken }]);
  if (!offline && config.mode === 'telegram') {
    tell(await examineProxy({ variable: 'TELEGRAM_PROXY', address: config.proxy }, wording));
    tell(await examineTelegram(config, wording));
  }
  if (!offline && model) {
    tell(await examineProxy({ variable: 'OPENAI_PROXY', address: model.proxy }, wording));
    tell(await examineModels({ config: model, index }, wording));
  }
  return isBroken ? EXIT.refused : 0;
}

function examineSettings(
  environment: Environment,
  wording: UpkeepWording,
): { config: Config | undefined; checks: Check[] } {
  const slips: Check[] = slipsIn(environment).map((text) => ({ check: 'settings', state: 'warning', text }));
  try {
    const config = readConfig(environment);
    return { config, checks: [{ check: 'settings', state: 'ok', text: wording.settings }, ...slips] };
  } catch (error) {
    const text = wording.settingsWrong(error instanceof Error ? error.message : String(error));
    return { config: undefined, checks: [{ check: 'settings', state: 'broken', text }, ...slips] };
  }
}
