import type { ReactNode } from 'react';
import './section.css';

interface Props {
  readonly title: string;
  /** What applies to everything in it. */
  readonly hint?: ReactNode;
  readonly children?: ReactNode;
}

/** A part of a page of settings, below its title. */
export function Section({ title, hint, children }: Props): ReactNode {
  return (
    <section className="section" aria-label={title} data-label={title}>
      <h4 className="section-title">{title}</h4>
      {hint !== undefined && <p className="field-note">{hint}</p>}
      {children}
    </section>
  );
}
