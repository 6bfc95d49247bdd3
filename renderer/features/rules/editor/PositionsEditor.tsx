import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MAP_MODES, STALE_POLICIES, TRUST_MODES, type HearingRules } from '../../../../shared/spatial/hearing-rules.ts';
import { NumberField } from '../../../ui/controls/NumberField.tsx';
import { SelectField } from '../../../ui/controls/SelectField.tsx';

interface Props {
  readonly rules: HearingRules;
  readonly onEdit: (change: Partial<HearingRules>) => void;
}

/** Edits the rules for positions: when they are lost, which reports the host trusts, and what the map shows. */
export function PositionsEditor({ rules, onEdit }: Props): ReactNode {
  const { t } = useTranslation('rules');
  const { stale, trust, mapShows } = rules;
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
      <SelectField
        label={t('editor.mapShows')}
        value={mapShows}
        options={MAP_MODES.map((value) => ({ value, label: t(`editor.maps.${value}`) }))}
        hint={t('editor.mapHint')}
        onChange={(next) => onEdit({ mapShows: next })}
      />
    </>
  );
}
