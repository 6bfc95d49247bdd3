import type { Participant, ParticipantId } from '../../../shared/model/participant.ts';
import type { Pose } from '../../../shared/model/pose.ts';
import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import type { Scene } from '../../link/scene.ts';
import { levelToFraction } from '../../ui/level.ts';
import { fitCircle, fitPoints, glideTo, panBy, toGround, toScreen, zoomAt, type Camera, type GroundPoint, type ScreenPoint, type Viewport } from './camera.ts';
import { createFrameLoop } from './frame-loop.ts';
import { MapBackground } from './map-background.ts';
import { watchMovementKeys } from './movement-keys.ts';
import type { MapPlayer } from './map-player.ts';
import { paintMap } from './paint-map.ts';
import { readPalette, type Palette } from './palette.ts';
import { listenToPointer } from './pointer-gestures.ts';
import { intentOfKeys, isIdle, placeAt, stepWalk } from './walk.ts';

export interface MapDependencies {
  readonly scene: Scene;
  readonly participants: () => readonly Participant[];
  readonly rules: () => HearingRules;
  /** Whether the own dot is moved by hand. Else a game moves it. */
  readonly isByHand: () => boolean;
  /** The person moved the own dot. */
  readonly onOwnPose: (pose: Pose) => void;
  readonly onFollowingChanged: (isFollowing: boolean) => void;
}

/** The living map. */
export interface MountedMap {
  zoomBy(factor: number): void;
  showEverybody(): void;
  /** Centres one's own dot and keeps it centred. */
  follow(): void;
  /** Names, mutes, rules or colours changed. */
  refresh(): void;
  unmount(): void;
}

const OWN_DOT_GRAB_PIXELS = 24;
const HOVER_PIXELS = 18;
const FOLLOW_PER_SECOND = 9;

/** A range of kilometres would leave a map of dots without names. */
const MAX_FRAMED_METRES = 150;

