import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { GamePhase } from '../../../shared/spatial/hearing-rules.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { rulesInWords } from './rules-in-words.ts';
import type { RulesController } from './rules-controller.ts';
import { RulesEditor } from './RulesEditor.tsx';
import type { RulesStore } from './rules-store.ts';
import './rules.css';

interface Props {
  readonly store: RulesStore;
  readonly controller: RulesController;
  /** Whether this machine hosts the lobby: who hosts sets the rules. */
  readonly isHost: boolean;
  readonly onClose: () => void;
}

const PHASES: readonly { readonly value: GamePhase; readonly label: string }[] = [
  { value: 'playing', label: 'Playing' },
  { value: 'meeting', label: 'Meeting' },
];

/** The lobby's rules in words for everybody; who hosts changes them, and all hear it at once. */
export function RulesDialog({ store, controller, isHost, onClose }: Props): ReactNode {
  const state = useStore(store);
  const { rules, phase } = state.draft ?? state;
  const close = (): void => {
    controller.discard();
    onClose();
  };
  return (
    <Dialog title="Rules of hearing" size="wide" onClose={close}>
      {isHost ? (
        <Segmented label="What the lobby is doing" value={phase} options={PHASES} onChange={controller.setPhase} />
      ) : (
        <p className="rules-phase">Now: <strong>{phase === 'playing' ? 'playing' : 'in a meeting'}</strong></p>
      )}
      {state.problem !== null && <Notice tone="danger">{state.problem} Until then, the rules stay as they were.</Notice>}
      <dl className="rules-words">
        {rulesInWords(rules).map(({ topic, sentences }) => (
          <div key={topic}>
            <dt>{topic}</dt>
            {sentences.map((sentence) => <dd key={sentence}>{sentence}</dd>)}
          </div>
        ))}
      </dl>
      {isHost ? <RulesEditor rules={rules} phase={phase} onEdit={controller.edit} /> : <p className="field-note">Who hosts the lobby sets these rules.</p>}
    </Dialog>
  );
}
