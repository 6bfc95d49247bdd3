import { request as requestHttp, type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { configureRequestOptions, configureRequestUrl, HttpExecutor, type DownloadOptions } from 'builder-util-runtime';

/** electron-updater's network access without Electron: it uses Node, while Electron's uses Chromium. */
export class NodeHttpExecutor extends HttpExecutor<ClientRequest> {
  override createRequest(options: RequestOptions, callback: (response: IncomingMessage) => void): ClientRequest {
    return requestHttp(options, callback);
  }

  download(url: URL, destination: string, options: DownloadOptions): Promise<string> {
    return options.cancellationToken.createPromise((resolve, reject, onCancel) => {
      const requestOptions = { headers: options.headers ?? undefined };
      configureRequestUrl(url, requestOptions as RequestOptions);
      configureRequestOptions(requestOptions as RequestOptions);
      this.doDownload(
        requestOptions as RequestOptions,
        {
          destination,
          options,
          onCancel,
          responseHandler: null,
          callback: (error) => ((error ?? null) === null ? resolve(destination) : reject(error as Error)),
        },
        0,
      );
    });
  }
}
