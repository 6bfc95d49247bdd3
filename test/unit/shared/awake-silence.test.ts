import { describe, expect, it } from 'vitest';
import { AwakeSilence } from '../../../shared/awake-silence.ts';

const LOOK_MS = 250;

function listen() {
  const silence = new AwakeSilence(0, 1_000);
  let nowMs = 0;
  const look = (seconds: number): number => {
    let silentMs = 0;
    for (const endMs = nowMs + 1_000 * seconds; nowMs < endMs;) silentMs = silence.look((nowMs += LOOK_MS));
    return silentMs;
  };
  const standStill = (seconds: number): void => void (nowMs += 1_000 * seconds);
  return { silence, look, standStill, hear: () => silence.noteHeard(nowMs) };
}

describe('the silence of the other end', () => {
  it('counts while the program runs, and from zero after a sign', () => {
    const { look, hear } = listen();
    expect(look(6)).toBe(6_000);
    hear();
    expect(look(2)).toBe(2_000);
  });

  it('leaves out the time in which the program stood still', () => {
    const { look, standStill } = listen();
    look(2);
    standStill(30);
    expect(look(0.25)).toBe(3_000);
    expect(look(1)).toBe(4_000);
  });

  it('does not take a stop for silence if it is heard right after it', () => {
    const { look, standStill, hear } = listen();
    standStill(3_600);
    look(0.25);
    hear();
    expect(look(1)).toBe(1_000);
  });

  it('counts in full when looks are late on a busy machine', () => {
    const { silence } = listen();
    expect([900, 1_800, 2_700].map((nowMs) => silence.look(nowMs))).toEqual([900, 1_800, 2_700]);
  });
});
