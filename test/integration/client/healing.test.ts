import { generateKeyPairSync, sign } from 'node:crypto';
import { expect, it } from 'vitest';
import type { HeadlessClient } from '../../../main/client/headless-client.ts';
import { openClient } from '../../../main/client/open-client.ts';
import type { JoinIdentity } from '../../../main/client/signalling-client.ts';
import type { ResumeRequest } from '../../../shared/protocol/signalling.ts';
import { Cable } from '../../support/lobby/cable.ts';
import { joinWithEar, type MemberWithEar } from '../../support/survival/join-with-ear.ts';
import { VirtualLobby } from '../../support/lobby/virtual-lobby.ts';
import { readInvitation } from '../../support/read-invitation.ts';

const TONES_HZ = [500, 900, 1_650, 2_250];
const SETTLED_SECONDS = 1;

function createIdentity(): JoinIdentity {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: publicKey.export({ format: 'jwk' }).x ?? '',
    sign: (statement) => sign(null, Buffer.from(statement), privateKey).toString('base64url'),
  };
}

/** Opens another connection of a member, to one of the hosts. */
async function open(
  lobby: VirtualLobby,
  { options }: MemberWithEar,
  resume: ResumeRequest | undefined,
  cable?: Cable,
): Promise<HeadlessClient> {
  const invitation = readInvitation(lobby.invitation);
  const opening = openClient({ ...options, invitation, resume }, lobby.clientNetwork(undefined, cable), 'fastest');
  const opened = await lobby.settle(opening.outcome);
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

function unheardBy({ name, toneHz, ear }: MemberWithEar, sinceMs: number, nowMs: number): string[] {
  return ear
    .report(sinceMs, nowMs)
    .filter((tone) => tone.toneHz !== toneHz)
    .flatMap(({ toneHz: other, silences, surplus }) => [
      ...silences.map(([fromMs, toMs]) => `${name} does not hear ${other} Hz for ${toMs - fromMs} ms`),
      ...surplus.map(() => `${name} hears too much of ${other} Hz`),
    ]);
}

it('lets the members of an old host into their places at the next one, whatever tokens they have by then', async () => {
  const lobby = await VirtualLobby.open();
  const { clock } = lobby;
  const [staying, leaving] = [new Cable(), new Cable()];
  const join = (name: string, index: number, more: { identity?: JoinIdentity; cable?: Cable }) =>
    joinWithEar(lobby, { name, toneHz: TONES_HZ[index]!, ...more }, TONES_HZ);
  const person = await join('Fox', 0, { identity: createIdentity() });
  const guest = await join('Owl', 1, {});
  const others = [await join('Hare', 2, { cable: leaving }), await join('Elk', 3, { cable: leaving })];
  const members = [person, guest, ...others];
  await lobby.run(1);
  const next = await VirtualLobby.open({ clock, restored: lobby.lobby.snapshot(), isStandby: true });
  const warm = [];
  for (const member of members) {
    const cable = others.includes(member) ? undefined : staying;
    warm.push(await open(next, member, member.client.client.resume, cable));
  }
  await lobby.run(2);
  for (const { ear } of members) ear.calibrate(clock.nowMs());

  // The network falls apart: Hare and Elk have another host, and both that stay connect to the old one again.
  staying.cut();
  leaving.cut();
  next.lobby.activate();
  for (const [index, { client }] of members.entries()) if (index > 1) client.moveTo(warm[index]!);
  for (const member of [person, guest]) member.client.moveTo(await open(lobby, member, member.client.client.resume));
  await lobby.run(8);

  staying.mend();
  const earlier = warm[1]!.resume;
  await Promise.all(warm.slice(0, 2).map((link) => link.drop()));
  for (const [member, resume] of [
    [person, person.client.client.resume],
    [guest, earlier],
  ] as const)
    member.client.moveTo(await open(next, member, resume));
  await lobby.run(SETTLED_SECONDS);
  const sinceMs = clock.nowMs();
  await lobby.run(2);
  expect(members.flatMap((member) => unheardBy(member, sinceMs, clock.nowMs()))).toEqual([]);
  expect(next.lobby.snapshot().participants.map(({ id, name }) => [id, name])).toEqual([
    [1, 'Fox'],
    [2, 'Owl'],
    [3, 'Hare'],
    [4, 'Elk'],
  ]);
  expect([next.lobby.participantCount, lobby.lobby.participantCount]).toEqual([4, 2]);
});
