import { describe, expect, it } from 'vitest';
import type { BedHost } from '../../../../support/succession/bed-host.ts';
import type { BedMember } from '../../../../support/succession/bed-member.ts';
import { SuccessionBed } from '../../../../support/succession/succession-bed.ts';

/** A lobby whose founder, without a player, has appointed the members that can host. */
async function openLobby(ableMembers: number, members: number): Promise<SuccessionBed> {
  const bed = await SuccessionBed.open();
  for (let index = 0; index < members; index++) bed.join(index < ableMembers);
  await bed.until(() => isSettled(bed, ableMembers));
  return bed;
}

/** Whether everybody holds one succession, in which everybody votes. */
function isSettled({ members }: SuccessionBed, successors: number): boolean {
  const alive = members.filter(({ isAlive }) => isAlive);
  const signatures = new Set(alive.map(({ elector }) => elector.held?.signature));
  const held = alive[0]?.elector.held;
  return (
    signatures.size === 1 &&
    held?.formerElectors.length === 0 &&
    held.successors.length === successors &&
    held.electors.length === alive.filter(({ identity }) => identity !== held.host).length
  );
}

const hostsOf = (members: readonly BedMember[]): BedHost[] => [...new Set(members.map(({ host }) => host))];

/** Lets time pass until the living members have one host, which is not `former`. */
async function untilFollowed(bed: SuccessionBed, former: BedHost, limitMs?: number): Promise<number> {
  const alive = bed.members.filter(({ isAlive }) => isAlive);
  const tookMs = await bed.until(
    () => hostsOf(alive).length === 1 && alive.every(({ host }) => host !== former),
    limitMs,
  );
  return tookMs;
}

describe('a lobby whose host dies', () => {
  it('continues with its first successor within a second, and prepares for the next crash', async () => {
    const bed = await openLobby(3, 5);
    bed.kill(bed.founder);
    expect(await untilFollowed(bed, bed.founder)).toBeLessThan(1_000);
    const [first] = hostsOf(bed.members);
    expect(first?.hosted).toEqual([1]);
    expect(first?.state.hostIdentity).toBe(first?.identity);
    await bed.until(() => isSettled(bed, 2));
    bed.members.find(({ standby }) => standby === first)?.die();
    bed.kill(first as BedHost);
    expect(await untilFollowed(bed, first as BedHost)).toBeLessThan(1_000);
    expect(hostsOf(bed.members.filter(({ isAlive }) => isAlive))[0]?.hosted).toEqual([2]);
  });

  it('is followed through a new link where the warm one has ended unnoticed', async () => {
    const bed = await openLobby(2, 5);
    const [, , , , late] = bed.members as [BedMember, BedMember, BedMember, BedMember, BedMember];
    bed.kill(bed.founder);
    await bed.until(() => bed.hosts.some(({ hosted }) => hosted.includes(1)));
    const [host] = bed.hosts.filter(({ hosted }) => hosted.includes(1)) as [BedHost];
    // What the new host has sent is on its way already.
    late.closeChannels(host);
    await untilFollowed(bed, bed.founder);
    expect(late.host).toBe(host);
    expect(late.isServed).toBe(true);
  });

  it('continues with the state of a moment before', async () => {
    const bed = await openLobby(2, 4);
    bed.founder.change({ lobbyName: 'Attic' });
    await bed.run(300);
    bed.kill(bed.founder);
    await untilFollowed(bed, bed.founder);
    expect(hostsOf(bed.members)[0]?.state.lobbyName).toBe('Attic');
  });

  it('continues with its second successor if the first crashes with it', async () => {
    const bed = await openLobby(3, 6);
    const first = bed.members.find(
      ({ identity }) => identity === bed.members[0]?.elector.held?.successors[0]?.identity,
    );
    bed.kill(bed.founder);
    bed.kill(first?.standby as BedHost);
    first?.die();
    expect(await untilFollowed(bed, bed.founder)).toBeLessThan(3_000);
    const [host] = hostsOf(bed.members.filter(({ isAlive }) => isAlive));
    // Epoch 1 belongs to the first successor.
    expect(host?.hosted).toEqual([2]);
    expect(host).not.toBe(first?.standby);
  });

  it('continues without a successor that takes over and then falls silent', async () => {
    const bed = await openLobby(3, 6);
    bed.kill(bed.founder);
    await untilFollowed(bed, bed.founder);
    const [silent] = hostsOf(bed.members) as [BedHost];
    silent.isFrozen = true;
    expect(await untilFollowed(bed, silent, 30_000)).toBeLessThan(10_000);
    expect(silent.hosted).toEqual([1]);
  });

  it('waits while only a minority is left, and continues when the others are back', async () => {
    const bed = await openLobby(2, 5);
    const [fox, owl, ...others] = bed.members;
    for (const member of others) for (const host of bed.hosts) bed.cut(member, host);
    bed.kill(bed.founder);
    await bed.run(10_000);
    expect([fox, owl].every((member) => member?.host === bed.founder)).toBe(true);
    bed.heal();
    expect(await untilFollowed(bed, bed.founder)).toBeLessThan(6_000);
  });
});

