import { expect, it } from 'vitest';
import { connectReach } from '../../../../../renderer/app/connect/connect-reach.ts';
import { createLobbyStore, type LobbyState } from '../../../../../renderer/features/lobby/lobby-store.ts';
import { createFakeBridge } from '../../../../support/window/fake-bridge.ts';

function setUp() {
  const fake = createFakeBridge();
  const lobby = createLobbyStore();
  const { store } = connectReach(fake.bridge, lobby);
  const enter = async (state: Partial<LobbyState>): Promise<boolean> => {
    lobby.setState(state);
    await new Promise(setImmediate);
    return store.getState().reach !== null;
  };
  return { enter };
}

it('knows how the lobby is reached while this machine hosts it', async () => {
  const { enter } = setUp();
  expect(await enter({ origin: 'hosted', connection: { status: 'starting', origin: 'hosted', step: 'opening' } })).toBe(
    false,
  );
  expect(await enter({ connection: { status: 'connecting' } })).toBe(true);
  expect(await enter({ connection: { status: 'reconnecting', sinceMs: 0, error: { code: 'host-lost' } } })).toBe(true);
  expect(await enter({ connection: { status: 'ended', reason: 'host-lost', error: { code: 'lobby-died' } } })).toBe(
    false,
  );
});

it.each(['joined', 'practice'] as const)('asks nothing in a lobby that was %s', async (origin) => {
  expect(await setUp().enter({ origin, connection: { status: 'connected' } })).toBe(false);
});
