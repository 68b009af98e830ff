import type { LanguageId } from '../../contracts/language.js';
import type { Register } from '../../contracts/register.js';
import type { ChatWording } from '../../contracts/wording/chat.js';
import { type Asked, button, type Command, type Feature, plainly, type Reply, type Said } from '../reply.js';

const CODES = { hans: 'zh', hant: 'zh-Hant', en: 'en', auto: null } as const;
type Code = keyof typeof CODES;

/** `/language`, or `/settings`: what the bot speaks to a person; left to itself, the language of the question, else what their own program is set to. */
export function createLanguage({
  register,
  wordings,
  introduceTo,
}: {
  register: Register;
  wordings: Readonly<Record<LanguageId, ChatWording>>;
  /** Offers the commands of a private chat in its person's language. */
  introduceTo: (chat: number, language: LanguageId) => Promise<void>;
}): Feature {
  const named = ({ languages }: ChatWording): Readonly<Record<Code, string>> => ({
    hans: languages.hans,
    hant: languages.hant,
    en: languages.english,
    auto: languages.automatic,
  });

  async function chosenBy({ incoming, isPrivate, preset }: Asked, code: Code): Promise<Said> {
    const chosen = CODES[code];
    await register.prefer(incoming.person, { language: chosen });
    const spoken = chosen ?? preset;
    if (isPrivate) await introduceTo(incoming.chat, spoken);
    const wording = wordings[spoken];
    return plainly(wording.languages.chosen(named(wording)[code]));
  }

  const choose: Command = {
    offered: 'in_private',
    async run(asked, argument) {
      const { incoming, wording } = asked;
      const said =
        argument === ''
          ? undefined
          : codeNames().find((code) => wording.languages.said[code].includes(argument.toLowerCase()));
      if (said) return chosenBy(asked, said);
      const { language } = await register.preferences(incoming.person);
      const names = named(wording);
      const current = codeNames().find((code) => CODES[code] === language) ?? 'auto';
      const [hans, hant, en, auto] = codeNames().map((code) => button(names[code], 'language', code));
      const rows = [[hans, hant].filter((one) => one !== undefined), [en, auto].filter((one) => one !== undefined)];
      return plainly(wording.languages.ask(names[current]), { keyboard: rows });
    },
  };

  return {
    // Telegram's own apps know bots by /settings.
    commands: { language: choose, settings: choose },
    buttons: {
      async language(asked: Asked, argument): Promise<Reply> {
        return { ...(await chosenBy(asked, codeNames().find((one) => one === argument) ?? 'auto')), replaces: true };
      },
    },
  };
}

function codeNames(): Code[] {
  return Object.keys(CODES) as Code[]; // the keys of a record are its names
}
