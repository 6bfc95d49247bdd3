import { describe, expect, it } from 'vitest';
import { DEFAULT_TALK_STYLE } from '../../../shared/model/presence.ts';
import { HEARING_PRESETS } from '../../../shared/spatial/hearing-presets.ts';
import { DEFAULT_HEARING_RULES } from '../../../shared/spatial/hearing-rules.ts';
import { at, resumeOf, type TestParticipant } from '../../support/lobby/lobby.ts';
import { VirtualLobby } from '../../support/lobby/virtual-lobby.ts';

/** Teams and states that a host sets by hand, on sound: no game reports anything. */

const SETTLED_SECONDS = 0.6;
const AUDIBLE_DB = -3;
const SILENT_DB = -50;

const idOf = ({ client }: TestParticipant): number => client.joined.participantId;

/** Returns who hears whom: `Fox < Owl` if Fox hears Owl. */
function heard(people: Readonly<Record<string, TestParticipant>>): string[] {
  const rows = Object.entries(people);
  return rows.flatMap(([listenerName, listener]) =>
    rows.flatMap(([speakerName, speaker]) => {
      if (speaker === listener || listener.gainDb(speaker) < SILENT_DB) return [];
      expect(listener.gainDb(speaker)).toBeGreaterThan(AUDIBLE_DB);
      return [`${listenerName} < ${speakerName}`];
    }),
  );
}

describe('teams by hand', () => {
  it('hear only their own on the team channel, however far apart', async () => {
    const lobby = await VirtualLobby.open({
      rules: { ...DEFAULT_HEARING_RULES, channels: { ...DEFAULT_HEARING_RULES.channels, team: true } },
    });
    const people = {
      Fox: await lobby.join('Fox', 500, at(0, 0)),
      Owl: await lobby.join('Owl', 700, at(0, 500)),
      Hare: await lobby.join('Hare', 900, at(0, 1_000)),
      Elk: await lobby.join('Elk', 1_100, at(0, 1_500)),
    };
    for (const { client } of Object.values(people)) client.setTalkStyle({ ...DEFAULT_TALK_STYLE, to: 'team' });
    await lobby.run(SETTLED_SECONDS);
    expect(heard(people)).toEqual([]);
    const [fox, owl, hare, elk] = Object.values(people).map(idOf);
    lobby.lobby.setRoles([
      { id: fox!, team: 'red' },
      { id: owl!, team: 'blue' },
      { id: hare!, team: 'red' },
      { id: elk!, team: 'blue' },
    ]);
    await lobby.run(SETTLED_SECONDS);
    expect(heard(people)).toEqual(['Fox < Hare', 'Owl < Elk', 'Hare < Fox', 'Elk < Owl']);
    expect(people.Fox.latest('standing')).toMatchObject({ team: 'red', byHand: ['team'] });
    lobby.lobby.setRoles([{ id: hare!, team: 'blue' }]);
    await lobby.run(SETTLED_SECONDS);
    expect(heard(people)).toEqual(['Owl < Hare', 'Owl < Elk', 'Hare < Owl', 'Hare < Elk', 'Elk < Owl', 'Elk < Hare']);
  });
});

describe('somebody set dead by hand, under the rules of social deduction', () => {
  const rules = HEARING_PRESETS['social-deduction'];

  it('is not heard by the living, in a meeting and at the next host neither', async () => {
    const lobby = await VirtualLobby.open({ rules });
    const fox = await lobby.join('Fox', 500, at(0, 0));
    const owl = await lobby.join('Owl', 700, at(0, 1));
    await lobby.run(SETTLED_SECONDS);
    expect(heard({ fox, owl })).toEqual(['fox < owl', 'owl < fox']);
    lobby.lobby.setRoles([{ id: idOf(owl), state: 'dead' }]);
    await lobby.run(SETTLED_SECONDS);
    expect(heard({ fox, owl })).toEqual(['owl < fox']);
    // Only the host can revive a player that it has set dead.
    owl.client.send({ type: 'life', state: 'alive' });
    lobby.setRules(rules, 'meeting');
    await lobby.run(SETTLED_SECONDS);
    expect(heard({ fox, owl })).toEqual(['owl < fox']);

    const next = await VirtualLobby.open({ clock: lobby.clock, restored: lobby.lobby.snapshot(), isStandby: true });
    const moved = {
      fox: await next.join('Fox', 500, at(0, 0), { resume: resumeOf(fox) }),
      owl: await next.join('Owl', 700, at(0, 1), { resume: resumeOf(owl) }),
    };
    await lobby.lobby.close();
    next.lobby.activate();
    await next.run(2 * SETTLED_SECONDS);
    expect(heard(moved)).toEqual(['owl < fox']);
    expect(moved.owl.latest('standing')).toMatchObject({ state: 'dead', byHand: ['state'] });
    next.lobby.setRoles([{ id: idOf(owl), state: 'alive' }]);
    await next.run(SETTLED_SECONDS);
    expect(heard(moved)).toEqual(['fox < owl', 'owl < fox']);
  });

  it('may mark themself dead, and take it back', async () => {
    const lobby = await VirtualLobby.open({ rules });
    const fox = await lobby.join('Fox', 500, at(0, 0));
    const owl = await lobby.join('Owl', 700, at(0, 1));
    owl.client.send({ type: 'life', state: 'dead' });
    await lobby.run(SETTLED_SECONDS);
    expect(heard({ fox, owl })).toEqual(['owl < fox']);
    expect(owl.latest('standing')).toMatchObject({ state: 'dead', byHand: [] });
    owl.client.send({ type: 'life', state: 'alive' });
    await lobby.run(SETTLED_SECONDS);
    expect(heard({ fox, owl })).toEqual(['fox < owl', 'owl < fox']);
  });
});
