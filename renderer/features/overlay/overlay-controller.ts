import type { EarshotBridge } from '../../../shared/ipc/contract.ts';
import { MAX_OVERLAY_PEOPLE, type OverlayPerson, type OverlayText } from '../../../shared/model/overlay.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import type { OverlayStore } from './overlay-store.ts';

export interface OverlayController {
  /** Requests the page's address, which opens the page. */
  load(): void;
  /** Creates a new address; the old one no longer shows anything. */
  renew(): void;
  /** Handles a change: sends the overlay what `readPeople` returns, at most ten times a second. */
  peopleChanged(): void;
}

export interface OverlayDependencies {
  readonly bridge: EarshotBridge;
  readonly store: OverlayStore;
  /** Lists the participants in the lobby; nobody outside a lobby. */
  readonly readPeople: () => readonly OverlayPerson[];
  /** Lists the messages to show; not given = none. */
  readonly readTexts?: () => readonly OverlayText[];
  readonly schedule: Schedule;
}

const SHOW_EVERY_MS = 100;

export function createOverlayController({
  bridge,
  store,
  readPeople,
  readTexts = () => [],
  schedule,
}: OverlayDependencies): OverlayController {
  let shown = '[[],[]]';
  let isWaiting = false;

  function show(): void {
    const people = mostImportant(readPeople());
    const texts = readTexts();
    const text = JSON.stringify([people, texts]);
    if (text === shown) return;
    shown = text;
    void bridge.invoke('overlay:show', { people, ...(texts.length === 0 ? {} : { texts: [...texts] }) });
    isWaiting = true;
    schedule(() => {
      isWaiting = false;
      show();
    }, SHOW_EVERY_MS);
  }

  async function load(command: 'overlay:describe' | 'overlay:renew'): Promise<void> {
    const answer = await bridge.invoke(command, {});
    store.setState({
      url: answer.ok ? answer.value.url : '',
      usualPort: answer.ok ? answer.value.usualPort : null,
      isRenewed: answer.ok && answer.value.url !== '' && command === 'overlay:renew',
    });
  }

  return {
    load: () => void load('overlay:describe'),
    renew: () => void load('overlay:renew'),
    peopleChanged() {
      if (!isWaiting) show();
    },
  };
}

/** If there are too many to show, prefers those who talk, and you among the first. */
function mostImportant(people: readonly OverlayPerson[]): OverlayPerson[] {
  if (people.length <= MAX_OVERLAY_PEOPLE) return [...people];
  const rank = ({ isSelf, isTalking }: OverlayPerson): number => (isTalking ? 2 : 0) + (isSelf ? 1 : 0);
  return people.toSorted((a, b) => rank(b) - rank(a)).slice(0, MAX_OVERLAY_PEOPLE);
}
