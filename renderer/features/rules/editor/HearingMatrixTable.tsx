import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LIFE_STATES, type LifeState } from '../../../../shared/model/presence.ts';
import { HEARING_MODES, type HearingMatrix, type HearingMode } from '../../../../shared/spatial/hearing-rules.ts';
import { Select } from '../../../ui/controls/Select.tsx';
import './editor.css';

interface Props {
  readonly caption: string;
  readonly matrix: HearingMatrix;
  /** Called with the new matrix. */
  readonly onChange: (matrix: HearingMatrix) => void;
}

/**
 * The hearing matrix: a row for each listener, a column for each speaker, and a choice in each cell. Where it is
 * narrow, each row is a list of sentences; the roles are named because a table that is not laid out as one would lose
 * them.
 */
export function HearingMatrixTable({ caption, matrix, onChange }: Props): ReactNode {
  const { t } = useTranslation('rules');
  return (
    <div className="hearing-matrix-box">
      <table className="hearing-matrix" role="table">
        <caption>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              <span className="visually-hidden">{t('matrix.listeners')}</span>
            </th>
            {LIFE_STATES.map((speaker) => (
              <th key={speaker} role="columnheader" scope="col">
                {t(`words.heard.${speaker}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {LIFE_STATES.map((listener) => (
            <tr key={listener} role="row">
              <th role="rowheader" scope="row">
                {t(`matrix.hear.${listener}`)}
              </th>
              {LIFE_STATES.map((speaker) => (
                <td key={speaker} role="cell">
                  <span className="hearing-speaker" aria-hidden="true">
                    {t(`words.heard.${speaker}`)}
                  </span>
                  <ModeField
                    label={t('matrix.cell', {
                      listener: t(`matrix.hear.${listener}`),
                      speaker: t(`words.heard.${speaker}`),
                    })}
                    mode={matrix[listener][speaker]}
                    onChange={(mode) => onChange(withMode(matrix, listener, speaker, mode))}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ModeField({
  label,
  mode,
  onChange,
}: {
  readonly label: string;
  readonly mode: HearingMode;
  readonly onChange: (mode: HearingMode) => void;
}): ReactNode {
  const { t } = useTranslation('rules');
  return (
    <Select
      label={label}
      mode={mode}
      value={mode}
      options={HEARING_MODES.map((one) => ({ value: one, label: t(`matrix.mode.${one}`) }))}
      onChange={onChange}
    />
  );
}

function withMode(matrix: HearingMatrix, listener: LifeState, speaker: LifeState, mode: HearingMode): HearingMatrix {
  return { ...matrix, [listener]: { ...matrix[listener], [speaker]: mode } };
}
