import type { EarshotBridge } from '../../../shared/ipc/contract.ts';
import type { DiagnosticsStore } from './diagnostics-store.ts';

export interface DiagnosticsController {
  checkForUpdates(): void;
  /** Restarts Earshot with the downloaded version. */
  installUpdate(): void;
  writeReport(): void;
}

export interface DiagnosticsDependencies {
  readonly bridge: EarshotBridge;
  readonly store: DiagnosticsStore;
  /** Returns what the window knows, as lines of text. */
  readonly describeWindow: () => string;
}

/** The largest report that the contract allows. */
const MAX_WINDOW_LENGTH = 20_000;

export function createDiagnosticsController({
  bridge,
  store,
  describeWindow,
}: DiagnosticsDependencies): DiagnosticsController {
  bridge.on('update:status', (update) => store.setState({ update }));

  async function install(): Promise<void> {
    const installed = await bridge.invoke('update:install', {});
    store.setState({ installProblem: installed.ok ? null : installed.error });
  }

  async function write(): Promise<void> {
    store.setState({ isWriting: true, reportProblem: null });
    const written = await bridge.invoke('app:diagnose', { window: describeWindow().slice(0, MAX_WINDOW_LENGTH) });
    store.setState(
      written.ok
        ? { isWriting: false, report: written.value.report }
        : { isWriting: false, reportProblem: written.error },
    );
  }

  return {
    checkForUpdates: () => void bridge.invoke('update:check', {}),
    installUpdate: () => void install(),
    writeReport: () => void write(),
  };
}
