import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Logo } from '../../ui/display/Logo.tsx';
import { Section } from '../../ui/display/pages/Section.tsx';
import type { AppDescription } from './settings-store.ts';
import './settings.css';

/** The systems as their makers write them, by the names that Node.js gives them. */
const SYSTEM_NAMES: Readonly<Record<string, string>> = { linux: 'Linux', darwin: 'macOS', win32: 'Windows' };

/** The about page: Earshot's version, and what happens to what you say. */
export function AboutPanel({ app }: { readonly app: AppDescription | null }): ReactNode {
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
              <dd>{SYSTEM_NAMES[app.platform] ?? app.platform}</dd>
            </div>
          </dl>
        )}
      </Section>
      <Section title={t('about.privacy')} hint={t('about.privacyText')} />
      <Section title={t('about.licence')} hint={t('about.licenceText')}>
        <p className="field-note">{t('about.partsText')}</p>
        <p className="field-note">{t('about.measurementsText')}</p>
      </Section>
    </>
  );
}
