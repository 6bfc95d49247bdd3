import { expect, it } from 'vitest';
import { claimLobby } from '../../../../../main/cli/lobbies/claim-lobby.ts';
import type { ReturningClient } from '../../../../../main/client/returning-client.ts';
import type { ClientboundChannelMessage } from '../../../../../shared/protocol/channel.ts';
import { success } from '../../../../../shared/result.ts';
import { TypedEmitter } from '../../../../../shared/typed-emitter.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';

function createMember(accepts: readonly string[] = ['claim-owner']) {
  const events = new TypedEmitter<{ message: ClientboundChannelMessage }>((error) => {
    throw error;
  });
  const sent: unknown[] = [];
  const client = { joined: { accepts }, send: (message: unknown) => sent.push(message) };
  const clock = new ManualClock();
  const member = { events, client } as unknown as Pick<ReturningClient, 'client' | 'events'>;
  return { sent, clock, events, claim: () => claimLobby(member, 'K7Q29MDX0TVW', clock.schedule) };
}

it('shows the host the code, and waits for its answer to this', async () => {
  const { sent, events, claim, clock } = createMember();
  const claiming = claim();
  expect(sent).toEqual([{ type: 'claim-owner', request: 1, code: 'K7Q29MDX0TVW' }]);
  events.emit('message', { type: 'ping', id: 1 });
  events.emit('message', { type: 'moderated', request: 1, code: '', message: '' });
  expect([await claiming, clock.pending]).toEqual([success(undefined), 0]);
});

it('says why the host refuses', async () => {
  const { events, claim } = createMember();
  const claiming = claim();
  events.emit('message', { type: 'moderated', request: 1, code: 'wrong-claim-code', message: 'Copy it again.' });
  expect(await claiming).toMatchObject({ error: { code: 'wrong-claim-code', message: 'Copy it again.' } });
});

it('ends if the host does not answer, or knows no claims', async () => {
  const { claim, clock } = createMember();
  const claiming = claim();
  clock.advance(10_000);
  expect(await claiming).toMatchObject({ error: { code: 'timeout' } });
  const earlier = createMember([]);
  expect([await earlier.claim(), earlier.sent]).toMatchObject([{ error: { code: 'no-claim' } }, []]);
});
