import { plainResponse, serveStaticFile } from '../static-files.ts';
import { isAppUrl } from './app-origin.ts';

/** The privileges of the internal scheme: a secure origin like https, with the usual rules for scripts and fetch. */
export const SCHEME_PRIVILEGES = {
  standard: true,
  secure: true,
  supportFetchAPI: true,
  stream: true,
  codeCache: true,
} as const;

/** Answers a request to the internal scheme from the renderer's folder. */
export async function answerSchemeRequest(
  rendererFolder: string,
  request: { readonly method: string; readonly url: string },
): Promise<Response> {
  const answer = isAppUrl(request.url)
    ? await serveStaticFile(rendererFolder, request.method, new URL(request.url).pathname)
    : plainResponse(404, 'There is no such page.');
  return new Response(request.method === 'HEAD' ? null : answer.body, {
    status: answer.status,
    headers: answer.headers,
  });
}
