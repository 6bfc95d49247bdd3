import type { EarshotBridge } from '../../shared/ipc/contract.ts';

/** The main process as the window sees it, in whichever shell. */
export interface MainProcess {
  readonly bridge: EarshotBridge;
  /** The main process has ended: every command from now on fails with `main-process-ended`. Called once at most. */
  onEnded(listener: () => void): () => void;
}
