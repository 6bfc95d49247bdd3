import type { ParticipantId } from '../../../../shared/model/participant.ts';
import type { VoiceStrength } from '../../../../shared/model/presence.ts';
import { earshotMetres, type HearingRules } from '../../../../shared/spatial/hearing-rules.ts';
import { distanceMetres } from '../../../../shared/spatial/bearing.ts';
import { toScreen, type Camera, type GroundPoint, type ScreenPoint, type Viewport } from '../camera/camera.ts';
import { clusterPlayers, type Cluster } from './clusters.ts';
import { LabelFades } from '../labels/label-fades.ts';
import { LabelSprites, type LabelSprite } from '../labels/label-sprites.ts';
import { MapBackground } from './map-background.ts';
import type { MapPlayer } from '../map-player.ts';
import type { MapTexts } from '../labels/map-texts.ts';
import { clusterRadiusPixels, paintCluster } from './paint-cluster.ts';
import { paintChosen, paintEdgeMark, paintWalkTarget } from './paint-marks.ts';
import { paintPlayer, type PlayerLook } from './paint-player.ts';
import type { Palette } from '../palette.ts';
import { placeLabels, type LabelRequest, type Obstacle } from '../labels/place-labels.ts';
import { placeRingWords } from '../labels/place-ring-words.ts';
import type { RangeRing } from '../range-rings.ts';

/** Everything that one picture of the map shows. */
export interface MapFrame {
  readonly camera: Camera;
  readonly viewport: Viewport;
  readonly palette: Palette;
  readonly texts: MapTexts;
  readonly rules: HearingRules;
  readonly rings: readonly RangeRing[];
  readonly ownId: ParticipantId | undefined;
  readonly hoveredId: ParticipantId | undefined;
  readonly selectedId: ParticipantId | undefined;
  readonly players: readonly MapPlayer[];
  readonly walkTarget: GroundPoint | null;
  readonly nowMs: number;
  /** Seconds since the last picture; infinite when the system asks for reduced motion. */
  readonly elapsedSeconds: number;
  /** Device pixels per CSS pixel. */
  readonly scale: number;
}

/** The results of painting for the caller. */
export interface PaintedMap {
  /** The clickable areas besides dots. */
  readonly clusters: readonly PaintedCluster[];
  /** Whether names are still fading. */
  readonly isFading: boolean;
}

export interface PaintedCluster {
  readonly cluster: Cluster;
  readonly at: ScreenPoint;
  readonly radiusPixels: number;
}

/** Up to this many players have large dots and beams that fade out. */
const FEW_PLAYERS = 16;

/** How far waves extend around a dot. */
const MARGIN_PIXELS = 40;

/** More names than this are a list, not a map; the list of people is beside it. */
const MAX_NAMES = 60;

/** Paints pictures of the map, and caches what would cost too much to recreate. */
export class MapPainter {
  readonly #background = new MapBackground();
  readonly #sprites = new LabelSprites();
  readonly #fades = new LabelFades();
  /** The last place of the text of each voice strength on its ring. */
  #ringAngles: ReadonlyMap<VoiceStrength, number> = new Map();

