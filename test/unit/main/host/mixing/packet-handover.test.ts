import { describe, expect, it } from 'vitest';
import { PacketHandover } from '../../../../../main/host/mixing/packet-handover.ts';
import { PacketRing } from '../../../../../main/host/mixing/packet-ring.ts';

function open() {
  const memory = PacketRing.allocate(64);
  const [mixer, outgoing] = [new PacketRing(memory), new PacketRing(memory)];
  const clock = { nowMs: 1_000 };
  const handed: number[] = [];
  const handover = new PacketHandover(
    outgoing,
    () => clock.nowMs,
    ({ sequence }) => handed.push(sequence),
  );
  const mix = (sequence: number, timeMs: number): boolean =>
    mixer.push({ ...PacketRing.createHeader(), sequence, timeMs, length: 1 }, Uint8Array.of(1), 0);
  return { handover, clock, handed, mix };
}

describe('handing packets out', () => {
  it('hands out all that wait, in order, and measures their mean wait', () => {
    const { handover, clock, handed, mix } = open();
    mix(1, 980);
    mix(2, 990);
    handover.run();
    clock.nowMs = 1_020;
    mix(3, 1_020);
    handover.run();
    expect(handed).toEqual([1, 2, 3]);
    expect(handover.takeMeanMs()).toBe(10);
    expect(handover.takeMeanMs()).toBeNull();
  });

  it('leaves out what waited while the host worker stood still, and continues with the next packet', () => {
    const { handover, clock, handed, mix } = open();
    for (let sequence = 0; mix(sequence, 1_000 + 20 * sequence); sequence++);
    clock.nowMs = 31_000;
    handover.run();
    mix(1_500, 31_000);
    handover.run();
    expect(handed).toEqual([1_500]);
    expect(handover.takeMeanMs()).toBe(0);
  });

  it('keeps what a busy host worker hands out late', () => {
    const { handover, clock, handed, mix } = open();
    mix(1, 1_000);
    clock.nowMs = 1_400;
    handover.run();
    expect(handed).toEqual([1]);
  });
});
