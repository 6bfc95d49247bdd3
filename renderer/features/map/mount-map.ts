import type { Participant, ParticipantId } from '../../../shared/model/participant.ts';
import type { Pose } from '../../../shared/model/pose.ts';
import type { VoiceStrength } from '../../../shared/model/presence.ts';
import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import type { Scene } from '../../link/scene.ts';
import { distanceMetres } from './bearing.ts';
import { toGround, toScreen, type GroundPoint, type ScreenPoint } from './camera/camera.ts';
import { CameraDriver } from './camera/camera-driver.ts';
import { fitCanvas } from './camera/fit-canvas.ts';
import { createFrameLoop, type Pace } from './camera/frame-loop.ts';
import { MapPainter, type PaintedCluster } from './paint/map-painter.ts';
import { readPlayers } from './map-player.ts';
import type { MapTexts } from './labels/map-texts.ts';
import { watchMovementKeys } from './input/movement-keys.ts';
import { readPalette } from './palette.ts';
import { listenToPointer } from './input/pointer-gestures.ts';
import { rangeRings } from './range-rings.ts';
import { watchVisibility } from './camera/watch-visibility.ts';
import { intentOfKeys, isIdle, placeAt, stepWalk } from './input/walk.ts';

/** What the map reads anew for each picture. */
export interface MapInputs {
  readonly participants: readonly Participant[];
  readonly rules: HearingRules;
  /** How loud one speaks. */
  readonly voice: VoiceStrength;
  /** Whether the own dot is moved by hand. Else a game moves it, and the keys move the map. */
  readonly isByHand: boolean;
  readonly isHeadingUp: boolean;
  readonly selectedId: ParticipantId | undefined;
  readonly texts: MapTexts;
}

export interface MapDependencies {
  readonly scene: Scene;
  readonly inputs: () => MapInputs;
  /** The person moved the own dot. */
  readonly onOwnPose: (pose: Pose) => void;
  readonly onFollowingChanged: (isFollowing: boolean) => void;
  readonly onPlayerClicked: (id: ParticipantId) => void;
  /** How many are in the lobby and not on the map. */
  readonly onElsewhere: (count: number) => void;
  /** Which heading is up now. */
  readonly onTurned: (upRadians: number) => void;
}

/** The living map. */
export interface MountedMap {
  zoomBy(factor: number): void;
  pan(dx: number, dy: number): void;
  showEverybody(): void;
  /** Brings somebody to the middle. */
  show(id: ParticipantId): void;
  /** Centres one's own dot and keeps it centred. */
  follow(): void;
  /** Everybody else on the map, the nearest first. */
  othersByDistance(): readonly ParticipantId[];
  /** Something of `inputs` changed. */
  refresh(): void;
  /** The colours changed. */
  recolor(): void;
  unmount(): void;
}

const OWN_DOT_GRAB_PIXELS = 24;
const HOVER_PIXELS = 18;
const KEY_ZOOM_STEP = 1.25;
const KEY_PAN_PIXELS_PER_SECOND = 480;

/** A range of kilometres would leave a map of dots without names. */
const MAX_FRAMED_METRES = 150;

/** Paints the scene on `canvas` and moves the own dot by keys and pointer, until unmounted. */
export function mountMap(canvas: HTMLCanvasElement, dependencies: MapDependencies): MountedMap {
  return new LivingMap(canvas, dependencies);
}

