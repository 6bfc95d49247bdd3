/** A player's picture as it travels: WebP of 96 x 96 pixels, base64url. */
export const SAMPLE_PICTURE =
  'UklGRk4BAABXRUJQVlA4IEIBAABQCwCdASpgAGAAPzmYv1YvLCcjrVu4AeAnCWIA013yQE49n-gV3S2JT-neH__6CBix_xne79nK' +
  'YGeXnWYzLybnx-ifhvLdNfUYby7d9SRm81DoeyYh3L9BJD7jYWEBdrB3LAAA_t-AJXlWK06PFAxRmr3V1aBRqb3ulxY_VD2fiUhJ' +
  'xQeNSGOfyjTq8wy8Urx27fQFzj9KZAMtuktO-cuUUxqWQCm7t17m3Ux9wh-fTYIK11zI8pXfXzkgHn81l5i_kHvuD6wN1IBhr6WR' +
  'HROAE3NEfwToNybxWWHRdfKktQeXh3mKjODC-R0Gelz7LleKvCjjqYwnOZBupWCcM1x8c5dtmKizJcZfPmx0Bu5LEThQuC1uMzuo' +
  'h8qH7Hk9Af6_yZZaOJMcjr_m0BbCC0weUj36RekWSBUHsVmUY0gAAAAA';
