import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Person } from '../../../shared/model/people/person.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { tipIfCut } from '../../ui/floating/tip-if-cut.ts';
import { Section } from '../../ui/display/pages/Section.tsx';
import type { PeopleController } from './people-controller.ts';
import type { PeopleStore } from './people-store.ts';
import './people.css';

interface Props {
  readonly store: PeopleStore;
  readonly controller: PeopleController;
  /** Called with the person as it was, after you unblocked it. */
  readonly onUnblocked: (person: Person) => void;
}

/** Lists everyone you have blocked, including people who are not here, with a button to unblock them. */
export function BlockedPeoplePanel({ store, controller, onUnblocked }: Props): ReactNode {
  const { t } = useTranslation('people');
  const people = useStore(store, (state) => state.people);
  const blocked = [...people.values()]
    .filter(({ isBlocked }) => isBlocked)
    .sort((a, b) => a.name.localeCompare(b.name));
  return (
    <Section title={t('blockedList')} hint={t(blocked.length === 0 ? 'blockedNone' : 'blockedHint')}>
      <ul className="blocked-rows">
        {blocked.map((person) => (
          <li key={person.identity} className="blocked-row">
            <bdi onPointerEnter={tipIfCut}>{person.name}</bdi>
            <Button
              onClick={() => {
                controller.unblock(person.identity);
                onUnblocked(person);
              }}
            >
              <span className="visually-hidden">{t('unblockName', { name: person.name })}</span>
              <span aria-hidden="true">{t('unblock')}</span>
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
