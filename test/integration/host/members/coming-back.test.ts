import { describe, expect, it } from 'vitest';
import { Cable } from '../../../support/lobby/cable.ts';
import { askForTicket, createTestIdentity } from '../../../support/lobby/participants/headset.ts';
import { at, resumeOf, type TestParticipant } from '../../../support/lobby/lobby.ts';
import { VirtualLobby } from '../../../support/lobby/virtual-lobby.ts';

/** Participants who lose their connection and come back, on sound. Everybody speaks a tone of their own throughout. */

const SETTLED_SECONDS = 0.6;
/** 6 s until the host misses a packet, and a moment for the others to hear of it. */
const MISSED_SECONDS = 6.5;
const SILENT_BELOW_DB = -50;
const [FOX_HZ, OWL_HZ, WREN_HZ] = [500, 700, 1_100];

const idOf = ({ client }: TestParticipant): number => client.joined.participantId;
const rowOf = (watcher: TestParticipant, of: TestParticipant) => watcher.participants.find(({ id }) => id === idOf(of));

/** Fox and Owl, 2 m apart, and Fox's line, which can be cut. */
async function meet(identity?: ReturnType<typeof createTestIdentity>) {
  const lobby = await VirtualLobby.open({ capacity: 3 });
  const line = new Cable();
  const more = identity === undefined ? {} : { identity };
  const fox = await lobby.join('Fox', FOX_HZ, at(0, 0), { cable: line, ...more });
  const owl = await lobby.join('Owl', OWL_HZ, at(0, 2));
  await lobby.run(SETTLED_SECONDS);
  return {
    ...{ lobby, fox, owl, line },
    comeBack: (): Promise<TestParticipant> => lobby.join('Fox', FOX_HZ, at(0, 0), { resume: resumeOf(fox), ...more }),
    settle: () => lobby.run(SETTLED_SECONDS),
  };
}

function expectBothHeard(a: TestParticipant, b: TestParticipant, gainDb = 0): void {
  expect(a.gainDb(b)).toBeCloseTo(0, 0);
  expect(b.gainDb(a)).toBeCloseTo(gainDb, 0);
  expect([a.gainDb(a), b.gainDb(b)].every((db) => db < SILENT_BELOW_DB)).toBe(true);
}

describe('somebody whose line is cut', () => {
  it('is shown as away, and comes back as the same participant, heard as loud as others chose', async () => {
    const { lobby, fox, owl, line, comeBack, settle } = await meet();
    owl.client.setPersonal([[idOf(fox), 0.5]], []);
    await settle();
    expectBothHeard(fox, owl, -6);
    line.cut();
    await lobby.run(MISSED_SECONDS);
    expect([rowOf(owl, fox), owl.gainDb(fox) < SILENT_BELOW_DB]).toEqual([
      {
        id: 1,
        name: 'Fox',
        muted: false,
        deafened: false,
        identity: '',
        color: 5,
        away: true,
        rank: 'member',
        held: [],
        room: 0,
      },
      true,
    ]);
    await lobby.run(1);
    const back = await comeBack();
    await settle();
    expect([idOf(back), rowOf(owl, fox)?.away, owl.roster, back.roster]).toEqual([
      1,
      false,
      ['Fox', 'Owl'],
      ['Fox', 'Owl'],
    ]);
    expectBothHeard(back, owl, -6);
  });

  it('keeps its group, which nobody outside hears', async () => {
    const { lobby, fox, owl, line, comeBack, settle } = await meet();
    const wren = await lobby.join('Wren', WREN_HZ, at(0, 1));
    for (const { client } of [fox, owl]) client.enterGroup('den', 'honey');
    await settle();
    line.cut();
    await lobby.run(MISSED_SECONDS);
    const back = await comeBack();
    await settle();
    expect(back.latest('standing')).toMatchObject({ group: 'den' });
    expectBothHeard(back, owl);
    expect([wren.gainDb(back), back.gainDb(wren)].every((db) => db < SILENT_BELOW_DB)).toBe(true);
  });

  it('stays blocked, and somebody who got its slot meanwhile is not', async () => {
    const { lobby, fox, owl, line, comeBack, settle } = await meet();
    owl.client.setPersonal([], [idOf(fox)]);
    line.cut();
    await lobby.run(MISSED_SECONDS);
    const wren = await lobby.join('Wren', WREN_HZ, at(0, 1));
    await settle();
    expect(owl.gainDb(wren)).toBeCloseTo(0, 0);
    const back = await comeBack();
    await settle();
    expect([owl.gainDb(back), back.gainDb(owl)].every((db) => db < SILENT_BELOW_DB)).toBe(true);
    expectBothHeard(back, wren);
    expectBothHeard(wren, owl);
  });

  it('is where the game server says, also after what it has said meanwhile', async () => {
    const { lobby, fox, owl, line, comeBack, settle } = await meet();
    const players = (metres: number) => [
      { name: 'Fox', position: [0, 0, metres], yaw: 0 },
      { name: 'Owl', position: [0, 0, 2], yaw: 0 },
    ];
    lobby.sendAsServer(players(0), { complete: true });
    await settle();
    expectBothHeard(fox, owl);
    line.cut();
    await lobby.run(MISSED_SECONDS);
    expect(lobby.sendAsServer(players(500), { complete: true }).applied).toBe(2);
    const back = await comeBack();
    await settle();
    expect(back.latest('standing')).toMatchObject({ from: 'server' });
    expect(owl.gainDb(back)).toBeLessThan(SILENT_BELOW_DB);
  });

  it('is still muted until its client says otherwise', async () => {
    const { lobby, fox, owl, line, comeBack, settle } = await meet();
    fox.client.setStatus({ isMuted: true, isDeafened: false });
    await settle();
    line.cut();
    await lobby.run(MISSED_SECONDS);
    const back = await comeBack();
    await settle();
    expect([rowOf(owl, back)?.muted, owl.gainDb(back) < SILENT_BELOW_DB]).toEqual([true, true]);
    back.client.setStatus({ isMuted: false, isDeafened: false });
    await settle();
    expectBothHeard(back, owl);
  });

  it('gets its headset back too, also without an identity', async () => {
    const { lobby, fox, owl, line, comeBack, settle } = await meet();
    const ofPhone = createTestIdentity();
    const { ticket } = await lobby.settle(askForTicket(fox));
    const joinPhone = () => lobby.join('phone', WREN_HZ, at(0, 0), { identity: ofPhone, headsetOf: ticket });
    fox.client.send({ type: 'headset-talk', mode: 'open-mic', held: false });
    await joinPhone();
    line.cut();
    await lobby.run(MISSED_SECONDS);
    await expect(joinPhone()).rejects.toThrow('headset-gone');
    const back = await comeBack();
    back.client.send({ type: 'headset-talk', mode: 'open-mic', held: false });
    const phone = await joinPhone();
    await settle();
    expectBothHeard(phone, owl);
    expect(owl.gainDb(back)).toBeLessThan(SILENT_BELOW_DB);
  });
});

