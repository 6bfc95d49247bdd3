import { afterEach, expect, it } from 'vitest';
import { surviveClosedOutput, untilOutputClosed, untilStopRequested } from '../../../../main/cli/terminal.ts';

it('takes a second Ctrl+C for an echo of the first, and a later one for an order to end at once', async () => {
  const others = process.listeners('SIGINT');
  let nowMs = 0;
  const stopped = untilStopRequested(() => nowMs);
  process.emit('SIGINT');
  const { signal, again } = await stopped;
  expect(signal).toBe('SIGINT');
  let isAgain = false;
  void again.then(() => (isAgain = true));
  nowMs = 900;
  process.emit('SIGINT');
  await Promise.resolve();
  expect(isAgain).toBe(false);
  nowMs = 1_100;
  process.emit('SIGTERM');
  await again;
  const own = process.listeners('SIGINT').filter((listener) => !others.includes(listener));
  expect(own).toHaveLength(1);
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(name);
  for (const listener of others) process.on('SIGINT', listener);
});

const CLOSED = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });

afterEach(() => {
  for (const stream of [process.stdout, process.stderr]) stream.removeAllListeners('error');
});

it('survives that nobody reads the output any longer', () => {
  surviveClosedOutput();
  expect(() => process.stdout.emit('error', CLOSED)).not.toThrow();
  expect(() => process.stderr.emit('error', CLOSED)).not.toThrow();
});

it('notices that nobody reads the output any longer', async () => {
  const closed = untilOutputClosed();
  process.stdout.emit('error', CLOSED);
  await closed;
});
