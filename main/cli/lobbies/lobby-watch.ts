import type { ParticipantId } from '../../../shared/model/participant.ts';
import type { Pose } from '../../../shared/model/pose.ts';
import { applyRosterChanges } from '../../../shared/model/people/roster-changes.ts';
import type { ClientboundChannelMessage } from '../../../shared/protocol/channel.ts';
import { distanceGain } from '../../../shared/spatial/distance-gain.ts';
import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { gainToDb, SILENCE_DB } from '../../../shared/units.ts';
import type { TablePerson } from '../screen/people-table.ts';

type MessageOf<Type extends ClientboundChannelMessage['type']> = Extract<
  ClientboundChannelMessage,
  { readonly type: Type }
>;

interface LobbyWatchOptions {
  /** Returns the id of the client itself, which changes when it joins again. */
  readonly ownId: () => ParticipantId;
  readonly pose: Pose;
  readonly rules: HearingRules;
}

/** Collects what a client without a window knows about the others in its lobby, from its host's messages. */
export class LobbyWatch {
  readonly #options: LobbyWatchOptions;
  #roster: readonly MessageOf<'roster'>['participants'][number][] = [];
  #scene: MessageOf<'scene'> | undefined;
  #rules: HearingRules;
  #pingsMs: ReadonlyMap<ParticipantId, number> = new Map();

  constructor(options: LobbyWatchOptions) {
    this.#options = options;
    this.#rules = options.rules;
  }

  receive(message: ClientboundChannelMessage): void {
    if (message.type === 'roster') this.#roster = message.participants;
    else if (message.type === 'changes')
      this.#roster = applyRosterChanges(this.#roster, message.participants, message.left);
    else if (message.type === 'scene') this.#scene = message;
    else if (message.type === 'rules') this.#rules = message.rules;
    else if (message.type === 'quality') this.#pingsMs = new Map(message.rows.map(([id, pingMs]) => [id, pingMs]));
  }

  /**
   * Returns everybody, in the order in which they joined. Others are as loud as the attenuation curve makes a normal
   * voice: only the host knows of walls and of ways to speak.
   */
  people(): readonly TablePerson[] {
    const placed = new Map(this.#scene?.rows.map((row) => [row[0], row]));
    const unplaced = new Map(this.#scene?.unplaced);
    return this.#roster.map(({ id, name, muted, deafened, away }) => {
      const row = placed.get(id);
      const isOwn = id === this.#options.ownId();
      const metres = row === undefined ? undefined : this.#metresTo(row);
      const sentDb = row?.[5] ?? unplaced.get(id) ?? SILENCE_DB;
      const gainDb = isOwn ? 0 : this.#gainDb(metres, unplaced.has(id));
      const pingMs = this.#pingsMs.get(id) ?? -1;
      return {
        ...{ id, name, isMuted: muted, isDeafened: deafened, isAway: away },
        isTalking: row?.[6] === 1 || unplaced.has(id),
        levelDb: gainDb <= SILENCE_DB ? SILENCE_DB : Math.max(SILENCE_DB, sentDb + gainDb),
        ...(isOwn ? {} : { gainDb }),
        pingMs: pingMs < 0 ? null : pingMs,
        place: isOwn ? 'you' : metres === undefined ? '' : `${Math.round(metres)} m away`,
      };
    });
  }

  #metresTo([, xMetres, yMetres, zMetres]: MessageOf<'scene'>['rows'][number]): number {
    const { pose } = this.#options;
    return Math.hypot(xMetres - pose.xMetres, yMetres - pose.yMetres, zMetres - pose.zMetres);
  }

  /** A talker without a position is heard through a channel, or everywhere. */
  #gainDb(metres: number | undefined, isHeardAnyway: boolean): number {
    if (metres === undefined) return isHeardAnyway || this.#rules.law === 'flat' ? 0 : SILENCE_DB;
    return gainToDb(distanceGain(metres, this.#rules));
  }
}
