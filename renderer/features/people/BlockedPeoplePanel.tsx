import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Button } from '../../ui/controls/Button.tsx';
import type { PeopleController } from './people-controller.ts';
import type { PeopleStore } from './people-store.ts';
import './people.css';

interface Props {
  readonly store: PeopleStore;
  readonly controller: PeopleController;
}

/** Lists everyone you have blocked, including people who are not here, with a button to unblock them. */
export function BlockedPeoplePanel({ store, controller }: Props): ReactNode {
  const { t } = useTranslation('people');
  const people = useStore(store, (state) => state.people);
  const blocked = [...people.values()]
    .filter(({ isBlocked }) => isBlocked)
    .sort((a, b) => a.name.localeCompare(b.name));
  return (
    <section className="blocked" aria-label={t('blockedList')}>
      <h4>{t('blockedList')}</h4>
      <p className="field-note">{t(blocked.length === 0 ? 'blockedNone' : 'blockedHint')}</p>
      <ul className="blocked-rows">
        {blocked.map(({ identity, name }) => (
          <li key={identity} className="blocked-row">
            <bdi>{name}</bdi>
            <Button onClick={() => controller.unblock(identity)}>
              <span className="visually-hidden">{t('unblockName', { name })}</span>
              <span aria-hidden="true">{t('unblock')}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
