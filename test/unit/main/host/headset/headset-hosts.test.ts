import { expect, it } from 'vitest';
import type { HeadsetDevice } from '../../../../../main/host/headset/headset-device.ts';
import { HeadsetHosts } from '../../../../../main/host/headset/headset-hosts.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';

function open() {
  const clock = new ManualClock();
  const told: (readonly string[])[] = [];
  const device = {
    ...{ hosts: [], isChannelOpen: true, isBehind: false },
    send: ({ invitations }: { readonly invitations: readonly string[] }) => told.push(invitations),
  };
  const lobby = { invitation: async () => 'first', successors: ['second'] };
  const hosts = new HeadsetHosts({
    devices: () => [device as unknown as HeadsetDevice],
    invitation: () => lobby.invitation(),
    successors: () => lobby.successors,
    schedule: clock.schedule,
  });
  const pass = async (): Promise<void> => {
    clock.advance(5_000);
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  };
  return { device, lobby, hosts, told, pass, clock };
}

it('tells a headset where to come back to, at once and after each change', async () => {
  const { lobby, hosts, told, pass } = open();
  await hosts.tell();
  await pass();
  expect(told).toEqual([['first', 'second']]);
  lobby.invitation = async () => 'renewed';
  lobby.successors = [];
  await pass();
  expect(told.slice(1)).toEqual([['renewed']]);
  hosts.stop();
});

it('waits for a headset that is not there yet, or behind, and for an invitation', async () => {
  const { device, lobby, hosts, told, pass, clock } = open();
  device.isChannelOpen = false;
  await pass();
  device.isChannelOpen = true;
  device.isBehind = true;
  await pass();
  device.isBehind = false;
  lobby.invitation = () => Promise.reject(new Error('The lobby is closing.'));
  await pass();
  lobby.invitation = async () => '';
  await pass();
  expect(told).toEqual([]);
  lobby.invitation = async () => 'first';
  await pass();
  expect(told).toEqual([['first', 'second']]);
  hosts.stop();
  expect(clock.pending).toBe(0);
});
