/** Exit codes of every command. */
export const EXIT = {
  done: 0,
  /** A check found something wrong: a log that is not whole. */
  found: 1,
  /** The command could not be carried out: settings, arguments, a file, the database. */
  refused: 2,
} as const;

export const say = (text: string) => process.stdout.write(`${text}\n`);
export const complain = (text: string) => process.stderr.write(`${text}\n`);
