import type { Participant, ParticipantId } from '../../../shared/model/participant.ts';
import type { Pose } from '../../../shared/model/pose.ts';
import type { VoiceStrength } from '../../../shared/model/presence.ts';
import { distanceMetres } from '../../../shared/spatial/bearing.ts';
import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import type { Scene } from '../../link/scene.ts';
import type { Box } from '../../ui/floating/place-floating.ts';
import { watchColors } from '../../ui/styles/resolve-colors.ts';
import { toGround, type ScreenPoint } from './camera/camera.ts';
import { CameraDriver } from './camera/camera-driver.ts';
import { fitCanvas } from './camera/fit-canvas.ts';
import { createFrameLoop, type Pace } from './camera/frame-loop.ts';
import { watchVisibility } from './camera/watch-visibility.ts';
import { HitTest } from './input/hit-test.ts';
import { watchMovementKeys } from './input/movement-keys.ts';
import { OwnDot } from './input/own-dot.ts';
import { listenToPointer } from './input/pointer-gestures.ts';
import { intentOfKeys } from './input/walk.ts';
import type { MapTexts } from './labels/map-texts.ts';
import { readPlayers, type MapPlayer, type PlayerMarks } from './map-player.ts';
import { MapPictures, type MapPictureOf } from './map-pictures.ts';
import { MapStatus, type MapStatusListeners } from './map-status.ts';
import { MapPainter } from './paint/map-painter.ts';
import { readPalette } from './palette.ts';
import { rangeRings } from './range-rings.ts';

/** The inputs of each picture of the map. */
export interface MapInputs {
  readonly participants: readonly Participant[];
  readonly marks: PlayerMarks;
  readonly rules: HearingRules;
  /** Whether your voice carries only so far; otherwise nothing marks how far. */
  readonly hasRange: boolean;
  /** How loud you speak. */
  readonly voice: VoiceStrength;
  /** Whether you move your own dot. Otherwise a game moves it, and the keys move the map. */
  readonly isByHand: boolean;
  readonly isHeadingUp: boolean;
  readonly selectedId: ParticipantId | undefined;
  readonly texts: MapTexts;
  readonly pictureOf: MapPictureOf;
}

export interface MapDependencies extends MapStatusListeners {
  readonly scene: Scene;
  readonly inputs: () => MapInputs;
  /** You moved your own dot. */
  readonly onOwnPose: (pose: Pose) => void;
  readonly onPlayerClicked: (id: ParticipantId) => void;
  /** The right button or a long press asks for a player's menu at this point of the window. */
  readonly onMenuWanted: (id: ParticipantId, at: Box) => void;
}

const KEY_ZOOM_STEP = 1.25;
const KEY_PAN_PIXELS_PER_SECOND = 480;

/** The first picture shows your range up to this distance: a range of kilometres would show dots without names. */
const MAX_FRAMED_METRES = 150;

