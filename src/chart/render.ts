import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { FAMILY, fontBytes } from './font-file.js';
import { encodePng, type Picture } from './png.js';

/** The renderer can be started once in a thread only. */
let started: Promise<Uint8Array> | undefined;

/** An SVG as a PNG with a description in it; rejects where the renderer or its font cannot be loaded. */
export async function renderPng({ svg, description }: { svg: string; description: string }): Promise<Uint8Array> {
  started ??= start();
  return encodePng(rendered(svg, await started), description);
}

async function start(): Promise<Uint8Array> {
  const wasm = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
  const [program, font] = await Promise.all([readFile(wasm), fontBytes()]);
  await initWasm(program);
  return font;
}

/** What the renderer holds is outside JavaScript's memory and is given back by hand. */
function rendered(svg: string, font: Uint8Array): Picture {
  const resvg = new Resvg(svg, { font: { fontBuffers: [font], defaultFontFamily: FAMILY } });
  try {
    const image = resvg.render();
    try {
      return { width: image.width, height: image.height, pixels: image.pixels };
    } finally {
      image.free();
    }
  } finally {
    resvg.free();
  }
}
