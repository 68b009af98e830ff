/**
 * The names an agency answers to. `name` is the one it is filed under; `keys` are all the written forms people use,
 * worked out once at filing so that loading a hundred thousand names is reading rows.
 */
export type AgencyNames = {
  name: string;
  keys: AgencyKey[];
};

/** `full` and `short` in Simplified characters; `pinyin` in lower-case letters without spaces or tones. */
export type AgencyKey = { key: string; kind: 'full' | 'short' | 'pinyin' };
