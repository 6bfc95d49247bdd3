import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { Participant } from '../../../../../shared/model/participant.ts';
import { findNameDoubts, type NameDoubts } from '../../../../../shared/model/people/similar-name.ts';
import type { Knock } from '../../../../features/lobby/lobby-store.ts';
import type { WindowApp } from '../../../create-window-app.ts';

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

/** Returns the names at the door that look like those of players in the lobby, by knock. */
export function findKnockDoubts(knocks: readonly Knock[], participants: readonly Participant[]): NameDoubts {
  if (knocks.length === 0) return new Map();
  const lastId = participants.reduce((last, { id }) => Math.max(last, id), 0);
  const doubts = findNameDoubts([
    ...participants.map(({ id, name }) => ({ id, name, isKnown: true })),
    ...knocks.map(({ name }, index) => ({ id: lastId + 1 + index, name, isKnown: false })),
  ]);
  return new Map(
    knocks.flatMap(({ id }, index) => {
      const double = doubts.get(lastId + 1 + index);
      return double === undefined ? [] : [[id, double] as const];
    }),
  );
}
