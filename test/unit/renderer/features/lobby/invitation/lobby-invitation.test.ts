import { expect, it } from 'vitest';
import { createLobbyInvitation } from '../../../../../../renderer/features/lobby/invitation/lobby-invitation.ts';
import { createLobbyStore, type LobbyOrigin } from '../../../../../../renderer/features/lobby/lobby-store.ts';
import { failure, success } from '../../../../../../shared/result.ts';
import { createFakeBridge } from '../../../../../support/window/fake-bridge.ts';

function open(origin: LobbyOrigin) {
  const fake = createFakeBridge();
  const store = createLobbyStore();
  store.setState({ invitation: 'old', origin, connection: { status: 'connected' } });
  return { fake, store, invitation: createLobbyInvitation(fake.bridge, store) };
}

it('the invitation of a lobby hosted here has the addresses of now', async () => {
  const { fake, store, invitation } = open('hosted');
  fake.answer('lobby:invite', () => success({ invitation: 'with new addresses' }));
  expect([await invitation.current(), store.getState().invitation]).toEqual([
    'with new addresses',
    'with new addresses',
  ]);
});

it('the invitation that a guest passes on is the one that worked', async () => {
  const { fake, invitation } = open('joined');
  expect(await invitation.current()).toBe('old');
  expect(fake.calls).toEqual([]);
});

it('the invitation stays when the host does not answer', async () => {
  const { fake, invitation } = open('hosted');
  fake.answer('lobby:invite', () => failure('no-lobby', 'There is none.'));
  expect(await invitation.current()).toBe('old');
});

it('a new invitation replaces the old one, unless the lobby was left in the meantime', async () => {
  const { fake, store, invitation } = open('hosted');
  fake.answer('lobby:renew-invitation', () => success({ invitation: 'new' }));
  await invitation.renew();
  expect(store.getState().invitation).toBe('new');
  const renewing = invitation.renew();
  store.setState({ invitation: 'of another lobby' });
  await renewing;
  expect(store.getState().invitation).toBe('of another lobby');
});
