import type { ReactNode } from 'react';
import type { Participant, ParticipantId } from '../../../../shared/model/participant.ts';

/** A part of the list under a title of its own. */
interface SectionTitle {
  readonly id: string;
  readonly title: string;
  /** Stands at the end of the title's line, such as a button. */
  readonly end?: ReactNode;
  /** Whether the section shows while nobody is in it. */
  readonly showsEmpty?: boolean;
  /** Stands in the place of the title, with buttons of its own. */
  readonly heading?: ReactNode;
  /** Whether the section hides its players, but not while someone searches. */
  readonly isCollapsed?: boolean;
  /** A player was dragged here; not given = nobody can be. */
  readonly onDrop?: (id: ParticipantId) => void;
}

/** The format of a dragged player, for this window only. */
export const PLAYER_FORMAT = 'application/x-earshot-player';

/** A way to divide the players into sections, such as by team. */
export interface PeopleGrouping {
  readonly id: string;
  /** Its name in the menu. */
  readonly label: string;
  /** All sections, in their order. */
  readonly sections: readonly SectionTitle[];
  /** Returns the id of a participant's section; participants of an unknown section come last. */
  readonly sectionOf: (participant: Participant) => string;
}

/** A section as the list shows it. `title` null = the list is not divided. */
export interface PeopleSection extends Omit<SectionTitle, 'title' | 'showsEmpty' | 'isCollapsed'> {
  readonly title: string | null;
  readonly participants: readonly Participant[];
}

/**
 * Divides players, whose order it keeps. `rest` is the title for players without a section. Empty sections are left out
 * while `isSearching`, and unless they ask to show.
 */
export function sectionsOf(
  ordered: readonly Participant[],
  grouping: PeopleGrouping | null,
  { rest, isSearching }: { readonly rest: string; readonly isSearching: boolean },
): readonly PeopleSection[] {
  if (grouping === null) return [{ id: '', title: null, participants: ordered }];
  const members = new Map<string, Participant[]>(grouping.sections.map(({ id }) => [id, []]));
  const others: Participant[] = [];
  for (const participant of ordered) (members.get(grouping.sectionOf(participant)) ?? others).push(participant);
  const sections = grouping.sections.flatMap(({ showsEmpty = false, isCollapsed = false, ...section }) => {
    const participants = members.get(section.id) ?? [];
    if (participants.length === 0 && (!showsEmpty || isSearching)) return [];
    return [{ ...section, participants: isCollapsed && !isSearching ? [] : participants }];
  });
  return others.length === 0 ? sections : [...sections, { id: ' ', title: rest, participants: others }];
}

/** Returns the players of all sections in the order in which they show. */
export function idsOf(sections: readonly PeopleSection[]): readonly ParticipantId[] {
  return sections.flatMap(({ participants }) => participants.map(({ id }) => id));
}
