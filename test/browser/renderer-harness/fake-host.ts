import type { ClientboundChannelMessage } from '../../../shared/protocol/channel.ts';
import { DEFAULT_HEARING_RULES } from '../../../shared/spatial/hearing-rules.ts';
import { FILES_LABEL } from '../../../shared/protocol/files/file-messages.ts';
import { FakeFiles } from './fake-files.ts';
import { simulatedScene, type SimulatedPlayer } from './simulated-players.ts';

type SceneRows = Extract<ClientboundChannelMessage, { readonly type: 'scene' }>['rows'];

/** More often than a real host, for tests that wait for a ping. */
const PING_INTERVAL_MS = 300;

/**
 * A host inside the test page: a real peer connection that answers, sends simulated players, and keeps what it
 * receives.
 */
export class FakeHost {
  readonly received: Record<string, unknown>[] = [];
  readonly files = new FakeFiles();
  readonly #connection = new RTCPeerConnection();
  readonly #timers: ReturnType<typeof setInterval>[] = [];
  readonly #players: readonly SimulatedPlayer[];
  readonly #ownName: string;
  readonly #startedAtMs = performance.now();
  #channel: RTCDataChannel | undefined;
  #welcome: object | null = null;
  #rows: SceneRows | undefined;
  #pings = 0;

  constructor(players: readonly SimulatedPlayer[], ownName: string) {
    this.#players = players;
    this.#ownName = ownName;
    this.#connection.addEventListener('datachannel', ({ channel }) => {
      if (channel.label === FILES_LABEL) return this.files.take(channel);
      this.#channel = channel;
      channel.addEventListener('message', ({ data }) => this.#receive(String(data)));
      channel.addEventListener('open', () => {
        if (this.#welcome === null) this.#speak();
      });
    });
  }

  async answer(offer: string): Promise<string> {
    await this.#connection.setRemoteDescription({ type: 'offer', sdp: offer });
    await this.#connection.setLocalDescription();
    while (this.#connection.iceGatheringState !== 'complete') {
      await new Promise((resolve) =>
        this.#connection.addEventListener('icegatheringstatechange', resolve, { once: true }),
      );
    }
    return this.#connection.localDescription?.sdp ?? '';
  }

  /** Waits for a `join` on the channel, and answers it with this message before it says anything else. */
  admitOnChannel(welcome: object): void {
    this.#welcome = welcome;
  }

  #receive(text: string): void {
    const message = JSON.parse(text) as Record<string, unknown>;
    this.received.push(message);
    if (message['type'] !== 'join' || this.#welcome === null) return;
    this.#channel?.send(JSON.stringify(this.#welcome));
    this.#speak();
  }

  /** Number of sound packets received from the page's microphone. */
  async packetsReceived(): Promise<number> {
    let packets = 0;
    for (const entry of (await this.#connection.getStats()).values() as Iterable<Record<string, unknown>>) {
      if (entry['type'] === 'inbound-rtp') packets += Number(entry['packetsReceived'] ?? 0);
    }
    return packets;
  }

  /** Whether the page has left, according to the data channel. */
  hasChannelClosed(): boolean {
    return this.#channel?.readyState === 'closed';
  }

  send(message: ClientboundChannelMessage): void {
    if (this.#channel?.readyState === 'open') this.#channel.send(JSON.stringify(message));
  }

  /** Sends these positions ten times a second from now on, instead of those of the simulated players. */
  sendScene(rows: SceneRows): void {
    this.#rows = rows;
  }

  /** Stops sending, like a host whose process hangs. */
  fallSilent(): void {
    for (const timer of this.#timers.splice(0)) clearInterval(timer);
  }

  close(): void {
    this.fallSilent();
    this.#connection.close();
  }

  #speak(): void {
    const participants = this.#players.map(({ id, name, isMuted }) => ({
      id,
      name,
      muted: isMuted,
      deafened: false,
      color: null,
      away: false,
      rank: 'member' as const,
      held: [],
      room: 0,
      identity: '',
    }));
    this.send({ type: 'rules', rules: DEFAULT_HEARING_RULES, phase: 'playing' });
    this.send({
      type: 'roster',
      participants: [
        {
          id: 1,
          name: this.#ownName,
          muted: false,
          deafened: false,
          identity: '',
          color: null,
          away: false,
          rank: 'member',
          held: [],
          room: 0,
        },
        ...participants,
      ],
    });
    this.send({ type: 'audience', rows: this.#players.slice(0, 5).map(({ id }, index) => [id, -7 * index]) });
    const sendScene = (): void =>
      this.send({
        type: 'scene',
        rows: this.#rows ?? simulatedScene(this.#players, (performance.now() - this.#startedAtMs) / 1_000),
      });
    const sendQuality = (): void => {
      this.send({ type: 'ping', id: this.#pings++ });
      this.send({
        type: 'quality',
        rows: [
          [1, 3, 0, 0],
          ...this.#players.map(({ id, roundTripMs, lossPercent }): [number, number, number, number] => [
            id,
            roundTripMs,
            lossPercent,
            0,
          ]),
        ],
      });
    };
    sendScene();
    sendQuality();
    this.#timers.push(setInterval(sendScene, 100), setInterval(sendQuality, PING_INTERVAL_MS));
  }
}
