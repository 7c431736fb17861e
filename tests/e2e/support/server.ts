import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname } from 'node:path';

/** One answer of a test server. */
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
export class TestServer {
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
  ): Promise<TestServer> {
    const table = new Map(Object.entries(routes));
    const requests: string[] = [];
    const server = createServer((request, response) => {
      requests.push(request.url ?? '/');
      respond(table, request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, host, resolve));
    const address = server.address();
    if (!address || typeof address === 'string') throw new Error('The test server has no port.');
    return new TestServer(server, `http://${host}:${address.port}`, table, requests);
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
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.svg': 'image/svg+xml',
};

/** An image file as an answer without CORS headers: another origin's scripts cannot read it. */
export function image(path: string, more: Omit<Route, 'body' | 'type'> = {}): Route {
  return { body: readFileSync(path), type: imageTypes[extname(path)] ?? 'application/octet-stream', ...more };
}

/** A page with a body. */
export function page(body: string, headers: Readonly<Record<string, string>> = {}): Route {
  return { body: `<!doctype html><html><body style="margin:0">${body}</body></html>`, headers };
}

/** Forbids the page nearly everything, its images excepted. */
export const strictPolicy = {
  'content-security-policy':
    "default-src 'none'; img-src *; style-src 'unsafe-inline'; media-src 'none'; frame-src 'none'; connect-src 'none'",
} as const;

/** Makes the page cross-origin isolated: frames and images must opt in. */
export const embedderPolicy = {
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-opener-policy': 'same-origin',
} as const;
