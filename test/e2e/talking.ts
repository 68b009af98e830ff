import type { Shown } from '../fakes/telegram.js';
import type { Person } from '../fakes/telegram-person.js';
import type { Scene } from './scene.js';

/** No limit of a person's own gets in the way of a case that is about something else. */
export const UNLIMITED = { WENBAO_QUESTIONS_A_MINUTE: '1000', WENBAO_QUESTIONS_A_DAY: '100000' };

/** What begins the answer to `/privacy`. */
const PRIVACY = '保存什么';

/** Does something in a chat; comes back with everything the bot says there until it is done with it. */
export async function saidAfter({ telegram }: Pick<Scene, 'telegram'>, person: Person, act: () => unknown) {
  const { chat } = person;
  const own = () => telegram.shown(chat.id).filter(({ from }) => from.id === telegram.me.id);
  const before = own().length;
  await act();
  // A chat is answered in order: when this is, so is what came before it.
  person.says(chat.type === 'private' ? '/privacy' : `/privacy@${telegram.me.username}`);
  const isEnd = ({ text = '' }: Shown) => text.startsWith(PRIVACY);
  await telegram.until(() => own().slice(before).some(isEnd));
  return own()
    .slice(before)
    .filter((message) => !isEnd(message));
}

/** The text or caption of a message; empty where it has none. */
export function wordsOf({ text, caption }: Shown): string {
  return text ?? caption ?? '';
}
