import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { SuccessionLink } from '../../../../../main/host/succession/succession-link.ts';
import type { ClientboundChannelMessage } from '../../../../../shared/protocol/channel.ts';
import type {
  AskVote,
  ServerboundSuccession,
  SignedSuccession,
} from '../../../../../shared/protocol/succession-messages.ts';
import { signGrant, signSuccession, voteStatement } from '../../../../../shared/succession/statements.ts';
import { createBedKeys, type BedHost } from '../../../../support/succession/bed-host.ts';
import type { BedMember } from '../../../../support/succession/bed-member.ts';
import { SuccessionBed } from '../../../../support/succession/succession-bed.ts';

/** Channels of members that the test speaks for. */
interface PlayedLink extends SuccessionLink {
  readonly sent: ClientboundChannelMessage[];
}

/** A standby host of a lobby with five electors whose founder is dead. The test answers for the members. */
async function openStandby() {
  const bed = await SuccessionBed.open();
  for (let index = 0; index < 5; index++) bed.join(index === 0);
  const [own] = bed.members as [BedMember, ...BedMember[]];
  await bed.until(() => own.elector.held?.electors.length === 5 && own.elector.held.successors.length === 1);
  await bed.until(() => own.elector.held?.formerElectors.length === 0);
  const succession = own.elector.held as SignedSuccession;
  const standby = own.standby as BedHost;
  // From now on the test answers for the members.
  for (const member of bed.members) {
    member.isAlive = false;
    member.follower.stop();
  }
  bed.kill(bed.founder);
  // Until their own links with the standby host have ended.
  await bed.run(100);
  const links = bed.members.map((member): PlayedLink => {
    const sent: ClientboundChannelMessage[] = [];
    return {
      id: member.id,
      peer: { bufferedBytes: () => 0, silentMs: 0 },
      roundTripMs: 1,
      sent,
      send: (it) => void sent.push(it),
    };
  });
  for (const [index, link] of links.entries()) standby.office.connected(link, bed.members[index]?.identity ?? '');
  const send = (index: number, message: ServerboundSuccession): void =>
    standby.office.handle(links[index] as PlayedLink, message);
  const ask = (): AskVote | undefined => links[0]?.sent.findLast((message) => message.type === 'ask-vote');
  const ready = (...indices: readonly number[]): void => {
    for (const index of indices) send(index, { type: 'ready', epoch: ask()?.epoch ?? 0, votedEpoch: 0 });
  };
  /** Of a member, for what the standby host asks now, unless told otherwise. */
  const voteOf = (
    index: number,
    { epoch = ask()?.epoch ?? 0, candidate = standby.identity, base = succession, signer = index } = {},
  ): ServerboundSuccession => {
    const { publicKey } = bed.members[index] as BedMember;
    const signature = (bed.members[signer] as BedMember).sign(voteStatement({ epoch, candidate }, base));
    return { type: 'vote', epoch, publicKey, signature };
  };
  /** Begins the vote, up to the question that binds. */
  const beginVote = async (): Promise<void> => {
    standby.setHostLost(true);
    await bed.run(100);
    ready(0, 1, 2);
  };
  return { bed, standby, succession, links, send, ask, ready, voteOf, beginVote };
}

