import { describe, expect, it } from 'vitest';
import type { Claim, Grant, SignedSuccession } from '../../shared/protocol/succession-messages.ts';
import { signSuccession, voteStatement } from '../../shared/succession/statements.ts';
import type { BedHost } from '../support/succession/bed-host.ts';
import type { BedMember } from '../support/succession/bed-member.ts';
import { SuccessionBed } from '../support/succession/succession-bed.ts';

/** Real hosts and members in memory, with real signatures: one of the hosts lies. Times are those of their clock. */

/** A lobby of six, of whom three can host, with the successors in the order of their ranks. */
async function openLobby(): Promise<{ readonly bed: SuccessionBed; readonly heirs: readonly BedMember[] }> {
  const bed = await SuccessionBed.open();
  for (let index = 0; index < 6; index++) bed.join(index < 3);
  const heldBy = ({ elector }: BedMember): SignedSuccession | null => elector.held;
  await bed.until(() => {
    const [first, ...others] = bed.members.map(heldBy);
    const isSame = others.every((held) => held?.signature === first?.signature);
    return isSame && first?.successors.length === 3 && first.electors.length === 6 && first.formerElectors.length === 0;
  });
  // Everybody has a warm link by then.
  await bed.run(1_000);
  const successors = bed.founder.kept?.issued.successors ?? [];
  const heirs = successors.flatMap(({ identity }) => bed.members.filter((member) => member.identity === identity));
  return { bed, heirs };
}

/** The hosts that those members use who are not in `without`. */
function hostsOf({ members }: SuccessionBed, without: readonly BedMember[] = []): readonly BedHost[] {
  return [...new Set(members.filter((member) => !without.includes(member)).map(({ host }) => host))];
}

function isOnly(hosts: readonly BedHost[], host: BedHost): boolean {
  return hosts.length === 1 && hosts[0] === host;
}

/** Lets time pass until those who are not in `without` have one host that mixes for them. */
function untilServed(bed: SuccessionBed, without: readonly BedMember[]): Promise<number> {
  return bed.until(() => {
    const hosts = hostsOf(bed, without);
    return hosts.length === 1 && hosts[0]?.mixes === true;
  });
}

const standbyOf = (member: BedMember | undefined): BedHost => member?.standby as BedHost;

/** The claim of a candidate with the votes of those members. */
function claimOf(candidate: BedMember, epoch: number, base: SignedSuccession, voters: readonly BedMember[]): Claim {
  const statement = voteStatement({ epoch, candidate: candidate.identity }, base);
  const votes = voters.map((voter) => ({ publicKey: voter.publicKey, signature: voter.sign(statement) }));
  return { epoch, candidate: candidate.identity, succession: base, votes };
}

describe('a successor that wins and then lets nobody in', () => {
  it('loses the lobby within 7 s to the next one, and never gets it back', async () => {
    const { bed, heirs } = await openLobby();
    const [liar, second] = heirs as [BedMember, BedMember, BedMember];
    const [refusing, next] = [standbyOf(liar), standbyOf(second)];
    bed.kill(bed.founder);
    await bed.until(() => refusing.hosted.length > 0);
    bed.refuse(refusing);
    const tookMs = await bed.until(() => isOnly(hostsOf(bed, [liar]), next));
    expect(tookMs).toBeLessThan(7_000);
    await bed.run(20_000);
    expect(hostsOf(bed, [liar])).toEqual([next]);
    expect([refusing.hosted, next.hosted]).toEqual([[1], [2]]);
  });

  it('loses it also if it answers on the links that are open, and mixes for nobody', async () => {
    const { bed, heirs } = await openLobby();
    const [liar] = heirs as [BedMember];
    standbyOf(liar).refuses = true;
    bed.kill(bed.founder);
    expect(await untilServed(bed, [liar])).toBeLessThan(9_000);
    expect(hostsOf(bed, [liar])).not.toContain(standbyOf(liar));
    expect(standbyOf(liar).hosted).toEqual([1]);
  });

  it('does not end the lobby when two of three do it', async () => {
    const { bed, heirs } = await openLobby();
    const liars = heirs.slice(0, 2);
    for (const liar of liars) standbyOf(liar).refuses = true;
    bed.kill(bed.founder);
    expect(await untilServed(bed, liars)).toBeLessThan(16_000);
    expect(hostsOf(bed, liars)).toEqual([standbyOf(heirs[2])]);
  });
});

