import { beforeEach, describe, expect, it } from 'vitest';
import {
  createHeadsetController,
  type HeadsetController,
} from '../../../../../renderer/features/headset/headset-controller.ts';
import { createHeadsetStore, type HeadsetStore } from '../../../../../renderer/features/headset/headset-store.ts';
import type { HeadsetMessage } from '../../../../../renderer/link/serverbound-messages.ts';

const TICKET = {
  type: 'headset-ticket',
  ticket: 'AAECAwQFBgcICQoLDA0ODw',
  page: 'https://p/',
  invitation: 'earshot://join/now',
  code: '',
  message: '',
} as const;

let store: HeadsetStore;
let controller: HeadsetController;
let sent: HeadsetMessage[];
let changes: boolean[];
const link = (canUseHeadset = true) => ({
  canUseHeadset,
  sendHeadset: (message: HeadsetMessage) => void sent.push(message),
});
const tell = (connected: boolean, muted = false, deafened = false): void =>
  controller.receive({ type: 'headset', connected, muted, deafened });

beforeEach(() => {
  store = createHeadsetStore();
  [sent, changes] = [[], []];
  controller = createHeadsetController({ store, onChange: (isOn) => changes.push(isOn) });
});

describe('the link for a phone', () => {
  it('is shown when the host has given out a ticket, and gone with the panel', () => {
    controller.setLink(link());
    controller.ask();
    expect([sent, store.getState().offer]).toEqual([[{ type: 'headset-ticket' }], { state: 'asking' }]);
    controller.receive(TICKET);
    const { ticket, page, invitation } = TICKET;
    expect(store.getState().offer).toEqual({ state: 'ready', ticket, page, invitation });
    controller.withdraw();
    expect(store.getState().offer).toEqual({ state: 'none' });
    // Its answer comes too late.
    controller.receive(TICKET);
    expect(store.getState().offer).toEqual({ state: 'none' });
  });

  it('is refused with a reason, and not asked for where the host cannot do it', () => {
    controller.setLink(link());
    controller.ask();
    controller.receive({ ...TICKET, ticket: '', code: 'too-many-tickets' });
    expect(store.getState().offer).toEqual({ state: 'refused', code: 'too-many-tickets' });
    controller.setLink(link(false));
    controller.ask();
    expect([sent.length, store.getState().isSupported]).toEqual([1, false]);
  });
});

describe('a phone as headset', () => {
  beforeEach(() => {
    controller.setLink(link());
    controller.setTalk({ mode: 'push-to-talk', held: false });
  });

  it('learns the talk key when it connects, and each change once', () => {
    expect(sent).toEqual([]);
    tell(true);
    controller.setTalk({ mode: 'push-to-talk', held: true });
    controller.setTalk({ mode: 'push-to-talk', held: true });
    controller.setTalk({ mode: 'open-mic', held: false });
    expect(sent).toEqual([
      { type: 'headset-talk', mode: 'push-to-talk', held: false },
      { type: 'headset-talk', mode: 'push-to-talk', held: true },
      { type: 'headset-talk', mode: 'open-mic', held: false },
    ]);
    expect(changes).toEqual([true]);
  });

  it('shows what is turned off there, without starting over', () => {
    tell(true);
    tell(true, true);
    expect([store.getState().headset, changes]).toEqual([{ isMuted: true, isDeafened: false }, [true]]);
  });

  it('says when it is gone, and gives the sound back', () => {
    tell(true);
    tell(false);
    expect([store.getState().headset, store.getState().hasGone, changes]).toEqual([null, true, [true, false]]);
    controller.dismissNotice();
    expect(store.getState().hasGone).toBe(false);
  });

  it('needs no notice when you end it yourself', () => {
    tell(true);
    controller.end();
    expect(sent.at(-1)).toEqual({ type: 'headset-end' });
    tell(false);
    expect([store.getState().hasGone, changes]).toEqual([false, [true, false]]);
  });

  it('ends with the link to the host', () => {
    tell(true);
    controller.setLink(null);
    expect([store.getState().headset, changes]).toEqual([null, [true, false]]);
  });
});
