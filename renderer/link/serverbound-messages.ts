import type { ServerboundChannelMessage } from '../../shared/protocol/channel.ts';
import { scheduleTimer } from '../../shared/schedule.ts';
import type { EarOutput } from '../../shared/model/sound/ear-output.ts';
import { createLatestSender, type LatestSender, type LatestSenderDependencies } from './latest-sender.ts';

/** At most 20 positions a second reach the host. */
const PLACE_INTERVAL_MS = 50;

/** A game may change how muffled a player is in every frame; the host accepts 60 messages a second of all kinds. */
const STATE_INTERVAL_MS = 100;

/** The messages that have not left: a few seconds of positions. */
const MAX_UNSENT_BYTES = 8_192;

/** A goodbye leaves the window within a few milliseconds; the browser drops what waits when a connection closes. */
const GOODBYE_MS = 100;

type Channel = Pick<RTCDataChannel, 'readyState' | 'send' | 'bufferedAmount'>;
type Sent<Type extends ServerboundChannelMessage['type']> = Extract<ServerboundChannelMessage, { readonly type: Type }>;

/** This participant's position, or the message that there is none. */
export type PlaceMessage = Sent<'pose' | 'nowhere'>;
export type PresenceMessage = Sent<'presence'>;
export type TalkMessage = Sent<'talk'>;
/** Messages about another device that carries sound. */
export type HeadsetMessage = Extract<ServerboundChannelMessage, { readonly type: `headset-${string}` }>;
/** The message about how this participant wants to hear others. */
export type PersonalMessage = Sent<'personal'>;

type OutputMessage = Sent<'output'>;

/** The messages of a participant to its host on the data channel. Nothing is sent while the channel is not open. */
export class ServerboundMessages {
  readonly #channel: Channel;
  readonly #places: LatestSender<PlaceMessage> = createLatestSender<PlaceMessage>({
    ...this.#senderOf(PLACE_INTERVAL_MS),
    isUrgent: ({ type }) => type === 'nowhere',
  });
  readonly #presences: LatestSender<PresenceMessage> = createLatestSender(this.#senderOf(STATE_INTERVAL_MS));
  readonly #talks: LatestSender<TalkMessage> = createLatestSender(this.#senderOf(STATE_INTERVAL_MS));
  readonly #personals: LatestSender<PersonalMessage> = createLatestSender(this.#senderOf(STATE_INTERVAL_MS));
  readonly #outputs: LatestSender<OutputMessage> = createLatestSender(this.#senderOf(STATE_INTERVAL_MS));
  #accepts: readonly string[] = [];

  constructor(channel: Channel) {
    this.#channel = channel;
  }

  sendPlace(place: PlaceMessage): void {
    this.#places.offer(place);
  }

  sendPresence(presence: PresenceMessage): void {
    this.#presences.offer(presence);
  }

  sendTalk(talk: TalkMessage): void {
    this.#talks.offer(talk);
  }

  sendPersonal(personal: PersonalMessage): void {
    this.#personals.offer(personal);
  }

  /** Tells the host how this participant's ears want voices. Hosts of earlier versions decide that for everybody. */
  sendOutput({ mode, widthPercent }: EarOutput): void {
    if (this.accepts('output')) this.#outputs.offer({ type: 'output', mode, width: widthPercent });
  }

  /** Joins a group, or leaves the current one with an empty name. The host answers with a message. */
  sendGroup(name: string, password: string): void {
    this.send({ type: 'group', name, password });
  }

  sendStatus(status: { readonly isMuted: boolean; readonly isDeafened: boolean }): void {
    this.send({ type: 'status', muted: status.isMuted, deafened: status.isDeafened });
  }

  /** Whether the host lets participants change their name. */
  get canRename(): boolean {
    return this.accepts('rename');
  }

  /** Asks the host for another name. It answers with a message. */
  sendRename(name: string): void {
    this.send({ type: 'rename', name });
  }

  /** Shows this participant to others in a colour; null = by its number. Hosts that do not know colours get nothing. */
  sendColor(color: number | null): void {
    if (this.accepts('color')) this.send({ type: 'color', color });
  }

  /** Whether the host lets another device carry this participant's sound. */
  get canUseHeadset(): boolean {
    return this.accepts('headset-ticket');
  }

  /** Sends a message about headsets, as the participant whose it is or as one. */
  sendHeadset(message: HeadsetMessage): void {
    this.send(message);
  }

  /** Asks for `journey` messages about this participant's voice once a second; 0 = about nobody. */
  sendFollow(id: number): void {
    this.send({ type: 'follow', id });
  }

  /** Sends the part of this voice's way up to the encoder, for others who follow it. */
  sendCapture(stages: { readonly captureMs: number | null; readonly encodeMs: number | null }): void {
    this.send({ type: 'capture', ...stages });
  }

  /** Sends any message. */
  send(message: ServerboundChannelMessage): void {
    if (this.#channel.readyState === 'open') this.#channel.send(JSON.stringify(message));
  }

  /** Whether the host understands messages of this type, which not every host does. */
  accepts(type: string): boolean {
    return this.#accepts.includes(type);
  }

  /** Says goodbye, and lets that out: without signalling, the host hears of it nowhere else. */
  protected async sayGoodbye(): Promise<void> {
    this.send({ type: 'leave' });
    if (this.#channel.readyState === 'open') await new Promise((resolve) => setTimeout(resolve, GOODBYE_MS));
  }

  /** Takes the types of messages that the host names in its welcome. */
  protected setAccepted(types: readonly string[]): void {
    this.#accepts = types;
  }

  /** Sends nothing that still waits for its turn. */
  protected stopSending(): void {
    for (const sender of [this.#places, this.#presences, this.#talks, this.#personals, this.#outputs]) sender.stop();
  }

  #senderOf(intervalMs: number): LatestSenderDependencies<ServerboundChannelMessage> {
    return {
      intervalMs,
      send: (message) => this.send(message),
      hasRoom: () => this.#channel.bufferedAmount < MAX_UNSENT_BYTES,
      nowMs: () => performance.now(),
      schedule: scheduleTimer,
    };
  }
}