describe('a lobby that is torn apart', () => {
  it('has a host on each side, and one again within five seconds of healing', async () => {
    const bed = await openLobby(2, 5);
    const [fox, owl, hare, ...others] = bed.members as [BedMember, BedMember, BedMember, ...BedMember[]];
    const sides = [[fox, owl, hare], others];
    for (const member of sides[0] ?? []) bed.cut(member, bed.founder);
    for (const member of others) for (const host of bed.hosts) if (host !== bed.founder) bed.cut(member, host);
    for (const host of bed.hosts) if (host !== bed.founder) bed.part(bed.founder, host);
    await bed.until(() => [fox, owl, hare].every(({ host }) => host !== bed.founder));
    await bed.run(10_000);
    expect(hostsOf([fox, owl, hare])).toHaveLength(1);
    expect(hostsOf(others)).toEqual([bed.founder]);
    expect(others.every(({ elector }) => elector.life.lostAtMs === null)).toBe(true);
    bed.heal();
    expect(await untilFollowed(bed, bed.founder)).toBeLessThan(4_000);
    await bed.until(() => bed.founder.movedBy !== undefined);
  });

  it('is one again soon after an outage that was too short for the old host to lose its members', async () => {
    const bed = await openLobby(2, 5);
    for (const member of bed.members) bed.cut(member, bed.founder);
    for (const host of bed.hosts) if (host !== bed.founder) bed.part(bed.founder, host);
    await untilFollowed(bed, bed.founder);
    bed.heal();
    // Its members speak to both hosts for 2 s before it hears nothing of them.
    expect(await bed.until(() => bed.founder.office.claims.length > 0)).toBeLessThan(5_000);
  });

  it('waits on the smaller side if that has no host, and is one again after healing', async () => {
    const bed = await openLobby(2, 5);
    const [fox, owl] = bed.members as [BedMember, BedMember, ...BedMember[]];
    for (const member of [fox, owl]) bed.cut(member, bed.founder);
    await bed.run(20_000);
    expect(hostsOf(bed.members)).toEqual([bed.founder]);
    bed.heal();
    await bed.until(() => bed.members.every(({ elector }) => elector.life.lostAtMs === null));
    await bed.run(5_000);
    expect(hostsOf(bed.members)).toEqual([bed.founder]);
    expect(bed.hosts.filter(({ hosted }) => hosted.length > 0)).toEqual([bed.founder]);
  });
});

describe('a host that starts again with what it has kept', () => {
  it('issues a later succession than before', async () => {
    const bed = await openLobby(2, 4);
    const before = bed.founder.kept?.issued;
    bed.founder.kill();
    const again = bed.restart();
    await bed.run(100);
    const link = { id: 9, roundTripMs: 1, peer: { bufferedBytes: () => 0, silentMs: 0 }, send: () => undefined };
    again.office.connected(link, bed.members[0]?.identity ?? '');
    again.office.handle(link, { type: 'can-host', votes: true, hosts: false, cores: 1 });
    await bed.run(20_000);
    expect(again.kept?.issued.epoch).toBe(0);
    expect(again.kept?.issued.version).toBeGreaterThan(before?.version ?? Infinity);
  });
});

describe('a lobby whose host is frozen', () => {
  it('continues with a successor, and the host steps down when it hears of it', async () => {
    const bed = await openLobby(2, 5);
    bed.founder.isFrozen = true;
    expect(await untilFollowed(bed, bed.founder)).toBeLessThan(2_500);
    await bed.run(7_000);
    bed.founder.isFrozen = false;
    expect(await bed.until(() => bed.founder.movedBy !== undefined)).toBeLessThan(7_000);
    expect(bed.founder.movedBy).toEqual(bed.members[0]?.elector.claims);
  });
});

it('is passed on to a member that joined a host of a later epoch', async () => {
  const bed = await openLobby(1, 4);
  bed.founder.office.handOver();
  await untilFollowed(bed, bed.founder);
  const second = bed.members[0]?.standby as BedHost;
  const newcomer = bed.join(true, second);
  await bed.until(() => isSettled(bed, 1));
  expect(newcomer.standby?.office.claims).toEqual(second.office.claims);
  bed.members[0]?.die();
  bed.kill(second);
  await untilFollowed(bed, second);
  expect(newcomer.standby?.hosted).toEqual([2]);
});

describe('a host that hands its lobby over', () => {
  it('is followed by everybody within half a second, and mixes until all have moved', async () => {
    const bed = await openLobby(2, 5);
    const heir = bed.founder.office.handOver();
    expect(heir).toEqual(bed.members[0]?.elector.held?.successors[0]);
    expect(await untilFollowed(bed, bed.founder)).toBeLessThan(500);
    expect(hostsOf(bed.members)[0]?.identity).toBe(heir?.identity);
    const { claims } = bed.members[0]?.elector ?? { claims: [] };
    expect(bed.founder.mixes).toBe(true);
    await bed.founder.office.follow({ epoch: 1, pin: '', claims });
    // They speak to it for a while longer, because others may still listen there.
    expect(await bed.until(() => bed.founder.movedBy !== undefined)).toBeLessThan(5_000);
  });

  it('sends those who return to it late to the next host', async () => {
    const bed = await openLobby(2, 5);
    bed.founder.office.handOver();
    await untilFollowed(bed, bed.founder);
    const { claims } = bed.members[0]?.elector ?? { claims: [] };
    expect(bed.founder.office.hasMoved).toBe(false);
    await bed.founder.office.follow({ epoch: 1, pin: '', claims });
    const sent: unknown[] = [];
    const peer = { bufferedBytes: () => 0, silentMs: 0 };
    bed.founder.office.connected({ id: 9, roundTripMs: 1, peer, send: (message) => void sent.push(message) }, '');
    expect([bed.founder.office.hasMoved, sent]).toEqual([true, [{ type: 'moved', claims }]]);
  });

  it('cannot without a successor', async () => {
    const bed = await SuccessionBed.open();
    bed.join();
    await bed.run(1_000);
    expect(bed.founder.office.handOver()).toBeUndefined();
  });
});
