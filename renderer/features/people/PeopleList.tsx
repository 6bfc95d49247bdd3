import { useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Participant, ParticipantId } from '../../../shared/model/participant.ts';
import type { Scene } from '../../link/scene.ts';
import { distanceMetres } from './bearing.ts';
import { worseLoss } from './connection-grade.ts';
import { PersonRow } from './PersonRow.tsx';
import { orderPeople, withName } from './people-order.ts';
import './people.css';

/** Round trip and losses of a participant; null = not known. */
export interface PersonQuality {
  readonly roundTripMs: number | null;
  readonly lossToHostPercent: number | null;
  readonly lossFromHostPercent: number | null;
}

interface Props {
  readonly scene: Scene;
  readonly participants: readonly Participant[];
  readonly ownId: ParticipantId | null;
  readonly earshotMetres: number;
  readonly quality: Readonly<Record<ParticipantId, PersonQuality>>;
}

/** From so many on it is quicker to type a name than to look for it. */
const SEARCH_FROM = 13;

/** Rows that jump about cannot be read: the order is looked at anew once a second. */
const REORDER_MS = 1_000;

/** Everybody in the lobby, the nearest first. */
export function PeopleList({ scene, participants, ownId, earshotMetres, quality }: Props): ReactNode {
  const [search, setSearch] = useState('');
  const order = useOrder(scene, participants, ownId);
  const byId = useMemo(() => new Map(withName(participants, search).map((participant) => [participant.id, participant])), [participants, search]);
  const shown = order.flatMap((id) => byId.get(id) ?? []);
  return (
    <section className="people" aria-label="People">
      <header className="people-header">
        <h2>People</h2>
        <span className="people-count">{participants.length}</span>
        {participants.length >= SEARCH_FROM && (
          <input className="input people-search" type="search" placeholder="Find a name" aria-label="Find a name" value={search} onChange={(event) => setSearch(event.target.value)} />
        )}
      </header>
      <ul className="people-rows">
        {shown.map((participant) => {
          const measured = quality[participant.id];
          return (
            <PersonRow
              key={participant.id}
              participant={participant}
              isOwn={participant.id === ownId}
              scene={scene}
              earshotMetres={earshotMetres}
              roundTripMs={measured?.roundTripMs ?? null}
              lossPercent={worseLoss(measured?.lossToHostPercent ?? null, measured?.lossFromHostPercent ?? null)}
            />
          );
        })}
      </ul>
      {participants.length === 1 && <p className="people-empty">Nobody else is here yet. Copy the invitation and send it to the people you play with.</p>}
      {participants.length > 1 && shown.length === 0 && <p className="people-empty">Nobody here has “{search}” in their name.</p>}
    </section>
  );
}

function useOrder(scene: Scene, participants: readonly Participant[], ownId: ParticipantId | null): readonly ParticipantId[] {
  const [order, setOrder] = useState<readonly ParticipantId[]>([]);
  useEffect(() => {
    const reorder = (): void => {
      const next = orderPeople(participants, ownId, (id) => {
        const entry = scene.entry(id);
        return scene.own === undefined || entry === undefined ? undefined : distanceMetres(scene.own.pose, entry.pose);
      });
      setOrder((before) => (before.length === next.length && before.every((id, index) => id === next[index]) ? before : next));
    };
    reorder();
    const timer = setInterval(reorder, REORDER_MS);
    return () => clearInterval(timer);
  }, [scene, participants, ownId]);
  return order;
}
