import { describe, expect, it } from 'vitest';
import { findAgencies } from '../../../src/question/names/agencies.js';
import { findUnfiled } from '../../../src/question/names/unfiled.js';
import { inventedNames, knownOf, misnamed } from '../../fixtures/invented-names.js';

describe('createKnown', () => {
  const known = knownOf(['青岚区人民政府', '青岚区教育局', '云汀市教育局', '昆山市人民政府']);

  it.each([
    { said: '青木区', nearest: ['青岚区人民政府'] },
    { said: '青岚区财政局', nearest: ['青岚区教育局', '青岚区人民政府'] },
    { said: '昆川市', nearest: ['昆山市人民政府'] },
    { said: '北京市教育局', nearest: [] },
    { said: '丹枫', nearest: [] },
  ])('offers what is near $said, and nothing where nothing is', ({ said, nearest }) => {
    expect(known.nearest(said, 2)).toEqual(expect.arrayContaining(nearest));
    if (nearest.length === 0) expect(known.nearest(said, 2)).toEqual([]);
  });

  it.each([
    { said: '清兰区', agencies: ['青岚区人民政府'] },
    { said: '清兰区政府', agencies: ['青岚区人民政府'] },
    { said: '岚青区', agencies: ['青岚区人民政府'] },
    { said: 'qinlan', agencies: ['青岚区人民政府'] },
    { said: 'qinglann', agencies: ['青岚区人民政府'] },
    { said: '青山区', agencies: [] },
  ])('tells what sounds like $said or is one slip away', ({ said, agencies }) => {
    expect(known.soundsLike(said)).toEqual(agencies);
  });

  it('gives the agencies of a key, and an agency its names', () => {
    expect(known.namesByKey('教育局')).toEqual(['青岚区教育局', '云汀市教育局']);
    expect(known.fullNames('青岚区教育局')).toEqual(['青岚区教育局']);
    expect(known.fullNames('海棠市教育局')).toEqual([]);
  });

  it('looks up no more for misspelt and unknown names where ten times as many agencies are filed', () => {
    const names = inventedNames(2000);
    const { misspelt, unknown } = misnamed(names.slice(0, 50));
    const cost = (count: number) => {
      const filed = knownOf(names.slice(0, count));
      for (const text of [...misspelt, ...unknown]) {
        findAgencies(text, filed);
        findUnfiled(text, [], filed);
      }
      return filed.index.looked();
    };
    expect(cost(2000)).toBeLessThan(1.5 * cost(200));
  });
});
