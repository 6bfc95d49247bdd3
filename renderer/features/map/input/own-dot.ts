import type { Pose } from '../../../../shared/model/pose.ts';
import type { Scene } from '../../../link/scene.ts';
import type { GroundPoint } from '../camera/camera.ts';
import { intentOfKeys, isIdle, placeAt, stepWalk } from './walk.ts';

export interface OwnDotDependencies {
  readonly scene: Pick<Scene, 'own' | 'setOwn'>;
  /** Whether the player moves the dot. Otherwise a game does. */
  readonly isByHand: () => boolean;
  readonly onMoved: (pose: Pose) => void;
}

/** Moves your own dot: by keys, to a place you clicked, and by dragging. */
export class OwnDot {
  readonly #dependencies: OwnDotDependencies;
  #target: GroundPoint | null = null;
  #isDragged = false;

  constructor(dependencies: OwnDotDependencies) {
    this.#dependencies = dependencies;
  }

  /** The clicked place you are walking to. */
  get target(): GroundPoint | null {
    return this.#target;
  }

  get isDragged(): boolean {
    return this.#isDragged;
  }

  /** Takes one step by the held keys or towards the target. Returns whether the dot moved. */
  walk(heldKeys: ReadonlySet<string>, isHeadingUp: boolean, elapsedSeconds: number): boolean {
    if (!this.#dependencies.isByHand()) {
      this.#target = null;
      return false;
    }
    const { own } = this.#dependencies.scene;
    const intent = intentOfKeys(heldKeys, this.#target, isHeadingUp);
    if (own === undefined || this.#isDragged || isIdle(intent)) return false;
    const step = stepWalk(own.pose, intent, elapsedSeconds);
    this.#target = step.target;
    this.#setPose(step.pose);
    return true;
  }

  walkTo(point: GroundPoint): void {
    if (this.#dependencies.scene.own !== undefined && this.#dependencies.isByHand()) this.#target = point;
  }

  dragTo({ xMetres, zMetres }: GroundPoint): void {
    const { own } = this.#dependencies.scene;
    this.#isDragged = true;
    this.#target = null;
    if (own !== undefined && this.#dependencies.isByHand()) this.#setPose(placeAt(own.pose, xMetres, zMetres));
  }

  drop(): void {
    this.#isDragged = false;
  }

  #setPose(pose: Pose): void {
    const { scene, onMoved } = this.#dependencies;
    if (scene.own === undefined) return;
    scene.setOwn(scene.own.id, pose);
    onMoved(pose);
  }
}
