import { parentPort } from 'node:worker_threads';
import { renderPng } from './render.js';

/** Renders what it is told, one after the other. */
parentPort?.on('message', async ({ number, ...picture }: { number: number; svg: string; description: string }) => {
  const answer = await renderPng(picture).then(
    (png) => ({ number, png }),
    (error: unknown) => ({ number, error }),
  );
  parentPort?.postMessage(answer);
});
