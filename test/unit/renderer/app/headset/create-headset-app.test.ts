import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHeadsetApp, type HeadsetApp } from '../../../../../renderer/app/headset/create-headset-app.ts';
import type { HostLink, HostLinkHandlers } from '../../../../../renderer/link/host-link.ts';
import type { LinkWish } from '../../../../../renderer/link/link-set.ts';
import type { HeadsetMessage } from '../../../../../renderer/link/serverbound-messages.ts';
import type { HeadsetStateMessage } from '../../../../../shared/headset/messages.ts';
import { failure, success } from '../../../../../shared/result.ts';
import { formatInvitation } from '../../../../../shared/protocol/invitation/invitation.ts';
import { FakeAudioEngine } from '../../../../support/window/fake-audio-engine.ts';
import { createFakeBridge } from '../../../../support/window/fake-bridge.ts';
import { INVITATION, LOBBY } from '../../../../support/window/lobby-controller.ts';

const TICKET = 'AAECAwQFBgcICQoLDA0ODw';
const TRACK = 'track' as unknown as MediaStreamTrack;

let app: HeadsetApp;
let wish: LinkWish;
let handlers: HostLinkHandlers;
let tracks: (MediaStreamTrack | null)[];
let sent: HeadsetMessage[];
let isReachable: boolean;
let invitations: string[];

beforeEach(async () => {
  vi.stubGlobal('window', { addEventListener: () => undefined });
  [tracks, sent, invitations, isReachable] = [[], [], [], true];
  const link = {
    setSendTrack: (track: MediaStreamTrack | null) => tracks.push(track),
    sendStatus: () => undefined,
    sendHeadset: (message: HeadsetMessage) => sent.push(message),
    serve: (served: HostLinkHandlers) => (handlers = served),
    remoteStream: null,
    close: async () => undefined,
    drop: () => undefined,
  } as unknown as HostLink;
  app = createHeadsetApp({
    mainProcess: { bridge: createFakeBridge().bridge, onEnded: () => () => undefined },
    engine: Object.assign(new FakeAudioEngine(), { sendTrack: TRACK }),
    page: { link: INVITATION, headsetOf: TICKET },
    openLink(given) {
      wish = given;
      invitations.push(given.invitation);
      if (isReachable) wish.onWelcome(LOBBY);
      return {
        outcome: Promise.resolve(isReachable ? success({ link, lobby: LOBBY, wish }) : failure('unreachable', '')),
        isAnswered: () => isReachable,
        drop: () => undefined,
        close: async () => undefined,
      };
    },
  });
  await app.start();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

function say(state: Partial<HeadsetStateMessage>): void {
  const idle = { mode: 'push-to-talk', held: false, muted: false, deafened: false } as const;
  handlers.onMessage({ type: 'headset-state', name: 'Robin', ...idle, ...state });
}

describe('a headset', () => {
  it('joins with its ticket, and knows whose it is', () => {
    expect([wish.headsetOf, wish.invitation]).toEqual([TICKET, INVITATION]);
    expect(app.owner.getState().owner?.name).toBe('Robin');
    expect(app.devices.store.getState().microphone).toBe('on');
  });

  it('opens its microphone by the key of the other device, in the mode that is set there', () => {
    expect(app.voice.store.getState().gate).toBe('closed');
    say({ held: true });
    expect([app.voice.store.getState().gate, tracks.at(-1)]).toEqual(['open', TRACK]);
    say({ held: false });
    expect(app.voice.store.getState().gate).not.toBe('open');
    say({ mode: 'open-mic' });
    expect([app.voice.store.getState().talkMode, app.voice.store.getState().gate]).toEqual(['open-mic', 'open']);
    say({ mode: 'push-to-mute', held: true });
    expect(app.voice.store.getState().gate).not.toBe('open');
  });

  it('sends nothing while its owner is muted on the other device', () => {
    say({ mode: 'open-mic', muted: true });
    expect(tracks.at(-1)).toBeNull();
    say({ mode: 'open-mic' });
    expect(tracks.at(-1)).toBe(TRACK);
  });

  it('reports its own button, without which the host lets nothing pass', () => {
    app.voice.controller.dispatch({ type: 'button-pressed' });
    app.voice.controller.dispatch({ type: 'button-released' });
    expect(sent).toEqual([
      { type: 'headset-press', pressed: true },
      { type: 'headset-press', pressed: false },
    ]);
  });

  it('comes back to the hosts that its host has named, in turn, and not to links that are damaged', async () => {
    vi.useFakeTimers();
    const [renewed, successor] = [9, 10].map((fill) =>
      formatInvitation({
        addresses: [{ host: '10.0.0.7', port: 7_777 }],
        certificateSha256: new Uint8Array(32).fill(fill),
        secret: new Uint8Array(16).fill(fill),
        rendezvous: '',
      }),
    ) as [string, string];
    handlers.onMessage({ type: 'headset-hosts', invitations: [renewed, 'earshot://join/damaged', successor] });
    isReachable = false;
    handlers.onEnded({ reason: 'host-lost', code: 'host-lost' });
    await vi.advanceTimersByTimeAsync(4_000);
    expect(invitations.slice(1, 4)).toEqual([renewed, successor, renewed]);
    isReachable = true;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(app.lobby.store.getState().connection.status).toBe('connected');
    vi.useRealTimers();
  });

  it('says that another phone has replaced it', () => {
    handlers.onEnded({ reason: 'replaced', code: 'replaced' });
    expect(app.lobby.store.getState().connection).toEqual({
      status: 'ended',
      reason: 'headset-ended',
      error: { code: 'headset-replaced' },
    });
  });
});
