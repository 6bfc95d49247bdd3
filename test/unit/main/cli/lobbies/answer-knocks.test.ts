import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { answerKnocks } from '../../../../../main/cli/lobbies/answer-knocks.ts';
import type { HostThread } from '../../../../../main/host/host-thread.ts';
import { TypedEmitter } from '../../../../../shared/typed-emitter.ts';

it('shows knocks, and answers them as the person types', async () => {
  const events: HostThread['events'] = new TypedEmitter((error) => {
    throw error;
  });
  const answers: unknown[] = [];
  const printed: unknown[] = [];
  const input = new PassThrough();
  const answerKnock = (id: number, isWelcome: boolean): void => void answers.push([id, isWelcome]);
  answerKnocks({ events, answerKnock }, input, (value, text) => printed.push(value, text));
  const knock = { id: 3, name: 'Robin', source: 'directory' } as const;
  events.emit('knock', knock);
  input.end('yes 3\n  NO 4 \nmaybe 5\nyes\nyes -1\nyes 3 4\n');
  await new Promise((resolve) => input.once('close', resolve));
  events.emit('knockGone', 3);
  expect(answers).toEqual([
    [3, true],
    [4, false],
  ]);
  expect(printed).toEqual([
    { knock },
    "Robin asks to join. Type 'yes 3' or 'no 3'.",
    { knockGone: 3 },
    'Knock 3 is over.',
  ]);
});
