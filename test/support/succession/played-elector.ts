import { NO_VOTES, type VoteMemory } from '../../../shared/model/vote-memory.ts';
import { stepElector } from '../../../shared/succession/elector.ts';
import {
  createElector,
  type ElectorAction,
  type ElectorEvent,
  type ElectorState,
} from '../../../shared/succession/elector-state.ts';
import { pinOf } from './model-messages.ts';

/** Looks at the clock come this often. */
const TICK_MS = 50;

/** A member of the lobby of `a`, on a clock that the test moves. */
export class PlayedElector {
  state: ElectorState;
  nowMs = 0;
  /** Everything that it has done. */
  readonly done: ElectorAction[] = [];
  /** When its host's last packet came; the host sends none while it is silent. */
  #lastPacketMs = 0;
  #isHostSilent = false;

  constructor(identity: string, { host = 'a', memory = NO_VOTES }: { host?: string; memory?: VoteMemory | null } = {}) {
    this.state = createElector({ identity, memory, host: { epoch: null, pin: pinOf(host) } }, 0);
  }

  /** Lets something happen. Returns what the member does. */
  take(event: ElectorEvent): readonly ElectorAction[] {
    const { state, actions } = stepElector(this.state, event, this.nowMs);
    this.state = state;
    this.done.push(...actions);
    return actions;
  }

  /** Lets time pass. Returns what the member does meanwhile. */
  wait(durationMs: number): readonly ElectorAction[] {
    const actions: ElectorAction[] = [];
    for (const endMs = this.nowMs + durationMs; this.nowMs < endMs;) {
      this.nowMs += TICK_MS;
      if (!this.#isHostSilent) this.#lastPacketMs = this.nowMs;
      actions.push(...this.take({ type: 'time', lastPacketMs: this.#lastPacketMs }));
    }
    return actions;
  }

  /** The host sends nothing any longer, until the member takes it for lost. */
  loseHost(): readonly ElectorAction[] {
    this.#isHostSilent = true;
    const actions: ElectorAction[] = [];
    while (this.state.life.lostAtMs === null) actions.push(...this.wait(TICK_MS));
    return actions;
  }

  hearHost(): void {
    this.#isHostSilent = false;
  }
}

/** Returns those actions that are votes, as candidate and epoch. */
export function votesIn(actions: readonly ElectorAction[]): readonly string[] {
  return actions.flatMap((action) => (action.do === 'vote' ? [`${action.candidate} ${action.epoch}`] : []));
}
