import { seeded } from '../test/fixtures/filled-form.js';

/** Things said in several ways: everything in `asked` belongs with everything in `told`; each text as its weighted terms. */
export type Pairing = { asked: readonly Weighted[]; told: readonly Weighted[] };
export type Weighted = { rows: Int32Array; weights: Float32Array };

const DIMENSION = 96;
const STEPS = 4000;
const BATCH = 192;
const RATE = 0.1;
/** The smaller, the more the nearest of the wrong ones count. */
const TEMPERATURE = 0.05;
/** Part of the terms that are left out at random, so that no single one decides. */
const LEFT_OUT = 0.2;
/** Part of the pairs that are two questions, or a question and its own telling once more. */
const QUESTIONS = 0.3;
const SMALL = 1e-4;

/**
 * A row of numbers for each term, so that the sum of a text's rows points where the sums of texts of the same matter point and away
 * from the others: contrastive learning within a batch in both directions (van den Oord et al. 2018, arXiv:1807.03748), with steps
 * scaled by each row's past (Duchi et al. 2011, Adagrad). Deterministic.
 */
export function trainRows(
  groups: readonly { pairings: readonly Pairing[]; share: number }[],
  { terms, onStep }: { terms: number; onStep: (step: number, steps: number) => void },
): { dimension: number; rows: Float32Array } {
  const random = seeded(1);
  const rows = Float32Array.from({ length: terms * DIMENSION }, () => gauss(random) / Math.sqrt(DIMENSION));
  const past = new Float32Array(terms).fill(SMALL);
  const next = groups.map(({ pairings }) => inTurn(pairings, random));
  const asked = side();
  const told = side();
  for (let step = 0; step < STEPS; step += 1) {
    const rate = RATE * (1 - step / STEPS) + SMALL;
    for (let at = 0; at < BATCH; at += 1) {
      const [one, other] = drawPair(next[pickGroup(groups, random)]?.() ?? { asked: [], told: [] }, random);
      embed(asked, { at, text: leaveOut(one, random), rows });
      embed(told, { at, text: leaveOut(other, random), rows });
    }
    const pull = contrast(asked.vectors, told.vectors);
    towards(asked, { pull, others: told.vectors, turned: false });
    towards(told, { pull, others: asked.vectors, turned: true });
    for (const one of [asked, told]) for (let at = 0; at < BATCH; at += 1) learn(one, { at, rows, past, rate });
    onStep(step + 1, STEPS);
  }
  return { dimension: DIMENSION, rows };
}

/** One half of a batch: its texts, their vectors of length one, how long they were, and where they should move. */
type Side = { texts: Weighted[]; vectors: Float32Array; lengths: Float32Array; gradients: Float32Array };

function side(): Side {
  const numbers = () => new Float32Array(BATCH * DIMENSION);
  return { texts: [], vectors: numbers(), lengths: new Float32Array(BATCH), gradients: numbers() };
}

function embed(
  { texts, vectors, lengths }: Side,
  { at, text, rows }: { at: number; text: Weighted; rows: Float32Array },
): void {
  texts[at] = text;
  const vector = vectors.subarray(at * DIMENSION, (at + 1) * DIMENSION).fill(0);
  for (let term = 0; term < text.rows.length; term += 1) {
    const from = text.rows[term]! * DIMENSION;
    const weight = text.weights[term]!;
    for (let part = 0; part < DIMENSION; part += 1) vector[part]! += weight * rows[from + part]!;
  }
  const length = Math.sqrt(product(vector, 0, vector, 0)) || SMALL;
  lengths[at] = length;
  for (let part = 0; part < DIMENSION; part += 1) vector[part]! /= length;
}