describe('a successor that takes over from its host and lets nobody in', () => {
  it('leaves everybody with the old host, and with the next successor when that ends', async () => {
    const { bed, heirs } = await openLobby();
    const [liar] = heirs as [BedMember];
    const refusing = standbyOf(liar);
    expect(bed.founder.office.handOver()?.identity).toBe(liar.identity);
    await bed.until(() => refusing.hosted.length > 0);
    bed.refuse(refusing);
    await bed.run(10_000);
    expect(bed.founder.mixes).toBe(true);
    expect(bed.members.every(({ elector }) => elector.life.lostAtMs === null)).toBe(true);
    bed.kill(bed.founder);
    await untilServed(bed, [liar]);
    expect(refusing.hosted).toEqual([1]);
  });

  it('cannot use the wish of its host later, when that has given it up', async () => {
    const { bed, heirs } = await openLobby();
    const [liar] = heirs as [BedMember];
    const kept: Grant[] = [];
    standbyOf(liar).takeGrant = (grant) => void kept.push(grant);
    bed.founder.office.handOver();
    await bed.run(20_000);
    expect(kept).toHaveLength(1);
    for (const grant of kept) standbyOf(liar).office.takeGrant(grant);
    await bed.run(10_000);
    expect(standbyOf(liar).hosted).toEqual([]);
    expect(hostsOf(bed)).toEqual([bed.founder]);
    expect(bed.members.map(({ elector }) => elector.memory?.votedEpoch)).toEqual([0, 0, 0, 0, 0, 0]);
  });
});

describe('a host that is shown claims', () => {
  it('steps down for none that is forged, short, of strangers or of another certificate', async () => {
    const { bed, heirs } = await openLobby();
    const [first, second] = heirs as [BedMember, BedMember, BedMember];
    const base = bed.founder.kept?.issued as SignedSuccession;
    const right = claimOf(first, 1, base, bed.members);
    const own = signSuccession({ ...base, version: 99, electors: [first.identity] }, standbyOf(first).keys.certificate);
    const forgeries: readonly Claim[] = [
      claimOf(first, 1, base, bed.members.slice(0, 3)),
      { ...right, votes: Array.from({ length: 6 }, () => right.votes[0] as Claim['votes'][number]) },
      { ...right, votes: claimOf(second, 1, base, bed.members).votes },
      { ...right, epoch: 4 },
      { ...right, candidate: second.identity },
      { ...right, succession: { ...base, electors: [first.identity] } },
      claimOf(first, 1, own, [first]),
    ];
    for (const claim of forgeries) await bed.founder.office.follow({ epoch: claim.epoch, pin: '', claims: [claim] });
    await bed.founder.office.follow({ epoch: 9, pin: standbyOf(first).keys.pin, claims: [] });
    await bed.run(10_000);
    expect(bed.founder.movedBy).toBeUndefined();
    expect(bed.founder.office.claims).toEqual([]);
    expect(hostsOf(bed)).toEqual([bed.founder]);
  });

  it('steps down for no claim of an earlier epoch, a minute later', async () => {
    const { bed, heirs } = await openLobby();
    const [first, second] = heirs as [BedMember, BedMember, BedMember];
    const hoarded = claimOf(first, 1, bed.founder.kept?.issued as SignedSuccession, bed.members.slice(0, 5));
    bed.kill(standbyOf(first));
    bed.kill(bed.founder);
    await bed.until(() => isOnly(hostsOf(bed), standbyOf(second)));
    await bed.run(60_000);
    await standbyOf(second).office.follow({ epoch: 1, pin: '', claims: [hoarded] });
    for (const { follower, elector } of bed.members) {
      const link = { pin: '', lastPacketMs: 0, isOpen: true, send: () => undefined, drop: () => undefined };
      follower.receive(link as never, { type: 'moved', claims: [hoarded] });
      expect(elector.host.epoch).toBe(2);
    }
    await bed.run(10_000);
    expect(hostsOf(bed)).toEqual([standbyOf(second)]);
    expect(standbyOf(second).movedBy).toBeUndefined();
  });
});
