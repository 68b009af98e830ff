import { Converter } from 'opencc-js';
import type { ChatWording } from '../language.js';

/** The chat's own sentences in Simplified Chinese. */
export const zhChat: ChatWording = inScript((simplified) => simplified);

/** The same sentences in Traditional characters. */
export const zhHantChat: ChatWording = inScript(Converter({ from: 'cn', to: 't' }));

function inScript(write: (simplified: string) => string): ChatWording {
  return {
    help: write('帮助'),
    commands: [
      { command: 'start', description: write('这是什么，收录了哪些年报') },
      { command: 'help', description: write('可以怎么问') },
    ],
    choices: write('可以点选：'),
    expiredButton: write('此按钮已过期，请重新提问'),
    foreignButton: (asker) => write('这是 ') + asker + write(' 的查询，请直接向我提问'),
    onlyText: write('我目前只看得懂文字。请把问题打成文字发给我，例如哪个机关、哪一年、哪一项数字。'),
    unknownCommand: (command) => write('没有 ') + command + write(' 这个命令。直接打字提问就行，/help 里有例子。'),
    failed: write('抱歉，这次没能答上来，问题出在我这边（E-ASK）。请过一会儿把问题再发一遍；/help 随时可用。'),
    resent: write('（补发）'),
    anotherInstance: write('另一个实例正在使用此令牌：请先停掉那一个，或在 @BotFather 换发令牌，再启动本程序'),
    badToken: write('Telegram 不认这个令牌：请检查 TELEGRAM_BOT_TOKEN，从 @BotFather 完整复制'),
    unreachable: write('连不上 Telegram，正在重试：请检查网络，或 TELEGRAM_API_ROOT'),
    reachable: write('已重新连上 Telegram'),
    terminal: {
      hint: write('直接打字提问，或输入序号选择。/source 看原表，/help 看例子，/quit 退出。'),
      choose: write('输入序号选择：'),
      noSource: write('上一个回答没有引用年报，所以没有原文可看。'),
      farewell: write('再见。'),
    },
    unreadableLine: write('这一行读不了：请写 {"chat": "会话", "text": "问题"}，或直接写问题。'),
  };
}
