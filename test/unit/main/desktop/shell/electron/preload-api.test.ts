import { describe, expect, it } from 'vitest';
import { EVENT_CHANNEL, REQUEST_CHANNEL } from '../../../../../../main/desktop/shell/electron/ipc-channels.ts';
import { createPreloadApi } from '../../../../../../main/desktop/shell/electron/preload-api.ts';

function setUp() {
  const sent: [string, string][] = [];
  let emit: (frame: { event: string; payload: unknown }) => void = () => {};
  const api = createPreloadApi(
    {
      invoke: async (channel, text) => {
        sent.push([channel, text]);
        return 'answer';
      },
      on: (channel, listener) => {
        expect(channel).toBe(EVENT_CHANNEL);
        emit = (frame) => listener({ sender: 'never for the page' }, frame);
      },
    },
    ['a:do'],
    ['a:done'],
  );
  return { api, sent, emit: (event: string, payload: unknown) => emit({ event, payload }) };
}

describe('preload api', () => {
  it('sends commands of the contract as one frame', async () => {
    const { api, sent } = setUp();
    expect(await api.invoke('a:do', { x: 1 })).toBe('answer');
    expect(sent).toEqual([[REQUEST_CHANNEL, '{"id":0,"name":"a:do","request":{"x":1}}']]);
  });

  it.each(['a:done', 'b:do', 'earshot:request', '__proto__', ''])('sends nothing for %j', async (name) => {
    const { api, sent } = setUp();
    expect(await api.invoke(name, {})).toMatchObject({ ok: false, error: { code: 'unknown-command' } });
    expect(sent).toEqual([]);
  });

  it('refuses values that are not serialisable as JSON', async () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    const { api, sent } = setUp();
    expect(await api.invoke('a:do', circle)).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    expect(await api.invoke('a:do', { big: 1n })).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    expect(sent).toEqual([]);
  });

  it('passes payloads to the page, and no Electron object', () => {
    const { api, emit } = setUp();
    const heard: unknown[][] = [];
    api.on('a:done', (...received: unknown[]) => heard.push(received));
    emit('a:done', { x: 1 });
    emit('b:done', { x: 2 });
    expect(heard).toEqual([[{ x: 1 }]]);
  });

  it('calls a function twice when it is registered twice, and removes one registration at a time', () => {
    const { api, emit } = setUp();
    let count = 0;
    const listener = () => void count++;
    const stop = api.on('a:done', listener);
    api.on('a:done', listener);
    emit('a:done', {});
    stop();
    stop();
    emit('a:done', {});
    expect(count).toBe(3);
  });

  it('allows no listeners for events outside the contract, and no changes to it', () => {
    const { api, emit } = setUp();
    const heard: unknown[] = [];
    api.on('b:done', (payload) => heard.push(payload));
    emit('b:done', 1);
    expect(heard).toEqual([]);
    expect(Object.isFrozen(api)).toBe(true);
  });
});
