import type { Settings } from '../../../shared/model/settings.ts';

type DeviceGains = Settings['inputGains'];

/** More would not be kept. */
const MAX_GAINS = 32;

/** The gain that was set for the device of this label, dB; '' is the system's default. */
export function gainOf(gains: DeviceGains, label: string): number {
  return gains.find((gain) => gain.label === label)?.gainDb ?? 0;
}

/** With another gain for one device. The one that was set longest ago is forgotten where there are too many. */
export function withGain(gains: DeviceGains, label: string, gainDb: number): DeviceGains {
  return [...gains.filter((gain) => gain.label !== label), { label, gainDb }].slice(-MAX_GAINS);
}
