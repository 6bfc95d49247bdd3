import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseLobbyState, writeLobbyState, type LobbyState } from '../../../../../shared/protocol/lobby-state.ts';
import { joinAsHeadset, ticketFor } from '../../../../support/lobby/recorded/recorded-headset.ts';
import { createPerson, createRecordedLobby } from '../../../../support/lobby/recorded/recorded-lobby.ts';
import { enter, lose, messagesTo } from '../../../../support/lobby/recorded/resuming.ts';

type Host = ReturnType<typeof createRecordedLobby>;

let hosts: Host[];
let invitation: string;
beforeEach(() => {
  vi.useFakeTimers();
  hosts = [];
  invitation = 'first';
});
afterEach(async () => {
  for (const { lobby } of hosts) await lobby.close();
  vi.useRealTimers();
});

function open(options: Parameters<typeof createRecordedLobby>[0] = {}): Host {
  const host = createRecordedLobby({ invitation: async () => invitation, ...options });
  hosts.push(host);
  return host;
}

/** The state as another host reads it. */
function copied(host: Host): LobbyState {
  const written = writeLobbyState(host.lobby.snapshot());
  const read = written.ok ? parseLobbyState(written.value) : written;
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

const sentTo = (peer: Host['peers'][number] | undefined, type: string): readonly object[] =>
  peer === undefined ? [] : messagesTo(peer).filter((message) => message.type === type);

async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}

/** A host with a participant and its headset. */
async function withHeadset(person: ReturnType<typeof createPerson> | undefined) {
  const host = open();
  const device = createPerson();
  const fox = await enter(host, { person });
  const ticket = await ticketFor(fox);
  const phone = await joinAsHeadset(host, ticket, device);
  return { host, fox, device, ticket, phone };
}

describe.each([
  ['a person', createPerson()],
  ['a guest', undefined],
])('a headset of %s whose lobby gets another host', (_who, person) => {
  it('comes back there by its ticket, which nobody else can use', async () => {
    const { host, fox, device, ticket } = await withHeadset(person);
    const next = open({ restored: copied(host), isStandby: true });
    const back = await enter(next, { person, resume: fox.resume });
    expect((await joinAsHeadset(next, ticket, device)).sent).toEqual(['headset-gone']);
    next.lobby.activate();
    expect(sentTo(back.peer, 'headset')).toMatchObject([{ connected: false }]);
    expect((await joinAsHeadset(next, ticket, createPerson())).sent).toEqual(['headset-used']);
    const phone = await joinAsHeadset(next, ticket, device);
    expect(phone.sent).toEqual(['joined']);
    expect(sentTo(back.peer, 'headset').at(-1)).toMatchObject({ connected: true });
    expect(sentTo(phone.peer, 'headset-state')).toHaveLength(1);
  });

  it('waits there for its owner, and is gone with a ticket that its owner has taken back', async () => {
    const { host, fox, device, ticket } = await withHeadset(person);
    const next = open({ restored: copied(host) });
    expect((await joinAsHeadset(next, ticket, device)).sent).toEqual(['headset-gone']);
    await enter(next, { person, resume: fox.resume });
    expect((await joinAsHeadset(next, ticket, device)).sent).toEqual(['joined']);
    fox.peer.events.emit('message', '{"type":"headset-end"}');
    const later = open({ restored: copied(host) });
    await enter(later, { person, resume: fox.resume });
    expect((await joinAsHeadset(later, ticket, device)).sent).toEqual(['headset-unknown']);
  });
});

it('another host hears that a ticket has come into use, and that it has ended', async () => {
  const versions: number[] = [];
  const host: Host = open({ onStateChange: () => versions.push(host.lobby.snapshot().version) });
  const fox = await enter(host);
  const ticket = await ticketFor(fox);
  let count = versions.length;
  await joinAsHeadset(host, ticket, createPerson());
  expect(versions.length).toBeGreaterThan(count);
  count = versions.length;
  fox.peer.events.emit('message', '{"type":"headset-end"}');
  expect(versions.length).toBeGreaterThan(count);
});

it('a headset hears of a new invitation at once', async () => {
  const { host, phone } = await withHeadset(undefined);
  expect(sentTo(phone.peer, 'headset-hosts')).toEqual([{ type: 'headset-hosts', invitations: ['first'] }]);
  invitation = 'second';
  host.lobby.setSecret(new Uint8Array(16).fill(3));
  await pass(0);
  expect(sentTo(phone.peer, 'headset-hosts').at(-1)).toEqual({ type: 'headset-hosts', invitations: ['second'] });
});

it.each(['lobby-closed', 'restarting'] as const)('a headset hears why its host ends: %s', async (reason) => {
  const { host, phone } = await withHeadset(undefined);
  hosts = [];
  await host.lobby.close(reason);
  expect([...phone.sent, ...sentTo(phone.peer, 'closing')]).toMatchObject([
    ...['joined', reason, 'closed'],
    { type: 'closing', reason },
  ]);
});

it('a headset whose owner is away is not let in, and is when the owner is back', async () => {
  const { host, fox, device, ticket } = await withHeadset(undefined);
  lose(fox);
  expect((await joinAsHeadset(host, ticket, device)).sent).toEqual(['headset-gone']);
  await enter(host, { resume: fox.resume });
  expect((await joinAsHeadset(host, ticket, device)).sent).toEqual(['joined']);
});
