import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXPLAINED_IN, explain, oldestCheck, talk } from '../../src/language/explanations.js';

const ROOT = join(import.meta.dirname, '../..');
const FIELDS = ['name', 'says', 'form', 'law', 'version', 'checked', 'next', 'remedy'];
/** Characters of a line: what a phone shows in two or three lines. */
const LIMITS = { zh: { line: 80, talk: 65 }, en: { line: 240, talk: 170 } };
const ADVICE = { zh: '不是法律意见', en: 'not legal advice' };

type Record = { says: string[]; form?: string; law?: string; version?: string[]; next?: string; remedy?: string };
type File = { versions: object; explanations: { [id: string]: Record }; talk: { [id: string]: string[] } };

const fileOf = (language: string): File =>
  JSON.parse(readFileSync(join(ROOT, `explanations/${language}.json`), 'utf8'));

/** The lines `kind id: word | word`, and where cores stand together `ask-kind id: core + core | core`; no notes. */
function linesOf(language: string, section: 'explanations' | 'talk') {
  const lines = readFileSync(join(ROOT, `words/${language}/${section}.txt`), 'utf8')
    .trimEnd()
    .split('\n')
    .filter((line) => !line.startsWith('#'));
  return lines.map((line) => {
    const [, kind = '', id = '', words = ''] =
      /^(term|rule|talk|core|ask-rule|ask-talk) ([a-z_0-9]+): (.+)$/.exec(line) ?? [];
    return { line, kind, id, words: words.split(' | ') };
  });
}

/** What leads to an explanation or a reply by itself. */
function wordsOf(language: string, section: 'explanations' | 'talk') {
  return linesOf(language, section).filter(({ kind }) => ['term', 'rule', 'talk'].includes(kind));
}

/** Asks again for what was explained last, so it is the id of no explanation. */
const AGAIN = 'again';

it('has the same explanations and replies in both languages, with the same parts', () => {
  const [zh, en] = [fileOf('zh'), fileOf('en')];
  const partsOf = ({ explanations }: File) =>
    Object.entries(explanations).map(([id, record]) => [
      id,
      record.says.length,
      record.remedy,
      record.version,
      ...FIELDS.filter((field) => field in record),
    ]);
  expect(partsOf(en)).toEqual(partsOf(zh));
  expect(Object.keys(en.talk)).toEqual(Object.keys(zh.talk));
  expect(Object.keys(en.versions)).toEqual(Object.keys(zh.versions));
});

describe.each(EXPLAINED_IN)('the explanations in %s', (language) => {
  const { explanations, talk: replies, versions } = fileOf(language);

  it('keeps its lines short: four at most, two in a reply', () => {
    const { line, talk: reply } = LIMITS[language];
    for (const [id, { says, form = '', next = '' }] of Object.entries(explanations)) {
      expect(says.length, id).toBeLessThanOrEqual(4);
      for (const each of [...says, form, next]) expect(each.length, `${id}: ${each}`).toBeLessThanOrEqual(line);
    }
    for (const [id, lines] of Object.entries(replies)) {
      expect(lines.length, id).toBeLessThanOrEqual(2);
      for (const each of lines) expect(each.length, `${id}: ${each}`).toBeLessThanOrEqual(reply);
    }
  });

  it('names for every law the version that was checked', () => {
    for (const [id, { law, version }] of Object.entries(explanations)) {
      expect(version !== undefined, id).toBe(law !== undefined);
      for (const each of version ?? []) expect(Object.keys(versions), id).toContain(each);
    }
  });

  it('says once that it is no legal advice where a remedy is told, and nowhere else', () => {
    for (const [id, { remedy }] of Object.entries(explanations)) {
      const times = explain(language, id)?.join('\n').split(ADVICE[language]).length ?? 0;
      expect(times - 1, id).toBe(remedy ? 1 : 0);
    }
  });

  it('leaves nothing open when nothing is told, and says something all the same', () => {
    const texts = [
      ...Object.keys(explanations).map((id) => explain(language, id)),
      ...Object.keys(replies).map((id) => talk(language, id)),
    ];
    for (const lines of texts) {
      expect(lines?.length).toBeGreaterThan(0);
      expect(lines?.join('\n')).not.toMatch(/[{}]|undefined/);
    }
  });

  it.each(['explanations', 'talk'] as const)('is reached by words: every id of %s, and no other', (section) => {
    const lines = linesOf(language, section);
    const ids = Object.keys(section === 'talk' ? replies : explanations);
    expect(lines.filter(({ id }) => id === '').map(({ line }) => line)).toEqual([]);
    expect(new Set(wordsOf(language, section).map(({ id }) => id))).toEqual(new Set(ids));
    const asked = lines.filter(({ kind, id }) => kind.startsWith('ask-') && id !== AGAIN);
    expect(asked.filter(({ id }) => !ids.includes(id)).map(({ line }) => line)).toEqual([]);
  });

  it('is asked for by cores that have words', () => {
    const lines = [...linesOf(language, 'explanations'), ...linesOf(language, 'talk')];
    const cores = new Set(lines.filter(({ kind }) => kind === 'core').map(({ id }) => id));
    const asked = lines.filter(({ kind }) => kind.startsWith('ask-')).flatMap(({ words }) => words);
    expect(asked.filter((together) => !together.split(' + ').every((core) => cores.has(core)))).toEqual([]);
  });

  it('is led to by no word twice, and by none with capitals or loose ends', () => {
    const all = [...wordsOf(language, 'explanations'), ...wordsOf(language, 'talk')].flatMap(({ kind, words }) =>
      words.map((word) => `${kind} ${word}`),
    );
    expect(all.filter((word, at) => all.indexOf(word) !== at)).toEqual([]);
    expect(all.filter((word) => word !== word.toLowerCase().trim() || word.includes('|'))).toEqual([]);
  });
});

