import { randomBytes } from 'node:crypto';
import type { ClientMedia, ClientNetwork } from '../../../main/client/client-network.ts';
import { applyGameMessage } from '../../../main/host/game-api/apply-game-message.ts';
import { Lobby } from '../../../main/host/lobby/lobby.ts';
import type { LobbyOptions } from '../../../main/host/lobby/members/lobby-options.ts';
import { RESTING_SLOTS } from '../../../main/host/lobby/slot-pool.ts';
import { MixerPool } from '../../../main/host/mixing/mixer-pool.ts';
import { loadOpus } from '../../../main/media/opus/opus.ts';
import type { OpusHandler } from '../../../main/media/rtp/opus-packet.ts';
import { FRAME_MS } from '../../../shared/audio-format.ts';
import type { ParticipantId } from '../../../shared/model/participant.ts';
import type { Pose } from '../../../shared/model/pose.ts';
import { formatInvitation, toBase64Url } from '../../../shared/protocol/invitation/invitation.ts';
import { scheduleEvery } from '../../../shared/schedule.ts';
import { DEFAULT_HEARING_RULES, type GamePhase, type HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { ManualClock } from '../manual-clock.ts';
import { startSteppedMixer } from '../stepped-mixer.ts';
import type { Cable } from './cable.ts';
import { afterTest } from './host-parts.ts';
import { TestParticipant, type TestParticipantOptions } from './lobby.ts';
import { VirtualNetwork, type Delays } from './virtual-network.ts';
import { readInvitation } from '../read-invitation.ts';
import { silentLog } from '../silent-log.ts';

/** A quarter of a frame. After every step, promises that wait for the clock can run. */
const STEP_MS = FRAME_MS / 4;

/** Longest that a join or another promise may take, on the lobby's clock. */
const MAX_WAIT_MS = 30_000;

interface VirtualLobbyOptions extends Pick<
  LobbyOptions,
  'restored' | 'isStandby' | 'door' | 'maxFileMegabytes' | 'claimCode' | 'onClaimed' | 'invitation' | 'reports'
> {
  /** That of another lobby, for both to share their time; not given = a clock of its own. */
  readonly clock?: ManualClock;
  readonly rules?: HearingRules;
  readonly phase?: GamePhase;
  readonly capacity?: number;
  readonly workers?: number;
}

/** How a participant joins a virtual lobby. */
interface VirtualJoinOptions extends Pick<
  TestParticipantOptions,
  'identity' | 'headsetOf' | 'resume' | 'output' | 'password'
> {
  readonly delays?: Delays;
  /** Its line to the host; not given = one that nobody cuts. */
  readonly cable?: Cable;
}

/** A participant without a client. */
export interface Connected {
  readonly peer: ClientMedia;
  readonly id: ParticipantId;
}

/** The server API's answer to a message. */
interface GameAnswer {
  readonly type: string;
  readonly applied: number;
  readonly unknown: readonly string[];
  readonly refused: readonly object[];
}

/**
 * A real lobby with real mixers, real Opus and real clients, in one thread and without sockets. Time passes only while
 * `run`, `join` or `settle` moves its clock, so a test gives the same sound on every machine, faster than real time.
 */
export class VirtualLobby {
  readonly clock: ManualClock;
  readonly lobby: Lobby;
  readonly invitation: string;
  readonly #network: VirtualNetwork;

  private constructor(clock: ManualClock, lobby: Lobby, invitation: string, network: VirtualNetwork) {
    this.clock = clock;
    this.lobby = lobby;
    this.invitation = invitation;
    this.#network = network;
  }

  /** Opens a lobby that closes after the test. */
  static async open(options: VirtualLobbyOptions = {}): Promise<VirtualLobby> {
    const { rules = DEFAULT_HEARING_RULES, phase = 'playing', capacity = 30, workers = 1 } = options;
    const {
      clock = new ManualClock(),
      restored,
      isStandby,
      door,
      maxFileMegabytes,
      claimCode,
      onClaimed,
      invitation: invite,
      reports,
    } = options;
    const codec = await loadOpus();
    const mixer = await MixerPool.start({
      capacity: capacity + RESTING_SLOTS,
      workers,
      tickBudgetMs: FRAME_MS,
      warmUpTicks: 0,
      rules,
      phase,
      nowMs: clock.nowMs,
      startThread: async (thread) => startSteppedMixer(thread, codec, clock),
      onPacket: (record) => {
        network.sendOpus(record.slot, record.payload, record.length, record.rtpTimestamp);
        reports?.recorder.write(record);
      },
      onStatistics: (statistics) => lobby.showLoad(statistics),
      onProblem: rethrow,
      onDied: rethrow,
    });
    const network: VirtualNetwork = new VirtualNetwork(clock, {
      onOpus: (packet) => mixer.pushOpus(packet),
      accept: (connection) => lobby.accept(connection),
    });
    const secret = restored === undefined ? randomBytes(16) : Buffer.from(restored.secret, 'base64url');
    const certificateSha256 = randomBytes(32);
    const lobby: Lobby = new Lobby({
      lobbyName: 'Test',
      capacity,
      rules,
      phase,
      keys: { secret, invitationPin: toBase64Url(certificateSha256) },
      endpoint: network,
      mixer,
      restored,
      isStandby,
      ...{ door, maxFileMegabytes, claimCode, onClaimed, invitation: invite, reports },
      nowMs: clock.nowMs,
      uptimeMs: clock.nowMs,
      onBanned: () => undefined,
      schedule: clock.schedule,
      onError: rethrow,
    });
    afterTest(async () => {
      await lobby.close();
      await mixer.stop();
    });
    const addresses = [{ host: '127.0.0.1', port: 1 }];
    const invitation = formatInvitation({ addresses, certificateSha256, secret, rendezvous: '' });
    return new VirtualLobby(clock, lobby, invitation, network);
  }

  /** Joins a participant who speaks a tone. Throws if the lobby refuses. */
  join(name: string, frequencyHz: number, pose: Pose, options: VirtualJoinOptions = {}): Promise<TestParticipant> {
    return this.settle(
      TestParticipant.join(this.invitation, name, frequencyHz, pose, {
        ...options,
        network: this.clientNetwork(options.delays, options.cable),
        startFrames: (onFrame) => scheduleEvery(this.clock.schedule, () => onFrame(this.clock.nowMs()), FRAME_MS),
      }),
    );
  }

  /** Joins a participant whose packets and messages the test writes. Throws if the lobby refuses. */
  async connect(name: string, onOpus: OpusHandler = () => undefined, delays?: Delays): Promise<Connected> {
    const network = this.clientNetwork(delays);
    const peer = await network.createPeer({ log: silentLog, nowMs: network.nowMs, onOpus });
    const invitation = readInvitation(this.invitation);
    const way = await network.prepare(invitation, 'fastest');
    if (!way.ok) throw new Error(way.error.message);
    const joining = way.value.join({ name, offer: peer.offerSdp }, peer);
    const session = await this.settle(joining);
    if (!session.ok) throw new Error(`${session.error.code}: ${session.error.message}`);
    const opened = new Promise<void>((resolve) => peer.events.on('channelOpen', () => resolve()));
    await peer.accept(session.value.joined.answer);
    await this.settle(opened);
    return { peer, id: session.value.joined.participantId };
  }

  /** The network as one client of this lobby sees it. */
  clientNetwork(delays?: Delays, cable?: Cable): ClientNetwork {
    return this.#network.clientSide(delays, cable);
  }

  /** Lets time pass while everyone speaks and hears. */
  async run(seconds: number): Promise<void> {
    for (const endMs = this.clock.nowMs() + 1_000 * seconds; this.clock.nowMs() < endMs;) await this.#step();
  }

  /** Lets time pass until the promise settles. */
  async settle<T>(work: Promise<T>): Promise<T> {
    let isSettled = false;
    const note = (): void => void (isSettled = true);
    work.then(note, note);
    for (const endMs = this.clock.nowMs() + MAX_WAIT_MS; !isSettled && this.clock.nowMs() < endMs;) await this.#step();
    if (!isSettled) throw new Error(`The promise did not settle within ${MAX_WAIT_MS} ms of virtual time`);
    return work;
  }

  setRules(rules: HearingRules, phase: GamePhase = 'playing'): void {
    this.lobby.setRules(rules, phase);
  }

  /** Sends player positions like a game server. Throws if the lobby does not apply them. */
  sendAsServer(players: readonly object[], more: object = {}): GameAnswer {
    const message = Buffer.from(JSON.stringify({ type: 'players', players, ...more }));
    const applied = applyGameMessage(message, this.lobby);
    if (!applied.ok) throw new Error(applied.error.message);
    return JSON.parse(applied.value) as GameAnswer;
  }

  async #step(): Promise<void> {
    this.clock.advance(STEP_MS);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function rethrow(problem: unknown): never {
  throw problem instanceof Error ? problem : new Error(String(problem));
}
