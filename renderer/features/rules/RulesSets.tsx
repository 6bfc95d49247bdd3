import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { RulesController } from './rules-controller.ts';
import type { RulesStore } from './rules-store.ts';
import { ApplySummary } from './sets/ApplySummary.tsx';
import { ImportForm } from './sets/ImportForm.tsx';
import { isPresetId, isSameHearing, nameOfOwn, type SetId } from './known-sets.ts';
import { freeName } from './own-sets.ts';
import { SetCards } from './sets/SetCards.tsx';
import { SetNameForm } from './sets/SetNameForm.tsx';
import type { SetsController } from './sets/sets-controller.ts';
import type { SetTask } from './sets/set-task.ts';
import { changesInWords } from './words/rules-changes.ts';

interface Props {
  readonly store: RulesStore;
  readonly controller: RulesController;
  readonly sets: SetsController;
  readonly canEdit: boolean;
  readonly task: SetTask | null;
  readonly onTask: (task: SetTask | null) => void;
  readonly onCopy: (name: string) => void;
}

/** The sets of rules to choose from, and what is being done with them, in place. */
export function RulesSets({ store, controller, sets, canEdit, task, onTask, onCopy }: Props): ReactNode {
  const { t } = useTranslation('rules');
  const state = useStore(store);
  const { base, pending, ownSets, unreadableSets } = state;
  const { rules } = state.draft ?? state;
  const cards = useRef<HTMLDivElement>(null);
  const answer = (onAnswer: () => void) => (): void => {
    // The button that had the focus goes.
    cards.current?.querySelector<HTMLElement>(':checked')?.focus();
    onAnswer();
  };
  const nameOf = (id: SetId): string => (isPresetId(id) ? t(`editor.game.${id}`) : (nameOfOwn(id) ?? ''));
  return (
    <>
      {task !== null && <Task {...{ store, sets, task, onTask }} />}
      {canEdit && (
        <div ref={cards}>
          <SetCards
            base={base}
            isModified={!isSameHearing(rules, base.rules)}
            pending={pending?.id ?? null}
            ownSets={ownSets}
            onChoose={controller.chooseSet}
            onRename={(name) => onTask({ kind: 'rename', name })}
            onCopy={onCopy}
            onExport={sets.exportFile}
            onRemove={sets.remove}
          />
        </div>
      )}
      {canEdit && unreadableSets > 0 && (
        <p className="field-note">{t('sets.unreadable', { number: unreadableSets })}</p>
      )}
      {canEdit && pending !== null && (
        <ApplySummary
          name={nameOf(pending.id)}
          changes={changesInWords(rules, pending.rules, t)}
          onApply={answer(controller.applyPending)}
          onCancel={answer(controller.cancelPending)}
        />
      )}
    </>
  );
}

function Task({
  store,
  sets,
  task,
  onTask,
}: Pick<Props, 'store' | 'sets' | 'onTask'> & { readonly task: SetTask }): ReactNode {
  const { t } = useTranslation('rules');
  const onClose = (): void => onTask(null);
  if (task.kind === 'import')
    return (
      <ImportForm
        task={task}
        onText={sets.importText}
        onFiles={sets.importFiles}
        onProblem={(problem) => onTask({ ...task, problem })}
        onClose={onClose}
      />
    );
  if (task.kind === 'rename')
    return (
      <SetNameForm
        key={task.name}
        title={t('sets.renameTitle', { name: task.name })}
        name={task.name}
        onName={(name) => sets.rename(task.name, name)}
        onClose={onClose}
      />
    );
  return (
    <SetNameForm
      title={t('sets.saveTitle')}
      name={freeName(t('sets.unnamed'), store.getState().ownSets)}
      onName={sets.save}
      onClose={onClose}
    />
  );
}
