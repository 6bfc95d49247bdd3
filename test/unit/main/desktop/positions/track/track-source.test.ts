import { describe, expect, it } from 'vitest';
import type { PositionReport } from '../../../../../../main/desktop/positions/position-source.ts';
import { createTrackSource } from '../../../../../../main/desktop/positions/track/track-source.ts';
import { ManualClock } from '../../../../../support/manual-clock.ts';

async function open() {
  const clock = new ManualClock();
  const heard: (PositionReport | undefined)[] = [];
  const source = createTrackSource(clock);
  await source.start((report) => heard.push(report));
  return { clock, heard, source };
}

const WALK = 'time,x,y,z\n0,0,0,0\n10,10,0,0';

describe('the track as a source', () => {
  it('reports at once and then 20 times a second, in a loop', async () => {
    const { clock, heard, source } = await open();
    expect(source.report().state).toBe('waiting');
    source.play(WALK);
    expect(heard).toHaveLength(1);
    clock.advance(15_000);
    expect(heard).toHaveLength(301);
    expect(heard.at(-1)?.pose?.xMetres).toBeCloseTo(5, 6);
    expect(source.report()).toMatchObject({ state: 'fresh', accepted: 301, refused: 0 });
  });

  it('plays the last track only', async () => {
    const { clock, heard, source } = await open();
    source.play(WALK);
    source.play('time,x,y,z\n0,77,0,0');
    clock.advance(1_000);
    expect(heard).toHaveLength(22);
    expect(heard.at(-1)?.pose?.xMetres).toBe(77);
  });

  it('keeps playing when another track cannot be read', async () => {
    const { clock, heard, source } = await open();
    source.play(WALK);
    expect(source.play('nonsense')).toMatchObject({ ok: false, error: { code: 'bad-track' } });
    clock.advance(1_000);
    expect(heard.at(-1)?.pose?.xMetres).toBeCloseTo(1, 6);
    expect(source.report().refused).toBe(1);
  });

  it.each(['cease', 'stop'] as const)('is quiet after %s, and leaves no timer', async (way) => {
    const { clock, heard, source } = await open();
    source.play(WALK);
    await source[way]();
    clock.advance(1_000);
    expect(heard).toHaveLength(1);
    expect(clock.pending).toBe(0);
    expect(source.report().state).toBe('waiting');
  });
});
