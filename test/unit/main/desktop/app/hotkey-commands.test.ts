import { describe, expect, it } from 'vitest';
import { createDesktopApp } from '../../../../../main/desktop/app/create-desktop-app.ts';
import { createFakePorts } from '../../../../support/desktop/fake-app-ports.ts';

function setUp() {
  const ports = createFakePorts();
  const app = createDesktopApp(ports.dependencies);
  return { app, calls: ports.hotkeyCalls, ports };
}

describe('the commands of global hotkeys', () => {
  it('follow the bindings of the settings', async () => {
    const { app, calls } = setUp();
    await app.handlers['settings:update']({
      bindings: [{ action: 'priority', trigger: { device: 'mouse', button: 4 } }],
    });
    expect(calls).toEqual(['bind talk,whisper,shout,radio', 'bind priority']);
  });

  it('leave the bindings alone when another setting changes, so that a held key stays held', async () => {
    const { app, calls } = setUp();
    await app.handlers['settings:update']({ soundCues: true });
    expect(calls).toEqual(['bind talk,whisper,shout,radio']);
  });

  it('listen, record and cancel', async () => {
    const { app, calls } = setUp();
    await app.handlers['hotkeys:listen']({ isOn: true });
    await app.handlers['hotkeys:listen']({ isOn: false });
    expect(await app.handlers['hotkeys:record']({})).toEqual({
      ok: true,
      value: { trigger: { device: 'keyboard', code: 'KeyG' } },
    });
    await app.handlers['hotkeys:cancel-recording']({});
    expect(calls.slice(1)).toEqual(['listen', 'do not listen', 'cancel the recording']);
  });

  it('stop listening when the window goes away', async () => {
    const { app, calls } = setUp();
    await app.endSession();
    expect(calls.slice(1)).toEqual(['cancel the recording', 'do not listen']);
  });

  it('release what is held when the machine is locked, and end with the app', async () => {
    const { app, calls } = setUp();
    app.releaseKeys();
    await app.close();
    await app.handlers['settings:update']({ bindings: [] });
    expect(calls.slice(1)).toEqual(['release', 'close']);
  });

  it('pass on key events', () => {
    const { app, ports } = setUp();
    const heard: unknown[] = [];
    app.on('hotkeys:action', (payload) => heard.push(payload));
    ports.emitHotkeys('hotkeys:action', { action: 'talk', trigger: { device: 'mouse', button: 3 }, isDown: true });
    expect(heard).toEqual([{ action: 'talk', trigger: { device: 'mouse', button: 3 }, isDown: true }]);
  });
});
