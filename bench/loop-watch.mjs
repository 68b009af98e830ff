import { readFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

/**
 * Loaded before a program (`--import`): watches its event loop and tells whoever started it, when asked, the longest hold since it was
 * last asked. A hold is the CPU of the main thread between two turns of the loop, in milliseconds. Linux only.
 */
if (isMainThread && process.send) {
  let last = used();
  let longest = 0;
  setInterval(() => {
    const now = used();
    longest = Math.max(longest, now - last);
    last = now;
  }, 1).unref();
  process.on('message', () => {
    process.send?.(longest);
    longest = 0;
    last = used();
  });
  process.channel?.unref();
}

/** The CPU of this thread: how busy the machine is and what other threads do does not count. */
function used() {
  return Number(readFileSync('/proc/thread-self/schedstat', 'latin1').split(' ', 1)[0]) / 1e6;
}