/** How wrong each nearness is: what it was taken for in both directions, less one where it is right. */
function contrast(asked: Float32Array, told: Float32Array): Float32Array {
  const near = new Float32Array(BATCH * BATCH);
  for (let one = 0; one < BATCH; one += 1)
    for (let other = 0; other < BATCH; other += 1)
      near[one * BATCH + other] = Math.exp(
        (product(asked, one * DIMENSION, told, other * DIMENSION) - 1) / TEMPERATURE,
      );
  const byAsked = new Float32Array(BATCH);
  const byTold = new Float32Array(BATCH);
  for (let at = 0; at < near.length; at += 1) {
    byAsked[Math.floor(at / BATCH)]! += near[at]!;
    byTold[at % BATCH]! += near[at]!;
  }
  return near.map((one, at) => {
    const [row, column] = [Math.floor(at / BATCH), at % BATCH];
    return (one / byAsked[row]! + one / byTold[column]! - (row === column ? 2 : 0)) / TEMPERATURE;
  });
}

function towards(
  { gradients }: Side,
  { pull, others, turned }: { pull: Float32Array; others: Float32Array; turned: boolean },
): void {
  gradients.fill(0);
  for (let one = 0; one < BATCH; one += 1)
    for (let other = 0; other < BATCH; other += 1) {
      const strength = turned ? pull[other * BATCH + one]! : pull[one * BATCH + other]!;
      if (Math.abs(strength) < SMALL) continue;
      for (let part = 0; part < DIMENSION; part += 1)
        gradients[one * DIMENSION + part]! += strength * others[other * DIMENSION + part]!;
    }
}

function learn(
  { texts, vectors, lengths, gradients }: Side,
  { at, rows, past, rate }: { at: number; rows: Float32Array; past: Float32Array; rate: number },
): void {
  const from = at * DIMENSION;
  const along = product(vectors, from, gradients, from);
  const step = new Float32Array(DIMENSION);
  let size = 0;
  for (let part = 0; part < DIMENSION; part += 1) {
    step[part] = (gradients[from + part]! - along * vectors[from + part]!) / lengths[at]!;
    size += step[part]! ** 2 / DIMENSION;
  }
  const { rows: terms, weights } = texts[at]!;
  for (let term = 0; term < terms.length; term += 1) {
    const [row, weight] = [terms[term]!, weights[term]!];
    past[row]! += size * weight * weight;
    const factor = (rate * weight) / Math.sqrt(past[row]!);
    for (let part = 0; part < DIMENSION; part += 1) rows[row * DIMENSION + part]! -= factor * step[part]!;
  }
}

function product(one: Float32Array, from: number, other: Float32Array, at: number): number {
  let sum = 0;
  for (let part = 0; part < DIMENSION; part += 1) sum += one[from + part]! * other[at + part]!;
  return sum;
}

function drawPair({ asked, told }: Pairing, random: () => number): [Weighted, Weighted] {
  const one = draw(asked, random);
  const again = random() < QUESTIONS ? draw(asked, random) : one;
  return [one, again === one ? draw(told, random) : again];
}

function leaveOut({ rows, weights }: Weighted, random: () => number): Weighted {
  const kept = rows.map(() => (random() < LEFT_OUT ? 0 : 1));
  return { rows: rows.filter((_, at) => kept[at] === 1), weights: weights.filter((_, at) => kept[at] === 1) };
}

/** All of them in a new order, again and again. */
function inTurn<Item>(items: readonly Item[], random: () => number): () => Item | undefined {
  const order = [...items];
  let at = order.length;
  return () => {
    if (at >= order.length) {
      at = 0;
      for (let last = order.length - 1; last > 0; last -= 1) {
        const other = Math.floor(random() * (last + 1));
        [order[last], order[other]] = [order[other]!, order[last]!];
      }
    }
    at += 1;
    return order[at - 1];
  };
}

function pickGroup(groups: readonly { share: number }[], random: () => number): number {
  let left = random();
  for (const [at, { share }] of groups.entries()) {
    if (left < share) return at;
    left -= share;
  }
  return 0;
}

function draw<Item>(items: readonly Item[], random: () => number): Item {
  return items[Math.floor(random() * items.length)]!;
}

function gauss(random: () => number): number {
  return random() + random() + random() + random() - 2;
}