/** Paints the scene on a canvas, and moves the camera and your own dot by keys and pointer, until unmounted. */
export class LivingMap {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #dependencies: MapDependencies;
  readonly #scene: Scene;
  readonly #lessMotion = matchMedia('(prefers-reduced-motion: reduce)');
  readonly #driver = new CameraDriver();
  readonly #painter = new MapPainter();
  readonly #hitTest = new HitTest(this.#driver);
  readonly #ownDot: OwnDot;
  readonly #status: MapStatus;
  readonly #stops: (() => void)[] = [];
  readonly #pictures = new MapPictures(
    (participant) => this.#dependencies.inputs().pictureOf(participant),
    () => this.#loop.invalidate(),
  );
  // Before the canvas is measured, a pixel counts as hundreds, and each name would be a picture of 500 MB.
  readonly #loop = createFrameLoop((nowMs, elapsedSeconds) =>
    this.#driver.viewport.widthPixels === 0 ? 'still' : this.#paint(nowMs, elapsedSeconds),
  );
  readonly #keys = watchMovementKeys({
    onChange: () => this.#loop.invalidate(),
    onZoom: (step) => this.zoomBy(KEY_ZOOM_STEP ** step),
  });
  #palette: ReturnType<typeof readPalette>;
  #rings: ReturnType<typeof rangeRings> = [];
  #hoveredId: ParticipantId | undefined;
  /** The player that the camera follows while it does; undefined = you. */
  #followedId: ParticipantId | undefined;

  constructor(canvas: HTMLCanvasElement, dependencies: MapDependencies) {
    const context = canvas.getContext('2d', { alpha: false });
    if (context === null) throw new Error('no 2D canvas');
    this.#canvas = canvas;
    this.#context = context;
    this.#dependencies = dependencies;
    this.#scene = dependencies.scene;
    this.#ownDot = new OwnDot({
      scene: this.#scene,
      isByHand: () => dependencies.inputs().isByHand,
      onMoved: dependencies.onOwnPose,
    });
    this.#status = new MapStatus(dependencies);
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
      () => this.#pictures.stop(),
      () => this.#loop.stop(),
    );
  }

  zoomBy(factor: number): void {
    const { widthPixels, heightPixels } = this.#driver.viewport;
    this.#driver.zoom({ x: widthPixels / 2, y: heightPixels / 2 }, factor, this.#followedPose());
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

  /** Brings a player to the middle. */
  show(id: ParticipantId): void {
    const pose = this.#scene.poseAt(id, performance.now());
    if (pose === undefined) return;
    this.#driver.centre(pose);
    this.#cameraMoved();
  }

  /** Centres a player and keeps them centred, until you move the map; without `id`, it is you. */
  follow(id?: ParticipantId): void {
    this.#followedId = id === this.#scene.own?.id ? undefined : id;
    this.#driver.follow();
    this.#cameraMoved();
  }

  /** Stops following, and stays where it is. */
  hold(): void {
    this.pan(0, 0);
  }

  /** Returns everybody else on the map, the nearest first. */
  othersByDistance(): readonly ParticipantId[] {
    const { own } = this.#scene;
    const others = this.#others().map(({ id, pose }) => ({
      id,
      metres: own === undefined ? 0 : distanceMetres(own.pose, pose),
    }));
    return others.sort((a, b) => a.metres - b.metres || a.id - b.id).map(({ id }) => id);
  }

  /** Follows a change of `inputs`. */
  refresh(): void {
    const { rules, hasRange, voice } = this.#dependencies.inputs();
    this.#rings = hasRange ? rangeRings(rules, voice) : [];
    this.#loop.invalidate();
  }

  /** Follows a change of the theme. */
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
    const isWalking = this.#ownDot.walk(this.#keys.held, inputs.isHeadingUp, passedSeconds);
    const isPanning = !inputs.isByHand && this.#panByKeys(passedSeconds);
    const isGliding =
      !this.#ownDot.isDragged &&
      this.#driver.step(this.#scene.own?.pose, this.#followedPose(nowMs), inputs.isHeadingUp, elapsedSeconds);
    const players = readPlayers(this.#scene, inputs.participants, inputs.marks, nowMs, this.#pictures.discOf);
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
      walkTarget: this.#ownDot.target,
      nowMs,
      elapsedSeconds,
      scale: this.#canvas.width / Math.max(1, viewport.widthPixels),
    });
    this.#hitTest.setClusters(clusters);
    this.#noteFollowing();
    this.#status.setElsewhere(inputs.participants.length - players.length);
    this.#status.setUp(camera.upRadians);
    if (isWalking || isPanning || isGliding || this.#ownDot.isDragged) return 'lively';
    const hasWaves = !hasLessMotion && players.some(({ isTalking }) => isTalking);
    return hasWaves || isFading || this.#scene.isMovingAt(nowMs) ? 'calm' : 'still';
  }

  /** Moves the map by the keys, where a game moves your dot. */
  #panByKeys(elapsedSeconds: number): boolean {
    const { east, north, isRunning } = intentOfKeys(this.#keys.held, null, false);
    if (east === 0 && north === 0) return false;
    const pixels = KEY_PAN_PIXELS_PER_SECOND * elapsedSeconds * (isRunning ? 2 : 1);
    this.#driver.pan(-east * pixels, north * pixels);
    return true;
  }

  #frameOwnRange(): void {
    this.#driver.frameOnce(
      this.#scene.own?.pose,
      Math.min(this.#dependencies.inputs().rules.maxMetres, MAX_FRAMED_METRES),
    );
  }

  #noteFollowing(): void {
    this.#status.setFollowing(this.#driver.isFollowing ? (this.#followedId ?? 'you') : null);
  }

  /** The place of the player that the camera follows; undefined = it is not known. */
  #followedPose(nowMs = performance.now()): Pose | undefined {
    return this.#followedId === undefined ? this.#scene.own?.pose : this.#scene.poseAt(this.#followedId, nowMs);
  }

  #cameraMoved(): void {
    this.#noteFollowing();
    this.#loop.invalidate();
  }

  #players(): readonly MapPlayer[] {
    const { participants, marks } = this.#dependencies.inputs();
    return readPlayers(this.#scene, participants, marks, performance.now(), this.#pictures.discOf);
  }

  #others(): readonly MapPlayer[] {
    const ownId = this.#scene.own?.id;
    return this.#players().filter(({ id }) => id !== ownId);
  }

  #click(at: ScreenPoint): void {
    const id = this.#hitTest.playerAt(at, this.#others());
    const cluster = this.#hitTest.clusterAt(at);
    if (id !== undefined) this.#dependencies.onPlayerClicked(id);
    else if (cluster !== undefined) this.#driver.show(cluster.cluster.members.map(({ pose }) => pose));
    else this.#ownDot.walkTo(toGround(this.#driver.camera, this.#driver.viewport, at));
    this.#cameraMoved();
  }

  #openMenu(at: ScreenPoint, { x, y }: ScreenPoint): void {
    const id = this.#hitTest.playerAt(at, this.#players());
    if (id !== undefined) this.#dependencies.onMenuWanted(id, { left: x, top: y, right: x, bottom: y });
  }

  #hover(at: ScreenPoint | undefined): void {
    const hoveredId = at === undefined ? undefined : this.#hitTest.playerAt(at, this.#others());
    this.#canvas.dataset['over'] = at === undefined ? 'ground' : this.#kindOfPlace(at, hoveredId);
    if (hoveredId === this.#hoveredId) return;
    this.#hoveredId = hoveredId;
    this.#loop.invalidate();
  }

  /** The kind of thing under the pointer, which decides its cursor. */
  #kindOfPlace(at: ScreenPoint, hoveredId: ParticipantId | undefined): 'player' | 'own-dot' | 'ground' {
    if (hoveredId !== undefined || this.#hitTest.clusterAt(at) !== undefined) return 'player';
    return this.#isOnOwnDot(at) ? 'own-dot' : 'ground';
  }

  #isOnOwnDot(at: ScreenPoint): boolean {
    return this.#dependencies.inputs().isByHand && this.#hitTest.isOnOwnDot(at, this.#scene.own?.pose);
  }

  #listenToPointer(): () => void {
    return listenToPointer(this.#canvas, {
      isOnOwnDot: (at) => this.#isOnOwnDot(at),
      onOwnDotDragged: (at) => this.#ownDot.dragTo(toGround(this.#driver.camera, this.#driver.viewport, at)),
      onPanned: (dx, dy) => this.pan(dx, dy),
      onClicked: (at) => this.#click(at),
      onMenuWanted: (at, inWindow) => this.#openMenu(at, inWindow),
      onHovered: (at) => this.#hover(at),
      onZoomed: (at, factor) => {
        this.#driver.zoom(at, factor, this.#followedPose());
        this.#cameraMoved();
      },
      onPinched: (at, dx, dy, factor) => {
        this.#driver.pinch(at, dx, dy, factor, this.#followedPose());
        this.#cameraMoved();
      },
      onDragEnded: () => {
        this.#ownDot.drop();
        this.#loop.invalidate();
      },
    });
  }
}
