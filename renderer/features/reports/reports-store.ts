import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ReportRow } from '../../../shared/protocol/people/report-messages.ts';

/** A player who can be reported. */
export interface Reportable {
  readonly id: number;
  readonly name: string;
  /** Whether they have just left the lobby. */
  readonly hasLeft: boolean;
}

/** The sound of a report on its way from the host, or here. */
export type ReportSound =
  | { readonly state: 'loading' }
  | { readonly state: 'failed' }
  /** `url`: of a file that this window has. */
  | { readonly state: 'ready'; readonly url: string };

export interface ReportsState {
  /** Whether the host takes reports. */
  readonly isAvailable: boolean;
  /** The latest reports, for those who may decide about them; null = you are none of them. */
  readonly rows: readonly ReportRow[] | null;
  readonly sounds: ReadonlyMap<number, ReportSound>;
  /** Players who left within the last 30 s. */
  readonly left: readonly Reportable[];
}

export type ReportsStore = StoreApi<ReportsState>;

export const NO_REPORTS: ReportsState = { isAvailable: false, rows: null, sounds: new Map(), left: [] };

export function createReportsStore(): ReportsStore {
  return createStore<ReportsState>(() => NO_REPORTS);
}
