import { describe, expect, it } from 'vitest';
import { openClient } from '../../../main/client/open-client.ts';
import { joinWithEar } from '../../support/survival/join-with-ear.ts';
import { VirtualLobby } from '../../support/lobby/virtual-lobby.ts';
import { readInvitation } from '../../support/read-invitation.ts';

/** Each member's tone, and how late it hears what hosts say about the succession. */
const MEMBERS = [
  { name: 'Fox', toneHz: 500, latenessMs: 0 },
  { name: 'Owl', toneHz: 900, latenessMs: 80 },
  { name: 'Hare', toneHz: 1_650, latenessMs: 190 },
  { name: 'Elk', toneHz: 2_250, latenessMs: 700 },
] as const;
const TONES_HZ = MEMBERS.map(({ toneHz }) => toneHz);
/** From the question for votes until the next host has them. */
const ELECTION_MS = 100;
const LONGEST_GAP_MS = 100;

/** Four members who hear each other, with open connections to a standby host that has their lobby's state. */
async function setUp() {
  const lobby = await VirtualLobby.open();
  const members = [];
  for (const member of MEMBERS)
    members.push({ ...(await joinWithEar(lobby, member, TONES_HZ)), latenessMs: member.latenessMs });
  await lobby.run(1);
  const { clock } = lobby;
  const standby = await VirtualLobby.open({ clock, restored: lobby.lobby.snapshot(), isStandby: true });
  const invitation = readInvitation(standby.invitation);
  const links = [];
  for (const { client, options } of members) {
    const { resume } = client.client;
    const opening = openClient({ ...options, invitation, resume }, standby.clientNetwork(), 'fastest');
    const opened = await lobby.settle(opening.outcome);
    if (!opened.ok) throw new Error(opened.error.message);
    links.push(opened.value);
  }
  await lobby.run(2);
  for (const { ear } of members) ear.calibrate(clock.nowMs());
  return { lobby, standby, members, links, sinceMs: clock.nowMs() };
}

type Setting = Awaited<ReturnType<typeof setUp>>;

/** What each member hears of each other one: silences and surpluses longer than the limit, as sentences. */
function flawsOf({ lobby, members, sinceMs }: Setting): string[] {
  return members.flatMap(({ name, toneHz, ear }) =>
    ear.report(sinceMs, lobby.clock.nowMs()).flatMap((tone) => {
      const gaps = tone.silences.map(([fromMs, toMs]) => toMs - fromMs).filter((gapMs) => gapMs >= LONGEST_GAP_MS);
      if (tone.toneHz !== toneHz && !tone.isAudible) return [`${name} never heard ${tone.toneHz} Hz`];
      return [
        ...gaps.map((gapMs) => `${name} does not hear ${tone.toneHz} Hz for ${gapMs} ms`),
        ...tone.surplus.map(() => `${name} hears too much of ${tone.toneHz} Hz`),
      ];
    }),
  );
}

describe('a host that hands its lobby over', () => {
  it('is followed without a gap, although members hear of it at different times', async () => {
    const setting = await setUp();
    const { lobby, standby, members, links } = setting;
    const { schedule } = lobby.clock;
    for (const [index, { client, latenessMs }] of members.entries()) {
      const link = links[index]!;
      schedule(() => client.moveTo(link), latenessMs + ELECTION_MS);
    }
    schedule(() => standby.lobby.activate(), ELECTION_MS);
    await lobby.run(5);
    expect(flawsOf(setting)).toEqual([]);
    // Nobody uses the former host any longer, and everybody is in the lobby of the new one.
    expect(lobby.lobby.participantCount).toBe(0);
    expect(standby.lobby.participantCount).toBe(MEMBERS.length);
  });
});

it('follows a host that takes over from a dead one as soon as there is sound', async () => {
  const setting = await setUp();
  const { lobby, standby, members, links } = setting;
  await lobby.lobby.close('restarting');
  await lobby.run(0.4);
  standby.lobby.activate();
  for (const [index, { client }] of members.entries()) client.moveTo(links[index]!);
  const movedMs = lobby.clock.nowMs();
  await lobby.run(1);
  const lastGapMs = members.flatMap(({ ear }) =>
    ear.report(movedMs, lobby.clock.nowMs()).flatMap(({ silences }) => silences.map(([, toMs]) => toMs - movedMs)),
  );
  expect(Math.max(0, ...lastGapMs)).toBeLessThan(LONGEST_GAP_MS);
});
