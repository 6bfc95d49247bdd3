import { MixPlan } from '../mix-plan.ts';

/** One participant as a listener: whom it hears, and which stream it is sent. */
export class Listener {
  readonly slot: number;
  isDeafened = false;
  /** Its own gain for each speaker, by slot, on top of the rules; undefined = it has chosen none. */
  personal: Float32Array | undefined;
  /** Of this tick. */
  plan = new MixPlan();
  /** Of the tick before. */
  lastPlan = new MixPlan();
  /** Number of the stream that it is sent; 0 = none, for it hears nothing. */
  stream = 0;
  /** Whether its last frame belonged to a talk spurt, or the silence encoded after it. */
  isInSpurt = false;
  ticksUntilDtx = 0;

  constructor(slot: number) {
    this.slot = slot;
  }

  /** Makes this tick's plan the last one, and room for the next. */
  turnPlans(): void {
    const { plan } = this;
    this.plan = this.lastPlan;
    this.lastPlan = plan;
  }
}
