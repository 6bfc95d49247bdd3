import { beforeEach, describe, expect, it } from 'vitest';
import { formatInvitation } from '../../../../../shared/protocol/invitation/invitation.ts';
import type { FoundWay } from '../../../../../shared/rendezvous/join-plan.ts';
import { failure } from '../../../../../shared/result.ts';
import { createTestController, settle } from '../../../../support/window/lobby-controller.ts';

let { store, links, log, door, controller } = createTestController();
beforeEach(() => {
  ({ store, links, log, door, controller } = createTestController());
});

const status = () => store.getState().connection.status;

/** Starts what `begin` does, and waits until its link has its answer. */
async function answered(begin: Promise<unknown>): Promise<void> {
  void begin;
  await settle();
}

describe('a host that answers, but is not heard', () => {
  const FOUND = { path: 'direct', hasRelays: false, isRelayOnly: false, cause: null } as const;
  const RENDEZVOUS_INVITATION = formatInvitation({
    addresses: [{ host: '10.0.0.7', port: 7_777 }],
    certificateSha256: new Uint8Array(32),
    secret: new Uint8Array(16),
    rendezvous: 'meet.example.org',
  });
  const approaches = () => links.map(({ wish }) => wish.approach);

  /** Makes the newest link end without sound, on the way that it says. */
  async function endUnheard(way: FoundWay): Promise<void> {
    links.at(-1)!.wish.onWay(way);
    await links.at(-1)!.end({ reason: 'host-lost', code: 'no-media' });
  }

  it('is tried by the other paths, while the window says which, until one lets sound through', async () => {
    await answered(controller.join(RENDEZVOUS_INVITATION));
    expect(store.getState()).toMatchObject({ approach: 'fastest', connection: { status: 'connecting' } });
    await endUnheard(FOUND);
    expect(store.getState()).toMatchObject({ approach: 'rendezvous', connection: { status: 'connecting' } });
    await endUnheard({ ...FOUND, path: 'rendezvous', hasRelays: true });
    expect(store.getState().approach).toBe('relay');
    await links.at(-1)!.connect();
    expect(status()).toBe('connected');
    expect(approaches()).toEqual(['fastest', 'rendezvous', 'relay']);
    expect(log).toEqual(['joined', 'gone', 'joined', 'gone', 'joined', 'connected']);
  });

  it('is given up when every path has failed, with the first reason', async () => {
    await answered(controller.join(RENDEZVOUS_INVITATION));
    await endUnheard(FOUND);
    await endUnheard({ ...FOUND, path: 'rendezvous' });
    door.outcome = async () => failure('unreachable', 'Silence.');
    await endUnheard({ ...FOUND, path: 'rendezvous' });
    expect(store.getState().connection).toMatchObject({
      status: 'ended',
      reason: 'host-lost',
      error: { code: 'no-media' },
    });
  });

  it('is not tried again after you leave', async () => {
    await answered(controller.join(RENDEZVOUS_INVITATION));
    links[0]!.wish.onWay(FOUND);
    await controller.leave();
    await links[0]!.end({ reason: 'host-lost', code: 'no-media' });
    expect(approaches()).toEqual(['fastest']);
    expect(status()).toBe('none');
  });

  it('is not tried again when it says no', async () => {
    await answered(controller.join(RENDEZVOUS_INVITATION));
    door.outcome = async () => failure('lobby-full', 'Full.');
    await endUnheard(FOUND);
    expect(store.getState().connection).toMatchObject({ status: 'ended', error: { code: 'lobby-full' } });
  });

  it('names why signalling failed when UDP alone meets silence', async () => {
    door.onOpening = ({ onWay }) =>
      onWay({ path: 'udp', hasRelays: false, isRelayOnly: false, cause: 'lobby-not-there' });
    door.outcome = async () => failure('unreachable', 'Silence.');
    await answered(controller.join(RENDEZVOUS_INVITATION));
    expect(store.getState()).toMatchObject({
      connection: { status: 'none' },
      problem: { error: { code: 'lobby-not-there' } },
    });
  });
});
