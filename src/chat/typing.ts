const PATIENCE_MILLISECONDS = 1000;
/** Telegram takes the sign away after five seconds. */
const REPEAT_MILLISECONDS = 4000;

/** What the work comes to; where it takes longer than a second, `show` is called now and then until it is done. */
export async function whileTyping<T>(work: Promise<T>, show: () => void): Promise<T> {
  const again = () => {
    show();
    timer = setTimeout(again, REPEAT_MILLISECONDS);
  };
  let timer = setTimeout(again, PATIENCE_MILLISECONDS);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}
