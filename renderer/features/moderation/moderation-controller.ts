import type { Rank } from '../../../shared/model/people/rank.ts';
import type { Participant, ParticipantId } from '../../../shared/model/participant.ts';
import type { ClientboundChannelMessage } from '../../../shared/protocol/channel.ts';
import type {
  ModerateRequest,
  ModerationRefusal,
  ServerboundModeration,
} from '../../../shared/protocol/people/moderation-messages.ts';
import { NO_MODERATION, type ModerationStore, type Standing } from './moderation-store.ts';

/** The part of the link in use that carries requests. */
interface ModerationLink {
  send(message: ServerboundModeration): void;
  accepts(type: string): boolean;
}

type Target = Pick<Participant, 'id' | 'name'>;

/** What was done, for a sentence with a way back. */
export type Done =
  | { readonly type: 'mute' | 'unmute' | 'deafen' | 'undeafen' | 'kick' | 'ban' | 'unban'; readonly name: string }
  | { readonly type: 'appoint'; readonly name: string; readonly rank: Rank }
  | { readonly type: 'lock' | 'unlock' };

export interface ModerationController {
  /** `link`: the link whose data channel is open now; null = none. */
  setLink(link: ModerationLink | null, isSame: boolean): void;
  receive(message: ClientboundChannelMessage): void;
  setMuted(target: Target, isMuted: boolean): void;
  setDeafened(target: Target, isDeafened: boolean): void;
  /** `before`: the rank of now, for the way back. */
  appoint(target: Target, rank: Rank, before: Rank): void;
  kick(target: Target, reason: string): void;
  /** `seconds`: null = until the ban is lifted. `identity`: of the player, for the way back. */
  ban(target: Target & Pick<Participant, 'identity'>, seconds: number | null, reason: string): void;
  unban(identity: string, name: string): void;
  setLocked(isLocked: boolean): void;
}

export interface ModerationDependencies {
  readonly store: ModerationStore;
  /** Says what was done; `undo`: null = that cannot be taken back. */
  readonly onDone: (done: Done, undo: (() => void) | null) => void;
  readonly onRefused: (code: ModerationRefusal) => void;
}

interface Pending {
  readonly done: Done;
  readonly undo: (() => void) | null;
}

/** More answers than this are not waited for: a host that answers nothing fills no memory. */
const MAX_PENDING = 100;

/** Asks the host to act on players, and keeps what the host says about your own rank. */
export function createModerationController({ store, onDone, onRefused }: ModerationDependencies): ModerationController {
  const pending = new Map<number, Pending>();
  let link: ModerationLink | null = null;
  let lastRequest = 0;

  function begin(done: Done, undo: (() => void) | null): number | undefined {
    if (link?.accepts('moderate') !== true) return void onRefused('moderation-refused');
    if (pending.size >= MAX_PENDING) pending.clear();
    lastRequest += 1;
    pending.set(lastRequest, { done, undo });
    return lastRequest;
  }

  function ask(
    what: Partial<ModerateRequest> & Pick<ModerateRequest, 'action'>,
    done: Done,
    undo: (() => void) | null,
  ) {
    const request = begin(done, undo);
    if (request === undefined) return;
    link?.send({
      ...{ id: 0, identity: '', seconds: null, rank: 'member', reason: '' },
      ...what,
      type: 'moderate',
      request,
    });
  }

  const controller: ModerationController = {
    setLink(next, isSame) {
      link = next;
      pending.clear();
      if (!isSame) store.setState(NO_MODERATION);
    },
    receive(message) {
      if (message.type === 'authority') {
        const { rank, may, isLocked, isMuted, isDeafened, by, reason } = message;
        store.setState({ rank, may, isLocked, isMuted, isDeafened, by, reason });
      } else if (message.type === 'roster') store.setState({ people: withRows(new Map(), message.participants) });
      else if (message.type === 'changes') {
        const { people } = store.getState();
        store.setState({ people: withRows(people, message.participants, message.left) });
      } else if (message.type === 'record') store.setState({ bans: message.bans, audit: message.audit });
      else if (message.type === 'moderated') {
        const asked = pending.get(message.request);
        pending.delete(message.request);
        if (message.code !== '') onRefused(message.code);
        else if (asked !== undefined) onDone(asked.done, asked.undo);
      }
    },
    setMuted: (target, isMuted) =>
      ask({ action: isMuted ? 'mute' : 'unmute', id: target.id }, done(isMuted ? 'mute' : 'unmute', target), () =>
        controller.setMuted(target, !isMuted),
      ),
    setDeafened: (target, isDeafened) =>
      ask(
        { action: isDeafened ? 'deafen' : 'undeafen', id: target.id },
        done(isDeafened ? 'deafen' : 'undeafen', target),
        () => controller.setDeafened(target, !isDeafened),
      ),
    appoint: (target, rank, before) =>
      ask({ action: 'appoint', id: target.id, rank }, { type: 'appoint', name: target.name, rank }, () =>
        controller.appoint(target, before, rank),
      ),
    kick: (target, reason) => ask({ action: 'kick', id: target.id, reason }, done('kick', target), null),
    ban: (target, seconds, reason) =>
      ask({ action: 'ban', id: target.id, seconds, reason }, done('ban', target), () =>
        controller.unban(target.identity, target.name),
      ),
    unban: (identity, name) => ask({ action: 'unban', identity }, { type: 'unban', name }, null),
    setLocked(isLocked) {
      const request = begin({ type: isLocked ? 'lock' : 'unlock' }, () => controller.setLocked(!isLocked));
      if (request !== undefined) link?.send({ type: 'lock', request, isLocked });
    },
  };
  return controller;
}

type RosterRow = Extract<ClientboundChannelMessage, { type: 'roster' }>['participants'][number];

/** Returns the same map if nobody's standing is another one. */
function withRows(
  people: ReadonlyMap<ParticipantId, Standing>,
  rows: readonly RosterRow[],
  left: readonly ParticipantId[] = [],
): ReadonlyMap<ParticipantId, Standing> {
  const isOrdinary = ({ rank, held }: RosterRow): boolean => rank === 'member' && held.length === 0;
  if (rows.every((row) => isOrdinary(row) && !people.has(row.id)) && left.every((id) => !people.has(id))) return people;
  const after = new Map(people);
  for (const id of left) after.delete(id);
  for (const row of rows) {
    if (isOrdinary(row)) after.delete(row.id);
    else after.set(row.id, { rank: row.rank, held: row.held });
  }
  return after;
}

function done(type: Exclude<Done['type'], 'appoint' | 'lock' | 'unlock'>, { name }: Target): Done {
  return { type, name };
}
