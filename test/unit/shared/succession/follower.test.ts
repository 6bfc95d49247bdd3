import { describe, expect, it } from 'vitest';
import { NO_VOTES, type VoteMemory } from '../../../../shared/model/vote-memory.ts';
import type { ServerboundSuccession, SignedSuccession } from '../../../../shared/protocol/succession-messages.ts';
import { toBase64Url } from '../../../../shared/protocol/invitation/invitation.ts';
import { pinOfInvitation } from '../../../../shared/succession/authenticate.ts';
import { Follower } from '../../../../shared/succession/follower.ts';
import type { FollowerLink } from '../../../../shared/succession/follower-options.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import {
  claimFor,
  createSignedMember,
  issueSuccession,
  SIGNED_LOBBY_ID,
  type SignedMember,
} from '../../../support/succession/signed-lobby.ts';

const LIMIT_MS = 60_000;

/** Lets other threads check signatures until something is so. */
async function until(isSo: () => boolean): Promise<void> {
  const startMs = performance.now();
  while (!isSo()) {
    if (performance.now() - startMs > LIMIT_MS) throw new Error('It does not come about.');
    await new Promise((resolve) => setImmediate(resolve));
  }
}

class PlayedLink implements FollowerLink {
  readonly pin: string;
  readonly sent: ServerboundSuccession[] = [];
  readonly resume = undefined;
  lastPacketMs = 0;
  isOpen = true;

  constructor(pin: string) {
    this.pin = pin;
  }

  send(message: ServerboundSuccession): void {
    this.sent.push(message);
  }

  drop(): void {
    this.isOpen = false;
  }
}

/** A member whose host and successors the test plays. */
async function setUp(people = 4, recall = async (_lobbyId: string): Promise<VoteMemory | null> => NO_VOTES) {
  const members = await Promise.all(Array.from({ length: people }, () => createSignedMember()));
  const [founder, own, ...others] = members as [SignedMember, SignedMember, ...SignedMember[]];
  const clock = new ManualClock();
  const links = new Map<string, PlayedLink>();
  const opened: string[] = [];
  const followed: string[] = [];
  const lost: boolean[] = [];
  const first = new PlayedLink(founder.pin);
  const follower = new Follower<PlayedLink>({
    ...{ identity: own.identity, publicKey: '', votes: true, ability: { hosts: false, cores: 1 } },
    ...{ first, nowMs: clock.nowMs, schedule: clock.schedule },
    sign: () => '',
    recall,
    remember: async () => undefined,
    secret: () => new Uint8Array(16),
    openLink: async ({ certificateSha256 }) => {
      const link = new PlayedLink(toBase64Url(certificateSha256));
      opened.push(link.pin);
      links.set(link.pin, link);
      return link;
    },
    onFollow: ({ pin }) => void followed.push(pin),
    onHostKnown: () => undefined,
    onHostLost: (isLost) => void lost.push(isLost),
    onHostChanged: () => undefined,
    toStandby: () => undefined,
  });
  const electors = [own, ...others];
  const issue = (successors: readonly SignedMember[], version = 1): SignedSuccession =>
    issueSuccession(founder, { epoch: 0, version, members: electors }, successors);
  return { founder, own, others, clock, links, opened, followed, lost, first, follower, issue };
}

/** Returns the link with the first successor, which the member opens beside the one with its host. */
async function openWarm({ follower, first, clock, links }: Awaited<ReturnType<typeof setUp>>, base: SignedSuccession) {
  follower.receive(first, { type: 'succession', succession: base });
  await until(() => follower.state.held === base);
  clock.advance(50);
  const pin = pinOfInvitation(base.successors[0]?.invitation ?? '');
  await until(() => links.has(pin));
  return links.get(pin) as PlayedLink;
}

