/** Seconds from 1900 (NTP) to 1970 (Unix). */
const NTP_UNIX_OFFSET_SECONDS = 2_208_988_800;

/** Wall-clock time in NTP's format: seconds since 1900 and a fraction of 2^32. */
export interface NtpTime {
  readonly seconds: number;
  readonly fraction: number;
}

/** Converts milliseconds since 1970 to NTP time. */
export function ntpTimeFromUnixMs(unixMs: number): NtpTime {
  const seconds = Math.floor(unixMs / 1_000);
  const fraction = Math.floor((unixMs / 1_000 - seconds) * 2 ** 32);
  return { seconds: (seconds + NTP_UNIX_OFFSET_SECONDS) >>> 0, fraction: fraction >>> 0 };
}

/** Returns the middle 32 bits, in 1/65,536 s, as report blocks carry them (RFC 3550, section 6.4.1). */
export function compactNtp(time: NtpTime): number {
  return (((time.seconds & 0xffff) << 16) | (time.fraction >>> 16)) >>> 0;
}
