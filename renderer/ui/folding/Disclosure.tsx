import { useState, type ReactNode } from 'react';
import './disclosure.css';

interface Props {
  readonly label: string;
  /** What it belongs to, for screen readers, where several have the same label. */
  readonly about?: string;
  /** What is in it. */
  readonly hint?: string;
  /** A word about what is hidden while it is closed; null = none. */
  readonly badge?: string | null;
  readonly isOpenAtFirst?: boolean;
  /** What the search of the settings finds it by. */
  readonly findAs?: string;
  readonly children: ReactNode;
}

/** What few need, behind one line that opens it. */
export function Disclosure(props: Props): ReactNode {
  const { label, about, hint, badge = null, isOpenAtFirst = false, findAs, children } = props;
  const [isOpen] = useState(isOpenAtFirst);
  return (
    <details
      className="disclosure"
      open={isOpen}
      data-label={findAs}
      aria-label={about === undefined ? label : `${label}: ${about}`}
    >
      <summary>
        <span className="disclosure-label">
          {label}
          {about !== undefined && <span className="visually-hidden">: {about}</span>}
          {badge !== null && <span className="badge">{badge}</span>}
        </span>
        {hint !== undefined && <span className="field-note">{hint}</span>}
      </summary>
      <div className="disclosure-content">{children}</div>
    </details>
  );
}
