import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/settings.js';
import { ConfigError } from '../../src/contracts/errors.js';

describe('the models of the configuration', () => {
  it('are none without a key, and none without the name of one', () => {
    expect(readConfig({ OPENAI_MODEL: 'm' }).model).toBeUndefined();
    expect(readConfig({ OPENAI_API_KEY: 'k' }).model).toBeUndefined();
  });

  it('are at the address that is named, with what they may cost', () => {
    const { model } = readConfig({
      OPENAI_API_KEY: 'k',
      OPENAI_BASE_URL: 'http://localhost:11434/v1',
      OPENAI_MODEL: 'm',
      WENBAO_MODEL_PRICE: '2/8',
    });
    expect(model).toEqual({
      key: 'k',
      baseUrl: 'http://localhost:11434/v1',
      chat: 'm',
      timeout: 60_000,
      allowance: { day: 2_000_000, chat: 100_000, question: 6000 },
      price: { input: 2, output: 8 },
    });
  });

  it.each([
    { OPENAI_BASE_URL: 'file:///etc/passwd' },
    { OPENAI_TIMEOUT_MS: 'soon' },
    { WENBAO_MODEL_TOKENS_A_DAY: '-1' },
    { WENBAO_MODEL_PRICE: 'cheap' },
  ])('are refused where %j is no setting', (environment) => {
    expect(() => readConfig(environment)).toThrow(ConfigError);
  });
});
