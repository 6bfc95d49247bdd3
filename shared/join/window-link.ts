import type { FailureCode } from '../ipc/failure-codes.ts';
import { success, type Result } from '../result.ts';
import { ExclusiveSlot } from './exclusive-slot.ts';
import type { PreparedJoin, SignallingSession } from './signalling-client.ts';

/** A way to the lobby of `invitation`, in its normal form. */
interface Preparation {
  readonly invitation: string;
  readonly way: PreparedJoin;
}

/** One link of the window as the main process knows it: a way that is prepared, and a lobby that is joined. */
export class WindowLink {
  readonly #prepared = new ExclusiveSlot<Preparation>(async ({ way }) => way.close());
  readonly #joined = new ExclusiveSlot<SignallingSession>(async (session) => {
    if (this.#isDropped) session.drop();
    else await session.leave();
  });
  #isDropped = false;

  /** The joined lobby; undefined = none. */
  get session(): SignallingSession | undefined {
    return this.#joined.current;
  }

  /** Keeps the way that `find` finds, in place of the one before. */
  async prepare(
    invitation: string,
    find: () => Promise<Result<PreparedJoin, FailureCode>>,
  ): Promise<Result<PreparedJoin, FailureCode>> {
    const kept = await this.#keep(invitation, find);
    return kept.ok ? success(kept.value.way) : kept;
  }

  /**
   * Joins with `join` on the way that was prepared for this invitation, which is then used up, or on one that `find`
   * finds now. Leaves the lobby that was joined before.
   */
  join(
    invitation: string,
    find: () => Promise<Result<PreparedJoin, FailureCode>>,
    join: (way: PreparedJoin) => Promise<Result<SignallingSession, FailureCode>>,
  ): Promise<Result<SignallingSession, FailureCode>> {
    return this.#joined.replace(async () => {
      const ready = this.#prepared.current;
      const found = ready?.invitation === invitation ? success(ready) : await this.#keep(invitation, find);
      if (!found.ok) return found;
      this.#prepared.forget(found.value);
      return join(found.value.way);
    });
  }

  /** Forgets a lobby that ended on its own. Returns whether it was the joined one. */
  forget(session: SignallingSession): boolean {
    return this.#joined.forget(session);
  }

  /** Leaves the lobby. Does not wait for a pending join, which is left as soon as it completes. */
  async leave(): Promise<void> {
    await Promise.all([this.#prepared.clear(), this.#joined.clear()]);
  }

  /**
   * Gives the lobby up without leaving it, and so a pending join. Resolves when that is over too. The link cannot be
   * used again.
   */
  async drop(): Promise<void> {
    this.#isDropped = true;
    await this.drain();
  }

  /** Leaves the lobby. Resolves when every pending join is left too. */
  async drain(): Promise<void> {
    await Promise.all([this.#prepared.drain(), this.#joined.drain()]);
  }

  #keep(
    invitation: string,
    find: () => Promise<Result<PreparedJoin, FailureCode>>,
  ): Promise<Result<Preparation, FailureCode>> {
    return this.#prepared.replace(async () => {
      const found = await find();
      return found.ok ? success({ invitation, way: found.value }) : found;
    });
  }
}
