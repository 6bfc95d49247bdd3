import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { Participant } from '../../../../shared/model/participant.ts';
import { findNameDoubts, type NameDoubts } from '../../../../shared/model/people/similar-name.ts';
import type { WindowApp } from '../../create-window-app.ts';

/** Returns the names in the lobby that look like those of others. It is the same map until that changes. */
export function useNameDoubts(app: WindowApp, participants: readonly Participant[]): NameDoubts {
  const staff = useStore(
    app.moderation.store,
    useShallow(({ people }) => [...people].filter(([, { rank }]) => rank !== 'member').map(([id]) => id)),
  );
  const found = useMemo(() => {
    const known = new Set(staff);
    return JSON.stringify([
      ...findNameDoubts(participants.map(({ id, name }) => ({ id, name, isKnown: known.has(id) }))),
    ]);
  }, [participants, staff]);
  return useMemo(() => new Map(JSON.parse(found) as [number, string][]), [found]);
}
