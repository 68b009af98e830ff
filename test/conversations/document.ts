import { type Recorded, record } from './record.js';

const HEAD = `# Two conversations

Made by \`npx tsx test/conversations/write.ts\` from the running bot, over a Bot API server and a model server on the same machine, from
invented reports of two counties that do not exist; \`--check\` says whether this page is out of date. A message of the bot stands in a
quote with its buttons below, what a phone folds away in small letters. The day of recording is set to 2026-03-02.
`;

const ZH = {
  bot: '问报',
  presses: (label: string) => `点 ${label}`,
  sends: (file: string) => `发来文件 📎 ${file}`,
  edited: '改了上面的一条',
  buttons: '上面一条的按钮换成',
  noButtons: '上面一条的按钮收起',
};
const EN = {
  bot: 'wenbao',
  presses: (label: string) => `taps ${label}`,
  sends: (file: string) => `sends the file 📎 ${file}`,
  edited: 'in the place of a message above',
  buttons: 'other buttons under the message above',
  noButtons: 'no buttons under the message above any more',
};

/** The page of conversations as the program makes it now, and the pictures in it by name. */
export async function conversations(): Promise<{ page: string; pictures: Map<string, Buffer> }> {
  const zh = await record('zh', ZH);
  const en = await record('en', EN);
  const part = (title: string, chat: string) => `## ${title}\n\n${chat}\n`;
  const page = [
    HEAD,
    part('一、市民查一个机关', zh.citizen),
    part('二、工作人员准备今年的年报', zh.staff),
    part('1. A citizen checks an agency', en.citizen),
    part("2. Staff prepare this year's report", en.staff),
  ].join('\n');
  return { page, pictures: new Map([zh, en].flatMap(({ pictures }: Recorded) => [...pictures])) };
}
