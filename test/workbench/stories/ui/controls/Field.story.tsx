import type { ReactNode } from 'react';
import { Field } from '../../../../../renderer/ui/controls/Field.tsx';
import { showAs } from '../../../stage/pseudo-states.ts';
import type { Stage, Story } from '../../../stage/story.ts';

interface Note {
  readonly hasHint?: boolean;
  readonly hasError?: boolean;
  readonly isDisabled?: boolean;
}

function field({ i18n }: Stage, { hasHint = false, hasError = false, isDisabled = false }: Note = {}): ReactNode {
  const t = i18n.getFixedT(null, 'lobby');
  const error = i18n.getFixedT(null, 'common')('errors.bad-invitation');
  return (
    <Field label={t('join.invitation')} hint={hasHint ? t('join.hint') : undefined} error={hasError ? error : null}>
      {(control) => (
        <input className="input" {...control} disabled={isDisabled} placeholder="earshot://join/…" type="text" />
      )}
    </Field>
  );
}

export const story: Story = {
  kind: 'sheet',
  states: {
    plain: (stage) => field(stage),
    hint: (stage) => field(stage, { hasHint: true }),
    error: (stage) => field(stage, { hasError: true }),
    disabled: (stage) => field(stage, { isDisabled: true }),
    focus: { show: (stage) => field(stage), act: showAs('focus-visible', 'input') },
    'several lines': ({ i18n }) => (
      <Field label={i18n.getFixedT(null, 'lobby')('join.invitation')}>
        {(control) => <textarea className="input" {...control} rows={3} defaultValue={'earshot://join/Qk3vT9\n…'} />}
      </Field>
    ),
  },
};
