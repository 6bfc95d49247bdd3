import { expect, it } from 'vitest';
import { withStereoOpus } from '../../../../renderer/link/stereo-offer.ts';

const OFFER = [
  'm=audio 9 UDP/TLS/RTP/SAVPF 111 63 9',
  'a=rtpmap:111 opus/48000/2',
  'a=fmtp:111 minptime=10;useinbandfec=1',
  'a=rtpmap:63 red/48000/2',
  'a=fmtp:63 111/111',
  '',
].join('\r\n');

it('asks for stereo in the Opus format and changes nothing else', () => {
  expect(withStereoOpus(OFFER)).toBe(OFFER.replace('useinbandfec=1', 'useinbandfec=1;stereo=1'));
});

it('leaves an offer unchanged that already mentions stereo, or has no Opus', () => {
  const stereo = OFFER.replace('minptime=10', 'stereo=1;minptime=10');
  expect(withStereoOpus(stereo)).toBe(stereo);
  expect(withStereoOpus('m=audio 9 RTP/AVP 0')).toBe('m=audio 9 RTP/AVP 0');
});
