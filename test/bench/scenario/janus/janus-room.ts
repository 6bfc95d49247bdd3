import WebSocket from 'ws';
import { AUDIO_LEVEL_ID, OPUS_PAYLOAD_TYPE } from '../load/participant-keys.ts';

const PLUGIN = 'janus.plugin.audiobridge';
const ROOM = 1_000;
/** Sessions without activity end after 60 s. */
const KEEPALIVE_MS = 20_000;

/** An answer of Janus: the fields that are read here. */
interface JanusAnswer {
  readonly janus: string;
  readonly transaction?: string;
  readonly data?: { readonly id: number };
  readonly error?: { readonly reason: string };
  readonly plugindata?: { readonly data: { readonly error?: string; readonly rtp?: { readonly port: number } } };
}

/** A room of Janus' audio bridge whose participants speak plain RTP. */
export class JanusRoom {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<
    string,
    { readonly resolve: (answer: JanusAnswer) => void; readonly isForEvent: boolean }
  >();
  #transaction = 0;
  #session = 0;
  #keepalive: NodeJS.Timeout | undefined;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (text) => this.#receive(JSON.parse(String(text)) as JanusAnswer));
  }

  /** Opens a 48 kHz room. Stereo places each speaker on the same side for everyone. */
  static async open(url: string, isStereo: boolean): Promise<JanusRoom> {
    const socket = new WebSocket(url, 'janus-protocol');
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    const room = new JanusRoom(socket);
    room.#session = (await room.#ask({ janus: 'create' })).data?.id ?? 0;
    room.#keepalive = setInterval(() => void room.#ask({ janus: 'keepalive' }), KEEPALIVE_MS);
    await room.#message(await room.#attach(), false, {
      request: 'create',
      room: ROOM,
      sampling_rate: 48_000,
      spatial_audio: isStereo,
      allow_rtp_participants: true,
    });
    return room;
  }

  /** Admits a participant that receives at `port`. Resolves with the port of Janus to send to. */
  async join(player: number, port: number, spatialPosition: number | undefined): Promise<number> {
    const rtp = { ip: '127.0.0.1', port, payload_type: OPUS_PAYLOAD_TYPE, audiolevel_ext: AUDIO_LEVEL_ID, fec: true };
    const body = {
      request: 'join',
      room: ROOM,
      display: `Player ${player}`,
      codec: 'opus',
      rtp,
      ...(spatialPosition === undefined ? {} : { spatial_position: spatialPosition }),
    };
    const answer = await this.#message(await this.#attach(), true, body);
    const target = answer.plugindata?.data.rtp?.port;
    if (target === undefined) throw new Error(`Janus let nobody in: ${JSON.stringify(answer)}`);
    return target;
  }

  close(): void {
    clearInterval(this.#keepalive);
    this.#socket.close();
  }

  async #attach(): Promise<number> {
    return (await this.#ask({ janus: 'attach', plugin: PLUGIN })).data?.id ?? 0;
  }

  async #message(handle: number, isForEvent: boolean, body: object): Promise<JanusAnswer> {
    const answer = await this.#ask({ janus: 'message', handle_id: handle, body }, isForEvent);
    const problem = answer.error?.reason ?? answer.plugindata?.data.error;
    if (problem !== undefined) throw new Error(`Janus refused: ${problem}`);
    return answer;
  }

  /** Asynchronous requests are acknowledged first; their answer is an event. */
  #ask(request: object, isForEvent = false): Promise<JanusAnswer> {
    const transaction = String(this.#transaction++);
    return new Promise((resolve) => {
      this.#waiting.set(transaction, { resolve, isForEvent });
      this.#socket.send(
        JSON.stringify({ ...request, transaction, ...(this.#session === 0 ? {} : { session_id: this.#session }) }),
      );
    });
  }

  #receive(answer: JanusAnswer): void {
    const waiting = this.#waiting.get(answer.transaction ?? '');
    if (waiting === undefined || (waiting.isForEvent && answer.janus === 'ack')) return;
    this.#waiting.delete(answer.transaction ?? '');
    waiting.resolve(answer);
  }
}
