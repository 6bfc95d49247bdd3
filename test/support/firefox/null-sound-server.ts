import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { waitUntil } from '../wait-until.ts';

/**
 * A sound server whose only output discards everything, at the speed of a device. Without a device, Firefox never
 * starts an AudioContext.
 */
export class NullSoundServer {
  /** What programs need in their environment to use it. */
  readonly environment: NodeJS.ProcessEnv;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, socket: string) {
    this.#child = child;
    this.environment = { PULSE_SERVER: `unix:${socket}` };
  }

  /** Starts PulseAudio, which keeps its files in `folder`. */
  static async start(folder: string): Promise<NullSoundServer> {
    const socket = path.join(folder, 'sound');
    const child = spawn(
      'pulseaudio',
      [
        ...['-n', '--daemonize=no', '--exit-idle-time=-1', '--use-pid-file=no'],
        ...['-L', `module-native-protocol-unix socket=${socket} auth-anonymous=1`, '-L', 'module-null-sink'],
      ],
      { env: { ...process.env, HOME: folder, XDG_RUNTIME_DIR: folder }, stdio: 'ignore' },
    );
    const failed = new Promise<never>((_, reject) => child.once('error', reject));
    await Promise.race([failed, waitUntil('the sound server listens', () => existsSync(socket), 60_000)]);
    return new NullSoundServer(child, socket);
  }

  stop(): void {
    this.#child.kill('SIGKILL');
  }
}
