import { exchangeOffer, poseFields, type Stranger, type StrangerOptions } from '../lobby/participants/stranger.ts';
import { measureTones, tapReceivedSound } from '../sound/sound-tap.ts';
import type { FirefoxPage } from './firefox.ts';

/** How Firefox offers. */
interface OfferStyle {
  readonly bundlePolicy: RTCBundlePolicy;
  /** Whether there is a video section, which the host declines. */
  readonly hasVideo: boolean;
}

interface OfferInput extends OfferStyle {
  readonly frequencyHz: number;
  readonly pose: object;
}

/** Joins as a participant on a bare peer connection of an empty page, until the page or the test ends. */
export async function joinWithFirefox(
  page: FirefoxPage,
  style: OfferStyle,
  options: StrangerOptions,
): Promise<Stranger> {
  await page.evaluate(tapReceivedSound, null);
  const input: OfferInput = { ...style, frequencyHz: options.frequencyHz, pose: poseFields(options) };
  const answer = await exchangeOffer(options, await page.evaluate(makeOffer, input));
  await page.evaluate(applyAnswer, answer);
  return {
    levelsDb: async (frequencyHz) =>
      (await page.evaluate(measureTones, [frequencyHz]))[0] ?? { left: -200, right: -200 },
  };
}

async function makeOffer({ frequencyHz, bundlePolicy, hasVideo, pose }: OfferInput): Promise<string> {
  const context = new AudioContext({ sampleRate: 48_000 });
  const tone = new OscillatorNode(context, { frequency: frequencyHz });
  const microphone = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
  tone.connect(new GainNode(context, { gain: 0.2 })).connect(microphone);
  tone.start();
  const connection = new RTCPeerConnection({ bundlePolicy });
  for (const track of microphone.stream.getAudioTracks()) connection.addTransceiver(track, { direction: 'sendrecv' });
  if (hasVideo) connection.addTransceiver('video', { direction: 'recvonly' });
  const channel = connection.createDataChannel('earshot');
  channel.addEventListener('open', () => channel.send(JSON.stringify({ type: 'pose', ...pose })));
  channel.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as { readonly type: string; readonly id: number };
    if (message.type === 'ping') channel.send(JSON.stringify({ type: 'pong', id: message.id }));
  });
  await connection.setLocalDescription();
  return connection.localDescription?.sdp ?? '';
}

async function applyAnswer(sdp: string): Promise<void> {
  await globalThis.soundTap.connections.at(-1)?.setRemoteDescription({ type: 'answer', sdp });
}
