import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../ui/controls/Field.tsx';
import { SearchField } from '../../ui/controls/SearchField.tsx';
import { SelectField } from '../../ui/controls/SelectField.tsx';
import { SORT_ORDERS } from './arrange-lobbies.ts';
import { nameLanguages } from './language-name.ts';
import type { LobbiesController } from './lobbies-controller.ts';
import type { LobbiesState } from './lobbies-store.ts';

interface Props {
  readonly state: Pick<LobbiesState, 'search' | 'order' | 'games' | 'languages'>;
  readonly controller: Pick<LobbiesController, 'changeSearch' | 'sortBy'>;
}

/** What to look for, and in which order to show it. */
export function BrowserToolbar({ state: { search, order, games, languages }, controller }: Props): ReactNode {
  const { t, i18n } = useTranslation('lobbies');
  const { changeSearch, sortBy } = controller;
  return (
    <search className="lobbies-toolbar">
      <Field label={t('search')}>
        {(control) => (
          <SearchField
            control={control}
            placeholder={t('searchHint')}
            value={search.text}
            onChange={(text) => changeSearch({ text })}
          />
        )}
      </Field>
      <SelectField
        label={t('order')}
        value={order}
        options={SORT_ORDERS.map((value) => ({ value, label: t(`orders.${value}`) }))}
        onChange={sortBy}
      />
      <SelectField
        label={t('game')}
        value={search.game}
        options={[
          { value: '', label: t('anyGame') },
          ...withChosen(games, search.game).map((game) => ({ value: game, label: game })),
        ]}
        onChange={(game) => changeSearch({ game })}
      />
      <SelectField
        label={t('language')}
        value={search.language}
        options={[
          { value: '', label: t('anyLanguage') },
          ...nameLanguages(withChosen(languages, search.language), i18n.language),
        ]}
        onChange={(language) => changeSearch({ language })}
      />
    </search>
  );
}

/** What was chosen stays a choice after its last lobby has gone. */
function withChosen(choices: readonly string[], chosen: string): readonly string[] {
  return chosen === '' || choices.includes(chosen) ? choices : [...choices, chosen];
}
