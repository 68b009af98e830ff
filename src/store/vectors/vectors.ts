import { join } from 'node:path';
import { limitOf } from '../../config/limit.js';
import type { Embedder } from '../../contracts/model.js';
import type { Nearest, OnProgress, ParagraphHit, ParagraphSearch, ParagraphVectors } from '../../contracts/store.js';
import { createSoundness } from '../checksum.js';
import { connect } from '../connect.js';
import { createEmbeddings, type EmbeddingSet, type Stretch, type Unembedded } from './embeddings.js';
import { exact } from './exact.js';
import { buildGeneration, type Generation, openGeneration } from './generation.js';

/** Up to so many vectors are all looked at: that takes milliseconds and misses none. */
export const LOOKED_AT_WHOLE = 5000;
/** Paragraphs filed since the index was built are looked at one by one until they are this many. */
const MOST_BESIDE = 2000;
/** Milliseconds a question may wait for its vector: words find something meanwhile. */
const QUESTION_LIMIT = 5000;
/** Milliseconds before embedding that failed is tried again. */
const REST = 60_000;
/** Paragraphs that are looked through at a time: a few milliseconds. */
const STRETCH = 10_000;
/** Milliseconds between two lines of the log on long work. */
const TOLD_EVERY = 10_000;

type Options = {
  folder: string;
  embedder: Embedder;
  log?: { info(fields: Readonly<Record<string, unknown>>, message: string): void };
  /** See `LOOKED_AT_WHOLE`. */
  whole?: number;
  /** See `MOST_BESIDE`. */
  beside?: number;
  /** False where others of this program keep them up to date: then only a few paragraphs are embedded when a question needs them. */
  keeps?: boolean;
};

/** The vectors beside a store's paragraphs, and the index over them where they are many. */
export function openVectors({
  folder,
  embedder,
  log,
  whole = LOOKED_AT_WHOLE,
  beside = MOST_BESIDE,
  keeps = true,
}: Options): ParagraphVectors {
  const database = connect(folder);
  const embeddings = createEmbeddings(database);
  const { refuseDamaged } = createSoundness(database);
  const indexFolder = join(folder, 'vectors');
  const closing = new AbortController();
  let generation: Generation | null | undefined;
  let updating: Promise<void> | undefined;
  let restUntil = 0;
  let embedded: { revision: number; set: number; through: number } | undefined;

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

  /** Whether the set has every current paragraph, as far as that can be told at once; what was filed later has higher numbers. */
  function allEmbedded(set: EmbeddingSet): boolean {
    const revision = embeddings.revision();
    const known = embedded?.set === set.number ? embedded : undefined;
    if (known?.revision === revision) return true;
    const stretch = { after: known?.through ?? 0, through: embeddings.newest() };
    if (stretch.through - stretch.after > STRETCH || embeddings.unembedded(set, stretch).length > 0) return false;
    embedded = { revision, set: set.number, through: stretch.through };
    return true;
  }

  /** Looks at so many paragraphs at a time that others get their turn. */
  async function* stretches(through: number): AsyncGenerator<Stretch> {
    for (let after = 0; after < through; after += STRETCH) {
      yield { after, through: Math.min(through, after + STRETCH) };
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async function embedMissing(onProgress: OnProgress): Promise<EmbeddingSet | undefined> {
    const [revision, newest] = [embeddings.revision(), embeddings.newest()];
    const known = embeddings.setOf(embedder.id);
    let [done, open] = [0, 0];
    for await (const stretch of stretches(newest)) open += embeddings.countUnembedded(known, stretch);
    let set = known;
    if (open > 0) {
      for await (const { after, through } of stretches(newest)) {
        for (;;) {
          const missing = embeddings.unembedded(set, { after, through });
          if (closing.signal.aborted) return set;
          if (missing.length === 0) break;
          const kept = await embedReport(missing, set);
          // A set of its own for another dimension begins with the first report.
          if (set && kept.number !== set.number) return embedMissing(onProgress);
          set = kept;
          done += missing.length;
          onProgress({ work: 'embedding', done, whole: Math.max(done, open) });
          await new Promise((resolve) => setImmediate(resolve));
        }
      }
    }
    if (set) embedded = { revision, set: set.number, through: newest };
    return set;
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

  /** Whether so little was filed since the index was built that it can be looked at one by one. */
  async function isEnough(set: EmbeddingSet): Promise<boolean> {
    const index = await usable(set);
    return index !== null && embeddings.countAfter(index.labels.at(-1) ?? 0) <= beside;
  }

  async function build(set: EmbeddingSet, onProgress: OnProgress): Promise<void> {
    if (embeddings.count({}) <= whole || (await isEnough(set))) return;
    // Another process may have built one.
    generation = undefined;
    if (await isEnough(set)) return;
    const rows = [...embeddings.vectors(set, {})].sort((a, b) => a.number - b.number);
    const started = performance.now();
    const contents = embeddings.contentHash(rows.map(({ number }) => number));
    const { signal } = closing;
    generation = await buildGeneration(indexFolder, {
      set: set.number,
      dimension: set.dimension,
      contents,
      vectors: rows,
      onProgress: (done) => onProgress({ work: 'indexing', done, whole: rows.length }),
      signal,
    });
    log?.info({ vectors: rows.length, ms: Math.round(performance.now() - started) }, 'built the index of vectors');
  }

  function update(onProgress?: OnProgress): Promise<void> {
    const told = spaced((progress) => log?.info(progress, 'bringing the vectors up to date'));
    updating ??= (async () => {
      const tell: OnProgress = (progress) => {
        told(progress);
        onProgress?.(progress);
      };
      try {
        const set = await embedMissing(tell);
        if (set && !closing.signal.aborted) await build(set, tell);
      } finally {
        updating = undefined;
      }
    })();
    return updating;
  }

  /** Brings the vectors up to date behind the answer; a failure leaves keyword search, and is told in the log. */
  function updateBehind(): void {
    if (!keeps || performance.now() < restUntil) return;
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
    const [vector] = await embedder.embed([search.text], limitOf(QUESTION_LIMIT, signal));
    if (!vector || vector.length !== set.dimension) {
      // Nothing may be missing from the set of the old dimension, so that only an empty one of the new has the rest made anew.
      if (vector) embeddings.keep(embedder.id, { dimension: vector.length, contents: [], vectors: new Map() });
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
    refuseDamaged(hits.map(({ report }) => report));
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

/** Tells at most every ten seconds; work that is over sooner is not told at all. */
function spaced(tell: OnProgress): OnProgress {
  let toldAt = performance.now();
  return (progress) => {
    if (performance.now() - toldAt < TOLD_EVERY) return;
    toldAt = performance.now();
    tell(progress);
  };
}
