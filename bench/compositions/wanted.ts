/** A figure that an answer must state. */
export type WantedFigure = {
  agency: string;
  year: number;
  metric: string;
  applicant: string | null;
  value: number | null;
};

/** What makes an answer right. */
export type Wanted =
  /** These figures, the first one stated among them. */
  | { kind: 'figures'; figures: WantedFigure[] }
  /** A number that was worked out: any of these, and no other. */
  | { kind: 'number'; any: number[]; of?: string }
  /** One agency, with the value that it was chosen by, or another that tells the same; `rest` are the values of the others. */
  | { kind: 'who'; agency: string; value: number; or?: number; rest: number[] }
  | { kind: 'when'; year: number; value: number; rest: number[] }
  /** These agencies and no others, in this order where `ordered`; `named`: what the question itself names. */
  | { kind: 'agencies'; agencies: string[]; ordered: boolean; named: string[] }
  | { kind: 'years'; years: number[]; within: readonly [number, number] }
  | { kind: 'count'; count: number }
  | { kind: 'place'; place: number }
  /** Yes or no, and with it one of these numbers. */
  | { kind: 'claim'; holds: boolean; numbers: number[] }
  /** No number: the report leaves the cell blank or was not filed. */
  | { kind: 'unknown'; agency: string; year: number };

/** What is wanted, in a line. */
export function told(wanted: Wanted): string {
  switch (wanted.kind) {
    case 'figures':
      return wanted.figures.map(({ agency, year, metric, value }) => `${agency} ${year} ${metric} ${value}`).join('; ');
    case 'number':
      return wanted.any.map((number) => String(Math.round(number * 100) / 100)).join(' or ');
    case 'who':
      return `${wanted.agency} ${Math.round(wanted.value * 100) / 100}`;
    case 'when':
      return `${wanted.year}: ${wanted.value}`;
    case 'agencies':
      return `${wanted.agencies.join(wanted.ordered ? ' > ' : ', ')}`;
    case 'years':
      return wanted.years.join(', ');
    case 'count':
      return `${wanted.count} of them`;
    case 'place':
      return `place ${wanted.place}`;
    case 'claim':
      return `${wanted.holds ? 'yes' : 'no'}, ${wanted.numbers.map((number) => Math.round(number * 100) / 100).join(' or ')}`;
    case 'unknown':
      return `${wanted.agency} ${wanted.year}: not known`;
    default:
      return wanted satisfies never;
  }
}
