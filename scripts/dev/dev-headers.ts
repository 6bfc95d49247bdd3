import { CONTENT_SECURITY_POLICY, SECURITY_HEADERS } from '../../main/web/content-security-policy.ts';

/**
 * Returns the headers of the app's page with one exception to its content security policy: inline scripts and styles
 * that carry `nonce` are allowed. Vite starts React's refresh with an inline script and replaces styles with inline
 * ones.
 */
export function developmentHeaders(nonce: string): Readonly<Record<string, string>> {
  const policy = CONTENT_SECURITY_POLICY.replace(
    /\b(script-src|style-src) 'self'/g,
    (directive) => `${directive} 'nonce-${nonce}'`,
  );
  return { ...SECURITY_HEADERS, 'Content-Security-Policy': policy };
}
