import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname } from 'node:path';

/** One answer of a page server. */
export interface Route {
  readonly body: string | Uint8Array;
  /** `text/html` by default. */
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Answers 403 unless the Referer header starts with this server's own origin or with this one. */
  readonly referer?: string;
}

export type Routes = Readonly<Record<string, Route>>;

/** A server on a free port of this machine. */
export class PageServer {
  readonly origin: string;
  /** Paths asked for, in order. */
  readonly requests: string[];
  readonly #server: Server;
  readonly #routes: Map<string, Route>;

  private constructor(server: Server, origin: string, routes: Map<string, Route>, requests: string[]) {
    this.#server = server;
    this.#routes = routes;
    this.origin = origin;
    this.requests = requests;
  }

  /** Starts serving. `host` other than the default makes a second site, e.g. `localhost`. */
  static async start(
    routes: Routes = {},
    host: '127.0.0.1' | 'localhost' = '127.0.0.1',
  ): Promise<PageServer> {
    const table = new Map(Object.entries(routes));
    const requests: string[] = [];
    const server = createServer((request, response) => {
      requests.push(request.url ?? '/');
      respond(table, request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, host, resolve));
    const address = server.address();
    if (!address || typeof address === 'string') throw new Error('The page server has no port.');
    return new PageServer(server, `http://${host}:${address.port}`, table, requests);
  }

  /** Adds or replaces an answer. @returns its URL. */
  add(path: string, route: Route): string {
    this.#routes.set(path, route);
    return this.url(path);
  }

  url(path: string): string {
    return `${this.origin}${path}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}

function respond(routes: Map<string, Route>, request: IncomingMessage, response: ServerResponse): void {
  const route = routes.get(new URL(request.url ?? '/', 'http://localhost').pathname);
  if (!route) {
    response.writeHead(404).end();
    return;
  }
  const referer = request.headers.referer ?? '';
  const own = `http://${request.headers.host}/`;
  if (route.referer !== undefined && !referer.startsWith(own) && !referer.startsWith(`${route.referer}/`)) {
    response.writeHead(403).end();
    return;
  }
  response.writeHead(200, {
    'content-type': route.type ?? 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    ...route.headers,
  });
  response.end(route.body);
}

const imageTypes: Readonly<Record<string, string>> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.avif': 'image/avif',
  '.svg': 'image/svg+xml',
};

/** Media type of an image file by its extension. */
export function imageType(path: string): string {
  return imageTypes[extname(path).toLowerCase()] ?? 'application/octet-stream';
}
