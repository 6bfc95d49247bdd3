import type { ParticipantId } from '../../shared/model/participant.ts';
import type { Pose } from '../../shared/model/pose.ts';
import { DEFAULT_PRESENCE, type Presence, type TalkStyle } from '../../shared/model/presence.ts';
import type { ServerPlayer } from '../../shared/protocol/server-game.ts';
import { poseOfGame } from '../../shared/protocol/pose-fields.ts';

/** After this long without a message, a game server counts as gone, and participants' own messages count again. */
const FORGOTTEN_AFTER_MS = 30_000;

/** The game server's report about a participant. */
export interface ServerAccount {
  /** null = not in the game, or in a menu. */
  readonly pose: Pose | null;
  /** null = same as the avatar. */
  readonly camera: Pose | null;
  readonly presence: Presence;
  /** The person chooses the fields that are left out. */
  readonly talk: Partial<TalkStyle>;
  /** How far the voice carries; null = depends on the voice strength. */
  readonly rangeMetres: number | null;
  readonly isPriority: boolean;
  /** Since when the server's entries about the participant do not fit; null = they do. */
  readonly lostAtMs: number | null;
}

/** The game server leaves the way of speaking to the person. */
export const NO_TALK: Partial<TalkStyle> = {};

const NOT_IN_THE_GAME: ServerAccount = {
  pose: null,
  camera: null,
  presence: DEFAULT_PRESENCE,
  talk: {},
  rangeMetres: null,
  isPriority: false,
  lostAtMs: null,
};

/** A participant's fields, collected from all messages since the last complete one, and what they amount to. */
interface Entry {
  readonly player: ServerPlayer;
  readonly account: ServerAccount;
}

/**
 * The game server's reports about the participants. Once it has reported everybody, a participant it left out has no
 * position, whatever its own program reports: a player who leaves the game cannot listen from positions of their own
 * choice.
 */
export class ServerAccounts {
  #entries = new Map<ParticipantId, Entry>();
  #lastMessageAtMs = -Infinity;
  #coversEverybody = false;

  /** Time of the server's last message; -Infinity = never, or too long ago to count. */
  get lastMessageAtMs(): number {
    return this.#lastMessageAtMs;
  }

  /**
   * Applies one message about the players that were found in the lobby. A complete message replaces everything that was
   * known, a partial one only the fields that it names. `lost`: participants whose entries do not fit; what was known
   * about them stays.
   */
  apply(
    players: ReadonlyMap<ParticipantId, ServerPlayer>,
    lost: ReadonlySet<ParticipantId>,
    isComplete: boolean,
    nowMs: number,
  ): void {
    this.#lastMessageAtMs = nowMs;
    const former = this.#entries;
    if (isComplete) {
      this.#coversEverybody = true;
      this.#entries = new Map();
    }
    for (const id of lost) {
      const entry = former.get(id);
      if (entry !== undefined) this.#entries.set(id, withLoss(entry, nowMs));
    }
    for (const [id, player] of players) {
      const known = isComplete ? undefined : former.get(id);
      const merged = known === undefined ? player : { ...known.player, ...player };
      this.#entries.set(id, { player: merged, account: toAccount(merged) });
    }
  }

  /** Undefined = the server does not control this participant. */
  of(id: ParticipantId): ServerAccount | undefined {
    return this.#entries.get(id)?.account ?? (this.#coversEverybody ? NOT_IN_THE_GAME : undefined);
  }

  forget(id: ParticipantId): void {
    this.#entries.delete(id);
  }

  /** Forgets everything once the server has been silent for long; returns whether it just did. */
  review(nowMs: number): boolean {
    if (this.#lastMessageAtMs === -Infinity || nowMs - this.#lastMessageAtMs < FORGOTTEN_AFTER_MS) return false;
    this.#entries.clear();
    this.#coversEverybody = false;
    this.#lastMessageAtMs = -Infinity;
    return true;
  }
}

function withLoss({ player, account }: Entry, nowMs: number): Entry {
  return { player, account: { ...account, lostAtMs: account.lostAtMs ?? nowMs } };
}

function toAccount(player: ServerPlayer): ServerAccount {
  const { position = null, yaw = 0, camera = null, rangeMetres, priority: isPriority = false } = player;
  const pose = position === null ? null : poseOfGame(position, yaw);
  const cameraPosition = camera?.position ?? position;
  return {
    pose,
    camera: pose === null || camera === null || cameraPosition === null ? null : poseOfGame(cameraPosition, camera.yaw),
    presence: toPresence(player),
    talk: toTalk(player),
    rangeMetres: rangeMetres ?? null,
    isPriority,
    lostAtMs: null,
  };
}

function toPresence({ world, enclosure, team, state, muffle, zone }: ServerPlayer): Presence {
  if (
    world === undefined &&
    enclosure === undefined &&
    team === undefined &&
    state === undefined &&
    muffle === undefined &&
    zone === undefined
  )
    return DEFAULT_PRESENCE;
  const {
    world: noWorld,
    enclosure: noEnclosure,
    team: noTeam,
    state: usualState,
    muffle: noMuffle,
    zone: noZone,
  } = DEFAULT_PRESENCE;
  return {
    world: world ?? noWorld,
    enclosure: enclosure ?? noEnclosure,
    team: team ?? noTeam,
    state: state ?? usualState,
    muffle: muffle ?? noMuffle,
    zone: zone ?? noZone,
  };
}

function toTalk({ talkTo, voice, radio }: ServerPlayer): Partial<TalkStyle> {
  if (talkTo === undefined && voice === undefined && radio === undefined) return NO_TALK;
  return {
    ...(talkTo === undefined ? {} : { to: talkTo }),
    ...(voice === undefined ? {} : { voice }),
    ...(radio === undefined ? {} : { radio }),
  };
}
