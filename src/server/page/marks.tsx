import type { Mark } from '../../contracts/wording/web.js';
import type { Visit } from './visit.js';

/** Short words beside a figure, which a screen reader reads like the rest. */
export function Marks({ visit, marks }: { visit: Visit; marks: readonly Mark[] }) {
  const { web } = visit.wording;
  return (
    <>
      {marks.map((mark) => (
        <>
          {' '}
          <small class={`mark ${mark}`}>{web.marks[mark]}</small>
        </>
      ))}
    </>
  );
}

/** What the marks that stand above mean; nothing where there are none. */
export function Legend({ visit, marks }: { visit: Visit; marks: readonly Mark[] }) {
  const { web } = visit.wording;
  const used = [...new Set(marks)];
  return used.length === 0 ? null : (
    <dl class="legend" aria-label={web.legend}>
      {used.map((mark) => (
        <div>
          <dt>
            <small class={`mark ${mark}`}>{web.marks[mark]}</small>
          </dt>
          <dd>{web.meanings[mark]}</dd>
        </div>
      ))}
    </dl>
  );
}
