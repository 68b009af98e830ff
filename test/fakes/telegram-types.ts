import { join } from 'node:path';
import ts from 'typescript';
import type { Schema, Shape } from './telegram-schema.js';

const TYPES = join(import.meta.dirname, '../../node_modules/@grammyjs/types/mod.d.ts');
/** Where the schema stands that `telegram-schema.ts` checks by. */
export const SCHEMA_FILE = join(import.meta.dirname, 'telegram-schema.json');

/** The methods that the bot calls. */
const METHODS = [
  ...['getMe', 'getUpdates', 'getWebhookInfo', 'setWebhook', 'deleteWebhook', 'getFile'],
  ...['setMyCommands', 'setMyDescription', 'setMyShortDescription', 'setChatMenuButton'],
  ...['sendChatAction', 'sendMessageDraft'],
  ...['sendMessage', 'sendRichMessage', 'sendPhoto', 'sendDocument', 'editMessageText', 'editMessageReplyMarkup'],
  ...['answerInlineQuery', 'answerGuestQuery', 'answerCallbackQuery'],
];

/** The parameters of those methods as their types in @grammyjs/types are written. */
export function schemaOfTypes(): Schema {
  const program = ts.createProgram([TYPES], { strict: true, skipLibCheck: true, types: [] });
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(TYPES);
  const root = file && checker.getSymbolAtLocation(file);
  const methods = root && checker.getExportsOfModule(root).find(({ name }) => name === 'ApiMethods');
  if (!file || !methods) throw new Error('no ApiMethods in @grammyjs/types');
  const all = checker.getDeclaredTypeOfSymbol(methods);
  const named = new Map<ts.Type, number>();
  const shapes: Shape[] = [];

  function shapeOf(type: ts.Type): Shape {
    if (type.isStringLiteral() || type.isNumberLiteral()) return { is: type.value };
    if (type.flags & ts.TypeFlags.BooleanLiteral) return { is: checker.typeToString(type) === 'true' };
    if (type.flags & (ts.TypeFlags.StringLike | ts.TypeFlags.TemplateLiteral)) return 'string';
    if (type.flags & ts.TypeFlags.NumberLike) return 'number';
    if (type.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.TypeParameter | ts.TypeFlags.Any)) return 'any';
    const known = named.get(type);
    if (known !== undefined) return { at: known };
    const at = shapes.push('any') - 1;
    named.set(type, at);
    shapes[at] = partsOf(type);
    return { at };
  }

  function partsOf(type: ts.Type): Shape {
    if (type.isUnion()) return { or: type.types.map(shapeOf) };
    if (checker.isArrayType(type))
      return { list: shapeOf(checker.getTypeArguments(type as ts.TypeReference)[0] ?? type) };
    const fields = checker.getPropertiesOfType(type).map((field): [string, { may: boolean; shape: Shape }] => {
      const may = (field.flags & ts.SymbolFlags.Optional) !== 0;
      return [field.name, { may, shape: shapeOf(checker.getNonNullableType(checker.getTypeOfSymbol(field))) }];
    });
    return { fields: Object.fromEntries(fields) };
  }

  const of = METHODS.map((name): [string, Shape] => {
    const method = checker.getPropertyOfType(all, name);
    const [signature] = method ? checker.getTypeOfSymbol(method).getCallSignatures() : [];
    if (!signature) throw new Error(`no method ${name} in @grammyjs/types`);
    const [given] = signature.parameters;
    return [name, given ? shapeOf(checker.getNonNullableType(checker.getTypeOfSymbol(given))) : { fields: {} }];
  });
  return { methods: Object.fromEntries(of), shapes };
}