  /** Paints one picture. `context` is scaled to CSS pixels. */
  paint(context: CanvasRenderingContext2D, frame: MapFrame): PaintedMap {
    const own = frame.players.find(({ id }) => id === frame.ownId);
    const selected = frame.players.find(({ id }) => id === frame.selectedId);
    this.#background.paint(context, { ...frame, ownPose: own?.pose, isOwnTalking: own?.isTalking ?? false });
    if (own !== undefined && selected !== undefined && selected !== own)
      paintChosen(context, frame, own.pose, selected.pose);
    if (frame.walkTarget !== null) paintWalkTarget(context, frame, frame.walkTarget);
    const { clusters, singles } = clusterPlayers(frame.players, frame.camera.pixelsPerMetre, (player) =>
      isAlone(frame, player),
    );
    const painted = clusters.map((cluster) => paintedCluster(frame, cluster));
    for (const { cluster, at, radiusPixels } of painted) {
      paintCluster(
        context,
        {
          at,
          radiusPixels,
          text: frame.texts.count(cluster.members.length),
          hearerShare: cluster.hearerCount / cluster.members.length,
        },
        frame.palette,
      );
    }
    const looks = singles
      .map((player) => lookOf(frame, player, own))
      .sort((a, b) => heightOf(a) - heightOf(b) || a.player.id - b.player.id);
    const shared = {
      palette: frame.palette,
      animationMs: Number.isFinite(frame.elapsedSeconds) ? frame.nowMs : undefined,
      hasSoftBeams: frame.players.length <= FEW_PLAYERS,
    };
    const inPicture = looks.filter(({ at }) => isInPicture(frame.viewport, at));
    const dots = [...inPicture, ...painted].map(({ at, radiusPixels }) => boxAround(at, radiusPixels));
    const words = this.#paintRingWords(context, frame, own, dots);
    for (const look of inPicture) paintPlayer(context, look, shared);
    for (const look of looks.filter(isWorthAMark)) paintEdgeMark(context, frame, look);
    this.#paintNames(context, frame, inPicture, [...dots, ...words], own);
    return { clusters: painted, isFading: this.#fades.isMoving };
  }

  /** Returns what names must not cover. */
  #paintRingWords(
    context: CanvasRenderingContext2D,
    frame: MapFrame,
    own: MapPlayer | undefined,
    obstacles: readonly Obstacle[],
  ): readonly Obstacle[] {
    if (own === undefined) return [];
    const { rings, camera, viewport } = frame;
    const centre = toScreen(camera, viewport, own.pose.xMetres, own.pose.zMetres);
    const words = placeRingWords({
      rings,
      centre,
      pixelsPerMetre: camera.pixelsPerMetre,
      viewport,
      obstacles,
      before: this.#ringAngles,
    });
    this.#ringAngles = new Map(words.map(({ ring, angle }) => [ring.strength, angle]));
    for (const { ring, at } of words)
      drawSprite(
        context,
        this.#sprites.get(
          frame.texts.ringLabel(ring),
          ring.isActive ? 'active-ring' : 'ring',
          frame.palette,
          frame.scale,
        ),
        at,
        frame.scale,
      );
    return words.map(({ box }) => box);
  }

  #paintNames(
    context: CanvasRenderingContext2D,
    frame: MapFrame,
    looks: readonly PlayerLook[],
    obstacles: readonly Obstacle[],
    own: MapPlayer | undefined,
  ): void {
    const byId = new Map(looks.map((look) => [look.player.id, look]));
    const wanting = looks
      .map((look) => ({ look, rank: this.#rankOf(look, own) }))
      .sort((a, b) => a.rank - b.rank || a.look.player.id - b.look.player.id);
    const placed = placeLabels(
      wanting.map(({ look }) => this.#requestOf(frame, look)),
      obstacles,
      { left: 0, top: 0, right: frame.viewport.widthPixels, bottom: frame.viewport.heightPixels },
    ).slice(0, MAX_NAMES);
    for (const { id, opacity, dx, dy } of this.#fades.update(placed, (id) => byId.get(id)?.at, frame.elapsedSeconds)) {
      const look = byId.get(id);
      if (look === undefined) continue;
      context.globalAlpha =
        opacity *
        (look.isAudible || look.isHovered || look.isSelected ? 1 : Math.min(1, frame.palette.farOpacity + 0.15));
      drawSprite(context, this.#spriteOf(frame, look), { x: look.at.x + dx, y: look.at.y + dy }, frame.scale);
    }
    context.globalAlpha = 1;
  }

  /**
   * Orders players for names: you, the chosen or hovered player, talkers, players who hear you, then the near. A player
   * with a name keeps it a little longer.
   */
  #rankOf({ player, isOwn, isSelected, isHovered, isAudible }: PlayerLook, own: MapPlayer | undefined): number {
    const group = isOwn
      ? 0
      : isSelected
        ? 1
        : isHovered
          ? 2
          : player.isTalking && isAudible
            ? 3
            : player.isHearer
              ? 4
              : player.isTalking
                ? 5
                : 6;
    const metres = own === undefined ? 0 : distanceMetres(own.pose, player.pose);
    const kept = this.#fades.sideOf(player.id) === undefined ? 1 : 0.85;
    // No world is so large that a distance reaches the next group.
    return group * 1e7 + metres * kept;
  }

  #requestOf(frame: MapFrame, look: PlayerLook): LabelRequest {
    const { widthPixels, heightPixels } = this.#spriteOf(frame, look);
    const { player, at, radiusPixels, isOwn, isSelected, isHovered } = look;
    return {
      id: player.id,
      ...at,
      radiusPixels: radiusPixels + 3,
      widthPixels,
      heightPixels,
      before: this.#fades.sideOf(player.id),
      isForced: isOwn || isSelected || isHovered,
    };
  }

  #spriteOf({ texts, palette, scale }: MapFrame, { player, isOwn, isSelected }: PlayerLook): LabelSprite {
    return this.#sprites.get(
      isOwn ? texts.you : texts.nameOf(player),
      isOwn || isSelected ? 'strong-name' : 'name',
      palette,
      scale,
    );
  }
}

