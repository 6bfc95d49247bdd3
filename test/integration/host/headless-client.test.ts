import { describe, expect, it, vi } from 'vitest';
import { HeadlessClient } from '../../../main/client/headless-client.ts';
import type { Voice } from '../../../main/client/voice.ts';
import { loadOpus, type OpusCodec } from '../../../main/media/opus/opus.ts';
import { ClientPeer } from '../../../main/media/client-peer.ts';
import { at, shareLobby, SPOKEN_DB, ToneVoice } from '../../support/lobby/lobby.ts';
import { silentLog } from '../../support/silent-log.ts';

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
  const lobby = shareLobby();

  it.each([
    ['Fox', true],
    ['', false],
  ])('frees its codecs when it has left, or was refused: name %j', async (name, isLetIn) => {
    const { description } = lobby();
    const { opus, count } = await loadCountingOpus();
    const joined = await HeadlessClient.join({
      log: silentLog,
      invitation: description.invitation,
      name,
      pose: at(0, 0),
      voice: new ToneVoice(500),
      opus,
      isLoopbackOnly: true,
      onHeard: () => undefined,
    });
    expect([joined.ok, count()]).toEqual([isLetIn, isLetIn ? 2 : 0]);
    if (joined.ok) await joined.value.leave();
    expect(count()).toBe(0);
  });

  it('says of each packet how loud its frame is', async () => {
    const { description } = lobby();
    const tone = new ToneVoice(500);
    let isSilent = false;
    const voice: Voice = {
      nextFrame(frame) {
        tone.nextFrame(frame);
        if (isSilent) frame.fill(0);
        return true;
      },
    };
    const sendOpus = vi.spyOn(ClientPeer.prototype, 'sendOpus');
    const joined = await HeadlessClient.join({
      log: silentLog,
      invitation: description.invitation,
      name: 'Fox',
      pose: at(0, 0),
      voice,
      opus: await loadOpus(),
      isLoopbackOnly: true,
      onHeard: () => undefined,
    });
    if (!joined.ok) throw new Error(joined.error.message);

    joined.value.tick(0);
    isSilent = true;
    joined.value.tick(20);

    expect(sendOpus.mock.calls.map(([, , , , audioLevel]) => audioLevel)).toEqual([Math.round(-SPOKEN_DB), 127]);
    sendOpus.mockRestore();
    await joined.value.leave();
  });
});
