import { describe, expect, it } from 'vitest';
import { createHotkeysStore } from '../../../../../../renderer/features/hotkeys/hotkeys-store.ts';
import { talkStatus } from '../../../../../../renderer/features/hotkeys/status/talk-status.ts';
import type { Binding } from '../../../../../../shared/model/keys/bindings.ts';

const FINE = createHotkeysStore().getState().status;
const V: Binding = { action: 'talk', trigger: { device: 'keyboard', code: 'KeyV' } };
const F13: Binding = { action: 'talk', trigger: { device: 'keyboard', code: 'F13' } };
const held = { talkMode: 'push-to-talk', bindings: [V] } as const;

describe('talkStatus', () => {
  it('needs no key to talk by voice or always', () => {
    expect(talkStatus({ talkMode: 'voice-activation', bindings: [] }, FINE)).toBe('voice-activation');
    expect(talkStatus({ talkMode: 'open-mic', bindings: [] }, FINE)).toBe('open-mic');
  });

  it('says that there is no key, unless the desktop has one', () => {
    expect(talkStatus({ ...held, bindings: [] }, FINE)).toBe('none');
    const byPortal = { ...FINE, boundByPortal: [{ action: 'talk' as const, description: 'F9' }] };
    expect(talkStatus({ ...held, bindings: [] }, byPortal)).toBe('hold');
  });

  it('says that the key does not reach the app, if no other key does', () => {
    const status = { ...FINE, unheard: [V.trigger] };
    expect(talkStatus(held, status)).toBe('unheard');
    expect(talkStatus({ ...held, bindings: [V, F13] }, status)).toBe('hold');
  });

  it('says what keeps all keys from working', () => {
    expect(talkStatus(held, { ...FINE, state: 'failed', problem: 'not-installed' })).toBe('failed');
    expect(talkStatus(held, { ...FINE, state: 'starting', problem: 'slow' })).toBe('slow');
    expect(talkStatus(held, { ...FINE, state: 'on' })).toBe('hold');
  });
});
