import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { SettingsNotices } from '../../features/settings/SettingsNotices.tsx';
import { TOUCH_ONLY, useMediaQuery } from '../../ui/controls/use-media-query.ts';
import { Dialog } from '../../ui/display/dialog/Dialog.tsx';
import { Pages } from '../../ui/display/pages/Pages.tsx';
import type { WindowApp } from '../create-window-app.ts';
import { listSettings, searchSettings } from './search-settings.ts';
import { labelsOf, pageOf, type SettingId, type SettingsTarget } from './settings-catalogue.ts';
import { settingsPages, type SettingsPage } from './settings-pages.tsx';
import { SettingsContent } from './SettingsContent.tsx';
import { useFoundSetting, type FoundSetting } from './use-found-setting.ts';
import { useSettingsHistory } from './use-settings-history.ts';

interface Props {
  readonly app: WindowApp;
  /** The page to begin with, or the setting to show. */
  readonly target: SettingsTarget;
  readonly onClose: () => void;
}

/** The settings, page by page. Changes apply at once and are stored, so there is nothing to confirm. */
export function SettingsDialog({ app, target, onClose }: Props): ReactNode {
  const { t, i18n } = useTranslation('settings');
  const isDesktop = useStore(app.settings.store, (state) => state.app?.shell === 'electron');
  const isGuest = app.guestPage !== undefined;
  const isPhone = useMediaQuery(TOUCH_ONLY);
  const pages = settingsPages(isGuest).map(({ id, icon }) => ({ id, icon, label: t(`page.${id}`) }));
  const [page, setPage] = useState<SettingsPage>(() => pageOf(target));
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<FoundSetting>(() => ({ labels: labelsOf(target, i18n) }));
  const content = useFoundSetting(found);
  const history = useSettingsHistory(app);
  const settings = listSettings(i18n, { pages: pages.map(({ id }) => id), isGuest, isDesktop, isPhone });
  const show = (id: SettingId): void => {
    setQuery('');
    setPage(pageOf(id));
    setFound({ labels: labelsOf(id, i18n) });
  };
  return (
    <Dialog title={t('title')} size="pages" onClose={onClose}>
      <Pages
        label={t('pages')}
        pages={pages}
        page={page}
        onPage={setPage}
        search={{
          label: t('search.label'),
          query,
          results: searchSettings(settings, query).map(({ id, label, pageLabel }) => ({
            ...{ id, label },
            detail: pageLabel,
          })),
          nothing: t('search.nothing'),
          onQuery: setQuery,
          onChoose: show,
        }}
      >
        <h3 className="pages-title">{t(`page.${page}`)}</h3>
        <SettingsNotices {...app.settings} />
        <div className="settings-page" ref={content}>
          <SettingsContent {...{ app, page, history, onClose }} />
        </div>
      </Pages>
    </Dialog>
  );
}
