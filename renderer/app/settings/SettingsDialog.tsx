import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { SettingsNotices } from '../../features/settings/SettingsNotices.tsx';
import { Button } from '../../ui/controls/Button.tsx';
import { TOUCH_ONLY, useMediaQuery } from '../../ui/controls/use-media-query.ts';
import { Dialog } from '../../ui/display/dialog/Dialog.tsx';
import { EmptyState } from '../../ui/display/EmptyState.tsx';
import { Pages } from '../../ui/display/pages/Pages.tsx';
import { InfoIcon } from '../../ui/icons/sign-icons.tsx';
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
  /** Leads to hosting a lobby, and closes the settings; null = you are in a lobby. */
  readonly onHost: (() => void) | null;
}

const NOTHING_FOUND: FoundSetting = { labels: [] };

/** The settings, page by page. Changes apply at once and are stored, so there is nothing to confirm. */
export function SettingsDialog({ app, target, onClose, onHost }: Props): ReactNode {
  const { t, i18n } = useTranslation('settings');
  const isGuest = app.guestPage !== undefined;
  const pages = settingsPages(isGuest).map(({ id, icon }) => ({ id, icon, label: t(`page.${id}`) }));
  const [page, setPage] = useState<SettingsPage>(() => pageOf(target));
  const [found, setFound] = useState<FoundSetting>(() => ({ labels: labelsOf(target, i18n) }));
  const search = useSearch(app);
  const content = useFoundSetting(search.preview ?? found);
  const history = useSettingsHistory(app);
  const show = (id: SettingId): void => {
    search.setQuery('');
    setPage(pageOf(id));
    setFound({ labels: labelsOf(id, i18n) });
  };
  const shown = search.isSearching ? search.page : page;
  return (
    <Dialog title={t('title')} size="pages" onClose={onClose}>
      <Pages
        label={t('pages')}
        pages={pages}
        page={shown ?? page}
        onPage={setPage}
        shortcut={{ label: t('about.title'), icon: <InfoIcon />, onChoose: () => show('about') }}
        search={{
          label: t('search.label'),
          placeholder: t('search.placeholder'),
          query: search.query,
          results: search.results,
          nothing: t('search.nothing'),
          onQuery: (query) => {
            // It would take the focus when the search ends.
            setFound(NOTHING_FOUND);
            search.setQuery(query);
          },
          onChoose: show,
        }}
      >
        {shown === undefined ? (
          <EmptyState action={<Button onClick={() => search.setQuery('')}>{t('search.clear')}</Button>}>
            {t('search.away')}
          </EmptyState>
        ) : (
          <>
            <h3 className="pages-title">{t(`page.${shown}`)}</h3>
            <SettingsNotices {...app.settings} />
            <div className="settings-page" ref={content}>
              <SettingsContent {...{ app, history, onClose, onHost }} page={shown} />
            </div>
          </>
        )}
      </Pages>
    </Dialog>
  );
}

/** Searches the settings that exist here. `page` and `preview`: where the best result is, to be shown meanwhile. */
function useSearch(app: WindowApp) {
  const { i18n } = useTranslation('settings');
  const isDesktop = useStore(app.settings.store, (state) => state.app?.shell === 'electron');
  const isGuest = app.guestPage !== undefined;
  const isPhone = useMediaQuery(TOUCH_ONLY);
  const [query, setQuery] = useState('');
  const pages = settingsPages(isGuest).map(({ id }) => id);
  const results = searchSettings(listSettings(i18n, { pages, isGuest, isDesktop, isPhone }), query);
  const best = results[0]?.id;
  const preview = useMemo<FoundSetting | undefined>(
    () => (best === undefined ? undefined : { labels: labelsOf(best, i18n), isPreview: true }),
    [best, i18n],
  );
  return {
    ...{ query, setQuery, preview },
    isSearching: query.trim() !== '',
    page: results[0]?.page,
    results: results.map(({ id, label, pageLabel }) => ({ id, label, detail: pageLabel })),
  };
}
