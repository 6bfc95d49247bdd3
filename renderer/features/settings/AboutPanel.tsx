import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { systemName } from '../../../shared/model/system-name.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { CopyField } from '../../ui/controls/CopyField.tsx';
import { Logo } from '../../ui/display/Logo.tsx';
import { Notice } from '../../ui/display/Notice.tsx';
import { Section } from '../../ui/display/pages/Section.tsx';
import type { AppDescription } from './settings-store.ts';
import './settings.css';

interface Props {
  readonly app: AppDescription | null;
  readonly onCopy: (text: string) => Promise<boolean>;
  /** Shows the folder of settings and log; resolves with false if that failed. */
  readonly onOpenFolder: () => Promise<boolean>;
  /** What helps with a problem, below the folder. */
  readonly children?: ReactNode;
}

/** About Earshot: its version, where its files are, and what happens to what you say. */
export function AboutPanel({ app, onCopy, onOpenFolder, children }: Props): ReactNode {
  const { t } = useTranslation('settings');
  return (
    <>
      <Section title={t('about.title')}>
        <div className="settings-about">
          <Logo size={36} />
          <p>{t('about.tagline')}</p>
        </div>
        {app !== null && (
          <dl className="settings-facts">
            <div>
              <dt>{t('about.version')}</dt>
              <dd>{app.version}</dd>
            </div>
            <div>
              <dt>{t('about.window')}</dt>
              <dd>{t(`about.shell.${app.shell}`)}</dd>
            </div>
            <div>
              <dt>{t('about.system')}</dt>
              <dd>{systemName(app.platform)}</dd>
            </div>
          </dl>
        )}
        {app !== null && app.dataFolder !== '' && <DataFolder {...{ app, onCopy, onOpenFolder }} />}
      </Section>
      {children}
      <Section title={t('about.privacy')} hint={t('about.privacyText')} />
      <Section title={t('about.licence')} hint={t('about.licenceText')}>
        <p className="field-note">{t('about.partsText')}</p>
        <p className="field-note">{t('about.measurementsText')}</p>
      </Section>
    </>
  );
}

/** Where the settings and the log are, to copy, and to open where the shell can. */
function DataFolder({
  app,
  onCopy,
  onOpenFolder,
}: Pick<Props, 'onCopy' | 'onOpenFolder'> & { readonly app: AppDescription }): ReactNode {
  const { t } = useTranslation('settings');
  const [wasRefused, setRefused] = useState(false);
  return (
    <div className="settings-folder" data-label={t('about.dataFolder')}>
      <CopyField label={t('about.dataFolder')} value={app.dataFolder} onCopy={onCopy} />
      <p className="field-note">{t('about.dataFolderHint')}</p>
      {app.opensFolder && (
        <div>
          <Button onClick={() => void onOpenFolder().then((isOpen) => setRefused(!isOpen))}>
            {t('about.openFolder')}
          </Button>
        </div>
      )}
      {wasRefused && <Notice tone="danger">{t('about.notOpened')}</Notice>}
    </div>
  );
}