describe('a standby host', () => {
  it('asks nobody while its own member has the host', async () => {
    const { bed, ask } = await openStandby();
    await bed.run(5_000);
    expect(ask()).toBeUndefined();
  });

  it('asks for votes when a majority is ready, and hosts with their votes', async () => {
    const { bed, standby, ask, ready, send, voteOf } = await openStandby();
    standby.setHostLost(true);
    await bed.run(100);
    expect(ask()).toMatchObject({ epoch: 1, isBinding: false, grant: null });
    ready(0, 1);
    expect(ask()?.isBinding).toBe(false);
    ready(2);
    expect(ask()?.isBinding).toBe(true);
    for (const index of [0, 1]) send(index, voteOf(index));
    await bed.run(100);
    expect(standby.hosted).toEqual([]);
    send(2, voteOf(2));
    await bed.run(100);
    expect(standby.hosted).toEqual([1]);
    expect(standby.problems).toEqual([]);
  });

  it('tells those who are connected, and those who come later, who has the lobby', async () => {
    const { bed, standby, links, send, voteOf, beginVote } = await openStandby();
    await beginVote();
    for (const index of [0, 1, 2]) send(index, voteOf(index));
    await bed.run(100);
    for (const { sent } of links) expect(sent.at(-1)).toMatchObject({ type: 'moved', claims: [{ epoch: 1 }] });
    const late: ClientboundChannelMessage[] = [];
    const link = {
      id: 9,
      peer: { bufferedBytes: () => 0, silentMs: 0 },
      roundTripMs: 1,
      send: (it: never) => void late.push(it),
    };
    standby.office.connected(link, '');
    expect(late).toMatchObject([{ type: 'moved', claims: [{ epoch: 1 }] }]);
  });

  it('does not host without the vote of its own member', async () => {
    const { bed, standby, ready, ask, send, voteOf } = await openStandby();
    standby.setHostLost(true);
    await bed.run(100);
    ready(1, 2, 3, 4);
    expect(ask()?.isBinding).toBe(false);
    for (const index of [1, 2, 3, 4]) send(index, voteOf(index));
    await bed.run(100);
    expect(standby.hosted).toEqual([]);
  });

  it.each([
    ['forged by another member', { signer: 1 }],
    ['for another candidate', { candidate: 'AAAAAAAAAAAAAAAAAAAAAA' }],
    ['of another epoch', { epoch: 7 }],
  ])('does not count a vote that is %s', async (_, forgery) => {
    const { bed, standby, send, voteOf, beginVote } = await openStandby();
    await beginVote();
    for (const index of [0, 1]) send(index, voteOf(index));
    send(2, voteOf(2, forgery));
    await bed.run(100);
    expect(standby.hosted).toEqual([]);
    send(2, voteOf(2));
    await bed.run(100);
    expect(standby.hosted).toEqual([1]);
  });

  it('counts a member once, and no vote that another member passes on', async () => {
    const { bed, standby, send, voteOf, beginVote } = await openStandby();
    await beginVote();
    for (let time = 0; time < 5; time++) for (const index of [0, 1]) send(index, voteOf(index));
    send(0, voteOf(2));
    await bed.run(100);
    expect(standby.hosted).toEqual([]);
  });

  it('does not count votes of those who are no electors, or prove no identity', async () => {
    const { bed, standby, links, send, voteOf, beginVote } = await openStandby();
    await beginVote();
    for (const index of [0, 1]) send(index, voteOf(index));
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const statement = voteStatement({ epoch: 1, candidate: standby.identity }, bed.members[0]?.elector.held as never);
    const vote: ServerboundSuccession = {
      type: 'vote',
      epoch: 1,
      publicKey: publicKey.export({ format: 'jwk' }).x ?? '',
      signature: sign(null, Buffer.from(statement), privateKey).toString('base64url'),
    };
    for (const [index, identity] of ['', 'AAAAAAAAAAAAAAAAAAAAAA'].entries()) {
      const stranger = { ...(links[0] as PlayedLink), id: 50 + index };
      standby.office.connected(stranger, identity);
      standby.office.handle(stranger, { type: 'ready', epoch: 1, votedEpoch: 2_000_000_000 });
      standby.office.handle(stranger, vote);
    }
    await bed.run(100);
    expect(standby.hosted).toEqual([]);
    send(2, voteOf(2));
    await bed.run(100);
    expect(standby.hosted).toEqual([1]);
  });

  it('does not count votes that arrive a minute late', async () => {
    const { bed, standby, send, voteOf, beginVote } = await openStandby();
    await beginVote();
    const votes = [0, 1, 2].map((index) => voteOf(index));
    await bed.run(60_000);
    for (const [index, vote] of votes.entries()) send(index, vote);
    await bed.run(100);
    expect(standby.hosted).toEqual([]);
  });

  it('takes no succession of another host or lobby, and no older one', async () => {
    const { bed, standby, succession, links, ask, send } = await openStandby();
    const stranger = await createBedKeys();
    const later = { ...succession, version: succession.version + 1, electors: [standby.identity] };
    const forged = [
      signSuccession(later, stranger.certificate),
      { ...later, signature: succession.signature },
      signSuccession({ ...later, lobbyId: 'BAAAAAAAAAAAAAAAAAAAAA' }, bed.founder.keys.certificate),
      signSuccession({ ...later, version: 1 }, bed.founder.keys.certificate),
    ];
    for (const attempt of forged) send(1, { type: 'succession', succession: attempt });
    await bed.run(100);
    standby.setHostLost(true);
    await bed.run(100);
    expect(ask()?.succession).toEqual(succession);
    const real = signSuccession({ ...later, electors: succession.electors }, bed.founder.keys.certificate);
    send(1, { type: 'succession', succession: real });
    await bed.run(100);
    expect(links[0]?.sent.at(-1)).toMatchObject({ type: 'ask-vote', succession: { version: real.version } });
  });

  it('takes no grant that the host did not sign for it', async () => {
    const { bed, standby, succession, ask } = await openStandby();
    const stranger = await createBedKeys();
    const { certificate } = bed.founder.keys;
    standby.takeGrant(signGrant(standby.identity, succession, stranger.certificate));
    standby.takeGrant(signGrant(bed.members[1]?.identity ?? '', succession, certificate));
    standby.takeGrant(signGrant(standby.identity, { ...succession, version: 99 }, certificate));
    await bed.run(1_000);
    expect(ask()).toBeUndefined();
    const grant = signGrant(standby.identity, succession, certificate);
    standby.takeGrant(grant);
    await bed.run(100);
    expect(ask()).toMatchObject({ epoch: 1, grant });
  });

  it('does not let one member put the election off by votes that nobody else has given', async () => {
    const { bed, standby, send, ask, ready, voteOf } = await openStandby();
    standby.setHostLost(true);
    await bed.run(100);
    send(4, { type: 'ready', epoch: 1, votedEpoch: 2_147_483_647 });
    ready(0, 1, 2);
    expect(ask()).toMatchObject({ epoch: 1, isBinding: true });
    for (const index of [0, 1, 2]) send(index, voteOf(index));
    await bed.run(100);
    expect(standby.hosted).toEqual([1]);
  });

  it('goes as high as a majority needs, whatever lower epochs are claimed', async () => {
    const { bed, standby, links, send, ask } = await openStandby();
    standby.setHostLost(true);
    await bed.run(100);
    const stranger = { ...(links[0] as PlayedLink), id: 60 };
    standby.office.connected(stranger, 'AAAAAAAAAAAAAAAAAAAAAA');
    standby.office.handle(stranger, { type: 'ready', epoch: 1, votedEpoch: 1 });
    for (const [index, votedEpoch] of [1, 900, 900, 900].entries())
      send(index + 1, { type: 'ready', epoch: 1, votedEpoch });
    // Before the last answer, the lowest epoch was enough for a majority. It is not asked for a second time.
    expect(ask()).toMatchObject({ epoch: 2, isBinding: false });
    send(1, { type: 'ready', epoch: 2, votedEpoch: 2 });
    expect(ask()).toMatchObject({ epoch: 901, isBinding: false });
  });

  it('hosts all the same after a lie about the epoch has cost it a round', async () => {
    const { bed, standby, send, ask, ready, voteOf } = await openStandby();
    standby.setHostLost(true);
    await bed.run(100);
    for (const index of [2, 3, 4]) send(index, { type: 'ready', epoch: 1, votedEpoch: 900_000 });
    expect(ask()).toMatchObject({ epoch: 900_001 });
    await bed.run(2_200);
    expect(ask()).toMatchObject({ epoch: 1, isBinding: false });
    ready(0, 1, 2);
    for (const index of [0, 1, 2]) send(index, voteOf(index));
    await bed.run(100);
    expect(standby.hosted).toEqual([1]);
  });

  it('asks in a higher epoch when there is no majority without those who have voted', async () => {
    const { bed, standby, send, ask } = await openStandby();
    standby.setHostLost(true);
    await bed.run(100);
    send(4, { type: 'ready', epoch: 1, votedEpoch: 2_000 });
    send(3, { type: 'ready', epoch: 1, votedEpoch: 3 });
    expect(ask()?.epoch).toBe(1);
    send(2, { type: 'ready', epoch: 1, votedEpoch: 5 });
    expect(ask()).toMatchObject({ epoch: 4, isBinding: false });
  });
});
