import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HearingRules } from '../../../../../shared/spatial/hearing-rules.ts';
import { Field } from '../../../../ui/controls/Field.tsx';
import { formatCurve, parseCurve } from '../curve-points.ts';

interface Props {
  readonly curve: HearingRules['curve'];
  readonly onChange: (curve: HearingRules['curve']) => void;
}

/** Edits the points of a custom curve as text and applies them when the field loses the focus. */
export function CurveField({ curve, onChange }: Props): ReactNode {
  const { t } = useTranslation('rules');
  const [text, setText] = useState(formatCurve(curve));
  const parsed = parseCurve(text);
  return (
    <Field
      label={t('editor.points')}
      hint={t('editor.pointsHint')}
      error={parsed === undefined ? t('editor.pointsProblem') : null}
    >
      {(control) => (
        <input
          className="input"
          {...control}
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={() => {
            if (parsed !== undefined && formatCurve(parsed) !== formatCurve(curve)) onChange(parsed);
          }}
        />
      )}
    </Field>
  );
}
