/** What Chromium 156 offers with one microphone and one data channel, its ports and candidates shortened. */
export const CHROMIUM_OFFER = `v=0
o=- 6160049167918275511 2 IN IP4 127.0.0.1
s=-
t=0 0
a=group:BUNDLE 0 1
a=extmap-allow-mixed
a=msid-semantic: WMS db11dca3-a3cb-4451-8230-969f3728a091
m=audio 46000 UDP/TLS/RTP/SAVPF 111 63 9 0 8 13 110 126
c=IN IP4 192.0.2.7
a=rtcp:9 IN IP4 0.0.0.0
a=candidate:1 1 udp 2113937151 0a1b2c3d-1111-2222-3333-444455556666.local 46000 typ host generation 0 network-cost 999
a=candidate:2 1 tcp 1518280447 192.0.2.7 9 typ host tcptype active generation 0 network-cost 999
a=ice-ufrag:0gpB
a=ice-pwd:q4DKJHunhg+tNZUAHr3q4lSU
a=ice-options:trickle
a=fingerprint:sha-256 69:1E:02:42:C5:5C:DC:E6:4D:91:10:FD:9B:6B:C1:1E:7F:6D:1C:87:98:C0:B9:EE:78:97:21:ED:82:E3:8A:56
a=setup:actpass
a=mid:0
a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level
a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01
a=sendrecv
a=msid:db11dca3-a3cb-4451-8230-969f3728a091 e2e0b06f-0083-4aa3-9fdb-4f4c4b5e299e
a=rtcp-mux
a=rtcp-rsize
a=rtpmap:111 opus/48000/2
a=rtcp-fb:111 transport-cc
a=fmtp:111 minptime=10;stereo=1;useinbandfec=1
a=rtpmap:63 red/48000/2
a=fmtp:63 111/111
a=rtpmap:9 G722/8000
a=rtpmap:110 telephone-event/48000
a=ssrc:712179432 cname:uQdn6n6dSr8++lei
m=application 9 UDP/DTLS/SCTP webrtc-datachannel
c=IN IP4 0.0.0.0
a=ice-ufrag:0gpB
a=ice-pwd:q4DKJHunhg+tNZUAHr3q4lSU
a=fingerprint:sha-256 69:1E:02:42:C5:5C:DC:E6:4D:91:10:FD:9B:6B:C1:1E:7F:6D:1C:87:98:C0:B9:EE:78:97:21:ED:82:E3:8A:56
a=setup:actpass
a=mid:1
a=sctp-port:5000
a=max-message-size:262144
`.replaceAll('\n', '\r\n');
