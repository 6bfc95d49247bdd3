import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { STALE_POLICIES, TRUST_MODES } from '../../../../../shared/spatial/hearing-rules.ts';
import { NumberField } from '../../../../ui/controls/NumberField.tsx';
import { SelectField } from '../../../../ui/controls/SelectField.tsx';
import type { EditProps } from '../edit-props.ts';

/** Edits what happens when positions are lost, and which reports the host trusts. */
export function AdvancedPositions({ rules: { stale, trust }, onEdit }: EditProps): ReactNode {
  const { t } = useTranslation('rules');
  return (
    <>
      <SelectField
        label={t('editor.lost')}
        value={stale.policy}
        options={STALE_POLICIES.map((value) => ({ value, label: t(`editor.policies.${value}`) }))}
        onChange={(policy) => onEdit({ stale: { ...stale, policy } })}
      />
      <NumberField
        label={t('editor.lostAfter')}
        unit={t('editor.seconds')}
        min={0.5}
        max={600}
        value={stale.afterSeconds}
        onChange={(afterSeconds) => onEdit({ stale: { ...stale, afterSeconds } })}
      />
      <SelectField
        label={t('editor.trust')}
        value={trust}
        options={TRUST_MODES.map((value) => ({ value, label: t(`editor.trusts.${value}`) }))}
        hint={t('editor.trustHint')}
        onChange={(next) => onEdit({ trust: next })}
      />
    </>
  );
}
