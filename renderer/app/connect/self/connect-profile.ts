import type { Participant } from '../../../../shared/model/participant.ts';
import { isSameProfile, NO_PROFILE, profileOf, type Profile } from '../../../../shared/model/profile/profile.ts';
import type { Settings } from '../../../../shared/model/settings.ts';
import type { Schedule } from '../../../../shared/schedule.ts';
import { preferenceOf, type PeopleStore } from '../../../features/people/people-store.ts';
import type { SettingsStore } from '../../../features/settings/settings-store.ts';
import type { VoiceStore } from '../../../features/voice/voice-store.ts';
import type { HostLink } from '../../../link/host-link.ts';
import { createLatestSender, type LatestSender } from '../../../link/latest-sender.ts';
import type { Pictures, PictureSource } from '../../../link/pictures/pictures.ts';
import type { Scene } from '../../../link/scene.ts';
import { createIdleWatch } from './idle-watch.ts';

/** The host takes five changes at once, and one every two seconds after them. */
const SEND_INTERVAL_MS = 2_100;

/** The settings that the host hears of. */
const SHOWN = ['note', 'availability', 'findable'] as const;

/** A profile, and whether those who know you may find you in the lobby. */
type OfferedProfile = Profile & { readonly findable?: boolean };

type ProfileLink = Pick<HostLink, 'send' | 'accepts'>;

export interface ProfileConnections {
  readonly settings: SettingsStore;
  readonly people: PeopleStore;
  readonly voice: VoiceStore;
  readonly scene: Pick<Scene, 'own' | 'subscribe'>;
  readonly pictures: Pictures;
  /** Returns the hash of a picture that is given as base64url. */
  readonly hashOf: (picture: string) => Promise<string>;
  readonly schedule: Schedule;
  readonly nowMs: () => number;
  /** Where input of the player shows. */
  readonly page: Pick<EventTarget, 'addEventListener'>;
}

export interface ProfileFeature {
  readonly setLink: (link: ProfileLink | null) => void;
  readonly receive: (message: Parameters<Pictures['receive']>[0]) => void;
  /** Returns the picture of a participant; undefined = they have none, or you have blocked them. */
  readonly pictureOf: (participant: Participant) => PictureSource | undefined;
}

/** Connects what you show of yourself with the settings and the host, and the pictures of others with the window. */
export function connectProfile(connections: ProfileConnections): ProfileFeature {
  const { settings, people, pictures, schedule, nowMs } = connections;
  let sender: LatestSender<OfferedProfile> | null = null;
  let own = { picture: '', hash: '' };
  let isAway = false;
  let hasSent = false;

  function offer(): void {
    const { note, availability, findable } = settings.getState().settings;
    const shown = isAway && availability === 'available' ? 'away' : availability;
    const profile: Profile = { note, availability: shown, picture: own.hash };
    if (!hasSent && isSameProfile(profile, NO_PROFILE) && !findable) return;
    hasSent = true;
    sender?.offer({ ...profile, ...(findable ? { findable } : {}) });
  }

  async function followPicture({ picture }: Settings): Promise<void> {
    if (picture === own.picture) return;
    own = { picture, hash: '' };
    const hash = picture === '' ? '' : await connections.hashOf(picture);
    if (own.picture !== picture) return;
    own = { picture, hash };
    pictures.setOwn(hash === '' ? null : { hash, text: picture });
    offer();
  }

  const idle = watchIdle(connections, (isIdle) => {
    isAway = isIdle;
    offer();
  });
  settings.subscribe(({ settings: now }, { settings: before }) => {
    if (now.showsPictures !== before.showsPictures) pictures.setShown(now.showsPictures);
    if (now.awayAfterMinutes !== before.awayAfterMinutes) idle.look();
    if (SHOWN.some((name) => now[name] !== before[name])) offer();
    void followPicture(now);
  });
  return {
    setLink(link) {
      sender?.stop();
      sender = null;
      if (link?.accepts('profile') === true)
        sender = createLatestSender<OfferedProfile>({
          intervalMs: SEND_INTERVAL_MS,
          send: (profile) => link.send({ type: 'profile', ...profile }),
          hasRoom: () => true,
          ...{ nowMs, schedule },
        });
      pictures.setLink(link);
      offer();
    },
    receive: (message) => pictures.receive(message),
    pictureOf(participant) {
      const { picture } = profileOf(participant);
      if (picture === '' || preferenceOf(people.getState(), participant).isBlocked) return undefined;
      return pictures.source(picture);
    },
  };
}

/** Input in the window, talk and moves in the game are signs of the player. */
function watchIdle(
  { settings, voice, scene, schedule, nowMs, page }: ProfileConnections,
  onChange: (isIdle: boolean) => void,
): ReturnType<typeof createIdleWatch> {
  const minutes = (): number => settings.getState().settings.awayAfterMinutes;
  const idle = createIdleWatch({ minutes, onChange, schedule, nowMs });
  for (const sign of ['pointerdown', 'pointermove', 'keydown', 'wheel'])
    page.addEventListener(sign, () => idle.noteSign(), { passive: true });
  voice.subscribe((state, before) => {
    if (state.gate === 'open' && before.gate !== 'open') idle.noteSign();
  });
  let pose = scene.own?.pose;
  scene.subscribe(() => {
    if (scene.own?.pose === pose) return;
    pose = scene.own?.pose;
    idle.noteSign();
  });
  return idle;
}
