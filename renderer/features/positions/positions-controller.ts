import type { EarshotBridge } from '../../../shared/ipc/contract.ts';
import type { FailureCode } from '../../../shared/ipc/failure-codes.ts';
import type { Pose } from '../../../shared/model/pose.ts';
import { DEFAULT_PRESENCE } from '../../../shared/model/presence.ts';
import { fieldsOfPose, poseOfFields } from '../../../shared/protocol/pose-fields.ts';
import type { Result } from '../../../shared/result.ts';
import type { HostLink } from '../../link/host-link.ts';
import type { Scene, SceneRow } from '../../link/scene.ts';
import type { PlaceMessage } from '../../link/serverbound-messages.ts';
import {
  placeAuthority,
  type PositionReport,
  type PositionsStore,
  type OwnPlacementReport,
} from './positions-store.ts';

export interface PositionsController {
  /** The link whose data channel is open now, or null. */
  setLink(link: PositionsLink | null): void;
  /** Handles a move of your own dot. Ignored while it is not yours to move. */
  moveByHand(pose: Pose): void;
  /** Continues by hand because the source has lost the position. A new position from the source ends it. */
  walkByHand(): void;
  receiveOwnPlacement(ownPlacement: OwnPlacementReport): void;
  /**
   * Receives the rows of a `scene` message: where others are. While the game server decides, your own row is your
   * position.
   */
  receiveScene(rows: readonly SceneRow[]): void;
  /** Where a source puts your dot now; undefined = no source does. */
  sourcePose(): Pose | undefined;
  playTrack(text: string): Promise<Result<unknown, FailureCode>>;
  stopTrack(): Promise<Result<unknown, FailureCode>>;
  /** Looks for games in Wine more often while somebody looks. */
  watchWine(isOn: boolean): void;
  /** Starts the bridge for the game in a Wine prefix. Resolves once it carries positions. */
  startBridge(prefix: string): Promise<Result<unknown, FailureCode>>;
  stopBridge(): Promise<Result<unknown, FailureCode>>;
  /** Requests the addresses and tokens for games; null if there are none. */
  describeLocalApi(): Promise<ApiAccess | null>;
  describeServerApi(): Promise<ApiAccess | null>;
}

export interface ApiAccess {
  readonly url: string;
  readonly token: string;
  /** The same address for programs on this computer, without TLS; not given or null = none. */
  readonly loopbackUrl?: string | null;
  /** SHA-256 of the certificate at `url`, hexadecimal; not given = the address needs none. */
  readonly certificateSha256?: string;
}

/** Farther than any voice carries, and than most maps are wide. */
const FAR_FROM_OTHERS_METRES = 10_000;

type PositionsLink = Pick<HostLink, 'sendPlace' | 'sendPresence'>;

export interface PositionsDependencies {
  readonly bridge: EarshotBridge;
  readonly store: PositionsStore;
  readonly scene: Pick<Scene, 'own' | 'setOwn'>;
  readonly nowMs: () => number;
}

/**
 * Passes positions to the scene and the host: from the active source, or from your walking on the map if no source is
 * active.
 */
export function createPositionsController({ bridge, store, scene, nowMs }: PositionsDependencies): PositionsController {
  let link: PositionsLink | null = null;

  function placeNow(): PlaceMessage | undefined {
    const { report, isByHand } = store.getState();
    if (report !== null && !isByHand) return report.place;
    return scene.own === undefined ? undefined : { type: 'pose', ...fieldsOfPose(scene.own.pose) };
  }

  function sendToHost(): void {
    if (link === null) return;
    link.sendPresence(store.getState().report?.presence ?? { type: 'presence', ...DEFAULT_PRESENCE });
    const place = placeNow();
    if (place !== undefined) link.sendPlace(place);
  }

  function putOwnDot(pose: Pose): void {
    if (scene.own !== undefined) scene.setOwn(scene.own.id, pose);
  }

  function receiveReport(report: PositionReport | null): void {
    const isLost = report?.place.type === 'nowhere' && report.place.reason === 'lost';
    store.setState(({ isByHand }) => ({ report, isByHand: isByHand && isLost }));
    if (report?.place.type === 'pose' && placeAuthority(store.getState()) === 'source')
      putOwnDot(poseOfFields(report.place));
    sendToHost();
  }

  bridge.on('positions:report', ({ report }) => receiveReport(report));
  bridge.on('positions:wine', (wine) => store.setState({ wine }));
  bridge.on('positions:status', (status) => store.setState({ status, statusAtMs: nowMs() }));

  return {
    setLink(next) {
      link = next;
      if (next === null) store.setState({ ownPlacement: null, isFarFromOthers: false });
      sendToHost();
    },
    moveByHand(pose) {
      if (placeAuthority(store.getState()) === 'hand') link?.sendPlace({ type: 'pose', ...fieldsOfPose(pose) });
    },
    walkByHand() {
      store.setState({ isByHand: true });
      sendToHost();
    },
    receiveOwnPlacement(ownPlacement) {
      const before = placeAuthority(store.getState());
      store.setState({ ownPlacement });
      if (placeAuthority(store.getState()) !== before) sendToHost();
    },
    receiveScene(rows) {
      const isFarFromOthers = isFarFrom(scene.own, rows);
      if (isFarFromOthers !== store.getState().isFarFromOthers) store.setState({ isFarFromOthers });
      if (placeAuthority(store.getState()) !== 'server') return;
      const row = rows.find(([id]) => id === scene.own?.id);
      if (row !== undefined) putOwnDot(poseOfFields({ x: row[1], y: row[2], z: row[3], yaw: row[4] }));
    },
    sourcePose() {
      const { report } = store.getState();
      return report?.place.type === 'pose' ? poseOfFields(report.place) : undefined;
    },
    playTrack: (text) => bridge.invoke('positions:play-track', { text }),
    stopTrack: () => bridge.invoke('positions:stop-track', {}),
    watchWine(isOn) {
      if (store.getState().wine.games.length > 0) store.setState({ hasSeenWine: true });
      void bridge.invoke('positions:watch-wine', { isOn });
    },
    startBridge: (prefix) => bridge.invoke('positions:start-bridge', { prefix }),
    stopBridge: () => bridge.invoke('positions:stop-bridge', {}),
    describeLocalApi: async () => accessOf(await bridge.invoke('positions:describe-api', {})),
    describeServerApi: async () => accessOf(await bridge.invoke('lobby:describe-game-api', {})),
  };
}

/** Returns whether all others are far from you; false while nobody else is seen. */
function isFarFrom(own: Scene['own'], rows: readonly SceneRow[]): boolean {
  const others = rows.filter(([id]) => id !== own?.id);
  return (
    own !== undefined &&
    others.length > 0 &&
    others.every(
      ([, x, y, z]) =>
        Math.hypot(x - own.pose.xMetres, y - own.pose.yMetres, z - own.pose.zMetres) > FAR_FROM_OTHERS_METRES,
    )
  );
}

function accessOf(described: Result<ApiAccess>): ApiAccess | null {
  return described.ok && described.value.url !== '' ? described.value : null;
}
