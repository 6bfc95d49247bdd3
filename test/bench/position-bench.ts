import { WebSocket } from 'ws';
import type { HeadlessClient } from '../../main/client/headless-client.ts';
import { joinHeadless } from '../../main/client/join-headless.ts';
import { startFrameTimer } from '../../main/clock/frame-timer.ts';
import { monotonicMs } from '../../main/clock/monotonic-time.ts';
import { loadOpus } from '../../main/media/opus/opus.ts';
import { startHostThread } from '../../main/host/host-thread.ts';
import { FRAME_SAMPLES, RTP_CLOCK_PER_MS as SAMPLES_PER_MS } from '../../shared/audio-format.ts';
import { ORIGIN_POSE, type Pose } from '../../shared/model/pose.ts';
import { DEFAULT_HEARING_RULES } from '../../shared/spatial/hearing-rules.ts';
import { peak, sine } from '../support/signals.ts';
import { percentile, type Figure } from './figure.ts';
import { startHostProcess, type HostProcess } from './host-process.ts';
import { measureIntake } from './position-intake.ts';
import { processCpuSeconds } from './scenario/cpu-time.ts';
import { readInvitation } from '../support/read-invitation.ts';
import { silentLog } from '../support/silent-log.ts';

const NEAR: Pose = { ...ORIGIN_POSE, xMetres: 1 };
const FAR: Pose = { ...ORIGIN_POSE, xMetres: 100 };
const AMPLITUDE = 0.5;
/** Half the level heard nearby in the louder ear, and two periods of the tone. */
const HEARD_PEAK = AMPLITUDE / 4;
const WINDOW_SAMPLES = 4 * SAMPLES_PER_MS;
/** 100 ms: a change that lasts this long is not the gap of a late packet. */
const STEADY_WINDOWS = 25;
const TONE_HZ = 500;

const JUMPS = 40;
const SETTLING_MS = 2_000;
/** Each jump at another phase of the mixer's 20 ms. */
const JUMP_INTERVAL_MS = 403;

const PLAYERS = 200;
const UPDATES_PER_SECOND = 20;
const ROUNDS = 3;
const COUNTED_SECONDS = 6;

/** How soon a jump is heard, and how much the positions of many players cost the host. */
export async function runPositionBench(): Promise<Figure[]> {
  return [...(await measureJumps()), ...measureIntake(), ...(await measureUpdates())];
}

/** Time from sending a pose until a listener plays the resulting sound, including both clients' codecs and playout. */
async function measureJumps(): Promise<Figure[]> {
  const host = await startHostThread(
    {
      lobbyName: 'Bench',
      rules: DEFAULT_HEARING_RULES,
      capacity: 4,
      bindAddress: '127.0.0.1',
      port: 0,
      publicAddress: null,
    },
    silentLog,
  );
  if (!host.ok) throw new Error(host.error.message);
  const { invitation } = host.value.description;
  const watch = new JumpWatch();
  let nowMs = 0;
  const listener = await join(
    invitation,
    'Listener',
    ORIGIN_POSE,
    () => false,
    (heard) => watch.hear(heard, nowMs),
  );
  let position = 0;
  const say = (frame: Float32Array): boolean => {
    frame.set(sine(TONE_HZ, AMPLITUDE, FRAME_SAMPLES, position));
    position += FRAME_SAMPLES;
    return true;
  };
  const speaker = await join(invitation, 'Speaker', FAR, say, () => undefined);
  const stopTimer = startFrameTimer((tickMs) => {
    nowMs = monotonicMs();
    speaker.tick(tickMs);
    listener.tick(tickMs);
  });
  await wait(SETTLING_MS);
  for (let index = 0; index < JUMPS; index++) {
    const isNear = index % 2 === 0;
    watch.expect(isNear, monotonicMs());
    speaker.setPose(isNear ? NEAR : FAR);
    await wait(JUMP_INTERVAL_MS);
  }
  stopTimer();
  await Promise.all([speaker.leave(), listener.leave()]);
  await host.value.close();
  const { delaysMs } = watch;
  const note = `${delaysMs.length} of ${JUMPS} jumps, half of them out of range, that were heard before the next; 95 % within ${percentile(delaysMs, 0.95).toFixed(0)} ms`;
  return [
    {
      name: 'jump in position until it is heard, median',
      value: percentile(delaysMs, 0.5),
      unit: 'ms',
      target: 60,
      note,
    },
  ];
}

/**
 * Records when a jump is heard: when the sound crosses `HEARD_PEAK` and stays on that side. Skips jumps from the wrong
 * side.
 */
class JumpWatch {
  readonly delaysMs: number[] = [];
  #jump: { readonly sentMs: number; readonly isNear: boolean } | undefined;
  #crossedMs: number | undefined;
  /** Consecutive windows on the same side, and the side. */
  #steadyWindows = 0;
  #isHeard = false;

  expect(isNear: boolean, sentMs: number): void {
    this.#crossedMs = undefined;
    this.#jump = this.#steadyWindows >= STEADY_WINDOWS && this.#isHeard !== isNear ? { sentMs, isNear } : undefined;
  }

