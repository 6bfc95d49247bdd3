import { useCallback, useId, useMemo, useState, type ComponentType, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Participant, ParticipantId } from '../../../shared/model/participant.ts';
import type { VoiceRange } from '../../../shared/spatial/hearing-now.ts';
import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { errorText } from '../../i18n/error-text.ts';
import type { Scene } from '../../link/scene.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { SearchField } from '../../ui/controls/SearchField.tsx';
import { EmptyState } from '../../ui/display/EmptyState.tsx';
import { Notice } from '../../ui/display/Notice.tsx';
import { InviteIcon } from '../../ui/icons/action-icons.tsx';
import { UNKNOWN_QUALITY, type PersonQuality } from './connection-grade.ts';
import { ListOptions } from './list/ListOptions.tsx';
import { idsOf, sectionsOf, type PeopleGrouping } from './list/people-sections.ts';
import { PeopleSections } from './list/PeopleSections.tsx';
import type { PeopleController } from './people-controller.ts';
import { withName } from './people-order.ts';
import { acquaintanceOf, type PeopleStore } from './people-store.ts';
import { PersonRow, type OpenPersonMenu, type PictureOf } from './row/PersonRow.tsx';
import { useOrder } from './use-order.ts';
import './people.css';

interface Props {
  readonly store: PeopleStore;
  readonly controller: PeopleController;
  readonly scene: Scene;
  readonly participants: readonly Participant[];
  readonly ownId: ParticipantId | null;
  /** The rules as you hear the others by them now. */
  readonly rules: HearingRules;
  /** How far your own voice carries. */
  readonly range: VoiceRange;
  readonly quality: Readonly<Record<ParticipantId, PersonQuality>>;
  /** The identity of the player on whose machine the lobby is; '' = it is nobody's, or not known. */
  readonly hostIdentity: string;
  /** Whether you hear anybody: you are connected and not deafened. */
  readonly canHear: boolean;
  /** The player whose menu or details are open; null = nobody's. */
  readonly openId: ParticipantId | null;
  readonly onOpenMenu: OpenPersonMenu;
  readonly pictureOf: PictureOf;
  /** Shows what the host knows about a participant; not given = you do not host. */
  readonly Badge?: ComponentType<{ readonly id: ParticipantId }> | undefined;
  /** The ways to divide the list besides not at all. */
  readonly groupings?: readonly PeopleGrouping[];
  /** The way that the list is divided unless you choose another one; '' = it is not. */
  readonly usualGrouping?: string;
  /** Brings others into the lobby; null = nobody can come. */
  readonly onInvite: (() => void) | null;
  /** Whether a player can be dragged into another section; not given = nobody can. */
  readonly canDrag?: ((id: ParticipantId) => boolean) | undefined;
  /** Stands in the header. */
  readonly action?: ReactNode;
}

/** From this many players on, typing a name is quicker than looking for it. */
const SEARCH_FROM = 13;

/** From this many players on, their order matters. */
const SORT_FROM = 4;

const NO_GROUPINGS: readonly PeopleGrouping[] = [];

/** Lists everyone. Tab reaches the first of the others, and the arrow keys move between all of you. */
export function PeopleList(props: Props): ReactNode {
  const { store, controller, scene, participants, ownId, rules, range, quality, hostIdentity, canHear } = props;
  const { groupings = NO_GROUPINGS, usualGrouping = '', openId, onOpenMenu } = props;
  const { t } = useTranslation('people');
  const view = useStore(store, (state) => state.view);
  const people = useStore(store, (state) => state.people);
  const [search, setSearch] = useState('');
  const [currentId, setCurrentId] = useState<ParticipantId | null>(null);
  const [inUseId, setInUseId] = useState<ParticipantId | null>(null);
  const isHeld = inUseId !== null || openId !== null;
  const order = useOrder({ scene, participants, ownId, sort: view.sort, isHeld });
  const grouping = groupings.find(({ id }) => id === (view.groupBy || usualGrouping)) ?? null;
  const sections = useMemo(() => {
    const nicknameOf = (participant: Participant): string => acquaintanceOf({ people }, participant).nickname;
    const found = withName(participants, search, nicknameOf);
    const byId = new Map(found.map((participant) => [participant.id, participant]));
    const shown = order.flatMap((id) => byId.get(id) ?? []);
    return sectionsOf(shown, grouping, { rest: t('list.rest'), isSearching: search.trim() !== '' });
  }, [participants, people, search, order, grouping, t]);
  const ids = idsOf(sections);
  const tabStop = (currentId !== null && ids.includes(currentId) ? currentId : firstStop(ids, ownId)) ?? null;
  const hintId = useId();
  const holdRow = useCallback(
    (id: ParticipantId, isInUse: boolean) => setInUseId((held) => (isInUse ? id : held === id ? null : held)),
    [],
  );
  return (
    <section className="people" aria-label={t('title')}>
      <Header count={participants.length} search={search} onSearch={setSearch}>
        {props.action}
        {(participants.length >= SORT_FROM || groupings.length > 0) && (
          <ListOptions {...{ view, groupings }} onChange={(next) => store.setState({ view: next })} />
        )}
      </Header>
      <Problem store={store} />
      <p id={hintId} hidden>
        {t('walkHint')}
      </p>
      <PeopleSections sections={sections} currentId={tabStop} keptIds={[inUseId, openId]} onCurrent={setCurrentId}>
        {({ participant, index }, setSize) => (
          <PersonRow
            key={participant.id}
            {...{ store, controller, participant, scene, rules, range, canHear, onOpenMenu, index, setSize }}
            isOwn={participant.id === ownId}
            isHost={hostIdentity !== '' && participant.identity === hostIdentity}
            isCurrent={participant.id === tabStop}
            isDraggable={props.canDrag?.(participant.id) === true}
            hintId={hintId}
            Badge={props.Badge}
            pictureOf={props.pictureOf}
            quality={quality[participant.id] ?? UNKNOWN_QUALITY}
            onInUse={holdRow}
          />
        )}
      </PeopleSections>
      {participants.length === 1 && <Alone onInvite={props.onInvite} />}
      {participants.length > 1 && ids.length === 0 && search !== '' && (
        <p className="people-empty">{t('notFound', { search })}</p>
      )}
    </section>
  );
}

/** You can do something about the others; about yourself there is little in your row. */
function firstStop(ids: readonly ParticipantId[], ownId: ParticipantId | null): ParticipantId | undefined {
  return ids.find((id) => id !== ownId) ?? ids[0];
}

function Header({
  count,
  search,
  onSearch,
  children,
}: {
  readonly count: number;
  readonly search: string;
  readonly onSearch: (text: string) => void;
  /** Stands at the end of the first line. */
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useTranslation('people');
  return (
    <header className="people-header">
      <h2>{t('title')}</h2>
      <span className="people-count">{count}</span>
      <div className="people-options">{children}</div>
      {count >= SEARCH_FROM && (
        <div className="people-search">
          <SearchField label={t('findName')} placeholder={t('findName')} value={search} onChange={onSearch} />
        </div>
      )}
    </header>
  );
}

function Alone({ onInvite }: { readonly onInvite: (() => void) | null }): ReactNode {
  const { t } = useTranslation('people');
  return (
    <EmptyState
      action={
        onInvite !== null && (
          <Button icon={<InviteIcon />} onClick={onInvite}>
            {t('invite')}
          </Button>
        )
      }
    >
      {t('alone')}
    </EmptyState>
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
