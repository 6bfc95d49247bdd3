import { projectFile } from '../documents.ts';

/** Returns the offer of another WebRTC stack, by its name in `test/fixtures/offers`, with the line ends of SDP. */
export function strangersOffer(name: string): string {
  return projectFile(`test/fixtures/offers/${name}.sdp`).replaceAll('\n', '\r\n');
}
