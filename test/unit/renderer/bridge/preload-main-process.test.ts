import { expect, it } from 'vitest';
import { createPreloadMainProcess } from '../../../../renderer/bridge/preload-main-process.ts';

it('parses the answers and events from the preload script', async () => {
  const listeners: ((payload: unknown) => void)[] = [];
  const main = createPreloadMainProcess({
    invoke: async (name) => ({ ok: true, value: name === 'lobby:host' ? { invitation: 'i' } : 'nonsense' }),
    on(_name, listener) {
      listeners.push(listener);
      return () => undefined;
    },
  });
  const heard: unknown[] = [];
  main.bridge.on('link:ended', (payload) => heard.push(payload));
  for (const payload of [
    { link: 0, reason: 'bored' },
    { link: 0, reason: 'removed' },
  ])
    listeners[0]?.(payload);
  expect(heard).toEqual([{ link: 0, reason: 'removed' }]);
  expect(await main.bridge.invoke('lobby:practice', {})).toMatchObject({
    ok: false,
    error: { code: 'unexpected-answer' },
  });
});