function isAlone({ ownId, hoveredId, selectedId }: MapFrame, { id, isTalking }: MapPlayer): boolean {
  return isTalking || id === ownId || id === hoveredId || id === selectedId;
}

/** Returns whether an arrow should point to a player beyond the edge. */
function isWorthAMark({ player, isAudible, isSelected }: PlayerLook): boolean {
  return isSelected || (player.isTalking && isAudible);
}

function paintedCluster({ camera, viewport }: MapFrame, cluster: Cluster): PaintedCluster {
  return {
    cluster,
    at: toScreen(camera, viewport, cluster.xMetres, cluster.zMetres),
    radiusPixels: clusterRadiusPixels(cluster.members.length),
  };
}

/** The painting order: silent players, talkers, the hovered one, the chosen one, you. */
function heightOf({ player, isOwn, isSelected, isHovered }: PlayerLook): number {
  return isOwn ? 4 : isSelected ? 3 : isHovered ? 2 : player.isTalking ? 1 : 0;
}

function lookOf(frame: MapFrame, player: MapPlayer, own: MapPlayer | undefined): PlayerLook {
  const isOwn = player === own;
  const isFew = frame.players.length <= FEW_PLAYERS;
  const isAudible =
    isOwn ||
    (!player.isAway &&
      !player.isSilenced &&
      own !== undefined &&
      distanceMetres(own.pose, player.pose) < earshotMetres(frame.rules));
  return {
    player,
    at: toScreen(frame.camera, frame.viewport, player.pose.xMetres, player.pose.zMetres),
    radiusPixels: isOwn
      ? 15
      : Math.min(14, Math.max(isFew ? 11 : isAudible ? 8 : 5, frame.camera.pixelsPerMetre * 1.4)),
    isOwn,
    isHovered: player.id === frame.hoveredId,
    isSelected: player.id === frame.selectedId,
    isAudible,
    color: player.isAway ? frame.palette.inkSoft : frame.palette.playerColor(player.hueDegrees),
    headingRadians: player.pose.yawRadians - frame.camera.upRadians,
  };
}

function isInPicture({ widthPixels, heightPixels }: Viewport, { x, y }: ScreenPoint): boolean {
  return (
    x > -MARGIN_PIXELS && y > -MARGIN_PIXELS && x < widthPixels + MARGIN_PIXELS && y < heightPixels + MARGIN_PIXELS
  );
}

/** Around a point, on whole device pixels so that letters stay sharp. */
function drawSprite(
  context: CanvasRenderingContext2D,
  { image, widthPixels, heightPixels }: LabelSprite,
  at: ScreenPoint,
  scale: number,
): void {
  const snap = (value: number): number => Math.round(value * scale) / scale;
  context.drawImage(
    image,
    snap(at.x - widthPixels / 2),
    snap(at.y - heightPixels / 2),
    image.width / scale,
    image.height / scale,
  );
}

function boxAround({ x, y }: ScreenPoint, radius: number): Obstacle {
  return { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius };
}