class LivingMap implements MountedMap {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #dependencies: MapDependencies;
  readonly #scene: Scene;
  readonly #lessMotion = matchMedia('(prefers-reduced-motion: reduce)');
  readonly #driver = new CameraDriver();
  readonly #painter = new MapPainter();
  readonly #stops: (() => void)[] = [];
  readonly #loop = createFrameLoop((nowMs, elapsedSeconds) => this.#paint(nowMs, elapsedSeconds));
  readonly #keys = watchMovementKeys({
    onChange: () => this.#loop.invalidate(),
    onZoom: (step) => this.zoomBy(KEY_ZOOM_STEP ** step),
  });
  #palette: ReturnType<typeof readPalette>;
  #rings: ReturnType<typeof rangeRings> = [];
  #clusters: readonly PaintedCluster[] = [];
  #isDragging = false;
  #walkTarget: GroundPoint | null = null;
  #hoveredId: ParticipantId | undefined;
  #told: { isFollowing: boolean; elsewhere: number; upRadians: number } = {
    isFollowing: true,
    elsewhere: 0,
    upRadians: 0,
  };

  constructor(canvas: HTMLCanvasElement, dependencies: MapDependencies) {
    const context = canvas.getContext('2d', { alpha: false });
    if (context === null) throw new Error('no 2D canvas');
    this.#canvas = canvas;
    this.#context = context;
    this.#dependencies = dependencies;
    this.#scene = dependencies.scene;
    this.#palette = readPalette(canvas.parentElement ?? document.body);
    this.refresh();
    this.#stops.push(
      fitCanvas(canvas, context, (viewport) => {
        this.#driver.resize(viewport);
        this.#frameOwnRange();
        this.#loop.invalidate();
      }),
      this.#scene.subscribe(() => {
        this.#frameOwnRange();
        this.#loop.invalidateSoon();
      }),
      watchVisibility(canvas, (isVisible) => this.#loop.setVisible(isVisible)),
      watchColors(() => this.recolor()),
      this.#listenToPointer(),
      () => this.#keys.stop(),
      () => this.#loop.stop(),
    );
  }

  zoomBy(factor: number): void {
    const { widthPixels, heightPixels } = this.#driver.viewport;
    this.#driver.zoom({ x: widthPixels / 2, y: heightPixels / 2 }, factor, this.#scene.own?.pose);
    this.#cameraMoved();
  }

  pan(dx: number, dy: number): void {
    this.#driver.pan(dx, dy);
    this.#cameraMoved();
  }

  showEverybody(): void {
    this.#driver.show(this.#players().map(({ pose }) => pose));
    this.#cameraMoved();
  }

  show(id: ParticipantId): void {
    const pose = this.#scene.poseAt(id, performance.now());
    if (pose === undefined) return;
    this.#driver.centre(pose);
    this.#cameraMoved();
  }

  follow(): void {
    this.#driver.follow();
    this.#cameraMoved();
  }

  othersByDistance(): readonly ParticipantId[] {
    const { own } = this.#scene;
    const others = this.#players()
      .filter(({ id }) => id !== own?.id)
      .map(({ id, pose }) => ({ id, metres: own === undefined ? 0 : distanceMetres(own.pose, pose) }));
    return others.sort((a, b) => a.metres - b.metres || a.id - b.id).map(({ id }) => id);
  }

  refresh(): void {
    const { rules, voice } = this.#dependencies.inputs();
    this.#rings = rangeRings(rules, voice);
    this.#loop.invalidate();
  }

  recolor(): void {
    this.#palette = readPalette(this.#canvas.parentElement ?? document.body);
    this.#loop.invalidate();
  }

  unmount(): void {
    for (const stop of this.#stops) stop();
  }

  #paint(nowMs: number, passedSeconds: number): Pace {
    const inputs = this.#dependencies.inputs();
    const hasLessMotion = this.#lessMotion.matches;
    const elapsedSeconds = hasLessMotion ? Infinity : passedSeconds;
    const isWalking = inputs.isByHand ? this.#walk(passedSeconds) : this.#panByKeys(passedSeconds);
    const isGliding = !this.#isDragging && this.#driver.step(this.#scene.own?.pose, inputs.isHeadingUp, elapsedSeconds);
    const players = readPlayers(this.#scene, inputs.participants, nowMs);
    const { camera, viewport } = this.#driver;
    const { clusters, isFading } = this.#painter.paint(this.#context, {
      ...inputs,
      camera,
      viewport,
      palette: this.#palette,
      rings: this.#rings,
      ownId: this.#scene.own?.id,
      hoveredId: this.#hoveredId,
      players,
      walkTarget: this.#walkTarget,
      nowMs,
      elapsedSeconds,
      scale: this.#canvas.width / Math.max(1, viewport.widthPixels),
    });
    this.#clusters = clusters;
    this.#tell(inputs.participants.length - players.length);
    if (isWalking || isGliding || this.#isDragging) return 'lively';
    const hasWaves = !hasLessMotion && players.some(({ isTalking }) => isTalking);
    return hasWaves || isFading || this.#scene.isMovingAt(nowMs) ? 'calm' : 'still';
  }

  #walk(elapsedSeconds: number): boolean {
    const { own } = this.#scene;
    const intent = intentOfKeys(this.#keys.held, this.#walkTarget, this.#dependencies.inputs().isHeadingUp);
    if (own === undefined || this.#isDragging || isIdle(intent)) return false;
    const step = stepWalk(own.pose, intent, elapsedSeconds);
    this.#walkTarget = step.target;
    this.#setOwnPose(step.pose);
    return true;
  }

  /** Where a game moves oneself, the keys move the map. */
  #panByKeys(elapsedSeconds: number): boolean {
    this.#walkTarget = null;
    const { east, north, isRunning } = intentOfKeys(this.#keys.held, null, false);
    if (east === 0 && north === 0) return false;
    const pixels = KEY_PAN_PIXELS_PER_SECOND * elapsedSeconds * (isRunning ? 2 : 1);
    this.#driver.pan(-east * pixels, north * pixels);
    return true;
  }

  #setOwnPose(pose: Pose): void {
    if (this.#scene.own === undefined) return;
    this.#scene.setOwn(this.#scene.own.id, pose);
    this.#dependencies.onOwnPose(pose);
  }

  #frameOwnRange(): void {
    this.#driver.frameOnce(
      this.#scene.own?.pose,
      Math.min(this.#dependencies.inputs().rules.maxMetres, MAX_FRAMED_METRES),
    );
  }

  #cameraMoved(): void {
    this.#tellFollowing();
    this.#loop.invalidate();
  }

  #tellFollowing(): void {
    const { isFollowing } = this.#driver;
    if (isFollowing !== this.#told.isFollowing) this.#dependencies.onFollowingChanged(isFollowing);
    this.#told.isFollowing = isFollowing;
  }

  /** What the page around the map shows of it, where that has changed. */
  #tell(elsewhere: number): void {
    this.#tellFollowing();
    if (elsewhere !== this.#told.elsewhere) this.#dependencies.onElsewhere(elsewhere);
    const { upRadians } = this.#driver.camera;
    if (upRadians !== this.#told.upRadians) this.#dependencies.onTurned(upRadians);
    this.#told = { ...this.#told, elsewhere, upRadians };
  }

  #players(): ReturnType<typeof readPlayers> {
    return readPlayers(this.#scene, this.#dependencies.inputs().participants, performance.now());
  }

  #nearestTo(at: ScreenPoint): ParticipantId | undefined {
    const { camera, viewport } = this.#driver;
    const hidden = new Set(this.#clusters.flatMap(({ cluster }) => cluster.members.map(({ id }) => id)));
    let nearest: { readonly id: ParticipantId; readonly pixels: number } | undefined;
    for (const { id, pose } of this.#players()) {
      if (id === this.#scene.own?.id || hidden.has(id)) continue;
      const point = toScreen(camera, viewport, pose.xMetres, pose.zMetres);
      const pixels = Math.hypot(point.x - at.x, point.y - at.y);
      if (pixels < (nearest?.pixels ?? HOVER_PIXELS)) nearest = { id, pixels };
    }
    return nearest?.id;
  }

  #clusterAt(at: ScreenPoint): PaintedCluster | undefined {
    return this.#clusters.find(
      (cluster) => Math.hypot(cluster.at.x - at.x, cluster.at.y - at.y) < cluster.radiusPixels + 3,
    );
  }

  #isOnOwnDot(at: ScreenPoint): boolean {
    const { own } = this.#scene;
    if (own === undefined || !this.#dependencies.inputs().isByHand) return false;
    const { x, y } = toScreen(this.#driver.camera, this.#driver.viewport, own.pose.xMetres, own.pose.zMetres);
    return Math.hypot(x - at.x, y - at.y) < OWN_DOT_GRAB_PIXELS;
  }

  #click(at: ScreenPoint): void {
    const id = this.#nearestTo(at);
    const cluster = this.#clusterAt(at);
    if (id !== undefined) this.#dependencies.onPlayerClicked(id);
    else if (cluster !== undefined) this.#driver.show(cluster.cluster.members.map(({ pose }) => pose));
    else if (this.#scene.own !== undefined && this.#dependencies.inputs().isByHand)
      this.#walkTarget = toGround(this.#driver.camera, this.#driver.viewport, at);
    this.#cameraMoved();
  }

  #hover(at: ScreenPoint | undefined): void {
    const hoveredId = at === undefined ? undefined : this.#nearestTo(at);
    const isOnOther = hoveredId !== undefined || (at !== undefined && this.#clusterAt(at) !== undefined);
    this.#canvas.dataset['over'] = isOnOther
      ? 'player'
      : at !== undefined && this.#isOnOwnDot(at)
        ? 'own-dot'
        : 'ground';
    if (hoveredId === this.#hoveredId) return;
    this.#hoveredId = hoveredId;
    this.#loop.invalidate();
  }

  #dragOwnDot(at: ScreenPoint): void {
    this.#isDragging = true;
    this.#walkTarget = null;
    const { xMetres, zMetres } = toGround(this.#driver.camera, this.#driver.viewport, at);
    if (this.#scene.own !== undefined && this.#dependencies.inputs().isByHand)
      this.#setOwnPose(placeAt(this.#scene.own.pose, xMetres, zMetres));
  }

  #listenToPointer(): () => void {
    return listenToPointer(this.#canvas, {
      isOnOwnDot: (at) => this.#isOnOwnDot(at),
      onOwnDotDragged: (at) => this.#dragOwnDot(at),
      onPanned: (dx, dy) => this.pan(dx, dy),
      onClicked: (at) => this.#click(at),
      onHovered: (at) => this.#hover(at),
      onZoomed: (at, factor) => {
        this.#driver.zoom(at, factor, this.#scene.own?.pose);
        this.#cameraMoved();
      },
      onPinched: (at, dx, dy, factor) => {
        this.#driver.pinch(at, dx, dy, factor, this.#scene.own?.pose);
        this.#cameraMoved();
      },
      onDragEnded: () => {
        this.#isDragging = false;
        this.#loop.invalidate();
      },
    });
  }
}

/** Told when the system changes what colours are made of. */
function watchColors(onChange: () => void): () => void {
  const stop = new AbortController();
  for (const query of ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)'])
    matchMedia(query).addEventListener('change', onChange, { signal: stop.signal });
  return () => stop.abort();
}
