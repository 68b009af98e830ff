import { clearScreenDown, cursorTo, moveCursor } from 'node:readline';
import { clean } from '../conversation/clean.js';
import { active } from '../conversation/inert.js';
import type { Mark, Message } from '../conversation/message.js';
import { columnsOf, wrapLine } from './wrap.js';

/** Where the terminal writes: `columns` and `rows` where it is a screen. */
export type Output = NodeJS.WritableStream & { isTTY?: boolean; columns?: number; rows?: number };

/** What is written for a person to read; on a screen it is wrapped to its width. */
export type Screen = {
  say(message: Message): void;
  /** Puts one line, dim, yellow or as it is, and an empty one below. */
  line(text: string, style?: Style): void;
  /** Shows something in the making until it is ended, which takes it away again; nothing where there is no screen. */
  making(words: { looking: string; stop: string }): Making;
  paint(text: string, ...styles: readonly Style[]): string;
  /** Without end where it is no screen. */
  columns(): number;
};

export type Making = { progress(text: string): void; end(): void };

export type Style = 'bold' | 'dim' | 'yellow' | 'cyan';

const STYLES = { bold: '1', dim: '2', yellow: '33', cyan: '36' } as const;
const MARKS: Readonly<Record<Mark['kind'], Style>> = { bold: 'bold', code: 'cyan', folded: 'dim' };
/** Figures are there sooner. */
const PATIENCE = 1000;
const TURN = 120;
const SPINNER = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏';
/** A line longer than this is hard to read on the widest screen. */
const WIDEST = 100;

/** Writes to a terminal, or plainly to whatever else the output is. */
export function createScreen(output: Output, { colour }: { colour: boolean }): Screen {
  const columns = () => (output.isTTY ? Math.min(output.columns ?? 80, WIDEST) : Number.POSITIVE_INFINITY);

  function paint(text: string, ...styles: readonly Style[]): string {
    if (!colour || styles.length === 0 || text === '') return text;
    return `\u001B[${styles.map((style) => STYLES[style]).join(';')}m${text}\u001B[0m`;
  }

  function rendered({ text, marks }: Message): string[] {
    let offset = 0;
    return text.split('\n').flatMap((line) => {
      const from = offset;
      offset += line.length + 1;
      return wrapLine(line, columns()).map(({ start, end, indent }) => {
        const edges = marks.flatMap(({ offset: at, length }) => [at - from, at - from + length]);
        const cuts = [start, ...edges.filter((edge) => edge > start && edge < end).sort((a, b) => a - b), end];
        const runs = cuts.slice(1).map((to, index) => {
          const [begin, finish] = [(cuts[index] ?? start) + from, to + from];
          const over = marks.filter(({ offset: at, length }) => at <= begin && finish <= at + length);
          const styles = over.map(({ kind }) => MARKS[kind]);
          return paint(active(text.slice(begin, finish)), ...new Set(styles));
        });
        return ' '.repeat(indent) + runs.join('');
      });
    });
  }

  const put = (lines: readonly string[]) => void output.write(`${lines.join('\n')}\n\n`);
  const styled = (text: string, style: Style | undefined) =>
    rendered({ text, marks: [] }).map((line) => paint(line, ...(style ? [style] : [])));

  return {
    say: (message) => put(rendered(message)),
    line: (text, style) => put(styled(text, style)),
    making(words) {
      if (!output.isTTY) return { progress() {}, end() {} };
      return createMaking(words);
    },
    paint,
    columns,
  };

  function createMaking({ looking, stop }: { looking: string; stop: string }): Making {
    let above: string[] = [];
    let shown = 0;
    let turns = 0;
    let isDrawn = false;

    function draw(): void {
      wipe();
      const foot = `${SPINNER[turns++ % SPINNER.length]} ${looking}`;
      const hint = columnsOf(`${foot}  ${stop}`) < columns() ? `  ${stop}` : '';
      output.write([...above, paint(foot + hint, 'dim')].join('\n'));
      shown = above.length;
      isDrawn = true;
    }

    function wipe(): void {
      if (!isDrawn) return;
      cursorTo(output, 0);
      if (shown > 0) moveCursor(output, 0, -shown);
      clearScreenDown(output);
      isDrawn = false;
    }

    let timer: NodeJS.Timeout = setTimeout(() => {
      draw();
      timer = setInterval(draw, TURN);
    }, PATIENCE);

    return {
      progress(text) {
        // What has left the screen can not be taken away.
        const room = Math.max(1, (output.rows ?? 24) - 3);
        above = rendered({ text: clean(text), marks: [] }).slice(-room);
      },
      end() {
        clearTimeout(timer);
        clearInterval(timer);
        wipe();
      },
    };
  }
}
