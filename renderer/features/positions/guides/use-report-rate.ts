import { useEffect, useState } from 'react';
import type { SourceId } from '../../../../shared/model/position-source.ts';
import type { PositionsStore } from '../positions-store.ts';
import { ReportRate } from './report-rate.ts';

/** Returns how many positions a second arrive from a source; null = not known yet. */
export function useReportRate(store: PositionsStore, source: SourceId | undefined): number | null {
  const [perSecond, setPerSecond] = useState<number | null>(null);
  useEffect(() => {
    const rate = new ReportRate();
    const note = (): void => {
      const { status, statusAtMs } = store.getState();
      const row = status.sources.find(({ id }) => id === source);
      if (row !== undefined) rate.note(row.accepted, statusAtMs);
      setPerSecond(rate.perSecond);
    };
    note();
    return store.subscribe((state, before) => {
      if (state.status !== before.status) note();
    });
  }, [store, source]);
  return perSecond;
}
