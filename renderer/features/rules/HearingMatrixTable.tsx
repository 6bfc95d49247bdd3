import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LIFE_STATES, type LifeState } from '../../../shared/model/presence.ts';
import { HEARING_MODES, type HearingMatrix, type HearingMode } from '../../../shared/spatial/hearing-rules.ts';

interface Props {
  readonly caption: string;
  readonly matrix: HearingMatrix;
  /** Called with the new matrix; null = read-only. */
  readonly onChange: ((matrix: HearingMatrix) => void) | null;
}

/**
 * The hearing matrix: a row for each listener, a column for each speaker. A click, Enter or Space selects the next way
 * of hearing; arrow keys move.
 */
export function HearingMatrixTable({ caption, matrix, onChange }: Props): ReactNode {
  const { t } = useTranslation('rules');
  const body = useRef<HTMLTableSectionElement>(null);
  const walk = (event: KeyboardEvent, row: number, column: number): void => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    const wrap = (index: number): number => (index + LIFE_STATES.length) % LIFE_STATES.length;
    const cell = body.current?.rows[wrap(row + step[0])]?.cells[wrap(column + step[1]) + 1];
    cell?.querySelector('button')?.focus();
    event.preventDefault();
  };
  return (
    <table className="hearing-matrix">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('matrix.hears')}</th>
          {LIFE_STATES.map((speaker) => (
            <th key={speaker} scope="col">
              {t(`words.heard.${speaker}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        {LIFE_STATES.map((listener, row) => (
          <tr key={listener}>
            <th scope="row">{t(`matrix.listener.${listener}`)}</th>
            {LIFE_STATES.map((speaker, column) => {
              const mode = matrix[listener][speaker];
              return (
                <td key={speaker} data-mode={mode}>
                  {onChange === null ? (
                    <span className="hearing-cell">{t(`matrix.mode.${mode}`)}</span>
                  ) : (
                    <button
                      className="hearing-cell"
                      type="button"
                      aria-label={t('matrix.cell', {
                        listener: t(`matrix.listener.${listener}`),
                        speaker: t(`words.heard.${speaker}`),
                        mode: t(`matrix.modeInside.${mode}`),
                        next: t(`matrix.modeInside.${nextMode(mode)}`),
                      })}
                      onClick={() => onChange(withMode(matrix, listener, speaker, nextMode(mode)))}
                      onKeyDown={(event) => walk(event, row, column)}
                    >
                      {t(`matrix.mode.${mode}`)}
                    </button>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

function nextMode(mode: HearingMode): HearingMode {
  return HEARING_MODES[(HEARING_MODES.indexOf(mode) + 1) % HEARING_MODES.length] ?? 'nearby';
}

function withMode(matrix: HearingMatrix, listener: LifeState, speaker: LifeState, mode: HearingMode): HearingMatrix {
  return { ...matrix, [listener]: { ...matrix[listener], [speaker]: mode } };
}
