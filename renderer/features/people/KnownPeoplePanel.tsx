import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Person } from '../../../shared/model/people/person.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { Section } from '../../ui/display/pages/Section.tsx';
import { tipIfCut } from '../../ui/floating/tip-if-cut.ts';
import type { PeopleController } from './people-controller.ts';
import type { PeopleStore } from './people-store.ts';
import './people.css';

interface Props {
  readonly store: PeopleStore;
  readonly controller: PeopleController;
  /** Called with the person as it was, after you took it off the list. */
  readonly onForgotten: (person: Person) => void;
}

/** Lists the players you have added, whether they are here or not, with what you call them. */
export function KnownPeoplePanel({ store, controller, onForgotten }: Props): ReactNode {
  const { t } = useTranslation('people');
  const people = useStore(store, (state) => state.people);
  const known = [...people.values()]
    .filter(({ isKnown = false }) => isKnown)
    .sort((a, b) => shownName(a).localeCompare(shownName(b)));
  return (
    <Section title={t('knownList')} hint={t(known.length === 0 ? 'knownNone' : 'knownHint')}>
      <ul className="blocked-rows">
        {known.map((person) => (
          <li key={person.identity} className="blocked-row">
            <span className="known-names">
              <bdi onPointerEnter={tipIfCut}>{shownName(person)}</bdi>
              {(person.nickname ?? '') !== '' && (
                <bdi className="known-name" onPointerEnter={tipIfCut}>
                  {person.name}
                </bdi>
              )}
            </span>
            <Button
              onClick={() => {
                controller.forget(person.identity);
                onForgotten(person);
              }}
            >
              <span className="visually-hidden">{t('forgetName', { name: shownName(person) })}</span>
              <span aria-hidden="true">{t('forget')}</span>
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function shownName({ name, nickname = '' }: Person): string {
  return nickname === '' ? name : nickname;
}
