const NETWORK = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH'];
/** Connection lost (08), out of connections, memory or disk (53), the server stops or starts (57P0x), I/O error (58). */
const STATES = /^(08|53|58)|^57P0[1-5]$/;
const DRIVER =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** Whether an error means that the database cannot be reached just now, not that something is wrong with the question. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return NETWORK.includes(code) || STATES.test(code) || DRIVER.test(error.message);
}
