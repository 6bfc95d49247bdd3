/** A microphone, or speakers or headphones. The label is empty until the player allows the microphone. */
export interface AudioDevice {
  readonly id: string;
  readonly label: string;
}

export interface AudioDeviceList {
  readonly inputs: readonly AudioDevice[];
  readonly outputs: readonly AudioDevice[];
}

/** Debounce time: plugging in a headset causes several changes within half a second. */
const SETTLE_MS = 500;

// Chromium lists the system's defaults a second time under these ids; Earshot offers "system default" itself.
const ALIASES: ReadonlySet<string> = new Set(['default', 'communications', '']);

/** Lists the devices that are plugged in now. */
export async function listAudioDevices(): Promise<AudioDeviceList> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  const ofKind = (kind: MediaDeviceKind): AudioDevice[] =>
    devices
      .filter((device) => device.kind === kind && !ALIASES.has(device.deviceId))
      .map(({ deviceId, label }) => ({ id: deviceId, label }));
  return { inputs: ofKind('audioinput'), outputs: ofKind('audiooutput') };
}

/**
 * Calls `listener` when a change of the devices, or of the permission to use them, has settled. Returns a function that
 * stops that.
 */
export function watchAudioDevices(listener: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const onChange = (): void => {
    clearTimeout(timer);
    timer = setTimeout(listener, SETTLE_MS);
  };
  navigator.mediaDevices.addEventListener('devicechange', onChange);
  const permission = navigator.permissions.query({ name: 'microphone' });
  void permission.then((status) => status.addEventListener('change', onChange));
  return () => {
    clearTimeout(timer);
    void permission.then((status) => status.removeEventListener('change', onChange));
    navigator.mediaDevices.removeEventListener('devicechange', onChange);
  };
}
