import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { HostThread } from '../../host/host-thread.ts';

/** A line that a person types: `yes 3`, or `no 3`. */
const ANSWER = /^\s*(yes|no)\s+(\d{1,9})\s*$/i;

/** Shows the knocks at a lobby, and answers them as the person at the terminal types. */
export function answerKnocks(
  { events, answerKnock }: Pick<HostThread, 'events' | 'answerKnock'>,
  input: Readable,
  print: (value: object, text: string) => void,
): void {
  events.on('knock', (knock) =>
    print({ knock }, `${knock.name} asks to join. Type 'yes ${knock.id}' or 'no ${knock.id}'.`),
  );
  events.on('knockGone', (id) => print({ knockGone: id }, `Knock ${id} is over.`));
  createInterface({ input }).on('line', (line) => {
    const [, answer, id] = ANSWER.exec(line) ?? [];
    if (answer !== undefined) answerKnock(Number(id), answer.toLowerCase() === 'yes');
  });
}