describe('somebody who resumes before the old connection has ended', () => {
  it('is never heard twice, never away for others, and hears nothing on the old connection', async () => {
    const { lobby, fox, owl, comeBack } = await meet();
    const ended = new Promise((resolve) => fox.client.events.on('ended', resolve));
    const gains: number[] = [];
    const states = new Set<unknown>();
    let isDone = false;
    const watch = (async () => {
      while (!isDone) {
        await new Promise((resolve) => setImmediate(resolve));
        gains.push(owl.gainDb(fox));
        states.add(rowOf(owl, fox)?.away);
      }
    })();
    const back = await comeBack();
    await lobby.run(SETTLED_SECONDS);
    isDone = true;
    await watch;
    expect([Math.max(...gains) < 1, [...states]]).toEqual([true, [false]]);
    expect(await ended).toMatchObject({ reason: 'replaced' });
    expectBothHeard(back, owl);
    expect(fox.gainDb(owl)).toBeLessThan(SILENT_BELOW_DB);
    expect([idOf(back), lobby.lobby.participantCount]).toEqual([1, 2]);
  });

  it('keeps its headset connected', async () => {
    const { lobby, fox, owl, comeBack, settle } = await meet(createTestIdentity());
    const { ticket } = await lobby.settle(askForTicket(fox));
    fox.client.send({ type: 'headset-talk', mode: 'open-mic', held: false });
    const phone = await lobby.join('phone', WREN_HZ, at(0, 0), { identity: createTestIdentity(), headsetOf: ticket });
    await settle();
    const back = await comeBack();
    await settle();
    expect(back.latest('headset')).toMatchObject({ connected: true });
    expectBothHeard(phone, owl);
    back.client.setStatus({ isMuted: true, isDeafened: false });
    await settle();
    expect([phone.latest('headset-state')?.muted, owl.gainDb(phone) < SILENT_BELOW_DB]).toEqual([true, true]);
    await phone.client.leave();
    back.client.setStatus({ isMuted: false, isDeafened: false });
    await settle();
    expectBothHeard(back, owl);
  });
});

it('a standby that members are connected to carries the sound as soon as it has the lobby', async () => {
  const { lobby, fox, owl } = await meet();
  const standby = await VirtualLobby.open({
    capacity: 3,
    clock: lobby.clock,
    restored: lobby.lobby.snapshot(),
    isStandby: true,
  });
  const warm = [
    await standby.join('Fox', FOX_HZ, at(0, 0), { resume: resumeOf(fox) }),
    await standby.join('Owl', OWL_HZ, at(0, 2), { resume: resumeOf(owl) }),
  ] as const;
  for (const { voice } of warm) voice.isHeld = false;
  await lobby.run(3);
  expectBothHeard(fox, owl);
  expect(warm.map(({ roster }) => roster)).toEqual([[], []]);
  await lobby.lobby.close();
  standby.lobby.activate();
  for (const { voice } of warm) voice.isHeld = true;
  await lobby.run(SETTLED_SECONDS);
  expectBothHeard(...warm);
  expect(warm.map(({ roster }) => roster)).toEqual([
    ['Fox', 'Owl'],
    ['Fox', 'Owl'],
  ]);
});
