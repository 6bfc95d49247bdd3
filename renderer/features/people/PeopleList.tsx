import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Participant, ParticipantId } from '../../../shared/model/participant.ts';
import { distanceMetres } from '../../../shared/spatial/bearing.ts';
import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { errorText } from '../../i18n/error-text.ts';
import type { Scene } from '../../link/scene.ts';
import { Notice } from '../../ui/display/Notice.tsx';
import { UNKNOWN_QUALITY, type PersonQuality } from './connection-grade.ts';
import type { PeopleController } from './people-controller.ts';
import { orderPeople, withName } from './people-order.ts';
import type { PeopleStore } from './people-store.ts';
import { PersonRow } from './PersonRow.tsx';
import './people.css';

interface Props {
  readonly store: PeopleStore;
  readonly controller: PeopleController;
  /** Shows how long a player's voice takes to reach you. */
  readonly onFollow: (id: ParticipantId) => void;
  readonly scene: Scene;
  readonly participants: readonly Participant[];
  readonly ownId: ParticipantId | null;
  readonly rules: HearingRules;
  readonly quality: Readonly<Record<ParticipantId, PersonQuality>>;
  /** The identity of the player on whose machine the lobby is; '' = it is nobody's, or not known. */
  readonly hostIdentity: string;
  /** Whether you hear anybody: you are connected and not deafened. */
  readonly canHear: boolean;
}

/** From this many players on, typing a name is quicker than looking for it. */
const SEARCH_FROM = 13;

/** Rows that jump around are unreadable, so the order is updated once a second. */
const REORDER_MS = 1_000;

/** Lists everyone in the lobby, nearest first. One row at a time shows its details. */
export function PeopleList({
  store,
  controller,
  onFollow,
  scene,
  participants,
  ownId,
  rules,
  quality,
  hostIdentity,
  canHear,
}: Props): ReactNode {
  const { t } = useTranslation('people');
  const [search, setSearch] = useState('');
  const [openId, setOpenId] = useState<ParticipantId | null>(null);
  // A player who has left shows no details.
  const order = useOrder(
    scene,
    participants,
    ownId,
    participants.some(({ id }) => id === openId),
  );
  const byId = useMemo(
    () => new Map(withName(participants, search).map((participant) => [participant.id, participant])),
    [participants, search],
  );
  const shown = order.flatMap((id) => byId.get(id) ?? []);
  return (
    <section className="people" aria-label={t('title')}>
      <header className="people-header">
        <h2>{t('title')}</h2>
        <span className="people-count">{participants.length}</span>
        {participants.length >= SEARCH_FROM && (
          <input
            className="input people-search"
            type="search"
            placeholder={t('findName')}
            aria-label={t('findName')}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        )}
      </header>
      <Problem store={store} />
      <ul className="people-rows">
        {shown.map((participant) => (
          <PersonRow
            key={participant.id}
            store={store}
            controller={controller}
            onFollow={onFollow}
            participant={participant}
            isOwn={participant.id === ownId}
            isHost={hostIdentity !== '' && participant.identity === hostIdentity}
            isOpen={participant.id === openId}
            onToggle={setOpenId}
            scene={scene}
            rules={rules}
            canHear={canHear}
            quality={quality[participant.id] ?? UNKNOWN_QUALITY}
          />
        ))}
      </ul>
      {participants.length === 1 && <p className="people-empty">{t('alone')}</p>}
      {participants.length > 1 && shown.length === 0 && <p className="people-empty">{t('notFound', { search })}</p>}
    </section>
  );
}

function Problem({ store }: { readonly store: PeopleStore }): ReactNode {
  const { t, i18n } = useTranslation('people');
  const problem = useStore(store, (state) => state.problem);
  if (problem === null) return null;
  const message = errorText(i18n, problem.error);
  return (
    <Notice tone="warn" onDismiss={() => store.setState({ problem: null })}>
      {problem.undone === 'kept' ? t('notKept', { message }) : message}
    </Notice>
  );
}

/** Keeps the order fixed while details are open: a slider must not move away under the pointer. */
function useOrder(
  scene: Scene,
  participants: readonly Participant[],
  ownId: ParticipantId | null,
  isHeld: boolean,
): readonly ParticipantId[] {
  const [order, setOrder] = useState<readonly ParticipantId[]>([]);
  useEffect(() => {
    const reorder = (): void => {
      const next = orderPeople(participants, ownId, (id) => {
        const entry = scene.entry(id);
        return scene.own === undefined || entry === undefined ? undefined : distanceMetres(scene.own.pose, entry.pose);
      });
      setOrder((before) => {
        const kept = isHeld ? keepOrder(before, next) : next;
        return before.length === kept.length && before.every((id, index) => id === kept[index]) ? before : kept;
      });
    };
    reorder();
    const timer = setInterval(reorder, REORDER_MS);
    return () => clearInterval(timer);
  }, [scene, participants, ownId, isHeld]);
  return order;
}

/** Players who stay keep their place; new ones come at the end. */
function keepOrder(before: readonly ParticipantId[], next: readonly ParticipantId[]): readonly ParticipantId[] {
  const known = new Set(before);
  const present = new Set(next);
  return [...before.filter((id) => present.has(id)), ...next.filter((id) => !known.has(id))];
}
