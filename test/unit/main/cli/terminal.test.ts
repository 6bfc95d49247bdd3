import { afterEach, expect, it } from 'vitest';
import { surviveClosedOutput, untilOutputClosed, untilStopped } from '../../../../main/cli/terminal.ts';

it('handles a second Ctrl+C too, so that it does not cut the shutdown short', async () => {
  const others = process.listeners('SIGINT');
  const stopped = untilStopped();
  process.emit('SIGINT');
  await stopped;
  const own = process.listeners('SIGINT').filter((listener) => !others.includes(listener));
  expect(own).toHaveLength(1);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(signal);
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
