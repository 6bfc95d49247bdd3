import { expect, it } from 'vitest';
import { DEFAULT_HEARING_RULES } from '../../../shared/spatial/hearing-rules.ts';
import type { EarOutput, OutputMode } from '../../../shared/model/sound/ear-output.ts';
import { Cable } from '../../support/lobby/cable.ts';
import { at, type TestParticipant } from '../../support/lobby/lobby.ts';
import { VirtualLobby } from '../../support/lobby/virtual-lobby.ts';

/** How each listener of one lobby chose to hear, on the sound that it decodes. */

/** Time until a change is audible: through codecs and playout buffers, and out of the measuring window. */
const SETTLED_SECONDS = 0.6;
/** 6 s until the host misses a packet, and a moment more. */
const MISSED_SECONDS = 6.5;
/** What Opus leaks into the silent ear. */
const LEAK_BELOW_DB = -30;

const outputOf = (mode: OutputMode, widthPercent = 100): EarOutput => ({ mode, widthPercent });

/** How much louder the right ear is, dB, and both ears together relative to the spoken tone. */
function heard(listener: TestParticipant, speaker: TestParticipant): { balanceDb: number; gainDb: number } {
  const { left, right } = listener.levelsDb(speaker);
  return { balanceDb: right - left, gainDb: listener.gainDb(speaker) };
}

it('lets listeners of one lobby hear the same speaker each in its own way, equally loud', async () => {
  const lobby = await VirtualLobby.open();
  const speaker = await lobby.join('Speaker', 500, at(16, 0));
  const listeners = new Map<string, TestParticipant>();
  for (const [name, output] of [
    ['stereo', undefined],
    ['narrow', outputOf('stereo', 0)],
    ['binaural', outputOf('binaural')],
    ['mono', outputOf('mono')],
    ['left', outputOf('left')],
    ['right', outputOf('right')],
  ] as const)
    listeners.set(name, await lobby.join(name, 900, at(0, 0), { output }));
  for (const listener of listeners.values()) listener.voice.isHeld = false;
  await lobby.run(SETTLED_SECONDS);
  const of = (name: string) => heard(listeners.get(name)!, speaker);
  expect(of('stereo').balanceDb).toBeGreaterThan(10);
  expect(of('binaural').balanceDb).toBeGreaterThan(2);
  expect(of('binaural').balanceDb).toBeLessThan(9);
  expect(Math.abs(of('mono').balanceDb)).toBeLessThan(0.5);
  expect(Math.abs(of('narrow').balanceDb)).toBeLessThan(0.5);
  expect(of('left').balanceDb).toBeLessThan(LEAK_BELOW_DB);
  expect(of('right').balanceDb).toBeGreaterThan(-LEAK_BELOW_DB);
  for (const name of ['narrow', 'mono', 'left', 'right'])
    expect(Math.abs(of(name).gainDb - of('stereo').gainDb), name).toBeLessThan(1);
});

it('applies a change at once, and hides a direction that the rules hide', async () => {
  const lobby = await VirtualLobby.open();
  const speaker = await lobby.join('Speaker', 500, at(16, 0));
  const listener = await lobby.join('Listener', 900, at(0, 0));
  listener.voice.isHeld = false;
  listener.client.setOutput(outputOf('stereo', 50));
  await lobby.run(SETTLED_SECONDS);
  expect(heard(listener, speaker).balanceDb).toBeGreaterThan(3);
  expect(heard(listener, speaker).balanceDb).toBeLessThan(7);
  listener.client.setOutput(outputOf('binaural'));
  lobby.setRules({ ...DEFAULT_HEARING_RULES, pan: 'off' });
  await lobby.run(SETTLED_SECONDS);
  expect(Math.abs(heard(listener, speaker).balanceDb)).toBeLessThan(0.5);
});

it('is said again by a client that comes back', async () => {
  const lobby = await VirtualLobby.open();
  const speaker = await lobby.join('Speaker', 500, at(16, 0));
  const output = outputOf('left');
  const cable = new Cable();
  const before = await lobby.join('Listener', 900, at(0, 0), { output, cable });
  await lobby.run(SETTLED_SECONDS);
  cable.cut();
  await lobby.run(MISSED_SECONDS);
  const back = await lobby.join('Listener', 900, at(0, 0), { output, resume: before.client.resume! });
  back.voice.isHeld = false;
  await lobby.run(2 * SETTLED_SECONDS);
  expect(back.client.joined.participantId).toBe(before.client.joined.participantId);
  expect(heard(back, speaker).balanceDb).toBeLessThan(LEAK_BELOW_DB);
});

it('ignores an output that is none', async () => {
  const lobby = await VirtualLobby.open();
  const speaker = await lobby.join('Speaker', 500, at(16, 0));
  const listener = await lobby.join('Listener', 900, at(0, 0));
  listener.voice.isHeld = false;
  for (const wrong of [
    { mode: 'surround', width: 100 },
    { mode: 'mono', width: 101 },
    { mode: 'mono', width: null },
  ])
    listener.client.send({ type: 'output', ...wrong } as never);
  await lobby.run(SETTLED_SECONDS);
  expect(heard(listener, speaker).balanceDb).toBeGreaterThan(10);
});
