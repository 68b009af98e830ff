import { it as plainIt } from 'vitest';
import { openScene, type Scene } from './scene.js';

/** `it` with a scene of its own for each case, in which time runs `pace` times as fast as the machine's. */
export const it = plainIt.extend<{ pace: number; scene: Scene }>({
  pace: 1,
  scene: async ({ pace }, use) => {
    const scene = await openScene({ pace });
    try {
      await use(scene);
    } finally {
      await scene.close();
    }
  },
});
