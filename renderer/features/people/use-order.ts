import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { Participant, ParticipantId } from '../../../shared/model/participant.ts';
import { distanceMetres } from '../../../shared/spatial/bearing.ts';
import type { Scene } from '../../link/scene.ts';
import { orderPeople, type PeopleSort } from './people-order.ts';

/** Rows that jump around are unreadable, so the order is updated once a second. */
const REORDER_MS = 1_000;

/** Players who have talked within this time stay on top, or each breath would move them. */
const TALK_REST_MS = 5_000;

/** Talk is looked at this often: a word must not fall between two looks. */
const TALK_LOOK_MS = 200;

interface OrderInputs {
  readonly scene: Scene;
  readonly participants: readonly Participant[];
  readonly ownId: ParticipantId | null;
  readonly sort: PeopleSort;
  /** While it is set, nobody moves: a slider must not slip away under the pointer. */
  readonly isHeld: boolean;
}

/**
 * Returns everybody in the order of the list. A player who joins shows at once, but when many join within a second,
 * they show together.
 */
export function useOrder({ scene, participants, ownId, sort, isHeld }: OrderInputs): readonly ParticipantId[] {
  const [order, setOrder] = useState<readonly ParticipantId[]>([]);
  const inputs = useRef({ participants, isHeld, changedAtMs: -Infinity, shown: 0, wasPlaced: false });
  const hasTalked = useTalkers(scene, inputs, sort === 'talking');
  useLayoutEffect(() => {
    inputs.current.participants = participants;
    inputs.current.isHeld = isHeld;
  });
  const reorder = useRef((): void => undefined);
  useEffect(() => {
    reorder.current = () => {
      const distanceOf = (id: ParticipantId): number | undefined => {
        const entry = scene.entry(id);
        return scene.own === undefined || entry === undefined ? undefined : distanceMetres(scene.own.pose, entry.pose);
      };
      const next = orderPeople(inputs.current.participants, ownId, sort, { distanceOf, hasTalked });
      // The first positions put players in order even while the pointer, which came to rest there, holds a row.
      const isPlaced = scene.entries().length > 0;
      const mayMove = !inputs.current.isHeld || (isPlaced && !inputs.current.wasPlaced);
      inputs.current.shown = next.length;
      inputs.current.wasPlaced = isPlaced;
      setOrder((before) => {
        const kept = mayMove ? next : keepOrder(before, next);
        return before.length === kept.length && before.every((id, index) => id === kept[index]) ? before : kept;
      });
    };
    reorder.current();
    const timer = setInterval(() => reorder.current(), REORDER_MS);
    return () => clearInterval(timer);
  }, [scene, ownId, sort, hasTalked]);
  useEffect(() => {
    const nowMs = performance.now();
    const { changedAtMs, shown } = inputs.current;
    // The first roster shows at once, however soon after the window.
    if (nowMs - changedAtMs >= REORDER_MS || 2 * shown < participants.length) reorder.current();
    inputs.current.changedAtMs = nowMs;
  }, [participants]);
  return order;
}

/** Returns a function that says whether a player talks, or did a moment ago. It says no while `isOn` is false. */
function useTalkers(
  scene: Scene,
  inputs: RefObject<{ readonly participants: readonly Participant[] }>,
  isOn: boolean,
): (id: ParticipantId) => boolean {
  const [talkedAtMs] = useState(() => new Map<ParticipantId, number>());
  const [hasTalked] = useState(
    () => (id: ParticipantId) => performance.now() - (talkedAtMs.get(id) ?? -Infinity) < TALK_REST_MS,
  );
  useEffect(() => {
    if (!isOn) return undefined;
    const look = (): void => {
      for (const { id } of inputs.current.participants)
        if (scene.voice(id).isTalking) talkedAtMs.set(id, performance.now());
    };
    look();
    const timer = setInterval(look, TALK_LOOK_MS);
    return () => {
      clearInterval(timer);
      talkedAtMs.clear();
    };
  }, [scene, inputs, isOn, talkedAtMs]);
  return hasTalked;
}

/** Players who stay keep their place; new ones come at the end. */
function keepOrder(before: readonly ParticipantId[], next: readonly ParticipantId[]): readonly ParticipantId[] {
  const known = new Set(before);
  const present = new Set(next);
  return [...before.filter((id) => present.has(id)), ...next.filter((id) => !known.has(id))];
}
