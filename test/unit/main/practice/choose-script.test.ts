import { describe, expect, it } from 'vitest';
import { askHearing } from '../../../../main/practice/asked-hearing.ts';
import type { CastScript } from '../../../../main/practice/cast-script.ts';
import { createScript, practiceScript, SCENARIO_IDS } from '../../../../main/practice/choose-script.ts';

/** Names as the cast assigns them. */
const NAMES = ['Fox', 'Owl', 'Otter', 'Heron', 'Lynx', 'Wren'];
const STEP_MS = 20;

/** Returns the listeners of a player who talks in a stretch, with the timbre if it is not dry. */
function listenersOf(script: CastScript, title: string, speaker: string): string[] {
  const index = NAMES.indexOf(speaker);
  const stretch = script.stretches.findIndex((one) => one.title === title);
  let timeMs = 0;
  while (timeMs < script.durationMs && !(script.stretchAt(timeMs) === stretch && script.talks(index, timeMs)))
    timeMs += STEP_MS;
  if (timeMs >= script.durationMs) throw new Error(`${speaker} does not speak in '${title}'`);
  return NAMES.flatMap((name, listener) => {
    if (listener === index) return [];
    const parts = askHearing(
      script.playerAt(listener, timeMs),
      script.playerAt(index, timeMs),
      script.rules,
      script.stretches[stretch]!.phase,
    );
    const colours = parts.map(({ timbre }) => timbre).filter((timbre) => timbre !== 'dry');
    return parts.length === 0 ? [] : [[name, ...colours].join(' ')];
  });
}

describe('createScript', () => {
  it.each(SCENARIO_IDS)('has one talker at a time in %s, and somebody in every stretch', (id) => {
    const script = createScript({ kind: 'scenario', id });
    const spokenIn = new Set<number>();
    for (let timeMs = 0; timeMs < script.durationMs; timeMs += STEP_MS) {
      const talkers = NAMES.filter((_, player) => script.talks(player, timeMs));
      expect(talkers.length).toBeLessThan(2);
      if (talkers.length === 1) spokenIn.add(script.stretchAt(timeMs));
    }
    expect([spokenIn.size, script.playerCount]).toEqual([script.stretches.length, NAMES.length]);
    expect(new Set(script.stretches.map(({ title }) => title)).size).toBe(script.stretches.length);
  });

  it.each([
    ['social-deduction', 'Tasks in two rooms', 'Fox', ['Owl', 'Otter']],
    ['social-deduction', 'Otter is dead', 'Otter', []],
    ['social-deduction', 'Otter is dead', 'Fox', ['Owl', 'Otter']],
    ['social-deduction', 'Meeting', 'Lynx', ['Fox', 'Owl', 'Otter', 'Heron', 'Wren']],
    ['social-deduction', 'Meeting', 'Otter', []],
    ['social-deduction', 'Lynx is voted out', 'Lynx', ['Otter']],
    ['roleplay', 'Fox whispers in the street', 'Fox', ['Owl']],
    ['roleplay', 'Fox talks in the street', 'Fox', ['Owl', 'Otter']],
    ['roleplay', 'Fox shouts down the street', 'Fox', ['Owl', 'Otter', 'Heron']],
    ['roleplay', 'Fox and Owl sit in a car', 'Fox', ['Owl', 'Otter muffled']],
    ['roleplay', 'Radio: Fox and Lynx are tuned in, Owl to another channel', 'Lynx', ['Fox radio']],
    ['roleplay', 'Owl wears a mask, Otter is under water', 'Fox', ['Owl muffled', 'Otter underwater']],
    ['roleplay', 'Another dimension: Owl steps through a door', 'Fox', ['Otter', 'Wren']],
    ['shooter', 'Talk to the team', 'Otter', ['Fox', 'Owl']],
    ['shooter', 'Talk to the team', 'Fox', ['Owl', 'Otter', 'Heron muffled']],
    ['shooter', 'Otter and Lynx are dead', 'Otter', ['Lynx']],
    ['shooter', 'Owl, a spectator, looks on', 'Owl', []],
    ['shooter', 'End of the round', 'Otter', ['Fox', 'Owl', 'Heron', 'Lynx', 'Wren']],
  ] as const)('in %s, "%s": the right players hear %s', (id, title, speaker, listeners) => {
    expect(listenersOf(createScript({ kind: 'scenario', id }), title, speaker)).toEqual(listeners);
  });

  it('lets players walk about when no game is chosen', () => {
    const script = createScript(practiceScript(null));
    expect([
      script.playerCount,
      script.durationMs,
      script.playerAt(0, 0).pose === script.playerAt(0, 5_000).pose,
    ]).toEqual([6, Infinity, false]);
    expect(practiceScript('shooter')).toEqual({ kind: 'scenario', id: 'shooter' });
  });
});
