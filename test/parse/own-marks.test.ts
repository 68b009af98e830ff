import { describe, expect, it } from 'vitest';
import { withOwnMarks } from '../../src/parse/own-marks.js';

describe('withOwnMarks', () => {
  it.each([
    {
      printed: '2021年，我鎮公開消息３５條（其中公告９條）；',
      text: '2021年,我镇公开消息35条(其中公告9条);',
      own: '2021年，我镇公开消息35条（其中公告9条）；',
      why: 'marks are printed in full width',
    },
    { printed: '全镇,逐村公布', text: '全镇,逐村公布', own: '全镇,逐村公布', why: 'marks are printed in half width' },
    { printed: '镇(zhèn)里，公布', text: '镇里,公布', own: '镇里,公布', why: 'mending took marks away' },
  ])('gives "$own" where $why', ({ printed, text, own }) => {
    expect(withOwnMarks({ printed, text })).toBe(own);
  });
});
