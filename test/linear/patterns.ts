import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

/** A pattern of the program and the line it stands on. */
export type Pattern = { at: string; regex: RegExp };

const ROOT = join(import.meta.dirname, '..', '..');

/** Every regular expression that is written out in a source file. */
export function literalsIn(file: string): Pattern[] {
  const found: Pattern[] = [];
  visit(file, (node, at) => {
    if (!ts.isRegularExpressionLiteral(node)) return;
    const end = node.text.lastIndexOf('/');
    found.push({ at, regex: new RegExp(node.text.slice(1, end), node.text.slice(end + 1)) });
  });
  return found;
}

/** Where a source file puts a regular expression together, and whether it does so once, as it is loaded. */
export function builtIn(file: string): { at: string; onLoad: boolean }[] {
  const found: { at: string; onLoad: boolean }[] = [];
  visit(file, (node, at) => {
    if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'RegExp')
      found.push({ at, onLoad: !isInsideFunction(node) });
  });
  return found;
}

/** The regular expressions that a source file puts together as it is loaded. */
export async function builtOnLoad(file: string): Promise<Pattern[]> {
  const found: Pattern[] = [];
  const own = globalThis.RegExp;
  globalThis.RegExp = new Proxy(own, {
    construct(target, [source, flags]: [string, string | undefined]) {
      const regex = new target(source, flags);
      found.push({ at: `${file}: ${regex.source.slice(0, 60)}`, regex });
      return regex;
    },
  });
  try {
    // By an address of its own, for it may be loaded already.
    await import(`${join(ROOT, file)}?anew`);
  } finally {
    globalThis.RegExp = own;
  }
  return found;
}

/** Every source file of the program. */
export function sourceFiles(folder = 'src'): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.d)\.tsx?$/.test(name))
    .map((name) => relative(ROOT, join(ROOT, folder, name)).replaceAll('\\', '/'))
    .sort();
}

function visit(file: string, see: (node: ts.Node, at: string) => void): void {
  const source = ts.createSourceFile(file, readFileSync(join(ROOT, file), 'utf8'), ts.ScriptTarget.Latest, true);
  const walk = (node: ts.Node): void => {
    const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
    see(node, `${file}:${line}`);
    ts.forEachChild(node, walk);
  };
  walk(source);
}

function isInsideFunction(node: ts.Node): boolean {
  for (let above = node.parent; above; above = above.parent) if (ts.isFunctionLike(above)) return true;
  return false;
}
