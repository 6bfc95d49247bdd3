/** How to reach a running main process. */
export interface MainSession {
  /** Port of its loopback server. */
  readonly port: number;
  /** The secret of a session, which its IPC accepts. */
  readonly secret: string;
}

/** How a main process ended. */
export interface MainExit {
  /** The exit code; null = a signal ended it. */
  readonly code: number | null;
  /** The end of its output on standard error. */
  readonly lastWords: string;
}

/** One start of the main process. */
export interface MainRun {
  /** Resolves when the IPC answers; never if the process ends before that. */
  readonly ready: Promise<MainSession>;
  readonly exited: Promise<MainExit>;
  /** Ends the process. Resolves when it has ended. */
  stop(): Promise<void>;
}
