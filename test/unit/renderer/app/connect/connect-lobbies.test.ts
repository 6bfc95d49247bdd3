import { beforeEach, describe, expect, it, vi } from 'vitest';
import { connectLobbies } from '../../../../../renderer/app/connect/connect-lobbies.ts';
import type { DevicesController } from '../../../../../renderer/features/devices/devices-controller.ts';
import { createDevicesStore } from '../../../../../renderer/features/devices/devices-store.ts';
import { STORING_TIME_MS } from '../../../../../renderer/features/lobbies/lobbies-controller.ts';
import type { LobbyController } from '../../../../../renderer/features/lobby/lobby-controller.ts';
import { createLobbyStore } from '../../../../../renderer/features/lobby/lobby-store.ts';
import { createSettingsStore } from '../../../../../renderer/features/settings/settings-store.ts';
import { createI18n } from '../../../../../renderer/i18n/i18n.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';
import { createFakeBridge } from '../../../../support/window/fake-bridge.ts';
import { KNOCK_LOBBY, SAMPLE_LISTING } from '../../../../workbench/samples/sample-lobbies.ts';

const OPEN_LOBBY = { ...KNOCK_LOBBY, access: 'open' } as const;

function open() {
  const clock = new ManualClock();
  const fake = createFakeBridge({ invitation: 'earshot://join/found' });
  const lobby = createLobbyStore();
  const settings = createSettingsStore();
  const join = vi.fn(async () => undefined);
  const openMicrophone = vi.fn(async () => undefined);
  const features = connectLobbies({
    bridge: fake.bridge,
    lobby: { store: lobby, controller: { join } as Partial<LobbyController> as LobbyController },
    devices: {
      store: createDevicesStore(),
      controller: { openMicrophone } as Partial<DevicesController> as DevicesController,
    },
    settings,
    i18n: createI18n(),
    schedule: clock.schedule,
  });
  const callsOf = (name: string) => fake.calls.filter((call) => call.name === name).map(({ request }) => request);
  return { ...features, clock, fake, lobby, settings, join, openMicrophone, callsOf };
}

let window = open();
beforeEach(() => {
  window = open();
});

const untilAnswered = () => new Promise((resolve) => setTimeout(resolve));
const rename = (name: string) => window.settings.setState(({ settings }) => ({ settings: { ...settings, name } }));

describe('a found lobby', () => {
  it('is joined like any other, with the microphone', async () => {
    rename(' Robin ');
    window.lobbies.controller.enter(OPEN_LOBBY);
    await untilAnswered();
    expect(window.callsOf('lobbies:enter')).toEqual([{ id: OPEN_LOBBY.id, password: '', name: 'Robin' }]);
    expect(window.join).toHaveBeenCalledWith('earshot://join/found');
    expect(window.openMicrophone).toHaveBeenCalledOnce();
  });

  it('is remembered until the window is in it, so that the list can say why joining failed', async () => {
    window.lobbies.controller.enter(OPEN_LOBBY);
    await untilAnswered();
    window.lobby.setState({ connection: { status: 'starting', origin: 'joined', step: 'joining' } });
    window.lobby.setState({ connection: { status: 'none' } });
    expect(window.lobbies.store.getState().enteredId).toBe(OPEN_LOBBY.id);
    window.lobby.setState({ connection: { status: 'connecting' } });
    expect(window.lobbies.store.getState().enteredId).toBe('');
  });

  it('is entered under a name even if you have none', async () => {
    rename('  ');
    window.lobbies.controller.enter(OPEN_LOBBY);
    expect(window.callsOf('lobbies:enter')).toMatchObject([{ name: 'Player' }]);
  });

  it('is given up when you host or join another way in the meantime', async () => {
    window.lobbies.controller.enter(OPEN_LOBBY);
    window.lobby.setState({ connection: { status: 'starting', origin: 'hosted', step: 'opening' } });
    await untilAnswered();
    expect(window.callsOf('lobbies:cancel-enter')).toHaveLength(1);
    expect(window.join).not.toHaveBeenCalled();
  });
});

it('searches again when servers or relays change in the settings, and for nothing else', () => {
  window.lobbies.controller.start();
  rename('Robin');
  window.clock.advance(STORING_TIME_MS);
  expect(window.callsOf('lobbies:search')).toHaveLength(1);
  window.settings.setState(({ settings }) => ({ settings: { ...settings, rendezvous: ['rendezvous.example.org'] } }));
  window.settings.setState(({ settings }) => ({ settings: { ...settings, relayOnly: true } }));
  window.clock.advance(STORING_TIME_MS);
  expect(window.callsOf('lobbies:search')).toHaveLength(2);
});

it('changes the listing at the host while this machine hosts, and forgets it with the lobby', async () => {
  const { controller, store } = window.listing;
  await controller.change(SAMPLE_LISTING);
  window.lobby.setState({ origin: 'hosted', connection: { status: 'connected' } });
  window.lobby.setState({ connection: { status: 'reconnecting', sinceMs: 0, error: { code: 'host-lost' } } });
  expect(store.getState().listing).toEqual(SAMPLE_LISTING);
  await controller.change({ ...SAMPLE_LISTING, access: 'knock' });
  expect(window.callsOf('lobby:set-listing')).toHaveLength(1);
  window.lobby.setState({ connection: { status: 'none' } });
  expect(store.getState().listing).toBeNull();
});

it('lists no lobby that this machine joined or practises in', async () => {
  for (const origin of ['joined', 'practice'] as const) {
    window.lobby.setState({ origin, connection: { status: 'connected' } });
    await window.listing.controller.change(SAMPLE_LISTING);
    expect(window.callsOf('lobby:set-listing')).toEqual([]);
  }
});
