import { expect, it } from 'vitest';
import { watchNetwork } from '../../../../main/network/network-watch.ts';
import type { OwnAddress } from '../../../../main/media/ice/own-addresses.ts';
import { ManualClock } from '../../../support/manual-clock.ts';

const LOOPBACK = { name: 'lo', address: '127.0.0.1', isLoopback: true };
const WIFI = { name: 'wlan0', address: '192.0.2.7', isLoopback: false };
const CABLE = { name: 'eth0', address: '198.51.100.7', isLoopback: false };

function setUp() {
  const clock = new ManualClock();
  const machine: { addresses: OwnAddress[]; sleptMs: number } = { addresses: [LOOPBACK, WIFI], sleptMs: 0 };
  const watch = watchNetwork({
    listAddresses: () => machine.addresses,
    nowMs: clock.nowMs,
    wallMs: () => clock.nowMs() + machine.sleptMs,
    schedule: clock.schedule,
  });
  const heard: string[] = [];
  return { clock, machine, watch, heard, stop: watch.onChange((change) => heard.push(change)) };
}

it('reports within a second that addresses came or went, and only then', () => {
  const { clock, machine, heard } = setUp();
  clock.advance(5_000);
  machine.addresses = [CABLE, WIFI, LOOPBACK];
  clock.advance(1_000);
  expect(heard).toEqual(['addresses']);
  machine.addresses = [WIFI, CABLE];
  clock.advance(5_000);
  expect(heard).toEqual(['addresses']);
  machine.addresses = [LOOPBACK];
  clock.advance(1_000);
  expect(heard).toEqual(['addresses', 'addresses']);
});

it('reports that the machine slept, with the addresses that it woke up with', () => {
  const { clock, machine, heard } = setUp();
  machine.sleptMs = 300_000;
  machine.addresses = [CABLE];
  clock.advance(1_000);
  expect(heard).toEqual(['woke', 'addresses']);
});

it('looks only while somebody listens, and starts from what is there then', () => {
  const { clock, machine, watch, heard, stop } = setUp();
  stop();
  expect(clock.pending).toBe(0);
  machine.addresses = [CABLE];
  clock.advance(60_000);
  watch.onChange((change) => heard.push(change));
  clock.advance(1_000);
  expect(heard).toEqual([]);
});