/** Paints the scene on `canvas` and moves the own dot by keys and pointer, until unmounted. */
export function mountMap(canvas: HTMLCanvasElement, { scene, participants, rules, isByHand, onOwnPose, onFollowingChanged }: MapDependencies): MountedMap {
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) throw new Error('no 2D canvas');
  const lessMotion = matchMedia('(prefers-reduced-motion: reduce)');
  const darkScheme = matchMedia('(prefers-color-scheme: dark)');
  const background = new MapBackground();
  let viewport: Viewport = { widthPixels: 0, heightPixels: 0 };
  let camera: Camera = { centreXMetres: 0, centreZMetres: 0, pixelsPerMetre: 8 };
  let palette: Palette = readPalette(document.body);
  let hasFramed = false;
  let isFollowing = true;
  let isDragging = false;
  let walkTarget: GroundPoint | null = null;
  let hoveredId: ParticipantId | undefined;

  const loop = createFrameLoop((nowMs, elapsedSeconds) => {
    const isWalking = walk(elapsedSeconds);
    const isGliding = followOwn(elapsedSeconds);
    const players = readPlayers(nowMs);
    const animationMs = lessMotion.matches ? 0 : nowMs;
    paintMap(context, background, { camera, viewport, palette, rules: rules(), ownId: scene.own?.id, hoveredId, players, walkTarget, animationMs });
    if (isWalking || isGliding || isDragging) return 'lively';
    const hasWaves = !lessMotion.matches && players.some(({ isTalking }) => isTalking);
    return hasWaves || scene.isMovingAt(nowMs) ? 'calm' : 'still';
  });
  const keys = watchMovementKeys(() => loop.invalidate());

  function setOwnPose(pose: Pose): void {
    if (scene.own === undefined) return;
    scene.setOwn(scene.own.id, pose);
    onOwnPose(pose);
  }

  function setFollowing(next: boolean): void {
    if (isFollowing !== next) onFollowingChanged(next);
    isFollowing = next;
    loop.invalidate();
  }

  function walk(elapsedSeconds: number): boolean {
    if (!isByHand()) {
      walkTarget = null;
      return false;
    }
    const intent = intentOfKeys(keys.held, walkTarget);
    if (scene.own === undefined || isDragging || isIdle(intent)) return false;
    const step = stepWalk(scene.own.pose, intent, elapsedSeconds);
    walkTarget = step.target;
    setOwnPose(step.pose);
    return true;
  }

  /** Brings the camera to the own dot; true while it is still on its way. */
  function followOwn(elapsedSeconds: number): boolean {
    if (scene.own === undefined || !isFollowing || isDragging) return false;
    const { pose } = scene.own;
    const isNear = Math.hypot(pose.xMetres - camera.centreXMetres, pose.zMetres - camera.centreZMetres) * camera.pixelsPerMetre < 0.5;
    camera = glideTo(camera, pose, isNear || lessMotion.matches ? 1 : 1 - Math.exp(-elapsedSeconds * FOLLOW_PER_SECOND));
    return !isNear;
  }

  function readPlayers(nowMs: number): MapPlayer[] {
    const players: MapPlayer[] = [];
    for (const { id, name, isMuted } of participants()) {
      const pose = scene.poseAt(id, nowMs);
      const entry = scene.entry(id);
      if (pose !== undefined) players.push({ id, name, pose, isMuted, isHearer: scene.hearers.has(id), isTalking: entry?.isTalking ?? false, loudness: levelToFraction(entry?.levelDb ?? -120) });
    }
    return players;
  }

  function nearestTo(at: ScreenPoint): ParticipantId | undefined {
    let nearest: { readonly id: ParticipantId; readonly pixels: number } | undefined;
    for (const { id, pose } of readPlayers(performance.now())) {
      const point = toScreen(camera, viewport, pose.xMetres, pose.zMetres);
      const pixels = Math.hypot(point.x - at.x, point.y - at.y);
      if (pixels < (nearest?.pixels ?? HOVER_PIXELS)) nearest = { id, pixels };
    }
    return nearest?.id;
  }

  function isOnOwnDot(at: ScreenPoint): boolean {
    if (scene.own === undefined || !isByHand()) return false;
    const own = toScreen(camera, viewport, scene.own.pose.xMetres, scene.own.pose.zMetres);
    return Math.hypot(own.x - at.x, own.y - at.y) < OWN_DOT_GRAB_PIXELS;
  }

  const stopPointer = listenToPointer(canvas, {
    isOnOwnDot,
    onOwnDotDragged(at) {
      isDragging = true;
      walkTarget = null;
      const ground = toGround(camera, viewport, at);
      if (scene.own !== undefined && isByHand()) setOwnPose(placeAt(scene.own.pose, ground.xMetres, ground.zMetres));
    },
    onPanned(dx, dy) {
      camera = panBy(camera, dx, dy);
      setFollowing(false);
    },
    onClicked(at) {
      if (scene.own !== undefined && isByHand()) walkTarget = toGround(camera, viewport, at);
      loop.invalidate();
    },
    onHovered(at) {
      hoveredId = at === undefined ? undefined : nearestTo(at);
      canvas.dataset['over'] = at !== undefined && isOnOwnDot(at) ? 'own-dot' : 'ground';
      loop.invalidate();
    },
    onZoomed(at, factor) {
      const own = scene.own?.pose;
      const anchor = isFollowing && own !== undefined ? toScreen(camera, viewport, own.xMetres, own.zMetres) : at;
      camera = zoomAt(camera, viewport, anchor, factor);
      loop.invalidate();
    },
    onDragEnded() {
      isDragging = false;
      loop.invalidate();
    },
  });

  function frameOwnRange(): void {
    if (hasFramed || scene.own === undefined || viewport.widthPixels === 0) return;
    camera = fitCircle(viewport, scene.own.pose, Math.min(rules().maxMetres, MAX_FRAMED_METRES));
    hasFramed = true;
  }

  const resizes = new ResizeObserver(([entry]) => {
    if (entry === undefined) return;
    viewport = { widthPixels: entry.contentRect.width, heightPixels: entry.contentRect.height };
    canvas.width = Math.max(1, Math.round(viewport.widthPixels * devicePixelRatio));
    canvas.height = Math.max(1, Math.round(viewport.heightPixels * devicePixelRatio));
    context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    frameOwnRange();
    loop.invalidate();
  });
  resizes.observe(canvas);
  const unsubscribe = scene.subscribe(() => {
    frameOwnRange();
    loop.invalidate();
  });
  function refresh(): void {
    palette = readPalette(document.body);
    loop.invalidate();
  }
  darkScheme.addEventListener('change', refresh);

  return {
    zoomBy(factor) {
      camera = zoomAt(camera, viewport, { x: viewport.widthPixels / 2, y: viewport.heightPixels / 2 }, factor);
      loop.invalidate();
    },
    showEverybody() {
      setFollowing(false);
      camera = fitPoints(viewport, readPlayers(performance.now()).map(({ pose }) => pose), camera);
      loop.invalidate();
    },
    follow: () => setFollowing(true),
    refresh,
    unmount() {
      loop.stop();
      keys.stop();
      stopPointer();
      unsubscribe();
      resizes.disconnect();
      darkScheme.removeEventListener('change', refresh);
    },
  };
}
