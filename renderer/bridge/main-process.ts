import type { EarshotBridge } from '../../shared/ipc/contract.ts';

/** The main process as the window sees it, in either shell. */
export interface MainProcess {
  readonly bridge: EarshotBridge;
  /** Called at most once, when the main process has ended: every later command fails with `main-process-ended`. */
  onEnded(listener: () => void): () => void;
}
