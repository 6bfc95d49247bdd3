import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Participant, ParticipantId } from '../../../shared/model/participant.ts';
import { distanceMetres } from '../../../shared/spatial/bearing.ts';
import type { Scene } from '../../link/scene.ts';
import { orderPeople } from './people-order.ts';

/** Rows that jump around are unreadable, so the order is updated once a second. */
const REORDER_MS = 1_000;

/**
 * Returns everybody in the order of the list. While `isHeld`, nobody moves: a slider must not slip away under the
 * pointer.
 */
export function useOrder(
  scene: Scene,
  participants: readonly Participant[],
  ownId: ParticipantId | null,
  isHeld: boolean,
): readonly ParticipantId[] {
  const [order, setOrder] = useState<readonly ParticipantId[]>([]);
  const isHeldNow = useRef(isHeld);
  useLayoutEffect(() => {
    isHeldNow.current = isHeld;
  });
  useEffect(() => {
    const reorder = (): void => {
      const next = orderPeople(participants, ownId, (id) => {
        const entry = scene.entry(id);
        return scene.own === undefined || entry === undefined ? undefined : distanceMetres(scene.own.pose, entry.pose);
      });
      setOrder((before) => {
        const kept = isHeldNow.current ? keepOrder(before, next) : next;
        return before.length === kept.length && before.every((id, index) => id === kept[index]) ? before : kept;
      });
    };
    reorder();
    const timer = setInterval(reorder, REORDER_MS);
    return () => clearInterval(timer);
  }, [scene, participants, ownId]);
  return order;
}

/** Players who stay keep their place; new ones come at the end. */
function keepOrder(before: readonly ParticipantId[], next: readonly ParticipantId[]): readonly ParticipantId[] {
  const known = new Set(before);
  const present = new Set(next);
  return [...before.filter((id) => present.has(id)), ...next.filter((id) => !known.has(id))];
}