describe('what a member has promised', () => {
  it('is read when the host names the lobby, whatever the secret of its invitation is', async () => {
    const asked: string[] = [];
    const lobby = await setUp(4, async (lobbyId) => {
      asked.push(lobbyId);
      return { votedEpoch: 3, epoch: 0, version: 0, isReleased: false };
    });
    const { follower, first, others } = lobby;
    expect(follower.state.memory).toBeNull();
    for (const version of [1, 2])
      follower.receive(first, { type: 'succession', succession: lobby.issue(others, version) });
    await until(() => first.sent.filter(({ type }) => type === 'succession-ack').length === 2);
    expect(first.sent.at(-1)).toEqual({ type: 'succession-ack', epoch: 0, version: 2, votedEpoch: 3 });
    expect(asked).toEqual([SIGNED_LOBBY_ID]);
    follower.stop();
  });
});

describe('a member on whose link a standby host sends a flood', () => {
  it('notices all the same that its host is lost, and follows what others send', { timeout: LIMIT_MS }, async () => {
    const lobby = await setUp();
    const { follower, clock, lost } = lobby;
    const [anna, ben] = lobby.others as [SignedMember, SignedMember];
    const base = lobby.issue([anna, ben]);
    const warm = await openWarm(lobby, base);
    const forged = claimFor(anna, 1, base, [anna]);
    const flood = (): void => {
      for (let count = 0; count < 200; count++) follower.receive(warm, { type: 'moved', claims: [forged] });
    };
    for (let time = 0; time < 30; time++) {
      flood();
      clock.advance(50);
    }
    await until(() => lost.length > 0);
    expect(lost).toEqual([true]);
    // The link that carries the flood has used its share up.
    flood();
    follower.receive(warm, { type: 'moved', claims: [claimFor(anna, 1, base, [anna, ben])] });
    follower.receive(new PlayedLink(ben.pin), { type: 'moved', claims: [claimFor(ben, 2, base, [anna, ben])] });
    await until(() => follower.state.host.pin !== lobby.first.pin);
    expect(follower.state.host).toEqual({ epoch: 2, pin: ben.pin });
    expect(follower.state.formerHosts).toEqual([{ epoch: 0, pin: lobby.first.pin }]);
  });
});

describe('a member whose host names other successors all the time', () => {
  it('keeps a dozen links, with those of now among them', { timeout: LIMIT_MS }, async () => {
    const lobby = await setUp(20);
    const { follower, first, clock, links } = lobby;
    for (const [index, successor] of lobby.others.entries()) {
      first.lastPacketMs = clock.nowMs();
      await openWarm(lobby, lobby.issue([successor], index + 1));
    }
    expect(links.size).toBe(18);
    const open = [...links.values()].filter(({ isOpen }) => isOpen).map(({ pin }) => pin);
    // One more is the link with its host.
    expect(open).toHaveLength(11);
    expect(open).toContain(lobby.others.at(-1)?.pin);
    expect(first.isOpen).toBe(true);
    follower.stop();
  });
});

describe('a chain of claims', () => {
  it('that nobody elected teaches a member nothing, and a right one is followed from any link', async () => {
    const lobby = await setUp();
    const { follower, founder } = lobby;
    const [anna, ben] = lobby.others as [SignedMember, SignedMember];
    const base = lobby.issue([anna, ben]);
    const warm = await openWarm(lobby, base);
    // Ben makes himself a former host: his electors, which is he alone, have elected the founder.
    const lie = issueSuccession(ben, { epoch: 0, members: [ben] }, [founder]);
    follower.receive(warm, { type: 'moved', claims: [claimFor(founder, 1, lie, [ben])] });
    const real = claimFor(anna, 1, base, [anna, ben]);
    follower.receive(warm, { type: 'moved', claims: [real] });
    await until(() => lobby.followed.length > 0);
    expect(lobby.followed).toEqual([anna.pin]);
    expect(follower.state).toMatchObject({ claims: [real], formerHosts: [{ epoch: 0, pin: founder.pin }] });
  });
});
