import type { JanusInstallation } from './janus-installation.ts';
import { JanusRoom } from './janus-room.ts';
import { startJanus } from './janus-server.ts';
import type { LoadTarget } from '../load/load-generator.ts';

export interface JanusUnderTest {
  readonly pid: number;
  readonly targets: readonly LoadTarget[];
  stop(): Promise<void>;
}

/** A Janus with one room that has one participant for each of `ports`. */
export async function startJanusUnderTest(
  installation: JanusInstallation,
  ports: readonly number[],
  isStereo: boolean,
): Promise<JanusUnderTest> {
  const server = await startJanus(installation);
  try {
    const room = await JanusRoom.open(server.url, isStereo);
    const targets: LoadTarget[] = [];
    // 0 is left, 100 is right; 13 is prime to 101, so that neighbours stand apart.
    for (const [player, port] of ports.entries())
      targets.push({ port: await room.join(player, port, isStereo ? (13 * player) % 101 : undefined) });
    return {
      pid: server.pid,
      targets,
      stop: async () => {
        room.close();
        await server.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
