import type { Participant } from '../../../../shared/model/participant.ts';
import type { RankRow } from '../../../../shared/protocol/people/server-ranks.ts';
import { describeAuthority, heldOf, keyOf, rankOf, restrictionOf } from '../../../room/authority.ts';
import { unheardOf } from '../../../room/door.ts';
import type { DecidingOrder, OrderOutcome, OrderRefusal, ReportOrder } from '../../host-order.ts';
import type { LobbyDoor } from '../door/lobby-door.ts';
import type { ReportParts } from '../../reports/report-parts.ts';
import { carryOutReportOrder } from '../../reports/report-orders.ts';
import type { Actor, Decisions, Target } from './decisions.ts';
import type { LobbyBook } from '../book/lobby-book.ts';

/** The names of the host in the audit list. */
const CONSOLE: Actor = { name: 'console', person: null };
const GAME_SERVER: Actor = { name: 'game server', person: null };

export interface HostOrdersOptions {
  readonly book: LobbyBook;
  readonly decisions: Decisions;
  readonly door: Pick<LobbyDoor, 'decisions' | 'describe'>;
  /** Not given = the host takes no reports. */
  readonly reports?: Pick<ReportParts, 'shelf' | 'wallMs'> | undefined;
  /** Milliseconds on a clock that counts sleep. */
  readonly uptimeMs: () => number;
}

/** The result of the ranks that a game server gives. */
export interface RanksOutcome {
  /** How many participants have their rank now. */
  readonly applied: number;
  /** The players who are not in the lobby: as `#id`, or by identity. */
  readonly unknown: readonly string[];
  /** Those whose rank was not given, by their place in the message, from 0. */
  readonly refused: readonly { readonly player: number; readonly why: string }[];
}

const NO_OWNERS = 'Game servers cannot change what owners are.';
const RANK_REFUSALS: Readonly<Partial<Record<OrderRefusal, string>>> = {
  'no-identity': 'The player has no identity, so the lobby could not recognise them again.',
  'list-full': 'The lobby has as many ranks as it can keep.',
};

/** Carries out what the host itself decides: on its console, and for game servers. */
export class HostOrders {
  readonly #options: HostOrdersOptions;

  constructor(options: HostOrdersOptions) {
    this.#options = options;
  }

  /** Carries out an order of the host's console. Takes a moment for a password, whose hash is slow. */
  carryOut(order: DecidingOrder): OrderOutcome | Promise<OrderOutcome> {
    const { book, decisions, door } = this.#options;
    switch (order.type) {
      case 'list':
        return this.#list();
      case 'lock':
        return outcomeOf(decisions.lock(CONSOLE, order.isLocked), '');
      case 'show-door':
        return { type: 'door', door: door.describe(), isLocked: book.authority.isLocked };
      case 'set-door':
        return door.decisions.change(CONSOLE.name, order.change).then((code) => outcomeOf(code, ''));
      case 'let-in':
        return this.#letIn(order);
      case 'moderate':
        return this.#moderate(order);
    }
  }

  #letIn({ target, isWelcome }: Extract<DecidingOrder, { type: 'let-in' }>): OrderOutcome {
    const found = this.#findPresent(target);
    if (typeof found === 'string') return { type: 'refused', code: found, name: target };
    return outcomeOf(this.#options.door.decisions.letIn(CONSOLE.name, found.id, isWelcome), found.name);
  }

  #moderate(order: Extract<DecidingOrder, { type: 'moderate' }>): OrderOutcome {
    const found = order.action === 'unban' ? this.#findBanned(order.target) : this.#findPresent(order.target);
    if (typeof found === 'string') return { type: 'refused', code: found, name: order.target };
    return outcomeOf(this.#options.decisions.moderate(CONSOLE, found, found.id !== 0, order), found.name);
  }

  /** Carries out an order of the host's console about reports. */
  carryOutReports(order: ReportOrder): Promise<OrderOutcome> {
    const { decisions, reports } = this.#options;
    return carryOutReportOrder(order, reports, (name) => decisions.note(CONSOLE.name, 'delete-report', name));
  }

  /** Gives ranks for a game server, none of them to owners. */
  giveRanks(rows: readonly RankRow[]): RanksOutcome {
    const { book, decisions } = this.#options;
    const { participants } = book.room;
    const [unknown, refused]: [string[], { player: number; why: string }[]] = [[], []];
    let applied = 0;
    for (const [player, { id, identity = '', rank }] of rows.entries()) {
      const person =
        identity === ''
          ? participants.get(id ?? 0)
          : [...participants.values()].find((one) => one.identity === identity);
      if (person === undefined) unknown.push(identity === '' ? `#${id}` : identity);
      else if (rankOf(book.authority, person.identity) === 'owner') refused.push({ player, why: NO_OWNERS });
      else {
        const code = this.#giveRank(decisions, person, rank);
        if (code === undefined) applied++;
        else refused.push({ player, why: RANK_REFUSALS[code] ?? code });
      }
    }
    return { applied, unknown, refused };
  }

  /** Leaves a rank that the person has already, so that a server which repeats itself fills no list. */
  #giveRank(decisions: Decisions, person: Participant, rank: RankRow['rank']): OrderRefusal | undefined {
    if (person.identity !== '' && rankOf(this.#options.book.authority, person.identity) === rank) return undefined;
    return decisions.moderate(GAME_SERVER, person, true, { action: 'appoint', rank, reason: '', seconds: null });
  }

  #list(): OrderOutcome {
    const { book, uptimeMs } = this.#options;
    const { authority, room } = book;
    const { bans } = describeAuthority(authority, uptimeMs());
    return {
      type: 'listed',
      people: [...room.participants.values()].map((person) => {
        const held = heldOf(authority, person);
        const unheard = unheardOf(authority, keyOf(person), person.identity);
        return {
          ...{ id: person.id, name: person.name, rank: rankOf(authority, person.identity), isAway: person.isAway },
          isMuted: unheard === '' ? held.includes('mute') : restrictionOf(authority, person)?.isMuted === true,
          isDeafened: held.includes('deafen'),
          unheard,
        };
      }),
      bans: bans.map(({ name, identity, by, secondsLeft }) => ({ name, identity, by, secondsLeft })),
      isLocked: authority.isLocked,
    };
  }

  /** Finds a participant by number, identity or name; a name in other letters counts if it fits one. */
  #findPresent(text: string): Target | OrderRefusal {
    return findOne([...this.#options.book.room.participants.values()], text);
  }

  #findBanned(text: string): Target | OrderRefusal {
    const { bans } = describeAuthority(this.#options.book.authority, this.#options.uptimeMs());
    return findOne(
      bans.map(({ identity, name }) => ({ id: 0, identity, name })),
      text,
    );
  }
}

function findOne(people: readonly Target[], text: string): Target | OrderRefusal {
  const [, number] = /^#(\d{1,10})$/.exec(text) ?? [];
  const byKey = people.find(
    ({ id, identity }) => (number !== undefined && id !== 0 && id === Number(number)) || identity === text,
  );
  if (byKey !== undefined && text !== '') return byKey;
  const exact = people.filter(({ name }) => name === text);
  const alike = exact.length > 0 ? exact : people.filter(({ name }) => name.toLowerCase() === text.toLowerCase());
  const [found] = alike;
  if (found === undefined || text === '') return 'unknown-player';
  return alike.length === 1 ? found : 'several-players';
}

function outcomeOf(code: OrderRefusal | undefined, name: string): OrderOutcome {
  return code === undefined ? { type: 'done', name } : { type: 'refused', code, name };
}
