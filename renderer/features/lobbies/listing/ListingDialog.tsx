import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import {
  MAX_LOBBY_PASSWORD_CHARACTERS,
  MIN_LOBBY_PASSWORD_CHARACTERS,
  type HostListing,
} from '../../../../shared/ipc/lobbies-contract.ts';
import { LISTING_ACCESS } from '../../../../shared/model/listing.ts';
import { errorText } from '../../../i18n/error-text.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { Field } from '../../../ui/controls/Field.tsx';
import { Segmented } from '../../../ui/controls/choosing/Segmented.tsx';
import { SelectField } from '../../../ui/controls/SelectField.tsx';
import { PasswordField } from '../../../ui/controls/password/PasswordField.tsx';
import { Dialog } from '../../../ui/display/dialog/Dialog.tsx';
import { Notice } from '../../../ui/display/Notice.tsx';
import type { ListingController } from './listing-controller.ts';
import { listingLanguages, usualLanguage } from './listing-languages.ts';
import type { ListingState, ListingStore } from './listing-store.ts';
import { suggestPassword } from './suggest-password.ts';
import './listing.css';

interface Props {
  readonly store: ListingStore;
  readonly controller: ListingController;
  /** Games to choose from while you type. */
  readonly games: readonly string[];
  readonly onClose: () => void;
}

const MAX_GAME_LENGTH = 64;

/** Edits what everybody finds about the lobby, and how they get in. Nothing applies before you save. */
export function ListingDialog({ store, controller, games, onClose }: Props): ReactNode {
  const { t, i18n } = useTranslation('lobbies');
  const { listing, isSaving, error } = useStore(store);
  const [draft, setDraft] = useState(() => draftOf(store.getState(), i18n.language));
  const [isShort, setShort] = useState(false);
  const [isStopping, setStopping] = useState(false);
  const edit = (change: Partial<HostListing>): void => {
    setDraft({ ...draft, ...change });
    setShort(false);
  };
  const apply = async (changed: HostListing | null): Promise<void> => {
    if (await controller.change(changed)) onClose();
  };
  const stop = (): void => {
    setStopping(true);
    void apply(null);
  };
  const save = (event: FormEvent): void => {
    event.preventDefault();
    setStopping(false);
    const password = draft.access === 'password' ? draft.password.trim() : '';
    if (draft.access === 'password' && password.length < MIN_LOBBY_PASSWORD_CHARACTERS) setShort(true);
    else void apply({ ...draft, game: draft.game.trim(), password });
  };
  return (
    <Dialog title={t('listing.title')} onClose={onClose}>
      <form className="listing-form" onSubmit={save}>
        <GameField game={draft.game} games={games} onChange={(game) => edit({ game })} />
        <SelectField
          label={t('language')}
          value={draft.language}
          options={[{ value: '', label: t('listing.noLanguage') }, ...listingLanguages(i18n.language)]}
          onChange={(language) => edit({ language })}
        />
        <div className="listing-access">
          <Segmented
            label={t('listing.access')}
            value={draft.access}
            options={LISTING_ACCESS.map((value) => ({ value, label: t(`listing.choice.${value}`) }))}
            onChange={(access) => edit({ access, password: draft.password === '' ? suggest() : draft.password })}
          />
          <p className="field-note">{t(`listing.choiceHint.${draft.access}`)}</p>
        </div>
        {draft.access === 'password' && (
          <PasswordField
            maxLength={MAX_LOBBY_PASSWORD_CHARACTERS}
            value={draft.password}
            hint={t('listing.passwordHint')}
            error={isShort ? t('listing.passwordShort', { least: MIN_LOBBY_PASSWORD_CHARACTERS }) : null}
            isShownFirst
            onChange={(password) => edit({ password })}
            onSuggest={() => edit({ password: suggest() })}
          />
        )}
        <Notice tone="info">
          <p>{t('listing.visible')}</p>
          <p>{t('listing.hidden')}</p>
        </Notice>
        {error !== null && <Notice tone="danger">{errorText(i18n, error)}</Notice>}
        <div className="dialog-actions">
          {listing !== null && (
            <Button variant="danger" isBusy={isSaving && isStopping} isDisabled={isSaving} onClick={stop}>
              {t('listing.stop')}
            </Button>
          )}
          <Button variant="primary" type="submit" isBusy={isSaving && !isStopping} isDisabled={isSaving}>
            {t(listing === null ? 'listing.start' : 'listing.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function GameField({
  game,
  games,
  onChange,
}: {
  readonly game: string;
  readonly games: readonly string[];
  readonly onChange: (game: string) => void;
}): ReactNode {
  const { t } = useTranslation('lobbies');
  const listId = useId();
  return (
    <Field label={t('game')} hint={t('listing.gameHint')}>
      {(control) => (
        <>
          <input
            className="input"
            {...control}
            list={listId}
            maxLength={MAX_GAME_LENGTH}
            autoComplete="off"
            value={game}
            onChange={(event) => onChange(event.target.value)}
          />
          <datalist id={listId}>
            {games.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}

/** What the dialog starts with: the listing, or what was entered last. */
function draftOf({ listing, last }: ListingState, windowLanguage: string): HostListing {
  return listing ?? last ?? { game: '', language: usualLanguage(windowLanguage), access: 'knock', password: '' };
}

function suggest(): string {
  return suggestPassword((count) => crypto.getRandomValues(new Uint8Array(count)));
}
