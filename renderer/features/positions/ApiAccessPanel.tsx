import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyField } from '../../ui/controls/CopyField.tsx';
import type { ApiAccess } from './positions-controller.ts';

interface Props {
  readonly title: string;
  readonly text: string;
  readonly describe: () => Promise<ApiAccess | null>;
  /** The text shown if there is no such address. */
  readonly missing: string;
  readonly onCopy: (text: string) => Promise<boolean>;
}

/** Shows where a program can send positions, and the token that it needs. */
export function ApiAccessPanel({ title, text, describe, missing, onCopy }: Props): ReactNode {
  const { t } = useTranslation('positions');
  const [access, setAccess] = useState<ApiAccess | null | undefined>(undefined);
  useEffect(() => {
    let isCurrent = true;
    void describe().then((found) => {
      if (isCurrent) setAccess(found);
    });
    return () => void (isCurrent = false);
  }, [describe]);
  return (
    <section className="dialog-section" aria-label={title}>
      <h3>{title}</h3>
      {access === null ? (
        <p className="field-note">{missing}</p>
      ) : (
        <>
          <p className="field-note">{text}</p>
          <CopyField label={t('api.address')} value={access?.url ?? ''} onCopy={onCopy} />
          <CopyField label={t('api.token')} value={access?.token ?? ''} isSecret onCopy={onCopy} />
        </>
      )}
    </section>
  );
}
