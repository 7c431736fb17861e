import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** How one address of a media server behaves. */
export interface MediaRoute {
  readonly body?: Uint8Array | string;
  /** `video/mp4` by default for bytes, `text/html` for text. */
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Answers range requests; true by default for bytes. */
  readonly ranges?: boolean;
  /** Bytes a second; as fast as it goes by default. */
  readonly rate?: number;
  /** Answers 401 without this cookie. */
  readonly cookie?: string;
  readonly redirect?: string;
  readonly status?: number;
}

/** One request as it was answered. */
export interface MediaRequest {
  readonly path: string;
  readonly range: string | null;
  readonly cookie: string | null;
  readonly referer: string | null;
  /** Bytes of the body that left; grows while the answer goes on. */
  bytes: number;
}

const chunk = 16_384;

function rangeOf(header: string | undefined, size: number): { start: number; end: number } | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!match) return null;
  const [, from = '', to = ''] = match;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return start <= end ? { start, end } : null;
}

async function send(body: Buffer, rate: number | undefined, response: ServerResponse, log: MediaRequest) {
  for (let at = 0; at < body.length && !response.destroyed; at += chunk) {
    const part = body.subarray(at, at + chunk);
    if (!response.write(part))
      await new Promise((resolve) => response.once('drain', resolve).once('close', resolve));
    log.bytes += part.length;
    if (rate) await new Promise((resolve) => setTimeout(resolve, (part.length / rate) * 1000));
  }
  response.end();
}

/** A server of media that behaves as servers do: with and without ranges, slow, guarded, elsewhere. */
export class MediaServer {
  readonly origin: string;
  readonly requests: MediaRequest[] = [];
  readonly #server: Server;
  readonly #routes = new Map<string, MediaRoute>();

  private constructor(server: Server, origin: string) {
    this.#server = server;
    this.origin = origin;
    server.on('request', (request: IncomingMessage, response: ServerResponse) =>
      this.#answer(request, response),
    );
  }

  static async start(host: '127.0.0.1' | 'localhost' = '127.0.0.1'): Promise<MediaServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, host, resolve));
    const address = server.address();
    if (!address || typeof address === 'string') throw new Error('The media server has no port.');
    return new MediaServer(server, `http://${host}:${address.port}`);
  }

  /** Adds or replaces an answer. @returns its URL. */
  add(path: string, route: MediaRoute): string {
    this.#routes.set(path, route);
    return this.url(path);
  }

  url(path: string): string {
    return `${this.origin}${path}`;
  }

  /** Requests for a path that did not come from the page's own player. */
  asked(path: string, since = 0): MediaRequest[] {
    return this.requests.slice(since).filter((request) => request.path === path);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const { range, cookie, referer } = request.headers;
    const log = { path, range: range ?? null, cookie: cookie ?? null, referer: referer ?? null, bytes: 0 };
    this.requests.push(log);
    const route = this.#routes.get(path);
    if (!route) return void response.writeHead(404).end('Nothing here');
    if (route.redirect) return void response.writeHead(302, { location: route.redirect }).end();
    if (route.cookie && !cookie?.includes(route.cookie)) return void response.writeHead(401).end('Log in');
    const isText = typeof route.body === 'string';
    const body = Buffer.from(route.body ?? '');
    const type = route.type ?? (isText ? 'text/html; charset=utf-8' : 'video/mp4');
    const ranges = route.ranges ?? !isText;
    const headers = {
      'content-type': type,
      'cache-control': 'no-store',
      ...(ranges ? { 'accept-ranges': 'bytes' } : {}),
      ...route.headers,
    };
    const asked = ranges ? rangeOf(range, body.length) : null;
    const part = asked ? body.subarray(asked.start, asked.end + 1) : body;
    response.writeHead(asked ? 206 : (route.status ?? 200), {
      ...headers,
      'content-length': part.length,
      ...(asked ? { 'content-range': `bytes ${asked.start}-${asked.end}/${body.length}` } : {}),
    });
    void send(part, route.rate, response, log);
  }
}
