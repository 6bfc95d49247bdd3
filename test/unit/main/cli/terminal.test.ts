import { expect, it } from 'vitest';
import { untilStopped } from '../../../../main/cli/terminal.ts';

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
