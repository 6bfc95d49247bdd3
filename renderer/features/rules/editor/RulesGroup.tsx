import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Disclosure } from '../../../ui/folding/Disclosure.tsx';
import './editor.css';

interface Props {
  readonly title: string;
  /** What its rules mean now. */
  readonly sentences: readonly string[];
  readonly children: ReactNode;
  /** What is folded away; null = nothing. */
  readonly advanced?: ReactNode;
  /** Whether something in `advanced` was changed. */
  readonly isAdvancedModified?: boolean;
}

/** A group of rules: what they mean now, what changes them, and folded away what needs expert words. */
export function RulesGroup(props: Props): ReactNode {
  const { title, sentences, children, advanced = null, isAdvancedModified = false } = props;
  const { t } = useTranslation('rules');
  const titleId = useId();
  return (
    <section className="rules-group" aria-labelledby={titleId}>
      <h3 id={titleId}>{title}</h3>
      {sentences.length > 0 && (
        <div className="rules-now">
          {sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      )}
      {children}
      {advanced !== null && (
        <Disclosure label={t('editor.advanced')} about={title} badge={isAdvancedModified ? t('sets.modified') : null}>
          <div className="rules-advanced">{advanced}</div>
        </Disclosure>
      )}
    </section>
  );
}
