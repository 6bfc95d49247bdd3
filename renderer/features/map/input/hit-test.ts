import type { ParticipantId } from '../../../../shared/model/participant.ts';
import type { Pose } from '../../../../shared/model/pose.ts';
import { toScreen, type ScreenPoint } from '../camera/camera.ts';
import type { CameraDriver } from '../camera/camera-driver.ts';
import type { MapPlayer } from '../map-player.ts';
import type { PaintedCluster } from '../paint/map-painter.ts';

const OWN_DOT_GRAB_PIXELS = 24;
const HOVER_PIXELS = 18;
/** The line around a cluster belongs to it. */
const CLUSTER_MARGIN_PIXELS = 3;

/** Finds what is under a point of the map. */
export class HitTest {
  readonly #view: Pick<CameraDriver, 'camera' | 'viewport'>;
  #clusters: readonly PaintedCluster[] = [];

  constructor(view: Pick<CameraDriver, 'camera' | 'viewport'>) {
    this.#view = view;
  }

  /** Takes the clusters of the last picture: their members have no dot of their own. */
  setClusters(clusters: readonly PaintedCluster[]): void {
    this.#clusters = clusters;
  }

  /** Returns the player whose dot is nearest to `at`, within reach of a pointer. */
  playerAt(at: ScreenPoint, others: readonly Pick<MapPlayer, 'id' | 'pose'>[]): ParticipantId | undefined {
    const hidden = new Set(this.#clusters.flatMap(({ cluster }) => cluster.members.map(({ id }) => id)));
    let nearest: { readonly id: ParticipantId; readonly pixels: number } | undefined;
    for (const { id, pose } of others) {
      if (hidden.has(id)) continue;
      const pixels = this.#pixelsBetween(pose, at);
      if (pixels < (nearest?.pixels ?? HOVER_PIXELS)) nearest = { id, pixels };
    }
    return nearest?.id;
  }

  clusterAt(at: ScreenPoint): PaintedCluster | undefined {
    return this.#clusters.find(
      (cluster) => Math.hypot(cluster.at.x - at.x, cluster.at.y - at.y) < cluster.radiusPixels + CLUSTER_MARGIN_PIXELS,
    );
  }

  isOnOwnDot(at: ScreenPoint, own: Pose | undefined): boolean {
    return own !== undefined && this.#pixelsBetween(own, at) < OWN_DOT_GRAB_PIXELS;
  }

  #pixelsBetween(pose: Pose, at: ScreenPoint): number {
    const { x, y } = toScreen(this.#view.camera, this.#view.viewport, pose.xMetres, pose.zMetres);
    return Math.hypot(x - at.x, y - at.y);
  }
}
