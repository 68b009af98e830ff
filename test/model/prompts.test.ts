import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/contracts/errors.js';
import { loadPrompts, parsePrompt } from '../../src/model/prompts.js';

const GOOD = '---\nversion: 3\nvariables: a, b\n---\nRules of {{a}}.\n\n## user\nSay {{b}}.\n';

describe('a prompt', () => {
  it('fills its variables once, whatever stands in them', () => {
    const { version, fill } = parsePrompt(GOOD, 'x.md');
    expect(version).toBe(3);
    expect(fill({ a: '{{b}}', b: 'yes' })).toEqual({ system: 'Rules of {{b}}.', user: 'Say yes.' });
  });

  it.each([
    { text: 'no head', says: /needs a head/ },
    { text: GOOD.replace('version: 3\n', ''), says: /needs a head/ },
    { text: GOOD.replace('## user', '## person'), says: /## user/ },
    { text: GOOD.replace('a, b', 'a'), says: /differ in the variables b/ },
    { text: GOOD.replace('a, b', 'a, b, c'), says: /differ in the variables c/ },
  ])('is refused when it is loaded: $says', ({ text, says }) => {
    expect(() => parsePrompt(text, 'x.md')).toThrow(ConfigError);
    expect(() => parsePrompt(text, 'x.md')).toThrow(says);
  });

  it('is not filled where a variable was not given', () => {
    expect(() => parsePrompt(GOOD, 'x.md').fill({ a: 'x' })).toThrow(/variable b/);
  });

  it('is there for every task of the program', () => {
    expect(loadPrompts().point.version).toBeGreaterThan(0);
    expect(() => loadPrompts('/nowhere')).toThrow(ConfigError);
  });
});
