import type { ChatWording } from '../contracts/wording/chat.js';
import { type Asked, button, type Command, type Feature, plainly, type Reply, type Said } from './reply.js';
import { mayAdminister, type Roles } from './roles.js';

/** Whom a command is offered to. */
export type Offered = Command['offered'];

/** What may be asked and what is filed, with the commands below where they are to be listed. */
export function helpReply(asked: Asked, { features, roles, lists }: Terms & { lists: boolean }): Reply {
  const { wording, language } = asked;
  const names = namesFor(asked, { features, roles });
  const below = [wording.introduction.commands, ...commandLines(names, wording)].join('\n');
  return { question: wording.help, language, ...(lists && { below }) };
}

/** Says that there is no such command, with a button for the one that was most likely meant. */
export function unknownCommand(command: string, asked: Asked, terms: Terms): Said {
  const { wording } = asked;
  const nearest = nearestCommand(command.slice(1), namesFor(asked, terms));
  if (nearest === undefined) return plainly(wording.unknownCommand(command));
  const text = wording.introduction.nearest({ command, nearest: `/${nearest}` });
  return plainly(text, { keyboard: [[button(`/${nearest}`, 'command', nearest)]] });
}

type Terms = { features: Feature; roles: Roles };

function namesFor({ incoming, isPrivate }: Asked, { features, roles }: Terms): string[] {
  const offered: Offered[] = ['everybody'];
  if (isPrivate) offered.push('in_private');
  if (isPrivate && mayAdminister(roles, incoming.person)) offered.push('administrators');
  return offeredNames(features, offered);
}

/** The names of the commands that these people are offered, in the order of the features. */
export function offeredNames({ commands = {} }: Feature, offered: readonly Offered[]): string[] {
  const names = Object.keys(commands).filter((name) => {
    const command = commands[name];
    return command !== undefined && offered.includes(command.offered);
  });
  return [...new Set(['start', 'help', ...names])];
}

/** Commands with what each does, a line each; those without a description are not offered. */
export function commandLines(names: readonly string[], { descriptions }: Pick<ChatWording, 'descriptions'>): string[] {
  return names.flatMap((name) => (descriptions[name] ? [`/${name} ${descriptions[name]}`] : []));
}

/** The name that was most likely meant: one or two letters away, or the only one that begins so; undefined where none is near. */
export function nearestCommand(typed: string, names: readonly string[]): string | undefined {
  const beginning = typed.length > 1 ? names.filter((name) => name.startsWith(typed)) : [];
  if (beginning.length === 1) return beginning[0];
  const [best] = names
    .map((name) => ({ name, away: distance(typed, name) }))
    .filter(({ name, away }) => away <= Math.min(2, Math.floor(name.length / 2)))
    .sort((a, b) => a.away - b.away);
  return best?.name;
}

/** Letters put in, left out, changed or turned round on the way from one word to the other. */
function distance(one: string, other: string): number {
  const rows = [Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const change = one[i - 1] === other[j - 1] ? 0 : 1;
      const turned = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const ways = [cell(i - 1, j) + 1, (row[j - 1] ?? 0) + 1, cell(i - 1, j - 1) + change];
      row.push(Math.min(...ways, turned ? cell(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY));
    }
    rows.push(row);
  }
  return rows.at(-1)?.at(-1) ?? 0;

  function cell(i: number, j: number): number {
    return rows[i]?.[j] ?? 0;
  }
}
