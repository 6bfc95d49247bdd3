import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { VoiceStrength } from '../../../shared/model/presence.ts';
import { isTextEntry } from '../../ui/controls/text-entry.ts';
import { Dialog } from '../../ui/display/dialog/Dialog.tsx';
import { Notice } from '../../ui/display/Notice.tsx';
import { DropHint } from '../../ui/files/DropHint.tsx';
import { RulesEditor } from './editor/RulesEditor.tsx';
import { isSameHearing } from './known-sets.ts';
import type { RulesController } from './rules-controller.ts';
import { RulesSets } from './RulesSets.tsx';
import type { RulesStore } from './rules-store.ts';
import { RulesSummary } from './RulesSummary.tsx';
import { SetBar } from './sets/SetBar.tsx';
import type { SetsController } from './sets/sets-controller.ts';
import type { SetTask } from './sets/set-task.ts';
import { useImport } from './sets/use-import.ts';
import './rules.css';

interface Props {
  readonly store: RulesStore;
  readonly controller: RulesController;
  readonly sets: SetsController;
  /** Whether you may change the rules: this machine hosts the lobby, or your rank allows it. */
  readonly canEdit: boolean;
  /** How loud you speak now. */
  readonly ownStrength: VoiceStrength;
  readonly onCopy: (text: string) => Promise<boolean>;
  readonly onClose: () => void;
}

/** Shows the lobby's rules in words; those who may change them do so for everyone at once. */
export function RulesDialog({ store, controller, sets, canEdit, ownStrength, onCopy, onClose }: Props): ReactNode {
  const { t } = useTranslation('rules');
  const state = useStore(store);
  const { rules, phase } = state.draft ?? state;
  const [task, setTask] = useState<SetTask | null>(null);
  const [copyProblem, setCopyProblem] = useState<string | null>(null);
  const copy = async (name: string | undefined): Promise<void> => {
    const isCopied = await onCopy(sets.textOf(name));
    setCopyProblem(isCopied ? null : t('sets.notCopied'));
    if (isCopied) sets.tellCopied();
  };
  const isOver = useImport(canEdit ? sets : null, task, setTask);
  const bar = useRef<HTMLDivElement>(null);
  const changeTask = (next: SetTask | null): void => {
    setTask(next);
    // The form that had the focus goes.
    if (next === null) bar.current?.querySelector('button')?.focus();
  };
  const close = (): void => {
    controller.discard();
    onClose();
  };
  return (
    <Dialog title={t('title')} size="pages" onClose={close}>
      <div className="rules" onKeyDown={canEdit ? (event) => undoByKey(event, controller) : undefined}>
        <SetBar
          ref={bar}
          setId={state.base.id}
          isModified={!isSameHearing(rules, state.base.rules)}
          canEdit={canEdit}
          onReset={controller.resetToBase}
          onSave={() => setTask({ kind: 'save' })}
          onSaveChanges={sets.saveChanges}
          onImport={() => setTask({ kind: 'import', text: '', problem: null })}
          onCopy={() => void copy(undefined)}
          onExport={() => sets.exportFile(undefined)}
        />
        <div className="rules-scroll" {...(canEdit ? {} : { tabIndex: 0, role: 'group', 'aria-label': t('summary') })}>
          <div className="rules-columns" data-editable={canEdit}>
            <div className="rules-head">
              {!canEdit && <p className="field-note">{t('setByHost')}</p>}
              {state.problem !== null && <Notice tone="danger">{t('notInForce', { problem: state.problem })}</Notice>}
              {copyProblem !== null && <Notice tone="danger">{copyProblem}</Notice>}
              <RulesSets
                {...{ store, controller, sets, canEdit, task }}
                onTask={changeTask}
                onCopy={(name) => void copy(name)}
              />
            </div>
            <RulesSummary
              {...{ rules, phase, ownStrength }}
              onPhase={canEdit ? controller.setPhase : null}
              hasWords={!canEdit}
            />
            {canEdit && <RulesEditor {...{ rules, phase }} base={state.base.rules} onEdit={controller.edit} />}
          </div>
        </div>
        {isOver && <DropHint>{t('import.drop')}</DropHint>}
      </div>
    </Dialog>
  );
}

/** Takes back the last change. In a text, the keys take back what was typed. */
function undoByKey(event: KeyboardEvent, controller: RulesController): void {
  const isUndo =
    (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'z';
  if (!isUndo || isTextEntry(event.target)) return;
  event.preventDefault();
  controller.undo();
}
