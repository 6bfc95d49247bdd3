import { describe, expect, it } from 'vitest';
import type { ClientNetwork } from '../../../main/client/client-network.ts';
import { joinHeadless } from '../../../main/client/join-headless.ts';
import type { Voice } from '../../../main/client/sound/voice.ts';
import { loadOpus, type OpusCodec } from '../../../main/media/opus/opus.ts';
import { at, SPOKEN_DB, ToneVoice } from '../../support/lobby/lobby.ts';
import { VirtualLobby } from '../../support/lobby/virtual-lobby.ts';
import { readInvitation } from '../../support/read-invitation.ts';
import { silentLog } from '../../support/silent-log.ts';

const OPTIONS = { log: silentLog, pose: at(0, 0), isLoopbackOnly: true, onHeard: () => undefined };

/** The codec, and how many of its encoders and decoders have not been freed. */
async function loadCountingOpus(): Promise<{ readonly opus: OpusCodec; readonly count: () => number }> {
  const opus = await loadOpus();
  let count = 0;
  const counted = <Codec extends { free(): void }>(codec: Codec): Codec => {
    const free = codec.free.bind(codec);
    count++;
    codec.free = () => {
      count--;
      free();
    };
    return codec;
  };
  return {
    opus: {
      ...opus,
      createDecoder: (channels) => counted(opus.createDecoder(channels)),
      createSpeechEncoder: (options) => counted(opus.createSpeechEncoder(options)),
    },
    count: () => count,
  };
}

describe('a headless client', () => {
  it.each([
    ['Fox', true],
    ['', false],
  ])('frees its codecs after it leaves or is refused: name %j', async (name, isLetIn) => {
    const lobby = await VirtualLobby.open();
    const { opus, count } = await loadCountingOpus();
    const joining = joinHeadless(
      { ...OPTIONS, invitation: readInvitation(lobby.invitation), name, voice: new ToneVoice(500), opus },
      lobby.clientNetwork(),
    );
    const joined = await lobby.settle(joining);
    expect([joined.ok, count()]).toEqual([isLetIn, isLetIn ? 2 : 0]);
    if (joined.ok) await joined.value.leave();
    expect(count()).toBe(0);
  });

  it('reports the level of the frame in each packet', async () => {
    const lobby = await VirtualLobby.open();
    const tone = new ToneVoice(500);
    let isSilent = false;
    const voice: Voice = {
      nextFrame(frame) {
        tone.nextFrame(frame);
        if (isSilent) frame.fill(0);
        return true;
      },
    };
    const network = lobby.clientNetwork();
    const audioLevels: (number | undefined)[] = [];
    const createPeer: ClientNetwork['createPeer'] = async (options) => ({
      ...(await network.createPeer(options)),
      sendOpus: (_payload, _length, _rtpTimestamp, _isFirst, audioLevel) => audioLevels.push(audioLevel),
    });
    const joining = joinHeadless(
      { ...OPTIONS, invitation: readInvitation(lobby.invitation), name: 'Fox', voice, opus: await loadOpus() },
      { ...network, createPeer },
    );
    const joined = await lobby.settle(joining);
    if (!joined.ok) throw new Error(joined.error.message);
    joined.value.tick(0);
    isSilent = true;
    joined.value.tick(20);
    expect(audioLevels).toEqual([Math.round(-SPOKEN_DB), 127]);
    await joined.value.leave();
  });
});
