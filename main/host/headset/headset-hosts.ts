import { isDeepStrictEqual } from 'node:util';
import { scheduleEvery, type Schedule } from '../../../shared/schedule.ts';
import type { HeadsetDevice } from './headset-device.ts';

/** How often the addresses and successors of the host are compared with what headsets know. */
const INTERVAL_MS = 5_000;

export interface HeadsetHostsOptions {
  /** Returns the headsets of the lobby. */
  readonly devices: () => readonly HeadsetDevice[];
  /** Returns the lobby's current invitation; '' = none. */
  readonly invitation: () => Promise<string>;
  /** Returns the invitations of those hosts that may take the lobby over, the first first. */
  readonly successors: () => readonly string[];
  readonly schedule: Schedule;
}

/**
 * Tells headsets where to come back to. A headset knows the invitation of its link only, which ends with its secret,
 * and no election: it believes its host, which it has given its microphone anyway.
 */
export class HeadsetHosts {
  readonly #options: HeadsetHostsOptions;
  readonly stop: () => void;

  constructor(options: HeadsetHostsOptions) {
    this.#options = options;
    this.stop = scheduleEvery(options.schedule, () => void this.tell(), INTERVAL_MS);
  }

  /** Tells each headset that does not know it yet. */
  async tell(): Promise<void> {
    const { devices, invitation, successors } = this.#options;
    if (!devices().some(({ isChannelOpen }) => isChannelOpen)) return;
    const current = await invitation().catch(() => '');
    if (current === '') return;
    const hosts = [current, ...successors()];
    for (const device of devices()) {
      if (!device.isChannelOpen || device.isBehind || isDeepStrictEqual(device.hosts, hosts)) continue;
      device.hosts = hosts;
      device.send({ type: 'headset-hosts', invitations: hosts });
    }
  }
}
