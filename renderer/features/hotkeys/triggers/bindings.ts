import {
  isSameTrigger,
  MAX_BINDINGS,
  type Binding,
  type Trigger,
  type VoiceAction,
} from '../../../../shared/model/keys/bindings.ts';

/** What to do with a recorded key: add it to the action, or replace the others. */
export type RecordingKind = 'add' | 'replace';

/** Returns the triggers of an action, in the order in which they were added. */
export function triggersOf(bindings: readonly Binding[], action: VoiceAction): readonly Trigger[] {
  return bindings.filter((binding) => binding.action === action).map(({ trigger }) => trigger);
}

/** Returns the action of a trigger; undefined = none. */
export function actionOf(bindings: readonly Binding[], trigger: Trigger): VoiceAction | undefined {
  return bindings.find((binding) => isSameTrigger(binding.trigger, trigger))?.action;
}

/** Returns the bindings with `trigger` for `action` alone; undefined if there is no room for one more. */
export function withBinding(
  bindings: readonly Binding[],
  action: VoiceAction,
  trigger: Trigger,
  kind: RecordingKind,
): Binding[] | undefined {
  const kept = bindings.filter(
    (binding) => !isSameTrigger(binding.trigger, trigger) && (kind === 'add' || binding.action !== action),
  );
  return kept.length < MAX_BINDINGS ? [...kept, { action, trigger }] : undefined;
}

export function withoutTrigger(bindings: readonly Binding[], trigger: Trigger): Binding[] {
  return bindings.filter((binding) => !isSameTrigger(binding.trigger, trigger));
}
