import { generateKeyPairSync, sign } from 'node:crypto';
import type { SignallingConnection, SignallingHandler } from '../../../../main/host/listen/signalling-connection.ts';
import { Lobby } from '../../../../main/host/lobby/lobby.ts';
import type { LobbyOptions } from '../../../../main/host/lobby/members/lobby-options.ts';
import { RESTING_SLOTS } from '../../../../main/host/lobby/slot-pool.ts';
import { SlotTable } from '../../../../main/host/mixing/slot-table.ts';
import type { PeerEvents } from '../../../../main/media/host-peer.ts';
import type { HostPeer, MediaEndpoint, PeerRole } from '../../../../main/media/media-endpoint.ts';
import { identityStatement, type JoinRequest } from '../../../../shared/protocol/signalling.ts';
import { failure, success } from '../../../../shared/result.ts';
import { scheduleTimer } from '../../../../shared/schedule.ts';
import { DEFAULT_HEARING_RULES } from '../../../../shared/spatial/hearing-rules.ts';
import { TypedEmitter } from '../../../../shared/typed-emitter.ts';

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

/** What a client needs to resume, as `joined` tells it. */
export type Resume = NonNullable<JoinRequest['resume']>;

/** A lobby whose media and mixer only record their calls. */
export function createRecordedLobby(options: Partial<LobbyOptions> = {}) {
  const peers: {
    readonly slot: number;
    readonly role: PeerRole;
    readonly events: TypedEmitter<PeerEvents>;
    close(): Promise<void>;
    isClosed: boolean;
    readonly messages: string[];
    readonly candidates: string[];
  }[] = [];
  const controls: { readonly type: 'join' | 'leave'; readonly slot: number }[] = [];
  const ruleChanges: [number, string][] = [];
  const statuses: [number, boolean, boolean][] = [];
  /** The last rows of each slot. */
  const personals = new Map<number, Record<number, number>>();
  const slotCount = 1 + (options.capacity ?? CAPACITY) + RESTING_SLOTS;
  const slots = new SlotTable(SlotTable.allocate(slotCount), slotCount);
  const rethrow = (error: unknown): void => {
    throw error;
  };
  const promoted: number[] = [];
  const endpoint: Pick<MediaEndpoint, 'accept' | 'promote'> = {
    promote: (peer) => void promoted.push(peers.indexOf(peer as unknown as (typeof peers)[number])),
    async accept(slot, offer, _arrived, _addressGroup, role = 'participant') {
      if (offer === 'bad') return failure('bad-offer', 'It cannot be used.');
      const events = new TypedEmitter<PeerEvents>(rethrow);
      const peer = {
        slot,
        role,
        events,
        answerSdp: 'answer',
        isClosed: false,
        messages: new Array<string>(),
        candidates: new Array<string>(),
        addCandidate: (candidate: string) => void peer.candidates.push(candidate),
        sendMessage: (text: string) => peer.messages.push(text) > 0,
        bufferedBytes: () => 0,
        sendFileMessage: () => false,
        hasRoomForFiles: false,
        silentMs: 0,
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
    setStatus: (slot, isMuted, isDeafened) => void statuses.push([slot, isMuted, isDeafened]),
    setPersonal: (slot, { slots: others, gains }) =>
      void personals.set(slot, Object.fromEntries(Array.from(others, (other, index) => [other, gains[index] ?? 0]))),
    setOutput: () => undefined,
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
    uptimeMs: () => performance.now(),
    onBanned: () => undefined,
    schedule: scheduleTimer,
    onError: rethrow,
    ...options,
  });

  /**
   * A client that has sent its join under a name that needs cleaning. `sent` holds the replies; `meanwhile` runs before
   * the answer. `person` = who proves an identity; not given = nobody. `addressGroup` = where it comes from. `resume` =
   * the participant it was before. `more` = other fields of the join.
   */
  async function join(
    offer = 'good',
    meanwhile: (handler: SignallingHandler) => void = () => undefined,
    person?: ReturnType<typeof createPerson>,
    addressGroup = '192.0.2.1',
    resume?: Resume,
    more: Partial<JoinRequest> = {},
  ) {
    const sent: string[] = [];
    const names: string[] = [];
    const tickets: (string | undefined)[] = [];
    const resumes: Resume[] = [];
    const connection: SignallingConnection = {
      addressGroup,
      send: (message) => {
        if (message.type === 'error') sent.push(message.code);
        else sent.push(message.type === 'closing' && message.reason !== 'lobby-closed' ? message.reason : message.type);
        if (message.type !== 'joined') return;
        names.push(message.name);
        tickets.push(message.ticket);
        resumes.push({ participantId: message.participantId, token: message.resume?.token ?? '' });
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
      ...(resume === undefined ? {} : { resume }),
      ...more,
    });
    meanwhile(handler);
    await settle();
    return { sent, names, tickets, resumes, handler };
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
  return { lobby, peers, controls, ruleChanges, statuses, personals, promoted, slots, join, attach };
}

/** Lets all unblocked promises settle. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
