import type { EarshotBridge } from '../../../shared/ipc/contract.ts';
import { cleanLine, MAX_NAME_CHARACTERS, MAX_NAME_INPUT_LENGTH } from '../../../shared/model/name.ts';
import type { Participant, ParticipantId } from '../../../shared/model/participant.ts';
import { isUnchanged } from '../../../shared/model/people/people.ts';
import type { Person } from '../../../shared/model/people/person.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import type { HostLink } from '../../link/host-link.ts';
import { NO_PREFERENCE, preferenceOf, type PeopleStore, type Preference } from './people-store.ts';
import { personalMessage } from './personal-message.ts';

/** A slider's value is stored after it rests for this long. */
const SAVE_AFTER_MS = 300;

export interface PeopleController {
  /** Reads the stored settings about people. */
  load(): Promise<void>;
  /** Changes your settings for a participant: they apply at once, and are stored if the participant has an identity. */
  set(participant: Participant, change: Partial<Preference>): void;
  /** Adds a participant with an identity to the players you know, or changes what you call them. */
  know(participant: Participant, nickname: string): void;
  /** Takes a player, who need not be here, off the players you know. */
  forget(identity: string): void;
  /** Unblocks a player, who need not be here. */
  unblock(identity: string): void;
  /** Stores what you had set for a player, who need not be here. */
  restore(person: Person): void;
  /** Follows the participants of the lobby. */
  setParticipants(participants: readonly Participant[], ownId: ParticipantId | null): void;
  setLink(link: Pick<HostLink, 'sendPersonal'> | null): void;
}

export interface PeopleControllerDependencies {
  readonly bridge: EarshotBridge;
  readonly store: PeopleStore;
  readonly schedule: Schedule;
}

/** Keeps how you want to hear others, and tells the host the settings for participants who are here. */
export function createPeopleController({ bridge, store, schedule }: PeopleControllerDependencies): PeopleController {
  let participants: readonly Participant[] = [];
  let ownId: ParticipantId | null = null;
  let link: Pick<HostLink, 'sendPersonal'> | null = null;
  let hasSentToHost = false;
  const unsaved = new Map<string, Person>();
  let cancelSave: (() => void) | undefined;

  function sendToHost(): void {
    if (link === null) return;
    const message = personalMessage(participants, ownId, store.getState());
    if (message.gains.length === 0 && message.blocked.length === 0 && !hasSentToHost) return;
    hasSentToHost = true;
    link.sendPersonal(message);
  }

  async function save(): Promise<void> {
    const people = [...unsaved.values()];
    unsaved.clear();
    for (const person of people) {
      const saved = await bridge.invoke('people:update', { person });
      if (!saved.ok) store.setState({ problem: { undone: 'kept', error: saved.error } });
    }
  }

  function keep(person: Person): void {
    store.setState(({ people }) => {
      const next = new Map(people);
      next.delete(person.identity);
      if (!isUnchanged(person)) next.set(person.identity, person);
      return { people: next };
    });
    unsaved.set(person.identity, person);
    cancelSave?.();
    cancelSave = schedule(() => void save(), SAVE_AFTER_MS);
  }

  /** Returns what is stored about a participant with an identity, under the name that they have now. */
  function personOf(participant: Participant): Person {
    const { identity } = participant;
    const known = store.getState().people.get(identity) ?? { identity, ...NO_PREFERENCE };
    return { ...known, name: keptName(participant) };
  }

  /** Updates the stored names of known people who are here under another name. */
  function followNames(): void {
    const { people } = store.getState();
    for (const participant of participants) {
      const { id, identity } = participant;
      const name = keptName(participant);
      const known = people.get(identity);
      if (id !== ownId && known !== undefined && known.name !== name) keep({ ...known, name });
    }
  }

  function forgetGuests(): void {
    const { guests } = store.getState();
    const present = new Set(participants.map(({ id }) => id));
    const staying = [...guests].filter(([id]) => present.has(id));
    if (staying.length < guests.size) store.setState({ guests: new Map(staying) });
  }

  return {
    async load() {
      const read = await bridge.invoke('people:read', {});
      if (read.ok) store.setState({ people: new Map(read.value.people.map((person) => [person.identity, person])) });
      else store.setState({ problem: { undone: 'read', error: read.error } });
      sendToHost();
    },
    set(participant, change) {
      const { id, identity } = participant;
      const { volumePercent, isMuted, isBlocked } = { ...preferenceOf(store.getState(), participant), ...change };
      if (identity === '')
        store.setState(({ guests }) => ({ guests: new Map(guests).set(id, { volumePercent, isMuted, isBlocked }) }));
      else keep({ ...personOf(participant), volumePercent, isMuted, isBlocked });
      sendToHost();
    },
    know(participant, nickname) {
      if (participant.identity === '') return;
      keep({ ...personOf(participant), isKnown: true, nickname: cleanLine(nickname, MAX_NAME_CHARACTERS) });
    },
    forget(identity) {
      const person = store.getState().people.get(identity);
      if (person !== undefined) keep({ ...person, isKnown: false, nickname: '' });
    },
    unblock(identity) {
      const person = store.getState().people.get(identity);
      if (person === undefined) return;
      keep({ ...person, isBlocked: false });
      sendToHost();
    },
    restore(person) {
      keep(person);
      sendToHost();
    },
    setParticipants(nextParticipants, nextOwnId) {
      participants = nextParticipants;
      ownId = nextOwnId;
      followNames();
      forgetGuests();
      sendToHost();
    },
    setLink(nextLink) {
      link = nextLink;
      hasSentToHost = false;
      sendToHost();
    },
  };
}

/**
 * Shortens a name for storage: a host may send longer ones, and a long name must not let a player evade your settings.
 */
function keptName({ name }: Participant): string {
  return name.slice(0, MAX_NAME_INPUT_LENGTH);
}
