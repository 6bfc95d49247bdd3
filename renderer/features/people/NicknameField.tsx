import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { cleanLine, MAX_NAME_CHARACTERS } from '../../../shared/model/name.ts';
import type { Participant } from '../../../shared/model/participant.ts';
import { Field } from '../../ui/controls/Field.tsx';
import type { PeopleController } from './people-controller.ts';
import { acquaintanceOf, type PeopleStore } from './people-store.ts';

interface Props {
  readonly store: PeopleStore;
  readonly controller: PeopleController;
  readonly participant: Participant;
}

/** Edits what you call a player. It applies when you leave it or press Enter, and adds them to the players you know. */
export function NicknameField({ store, controller, participant }: Props): ReactNode {
  const { t } = useTranslation('people');
  const nickname = useStore(store, (state) => acquaintanceOf(state, participant).nickname);
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Field label={t('nickname')} hint={t('nicknameHint')} findAs={null}>
      {(control) => (
        <input
          className="input"
          {...control}
          maxLength={MAX_NAME_CHARACTERS}
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          placeholder={participant.name}
          value={typed ?? nickname}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => {
            if (typed !== null && cleanLine(typed, MAX_NAME_CHARACTERS) !== nickname)
              controller.know(participant, typed);
            setTyped(null);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
          }}
        />
      )}
    </Field>
  );
}
