import ts from 'typescript';

/** One changed place of a source: from this offset to that, this stands instead. */
export type Mutant = { from: number; to: number; instead: string; line: number; what: string };

/** What each operator is changed into: the one that is most easily written in its place. */
const OPERATORS: Readonly<Record<string, string>> = {
  '===': '!==',
  '!==': '===',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '%': '*',
  '&&': '||',
  '||': '&&',
  '??': '&&',
};
const METHODS: Readonly<Record<string, string>> = { some: 'every', every: 'some', min: 'max', max: 'min' };

/** Every way of changing one operator, constant or condition of a module, in the order of its text; types and texts are let be. */
export function mutantsOf(text: string): Mutant[] {
  const source = ts.createSourceFile('module.ts', text, ts.ScriptTarget.ES2023, true);
  const found: Mutant[] = [];

  function change(node: ts.Node, instead: string): void {
    const from = node.getStart(source);
    const line = source.getLineAndCharacterOfPosition(from).line + 1;
    const shown = node.getText(source).replaceAll(/\s+/g, ' ').slice(0, 60);
    found.push({ from, to: node.getEnd(), instead, line, what: `${shown} → ${instead}` });
  }

  function visit(node: ts.Node): void {
    if (ts.isTypeNode(node) || ts.isTypeAliasDeclaration(node) || ts.isImportDeclaration(node)) return;
    if (ts.isBinaryExpression(node)) {
      const instead = OPERATORS[node.operatorToken.getText(source)];
      if (instead && !joinsTexts(node)) change(node.operatorToken, instead);
    }
    if (ts.isNumericLiteral(node)) change(node, changedNumber(Number(node.text)));
    if (node.kind === ts.SyntaxKind.TrueKeyword) change(node, 'false');
    if (node.kind === ts.SyntaxKind.FalseKeyword) change(node, 'true');
    if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
      change(node, node.operand.getText(source));
    if (ts.isIfStatement(node)) for (const always of ['true', 'false']) change(node.expression, always);
    if (ts.isConditionalExpression(node)) for (const always of ['true', 'false']) change(node.condition, always);
    if (ts.isPropertyAccessExpression(node) && ts.isCallExpression(node.parent) && node.parent.expression === node) {
      const instead = METHODS[node.name.text];
      if (instead) change(node.name, instead);
    }
    ts.forEachChild(node, visit);
  }

  visit(source);
  return found.sort((a, b) => a.from - b.from);
}

/** The text with the one place changed. */
export function mutated(text: string, { from, to, instead }: Mutant): string {
  return text.slice(0, from) + instead + text.slice(to);
}

/** A share is halved, so that it stays one; of anything else there is one more. */
function changedNumber(number: number): string {
  return String(Number.isInteger(number) ? number + 1 : number / 2);
}

function joinsTexts({ left, right }: ts.BinaryExpression): boolean {
  return [left, right].some((side) => ts.isStringLiteralLike(side) || ts.isTemplateExpression(side));
}
