import { describe, expect, it } from 'vitest';
import { memorySchema, NO_MEMORY } from '../../../src/question/follow-up/memory.js';
import { memoryOf } from '../../../src/question/follow-up/older-memory.js';
import { brief } from '../brief.js';

describe('what version 0.1.0 remembered of a chat', () => {
  const context = {
    subjects: [{ agency: '青岚区人民政府', year: 2022 }],
    last: {
      kind: 'value',
      subjects: [{ agency: '青岚区人民政府', year: 2022 }],
      metrics: ['applications.received'],
      applicants: ['total'],
    },
  };

  it('is taken over as the query it asked', () => {
    const memory = memoryOf(context);
    expect(memorySchema.parse(memory)).toEqual(memory);
    expect(memory.agencies).toEqual(['青岚区人民政府']);
    expect(memory.queries.map((query) => brief({ kind: 'figures', query }))).toEqual([
      '青岚区 2022 applications.received',
    ]);
  });

  it('is whose report was spoken of, where no figure was', () => {
    const memory = memoryOf({ subjects: [{ agency: '青岚区人民政府', year: 2022 }], last: null });
    expect(memory).toMatchObject({ queries: [], agencies: ['青岚区人民政府'] });
  });

  it('is no agency where every one was meant', () => {
    expect(memoryOf({ subjects: [{ agency: '*', year: 2022 }], last: null }).agencies).toEqual([]);
  });

  it.each([null, 'nonsense', { subjects: 'none' }])('is nothing where it cannot be read: %s', (unreadable) => {
    expect(memoryOf(unreadable)).toEqual(NO_MEMORY);
  });
});