  /** Takes the frame of interleaved stereo that begins to play at `startMs`. */
  hear(heard: Float32Array, startMs: number): void {
    for (let start = 0; start < 2 * FRAME_SAMPLES; start += 2 * WINDOW_SAMPLES) {
      const isHeard = peak(heard.subarray(start, start + 2 * WINDOW_SAMPLES)) > HEARD_PEAK;
      if (isHeard !== this.#isHeard) {
        this.#steadyWindows = 0;
        this.#crossedMs = startMs + start / 2 / SAMPLES_PER_MS;
      }
      this.#isHeard = isHeard;
      this.#steadyWindows++;
      if (
        this.#jump === undefined ||
        this.#crossedMs === undefined ||
        isHeard !== this.#jump.isNear ||
        this.#steadyWindows < STEADY_WINDOWS
      )
        continue;
      this.delaysMs.push(this.#crossedMs - this.#jump.sentMs);
      this.#jump = undefined;
    }
  }
}

/** CPU time of a host in a separate process, with silent players who stand still, and the increase when they walk. */
async function measureUpdates(): Promise<Figure[]> {
  const host = await startHostProcess(PLAYERS);
  const clients: HeadlessClient[] = [];
  for (let player = 0; player < PLAYERS; player++)
    clients.push(
      await join(
        host.invitation,
        `Player ${player}`,
        poseOf(player, 0),
        () => false,
        () => undefined,
      ),
    );
  await wait(SETTLING_MS);
  const socket = await openGameApi(host);
  const ids = clients.map((client) => client.joined.participantId);
  const byServer = await compare(host, (update) => socket.send(serverMessage(ids, update)));
  const byClients = await compare(host, (update) =>
    clients.forEach((client, player) => client.setPose(poseOf(player, update))),
  );
  socket.close();
  await Promise.all(clients.map((client) => client.leave()));
  await host.stop();
  const note = ({ moving, standing }: Shares): string =>
    `${PLAYERS} players, ${UPDATES_PER_SECOND} updates a second, ${ROUNDS} times ${COUNTED_SECONDS} s: ${moving.toFixed(3)} of a core with, ${standing.toFixed(3)} without`;
  return [
    {
      name: "positions reported by the game's server with network, share of a core",
      value: byServer.moving - byServer.standing,
      unit: 'cores',
      target: 0.02,
      note: note(byServer),
    },
    {
      name: "positions reported by each player's client with network, share of a core",
      value: byClients.moving - byClients.standing,
      unit: 'cores',
      target: 0.02,
      note: note(byClients),
    },
  ];
}

interface Shares {
  readonly moving: number;
  readonly standing: number;
}

/** Alternates runs with and without updates, so that neither has the warmer machine. */
async function compare(host: HostProcess, update: (number: number) => void): Promise<Shares> {
  let [moving, standing] = [0, 0];
  for (let round = 0; round < ROUNDS; round++) {
    moving += (await countShare(host, update)) / ROUNDS;
    standing += (await countShare(host, () => undefined)) / ROUNDS;
  }
  return { moving, standing };
}

/** Share of a core that the host uses while `update` is called `UPDATES_PER_SECOND` times a second. */
async function countShare(host: HostProcess, update: (number: number) => void): Promise<number> {
  const pid = host.process.pid ?? 0;
  let number = 0;
  const timer = setInterval(() => update(number++), 1_000 / UPDATES_PER_SECOND);
  await wait(1_000);
  const [cpuSeconds, startMs] = [processCpuSeconds(pid), monotonicMs()];
  await wait(COUNTED_SECONDS * 1_000);
  const share = (processCpuSeconds(pid) - cpuSeconds) / ((monotonicMs() - startMs) / 1_000);
  clearInterval(timer);
  return share;
}

/** The certificate is self-signed, and the host was started here. */
async function openGameApi({ gameApi }: HostProcess): Promise<WebSocket> {
  const socket = new WebSocket(gameApi.url.replace(/^http/, 'ws'), {
    rejectUnauthorized: false,
    headers: { authorization: `Bearer ${gameApi.token}` },
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
  return socket;
}

function serverMessage(ids: readonly number[], update: number): string {
  const players = ids.map((id, player) => {
    const { xMetres, yMetres, zMetres, yawRadians } = poseOf(player, update);
    return { id, position: [xMetres, yMetres, zMetres], yaw: (yawRadians * 180) / Math.PI };
  });
  return JSON.stringify({ type: 'players', players });
}

/** Groups of ten, each on its own circle. */
function poseOf(player: number, update: number): Pose {
  const angle = player + update / 40;
  return {
    xMetres: 60 * Math.floor(player / 10) + 5 * Math.sin(angle),
    yMetres: 0,
    zMetres: 5 * Math.cos(angle),
    yawRadians: angle % (2 * Math.PI),
  };
}

async function join(
  invitation: string,
  name: string,
  pose: Pose,
  nextFrame: (frame: Float32Array) => boolean,
  onHeard: (interleaved: Float32Array) => void,
): Promise<HeadlessClient> {
  const joined = await joinHeadless({
    log: silentLog,
    invitation: readInvitation(invitation),
    name,
    pose,
    voice: { nextFrame },
    opus: await loadOpus(),
    isLoopbackOnly: true,
    onHeard,
  });
  if (!joined.ok) throw new Error(joined.error.message);
  return joined.value;
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
