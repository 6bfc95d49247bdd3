import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** Asks for a password in the terminal, without showing what is typed. Resolves with undefined if there is none. */
export function askPassword(
  question: string,
  input: NodeJS.ReadStream = process.stdin,
  output: NodeJS.WriteStream = process.stderr,
): Promise<string | undefined> {
  if (!input.isTTY) return Promise.resolve(undefined);
  output.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: silent, terminal: true });
  return new Promise((resolve) => {
    lines.once('close', () => resolve(undefined));
    lines.once('line', (line) => {
      resolve(line === '' ? undefined : line);
      output.write('\n');
      lines.close();
    });
  });
}
