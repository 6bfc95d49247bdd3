import { FRAME_MS, SPEECH_LOOK_AHEAD_MS } from '../../../shared/audio-format.ts';
import { MAX_STAGE_MS } from '../../../shared/model/journey.ts';
import type { ParticipantId } from '../../../shared/model/participant.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import type { HostLink } from '../../link/host-link.ts';
import type { LinkQuality } from '../../link/quality/link-quality.ts';
import { JourneyHistory, isSpoken } from './journey-history.ts';
import { joinStages, lastKnown, type JourneyMessage } from './journey-stages.ts';
import { NO_READINGS, type JourneyStore } from './journey-store.ts';

/** How often the window reports the part of its own voice's way that only it can measure. */
const CAPTURE_INTERVAL_MS = 5_000;

export type JourneyLink = Pick<HostLink, 'sendFollow' | 'sendCapture'>;

export interface JourneyController {
  readonly history: JourneyHistory;
  /** Opens the panel and follows a voice: the given one, or the one that seems most useful. */
  openJourney(id?: ParticipantId): void;
  choose(id: ParticipantId): void;
  close(): void;
  receiveJourney(message: JourneyMessage): void;
  /** The link whose data channel is open now, or null. */
  setLink(link: JourneyLink | null): void;
  /** Handles a change of lobby, which has other people. */
  forget(): void;
}

export interface JourneyDependencies {
  readonly store: JourneyStore;
  /** The other participants in the lobby. */
  readonly others: () => readonly ParticipantId[];
  readonly isTalking: (id: ParticipantId) => boolean;
  readonly ownQuality: () => LinkQuality;
  /** From the microphone to the encoder, milliseconds; null = not known. */
  readonly captureLatencyMs: () => number | null;
  readonly schedule: Schedule;
}

/**
 * Follows a voice from its speaker's microphone to your ear, and tells the host your own voice's way to its encoder.
 */
export function createJourneyController({
  store,
  others,
  isTalking,
  ownQuality,
  captureLatencyMs,
  schedule,
}: JourneyDependencies): JourneyController {
  const history = new JourneyHistory();
  let link: JourneyLink | null = null;
  let cancelCapture: () => void = () => undefined;

  function sendFollowed(): void {
    const { isOpen, speakerId } = store.getState();
    link?.sendFollow(isOpen ? (speakerId ?? 0) : 0);
  }

  function sendCapture(): void {
    link?.sendCapture({ captureMs: toStageMs(captureLatencyMs()), encodeMs: toStageMs(encodeMs(ownQuality())) });
    cancelCapture = schedule(sendCapture, CAPTURE_INTERVAL_MS);
  }

  function follow(id: ParticipantId | null): void {
    if (id !== store.getState().speakerId) {
      history.clear();
      store.setState({ speakerId: id, ...NO_READINGS });
    }
    sendFollowed();
  }

  function bestChoice(): ParticipantId | null {
    const ids = others();
    const { speakerId } = store.getState();
    if (speakerId !== null && ids.includes(speakerId)) return speakerId;
    return ids.find(isTalking) ?? ids[0] ?? null;
  }

  return {
    history,
    openJourney(id) {
      store.setState({ isOpen: true });
      follow(id ?? bestChoice());
    },
    choose: follow,
    close() {
      store.setState({ isOpen: false });
      sendFollowed();
    },
    receiveJourney(message) {
      const { isOpen, speakerId, journey, readings } = store.getState();
      if (!isOpen || message.id !== speakerId) return;
      const reading = joinStages(message, ownQuality());
      history.add(reading);
      store.setState({ journey: lastKnown(journey, reading), isSpeaking: isSpoken(reading), readings: readings + 1 });
    },
    setLink(next) {
      cancelCapture();
      link = next;
      if (next === null) return;
      sendCapture();
      if (store.getState().isOpen) sendFollowed();
    },
    forget() {
      history.clear();
      store.setState({ isOpen: false, speakerId: null, ...NO_READINGS });
    },
  };
}

/**
 * The encoder waits for a whole frame; how long packets then wait to be sent is measured. Encoding takes well under a
 * millisecond.
 */
function encodeMs({ sendDelayMs }: LinkQuality): number {
  return FRAME_MS + SPEECH_LOOK_AHEAD_MS + (sendDelayMs ?? 0);
}

function toStageMs(milliseconds: number | null): number | null {
  if (milliseconds === null || !Number.isFinite(milliseconds) || milliseconds < 0) return null;
  return Math.min(MAX_STAGE_MS, Math.round(milliseconds * 10) / 10);
}
