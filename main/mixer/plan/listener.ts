import { MixPlan } from '../mix-plan.ts';

/** One participant as a listener: the speakers it hears, and the stream it is sent. */
export class Listener {
  readonly slot: number;
  isDeafened = false;
  /** The gains it chose for each speaker, by slot, on top of the rules; undefined = none. */
  personal: Float32Array | undefined;
  /** The plan of this tick. */
  plan = new MixPlan();
  /** The plan of the previous tick. */
  lastPlan = new MixPlan();
  /** Number of the stream that it is sent; 0 = none, because it hears nothing. */
  stream = 0;
  /** Whether its last frame belonged to a talk spurt or to the silence encoded after it. */
  isInSpurt = false;
  ticksUntilDtx = 0;

  constructor(slot: number) {
    this.slot = slot;
  }

  /** Makes this tick's plan the last one, and clears the other for the next tick. */
  turnPlans(): void {
    const { plan } = this;
    this.plan = this.lastPlan;
    this.lastPlan = plan;
  }
}
