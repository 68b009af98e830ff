/** The name under which the program fetches, and which a robots.txt may speak to. */
export const ROBOT = 'wenbao';

type Rule = { allows: boolean; path: string };

/** Whether a robots.txt lets this program fetch a path; the longest rule that fits decides, allowing where two are equal. */
export function robotsAllow(robots: string, path: string): boolean {
  const fitting = rulesFor(robots)
    .filter((rule) => fits(rule.path, path))
    .sort((one, other) => other.path.length - one.path.length || Number(other.allows) - Number(one.allows));
  return fitting[0]?.allows ?? true;
}

/** The rules of the groups that name this program, else of those for everyone. */
function rulesFor(robots: string): Rule[] {
  const own: Rule[] = [];
  const general: Rule[] = [];
  let agents: string[] = [];
  let isNamed = false;
  for (const line of robots.split(/[\r\n]+/)) {
    const [, field = '', value = ''] = /^\s*([\w-]+)\s*:\s*([^#]*)/.exec(line) ?? [];
    const named = field.toLowerCase();
    if (named === 'user-agent') {
      agents = isNamed ? [...agents, value.trim().toLowerCase()] : [value.trim().toLowerCase()];
      isNamed = true;
    } else if (named === 'allow' || named === 'disallow') {
      isNamed = false;
      const rule = { allows: named === 'allow', path: value.trim() };
      if (rule.path === '') continue;
      if (agents.includes(ROBOT)) own.push(rule);
      if (agents.includes('*')) general.push(rule);
    }
  }
  return own.length > 0 ? own : general;
}

/** A star stands for anything, a dollar sign for the end; a pattern with many stars must not take long. */
function fits(pattern: string, path: string): boolean {
  const ends = pattern.endsWith('$');
  const parts = (ends ? pattern.slice(0, -1) : pattern).split('*');
  let at = 0;
  return parts.every((part, index) => {
    if (ends && index === parts.length - 1) {
      return path.endsWith(part) && (index === 0 ? path.length === part.length : path.length - part.length >= at);
    }
    const found = index === 0 ? (path.startsWith(part) ? 0 : -1) : path.indexOf(part, at);
    at = found + part.length;
    return found >= 0;
  });
}
