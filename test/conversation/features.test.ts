import { describe, expect, it } from 'vitest';
import { composed } from '../../src/conversation/features.js';
import { type Feature, plainly } from '../../src/conversation/reply.js';

describe('features', () => {
  const one: Feature = { commands: { tell: { offered: 'everybody', run: async () => plainly('one') } } };
  const other: Feature = { buttons: { tell: async () => plainly('other') } };

  it('are one: each part has what every feature has of it', () => {
    const { commands, buttons, awaited } = composed([one, other]);
    expect([Object.keys(commands), Object.keys(buttons), Object.keys(awaited)]).toEqual([['tell'], ['tell'], []]);
  });

  it.each(['commands', 'buttons', 'confirmed', 'awaited', 'sent'] as const)(
    'throw where two have the same of %s',
    (part) => {
      const feature = { [part]: { file: async () => plainly('') } };
      expect(() => composed([feature, one, feature])).toThrow(`two features have ${part}.file`);
    },
  );

  it('have nothing under a name that every object knows', () => {
    expect(composed([one]).commands.constructor).toBeUndefined();
  });
});
