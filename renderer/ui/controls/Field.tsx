import { useId, type ReactNode } from 'react';
import './field.css';

/** The ids that a control inside a field needs for its label and description. */
export interface FieldControl {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean;
}

interface Props {
  readonly label: string;
  readonly hint?: ReactNode;
  /** The problem with the input; null = nothing. */
  readonly error?: string | null;
  /** What the search of the settings finds it by: the label, if not given; null = it is no setting. */
  readonly findAs?: string | null;
  readonly children: (control: FieldControl) => ReactNode;
}

/** A labelled control with a hint or an error below it. */
export function Field({ label, hint, error = null, findAs = label, children }: Props): ReactNode {
  const id = useId();
  const noteId = `${id}-note`;
  const hasNote = error !== null || hint !== undefined;
  return (
    <div className="field" data-invalid={error !== null} data-label={findAs}>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {children({ id, 'aria-describedby': hasNote ? noteId : undefined, 'aria-invalid': error !== null })}
      {hasNote && (
        <p className="field-note" id={noteId} role={error === null ? undefined : 'alert'}>
          {error ?? hint}
        </p>
      )}
    </div>
  );
}
