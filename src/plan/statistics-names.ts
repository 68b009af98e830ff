import { FORM_2014 } from '../report/form-2014.js';
import type { Names } from './names.js';

/** Rows of the statistics sheet of 2014 to 2018, by the form's own wording alone: in other years the text speaks of these. */
export const STATISTICS_NAMES: Names = Object.fromEntries(
  FORM_2014.filter(
    ({ metric, zh }) => zh.length > 4 && !/^statistics\.(?:applications|review|litigation|normative)/.test(metric),
  ).map(({ metric, zh, en }) => [
    metric,
    [zh, zh.replace(/(?:总?次数|总?数量?)$/, ''), en.toLowerCase()].filter((name) => name.length > 5),
  ]),
);