describe('an explanation', () => {
  it('says what it is, where it stands in the form, the law with version and day, and what can be done', () => {
    expect(explain('zh', 'repeated')).toMatchInlineSnapshot(`
      [
        "重复申请：机关已就同样的申请答复过，同一申请人再次提出，告知不予重复处理。",
        "表里：第三部分“三（五）不予处理”第2行。",
        "依据：《政府信息公开条例》第三十六条第（六）项（条例自2019年5月15日起施行；2026-12-01核对）",
        "可以怎么做：对第一次答复不服的，针对那次答复申请复议，期限从那次算。",
        "这里只是一般说明，不是法律意见。",
      ]
    `);
    expect(explain('en', 'silence')).toMatchInlineSnapshot(`
      [
        "No reply: work out the time first: 20 working days, up to 20 more if you were told of an extension, corrections and consultations apart; make sure the application arrived.",
        "If it has passed, complain to the next higher agency or the office in charge, or apply for administrative review.",
        "Where it is unclear whether suing directly is open, review first is the safer way.",
        "Basis: Regulation on Open Government Information, Articles 33, 47 and 51; Administrative Reconsideration Law, Article 20 (Regulation in force since 15 May 2019; Reconsideration Law as revised in 2023, in force since 1 January 2024; checked 2026-12-01)",
        "What you can do: keep the proof that you applied (receipt, confirmation, screenshot).",
        "This is general information, not legal advice.",
      ]
    `);
  });

  it('is completed by what the caller tells, and leaves the line out otherwise', () => {
    const told = explain('zh', 'annual_deadline', { filed: '青禾县2019至2022年' });
    expect(told).toContain('已收录的年度：青禾县2019至2022年。');
    expect(explain('zh', 'annual_deadline')).toEqual(told?.filter((line) => !line.includes('已收录')));
    expect(talk('en', 'coverage_years', { first: 2018, last: 2025, reports: 12 })?.[0]).toBe(
      'Reports of 2018 to 2025 are filed, 12 in all; the years differ by agency.',
    );
  });

  it('is none for an id that is none', () => {
    expect(explain('zh', 'no_such_term')).toBeUndefined();
    expect(talk('zh', 'no_such_talk')).toBeUndefined();
  });
});

it('knows the day of the oldest check of both languages', () => {
  const days = EXPLAINED_IN.flatMap((language) =>
    [...readFileSync(join(ROOT, `explanations/${language}.json`), 'utf8').matchAll(/"checked": "([\d-]+)"/g)].map(
      ([, day]) => day,
    ),
  );
  expect(days.length).toBeGreaterThan(150);
  expect(days.sort()[0]).toBe(oldestCheck());
});
