import type { TerminalWording } from '../../contracts/wording/terminal.js';

/** What the terminal says in Chinese, in the script that `write` makes of Simplified characters; names of files stay as they are. */
export function terminalZh(write: (simplified: string) => string): TerminalWording {
  return {
    hint: write('直接打字提问，或输入序号选择。/source 看原表，/help 看命令，/quit 退出。'),
    choose: write('输入序号选择：'),
    noSource: write('上一个回答没有引用年报，所以没有原文可看。'),
    farewell: write('再见。'),
    descriptions: {
      check: write('数字对得上吗（机关 年度），或核对草稿（文件）'),
      source: write('看上一个回答的原表，也可以打“原表”'),
      quit: write('退出'),
    },
    inTelegram: (command) => command + write(' 要记住您是谁，只在 Telegram 里有，终端里没有。/help 看这里能用的命令。'),
    stop: write('Ctrl-C 停止'),
    saved: (path) => write('已保存：') + path,
    notSaved: ({ name, why }) => `${write('没能保存 ')}${name}${write('：')}${why}`,
    nothingRead: (path) => write('没有从 ') + path + write(' 读到报告。'),
    askAboutDraft: (name) => write('可以接着问 ') + name + write(' 里的内容，/new 结束。它没有收录，别人看不到。'),
  };
}
