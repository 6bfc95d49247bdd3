import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyField } from '../../ui/controls/CopyField.tsx';
import { Section } from '../../ui/display/pages/Section.tsx';
import type { ApiAccess } from './positions-controller.ts';

interface Props {
  readonly title: string;
  readonly text: string;
  readonly describe: () => Promise<ApiAccess | null>;
  /** The text shown if there is no such address. */
  readonly missing: string;
  readonly onCopy: (text: string) => Promise<boolean>;
  /** What can be chosen about it. */
  readonly children?: ReactNode;
}

/** The address changes when another port is chosen. */
const LOOK_INTERVAL_MS = 1_000;

/** Shows where a program can send positions, and the token that it needs. */
export function ApiAccessPanel({ title, text, describe, missing, onCopy, children }: Props): ReactNode {
  const { t } = useTranslation('positions');
  const [access, setAccess] = useState<ApiAccess | null | undefined>(undefined);
  useEffect(() => {
    let isCurrent = true;
    const look = (): void =>
      void describe().then((found) => {
        if (isCurrent) setAccess((before) => (isSameAccess(before, found) ? before : found));
      });
    look();
    const timer = setInterval(look, LOOK_INTERVAL_MS);
    return () => {
      isCurrent = false;
      clearInterval(timer);
    };
  }, [describe]);
  return (
    <Section title={title} hint={access === null ? missing : text}>
      {access !== null && (
        <>
          <CopyField label={t('api.address')} value={access?.url ?? ''} onCopy={onCopy} />
          {access?.certificateSha256 !== undefined && (
            <CopyField label={t('api.fingerprint')} value={access.certificateSha256} onCopy={onCopy} />
          )}
          {access?.loopbackUrl != null && (
            <CopyField label={t('api.loopback')} value={access.loopbackUrl} onCopy={onCopy} />
          )}
          <CopyField label={t('api.token')} value={access?.token ?? ''} isSecret onCopy={onCopy} />
        </>
      )}
      {children}
    </Section>
  );
}

function isSameAccess(one: ApiAccess | null | undefined, other: ApiAccess | null): boolean {
  return one?.url === other?.url && one?.token === other?.token && one !== undefined;
}
