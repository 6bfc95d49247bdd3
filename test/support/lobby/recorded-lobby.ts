import { generateKeyPairSync, sign } from 'node:crypto';
import type { SignallingConnection, SignallingHandler } from '../../../main/host/listen/signalling-connection.ts';
import { Lobby, type LobbyOptions } from '../../../main/host/lobby/lobby.ts';
import { RESTING_SLOTS } from '../../../main/host/lobby/slot-pool.ts';
import { SlotTable } from '../../../main/host/mixing/slot-table.ts';
import type { PeerEvents } from '../../../main/media/host-peer.ts';
import type { HostPeer, MediaEndpoint } from '../../../main/media/media-endpoint.ts';
import { identityStatement } from '../../../shared/protocol/signalling.ts';
import { failure, success } from '../../../shared/result.ts';
import { scheduleTimer } from '../../../shared/schedule.ts';
import { DEFAULT_HEARING_RULES } from '../../../shared/spatial/hearing-rules.ts';
import { TypedEmitter } from '../../../shared/typed-emitter.ts';

const SECRET = new Uint8Array(16).fill(7);
export const CAPACITY = 2;

/** A person's key, as requests prove it. */
export function createPerson(): (offer: string) => { readonly publicKey: string; readonly signature: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return (offer) => ({
    publicKey: publicKey.export({ format: 'jwk' }).x ?? '',
    signature: sign(null, Buffer.from(identityStatement('', offer)), privateKey).toString('base64url'),
  });
}

/** A lobby whose media and mixer only record their calls. */
export function createRecordedLobby() {
  const peers: {
    readonly slot: number;
    readonly events: TypedEmitter<PeerEvents>;
    close(): Promise<void>;
    isClosed: boolean;
    readonly messages: string[];
    readonly candidates: string[];
  }[] = [];
  const controls: { readonly type: 'join' | 'leave'; readonly slot: number }[] = [];
  const ruleChanges: [number, string][] = [];
  const SLOTS = 1 + CAPACITY + RESTING_SLOTS;
  const slots = new SlotTable(SlotTable.allocate(SLOTS), SLOTS);
  const rethrow = (error: unknown): void => {
    throw error;
  };
  const endpoint: Pick<MediaEndpoint, 'accept'> = {
    async accept(slot, offer) {
      if (offer === 'bad') return failure('bad-offer', 'It cannot be used.');
      const events = new TypedEmitter<PeerEvents>(rethrow);
      const peer = {
        slot,
        events,
        answerSdp: 'answer',
        isClosed: false,
        messages: new Array<string>(),
        candidates: new Array<string>(),
        addCandidate: (candidate: string) => void peer.candidates.push(candidate),
        sendMessage: (text: string) => peer.messages.push(text) > 0,
        bufferedBytes: () => 0,
        quality: () => ({ lossToHostPercent: 0, lossFromHostPercent: 0 }),
        async close() {
          if (peer.isClosed) return;
          peer.isClosed = true;
          events.emit('closed', { reason: 'local', detail: '' });
        },
      };
      peers.push(peer);
      return success(peer as unknown as HostPeer);
    },
  };
  const mixer: LobbyOptions['mixer'] = {
    slots,
    audiences: [],
    join: (slot) => controls.push({ type: 'join', slot }),
    leave: (slot) => controls.push({ type: 'leave', slot }),
    setStatus: () => undefined,
    setPersonal: () => undefined,
    workerOf: () => 0,
    setRules: (rules, phase) => void ruleChanges.push([rules.maxMetres, phase]),
  };
  const lobby = new Lobby({
    lobbyName: 'Den',
    capacity: CAPACITY,
    rules: DEFAULT_HEARING_RULES,
    phase: 'playing',
    keys: { secret: SECRET, invitationPin: '' },
    endpoint: endpoint as MediaEndpoint,
    mixer,
    nowMs: () => 0,
    schedule: scheduleTimer,
    onError: rethrow,
  });

  /**
   * A client that has sent its join under a name that needs cleaning. `sent` holds the replies; `meanwhile` runs
   * before the answer. `person` = who proves an identity; not given = nobody. `addressGroup` = where it comes from.
   */
  async function join(
    offer = 'good',
    meanwhile: (handler: SignallingHandler) => void = () => undefined,
    person?: ReturnType<typeof createPerson>,
    addressGroup = '192.0.2.1',
  ) {
    const sent: string[] = [];
    const names: string[] = [];
    const tickets: (string | undefined)[] = [];
    const connection: SignallingConnection = {
      addressGroup,
      send: (message) => {
        if (message.type === 'error') sent.push(message.code);
        else sent.push(message.type === 'closing' && message.reason !== 'lobby-closed' ? message.reason : message.type);
        if (message.type !== 'joined') return;
        names.push(message.name);
        tickets.push(message.ticket);
      },
      refuse: (code) => sent.push(code),
      markJoined: () => undefined,
      close: () => sent.push('closed'),
    };
    const handler = lobby.accept(connection);
    handler.handleMessage({
      protocol: 'earshot',
      version: 1,
      type: 'join',
      secret: Buffer.from(SECRET).toString('base64url'),
      name: ' \u202eFox\u0007',
      offer,
      ...(person === undefined ? {} : { identity: person(offer) }),
    });
    meanwhile(handler);
    await settle();
    return { sent, names, tickets, handler };
  }

  /** A client that attaches another connection. */
  function attach(participantId: number, ticket: string) {
    const sent: string[] = [];
    const handler = lobby.accept({
      addressGroup: '192.0.2.1',
      send: ({ type }) => sent.push(type),
      refuse: (code) => sent.push(code),
      markJoined: () => sent.push('marked'),
      close: () => sent.push('closed'),
    });
    const message = { protocol: 'earshot', version: 1, type: 'attach', participantId, ticket } as const;
    handler.handleMessage(message);
    return { sent, handler, message };
  }
  return { lobby, peers, controls, ruleChanges, slots, join, attach };
}

/** Lets all unblocked promises settle. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
