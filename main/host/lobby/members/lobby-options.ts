import type { RoomWish } from '../../../../shared/model/people/lobby-room.ts';
import type { LobbyState } from '../../../../shared/protocol/lobby-state.ts';
import type { Schedule } from '../../../../shared/schedule.ts';
import type { GamePhase, HearingRules } from '../../../../shared/spatial/hearing-rules.ts';
import type { DoorOptions } from '../../host-options.ts';
import type { Knocks } from '../../listen/knocks.ts';
import type { MixerPool } from '../../mixing/mixer-pool.ts';
import type { ReportParts } from '../../reports/report-parts.ts';
import type { LobbyKeys } from '../admit.ts';
import type { LobbyEndpoint } from './lobby-endpoint.ts';
import type { LobbySuccession } from './lobby-succession.ts';

export interface LobbyOptions {
  readonly lobbyName: string;
  readonly capacity: number;
  /** The largest file that members may send, megabytes; 0 = none. Not given = `DEFAULT_MAX_FILE_MEGABYTES`. */
  readonly maxFileMegabytes?: number | undefined;
  /** Initial rules and phase; `setRules` replaces them. */
  readonly rules: HearingRules;
  readonly phase: GamePhase;
  /** Rooms to open with, besides those that an earlier start has kept. */
  readonly rooms?: readonly RoomWish[] | undefined;
  readonly keys: LobbyKeys;
  readonly endpoint: LobbyEndpoint;
  /** People without an invitation; not given = they are refused. */
  readonly knocks?: Knocks | undefined;
  /** The door at first; not given = everyone with the invitation comes in. */
  readonly door?: DoorOptions | undefined;
  /** Returns the address of a page on which browsers can join; '' or not given = none is known. */
  readonly pageAddress?: (() => string) | undefined;
  /** Returns the current invitation; not given = ''. */
  readonly invitation?: (() => Promise<string>) | undefined;
  readonly mixer: Pick<
    MixerPool,
    'slots' | 'audiences' | 'join' | 'leave' | 'setStatus' | 'setPersonal' | 'setOutput' | 'setRules' | 'workerOf'
  >;
  /**
   * The lobby as another host or an earlier start has left it; not given = it is empty. Everybody in it may resume. Its
   * rules, phase and secret replace those above.
   */
  readonly restored?: LobbyState | undefined;
  /** Another host has the lobby, and this one may take it over: see `activate`. Not given = false. */
  readonly isStandby?: boolean | undefined;
  /** Not given = the lobby ends with this host. */
  readonly succession?: LobbySuccession | undefined;
  /** Something has changed that `snapshot` tells. Called often; not given = nobody needs to know. */
  readonly onStateChange?: (() => void) | undefined;
  /** Something has changed that `describeRoles` tells. Called often; not given = nobody needs to know. */
  readonly onRoleChange?: (() => void) | undefined;
  readonly nowMs: () => number;
  /** Milliseconds on a clock that counts sleep: `uptimeMs`. */
  readonly uptimeMs: () => number;
  readonly schedule: Schedule;
  /** Someone was banned: the invitation should be another one. */
  readonly onBanned: () => void;
  /** The code by which a player becomes owner (`parseClaimCode`); '' or not given = there is none. */
  readonly claimCode?: string | undefined;
  /** The player with this name has used the code: it counts no longer. */
  readonly onClaimed?: ((name: string) => void) | undefined;
  /** What the host has for reports; not given = it takes none. */
  readonly reports?: ReportParts | undefined;
  readonly onError: (error: unknown) => void;
}
