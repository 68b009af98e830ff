import { it as plainIt } from 'vitest';
import { openScene, type Scene } from './scene.js';

/** `it` with a scene of its own for each case, whose time begins at `start` and is passed by hand where there is one. */
export const it = plainIt.extend<{ start: number | undefined; scene: Scene }>({
  start: undefined,
  scene: async ({ start }, use) => {
    const scene = await openScene({ start });
    try {
      await use(scene);
    } finally {
      await scene.close();
    }
  },
});
