import type { Settings } from '../../../shared/model/settings.ts';

type DeviceGains = Settings['inputGains'];

/** Most gains that are stored. */
const MAX_GAINS = 32;

/** Returns the gain that was set for the device with this label, dB; '' is the system's default. */
export function gainOf(gains: DeviceGains, label: string): number {
  return gains.find((gain) => gain.label === label)?.gainDb ?? 0;
}

/** Returns the gains with a new one for a device. Beyond the limit, the gain that was set longest ago is dropped. */
export function withGain(gains: DeviceGains, label: string, gainDb: number): DeviceGains {
  return [...gains.filter((gain) => gain.label !== label), { label, gainDb }].slice(-MAX_GAINS);
}
