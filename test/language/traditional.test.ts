import { Converter } from 'opencc-js';
import { expect, it } from 'vitest';
import { zhChat, zhHantChat } from '../../src/language/zh/chat.js';

it('is written in the characters that its readers use, not in their oldest forms', () => {
  expect(zhHantChat().filed.check).toBe('勾稽核對');
  expect(zhHantChat().privacy({ hours: 48, draftHours: 24, complaintDays: 30 })).toMatch(/為什麼[\s\S]*日誌裡/);
});

it.each([
  zhChat.filed.check,
  zhChat.filed.checkQuestion({ agency: '云汀市卫生健康委员会', year: 2020 }),
  zhChat.questions.rank('政府集中采购总金额'),
])('is read back as it was: %s', (words) => {
  expect(Converter({ from: 't', to: 'cn' })(zhHantChat().script(words))).toBe(words);
});
