import { join } from 'node:path';
import type { Embedder } from '../model.js';
import type { Nearest, ParagraphHit, ParagraphSearch, ParagraphVectors } from '../store.js';
import { connect } from './connect.js';
import { createEmbeddings, type EmbeddingSet, type Unembedded } from './embeddings.js';
import { buildGeneration, type Generation, openGeneration } from './generation.js';

/** Up to so many vectors are all looked at: that takes milliseconds and misses none. */
export const LOOKED_AT_WHOLE = 5000;
/** Paragraphs filed since the index was built are looked at one by one until they are this many. */
const MOST_BESIDE = 2000;
/** Milliseconds a question may wait for its vector: words find something meanwhile. */
const QUESTION_LIMIT = 5000;
/** Milliseconds before embedding that failed is tried again. */
const REST = 60_000;

type Options = {
  folder: string;
  embedder: Embedder;
  log?: { info(fields: Readonly<Record<string, unknown>>, message: string): void };
  /** See `LOOKED_AT_WHOLE`. */
  whole?: number;
  /** See `MOST_BESIDE`. */
  beside?: number;
};

/** The vectors beside a store's paragraphs, and the index over them where they are many. */
export function openVectors({
  folder,
  embedder,
  log,
  whole = LOOKED_AT_WHOLE,
  beside = MOST_BESIDE,
}: Options): ParagraphVectors {
  const database = connect(folder);
  const embeddings = createEmbeddings(database);
  const indexFolder = join(folder, 'vectors');
  const closing = new AbortController();
  let generation: Generation | null | undefined;
  let updating: Promise<void> | undefined;
  let restUntil = 0;
  let embedded: { revision: number; set: number } | undefined;

  /** The index on disk where it is of this set and of what the store holds now; `null` where it must be built. */
  async function usable(set: EmbeddingSet): Promise<Generation | null> {
    if (generation === undefined) generation = fitting(await openGeneration(indexFolder));
    return generation?.manifest.set === set.number && generation.manifest.dimension === set.dimension
      ? generation
      : null;
  }

  function fitting(found: Generation | null): Generation | null {
    return found && embeddings.contentHash(found.labels) === found.manifest.contents ? found : null;
  }

  /** Whether the set has every current paragraph; asked of the store again only when something was filed since. */
  function allEmbedded(set: EmbeddingSet): boolean {
    const revision = embeddings.revision();
    if (embedded?.revision !== revision || embedded.set !== set.number) {
      if (embeddings.unembedded(set).length > 0) return false;
      embedded = { revision, set: set.number };
    }
    return true;
  }

  async function embedMissing(): Promise<EmbeddingSet | undefined> {
    let set = embeddings.setOf(embedder.id);
    let after = 0;
    for (;;) {
      const missing = embeddings.unembedded(set, after);
      if (missing.length === 0 || closing.signal.aborted) return set;
      const kept = await embedReport(missing, set);
      // A set of its own for another dimension begins with the first report.
      after = kept.number === set?.number ? (missing.at(-1)?.number ?? after) : 0;
      set = kept;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async function embedReport(missing: readonly Unembedded[], set: EmbeddingSet | undefined): Promise<EmbeddingSet> {
    const known = set ? embeddings.known(set, missing) : new Set<string>();
    const fresh = new Map(
      missing.flatMap((one) => (known.has(one.hash.toString('hex')) ? [] : [[one.hash.toString('hex'), one] as const])),
    );
    const texts = [...fresh.values()].map(({ text }) => text);
    const vectors = texts.length > 0 ? await embedder.embed(texts, closing.signal) : [];
    const dimension = vectors[0]?.length ?? set?.dimension ?? 0;
    if (set && dimension !== set.dimension)
      log?.info({ from: set.dimension, to: dimension }, 'the dimension of the embedding model changed: embedding anew');
    const byHash = new Map(
      [...fresh.keys()].flatMap((hash, at) => (vectors[at] ? [[hash, vectors[at]] as const] : [])),
    );
    return embeddings.keep(embedder.id, { dimension, contents: missing, vectors: byHash });
  }

  async function build(set: EmbeddingSet): Promise<void> {
    const current = await usable(set);
    const added = embeddings.countAfter(current?.labels.at(-1) ?? 0);
    if (embeddings.count({}) <= whole || (current && added <= beside)) return;
    const rows = [...embeddings.vectors(set, {})].sort((a, b) => a.number - b.number);
    const started = performance.now();
    const contents = embeddings.contentHash(rows.map(({ number }) => number));
    const { signal } = closing;
    generation = await buildGeneration(indexFolder, {
      set: set.number,
      dimension: set.dimension,
      contents,
      vectors: rows,
      signal,
    });
    log?.info({ vectors: rows.length, ms: Math.round(performance.now() - started) }, 'built the index of vectors');
  }

  function update(): Promise<void> {
    updating ??= (async () => {
      try {
        const set = await embedMissing();
        if (set && !closing.signal.aborted) await build(set);
      } finally {
        updating = undefined;
      }
    })();
    return updating;
  }

  /** Brings the vectors up to date behind the answer; a failure leaves keyword search, and is told in the log. */
  function updateBehind(): void {
    if (performance.now() < restUntil) return;
    update().catch((error: unknown) => {
      restUntil = performance.now() + REST;
      if (!closing.signal.aborted) log?.info({ error: String(error) }, 'the vectors could not be brought up to date');
    });
  }

  async function nearest(search: ParagraphSearch, signal?: AbortSignal): Promise<Nearest> {
    const set = embeddings.setOf(embedder.id);
    if (!set || !allEmbedded(set)) {
      if (!embedder.local || embeddings.count({}) > whole) {
        updateBehind();
        return { hits: [], weight: 0, whole: embedder.local };
      }
      await update();
      return nearest(search, signal);
    }
    const limit = AbortSignal.timeout(QUESTION_LIMIT);
    const [vector] = await embedder.embed([search.text], signal ? AbortSignal.any([limit, signal]) : limit);
    if (!vector || vector.length !== set.dimension) {
      updateBehind();
      return { hits: [], weight: 0, whole: false };
    }
    const near = await neighbours(set, search, vector);
    if (near === null) {
      updateBehind();
      return { hits: [], weight: 0, whole: false };
    }
    const hits: ParagraphHit[] = [];
    for (const { number, near: score } of near) {
      const hit = hits.length < search.limit ? embeddings.paragraph(number, search) : undefined;
      if (hit) hits.push({ ...hit, score });
    }
    return { hits, weight: embedder.weight, whole: true };
  }

  /** The nearest paragraphs, best first; `null` where they are too many to look at and there is no index that can be used. */
  async function neighbours(
    set: EmbeddingSet,
    search: ParagraphSearch,
    vector: Float32Array,
  ): Promise<{ number: number; near: number }[] | null> {
    if (embeddings.count(search) <= whole)
      return exact(embeddings.vectors(set, search), { vector, limit: search.limit });
    const index = await usable(set);
    const after = index?.labels.at(-1) ?? 0;
    if (!index || embeddings.countAfter(after) > beside) return null;
    const added = exact(embeddings.vectors(set, search, after), { vector, limit: search.limit });
    // Superseded paragraphs and those of other years stand in the index too.
    const wide = index.search(vector, search.limit * 8 + 64);
    return [...wide, ...added].sort((a, b) => b.near - a.near);
  }

  return {
    nearest,
    update,
    async close() {
      closing.abort();
      await updating?.catch(() => undefined);
      database.close();
    },
  };
}

function exact(
  rows: Iterable<{ number: number; vector: Float32Array }>,
  { vector, limit }: { vector: Float32Array; limit: number },
): { number: number; near: number }[] {
  const all: { number: number; near: number }[] = [];
  for (const row of rows) {
    let near = 0;
    for (let at = 0; at < vector.length; at += 1) near += (vector[at] ?? 0) * (row.vector[at] ?? 0);
    all.push({ number: row.number, near });
  }
  return all.sort((a, b) => b.near - a.near || a.number - b.number).slice(0, limit);
}
