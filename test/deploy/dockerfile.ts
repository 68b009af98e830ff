/** One instruction of a Dockerfile, its continued lines joined. */
export type Instruction = { name: string; rest: string };

/** The stages of a Dockerfile, each the instructions after its FROM. */
export function stagesOf(dockerfile: string): { from: string; instructions: Instruction[] }[] {
  const lines = dockerfile
    .replaceAll(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => /^[A-Z]/.test(line));
  const stages: { from: string; instructions: Instruction[] }[] = [];
  for (const line of lines) {
    const [, name = '', rest = ''] = /^(\w+)\s+(.*)$/.exec(line) ?? [];
    if (name === 'FROM') stages.push({ from: rest, instructions: [] });
    else stages.at(-1)?.instructions.push({ name, rest });
  }
  return stages;
}

/** The variables of an ENV instruction. */
export function variablesOf(rest: string): Record<string, string> {
  return Object.fromEntries(rest.split(/\s+/).map((pair) => pair.split('=', 2)));
}

/** The program and arguments of an instruction in exec form. */
export function execForm(rest: string): string[] {
  return JSON.parse(rest.slice(rest.indexOf('[')));
}
