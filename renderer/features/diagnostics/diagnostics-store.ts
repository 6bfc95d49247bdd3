import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EarshotContract } from '../../../shared/ipc/contract.ts';
import type { PayloadOf } from '../../../shared/ipc/define.ts';
import type { ShownError } from '../../i18n/error-text.ts';

export type UpdateStatus = PayloadOf<EarshotContract, 'update:status'>;

interface DiagnosticsState {
  readonly update: UpdateStatus;
  /** Why the newer version could not start; null = it was not tried, or it is starting. */
  readonly installProblem: ShownError | null;
  /** The report; null = none was written yet. */
  readonly report: string | null;
  readonly isWriting: boolean;
  readonly reportProblem: ShownError | null;
}

export type DiagnosticsStore = StoreApi<DiagnosticsState>;

export function createDiagnosticsStore(): DiagnosticsStore {
  return createStore<DiagnosticsState>(() => ({
    update: { state: 'unsupported', version: '', percent: null, problem: null, message: '' },
    installProblem: null,
    report: null,
    isWriting: false,
    reportProblem: null,
  }));
}
