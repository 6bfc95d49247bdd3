import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Participant, ParticipantId } from '../../../shared/model/participant.ts';
import type { Scene } from '../../link/scene.ts';
import { describePlayer } from './describe-player.ts';
import type { Choice } from './PlayerPicker.tsx';

export interface ChosenPlayer {
  /** The chosen player; undefined if there is none, or if that player has left. */
  readonly participant: Participant | undefined;
  readonly choice: Choice | undefined;
  /** The text that a screen reader speaks after a click. The list speaks for itself, a click has no focus there. */
  readonly spoken: string;
  choose(id: ParticipantId | undefined, isSpoken: boolean): void;
}

/** Keeps which player you have chosen on the map. `order` lists the others, the nearest first. */
export function useChosenPlayer(
  participants: readonly Participant[],
  scene: Scene,
  order: () => readonly ParticipantId[],
): ChosenPlayer {
  const { t, i18n } = useTranslation('map');
  const [choice, setChoice] = useState<Choice>();
  const [spoken, setSpoken] = useState('');
  const participant = participants.find(({ id }) => id === choice?.id);

  function choose(id: ParticipantId | undefined, isSpoken: boolean): void {
    const next = participants.find((candidate) => candidate.id === id);
    if (next === undefined) {
      setChoice(undefined);
      setSpoken('');
      return;
    }
    const ids = order();
    const words = t('selected.words', { name: next.name, ...describePlayer(next, scene, i18n) });
    setChoice({ id: next.id, words, position: ids.indexOf(next.id) + 1, count: ids.length });
    setSpoken(isSpoken ? words : '');
  }

  return { participant, choice: participant === undefined ? undefined : choice, spoken, choose };
}
