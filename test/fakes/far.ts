/** Milliseconds that no test comes to: a limit of what is not to be cut short, however busy the machine is. */
export const FAR = 60 * 60_000;
