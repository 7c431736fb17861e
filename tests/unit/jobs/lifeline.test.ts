import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Lifeline, lifelineName, readUnfinished } from '../../../lib/jobs/lifeline.ts';

/** Ports as the browser gives them, in the order of their making. */
const ports: FakePort[] = [];

class FakePort {
  readonly posted: unknown[] = [];
  readonly listeners: (() => void)[] = [];
  readonly onDisconnect = { addListener: (listener: () => void) => void this.listeners.push(listener) };
  open = true;

  postMessage(message: unknown): void {
    if (!this.open) throw new Error('Attempting to use a disconnected port object');
    this.posted.push(message);
  }

  /** One's own disconnect fires no event on one's own side. */
  disconnect(): void {
    this.open = false;
  }

  /** The other side goes away. */
  lose(): void {
    this.open = false;
    for (const listener of this.listeners) listener();
  }
}

vi.mock('wxt/browser', () => ({
  browser: {
    runtime: {
      connect: ({ name }: { name: string }) => {
        expect(name).toBe(lifelineName);
        const port = new FakePort();
        ports.push(port);
        return port;
      },
    },
  },
}));

beforeEach(() => void ports.splice(0));

describe('the lifeline', () => {
  it('opens with the first job and closes with the last', () => {
    const lifeline = new Lifeline();
    lifeline.tell(0);
    expect(ports).toEqual([]);
    for (const count of [1, 2, 2, 1, 0]) lifeline.tell(count);
    expect(ports.map(({ posted, open }) => ({ posted, open }))).toEqual([
      { posted: [1, 2, 1, 0].map((unfinished) => ({ unfinished })), open: false },
    ]);
    lifeline.tell(3);
    expect(ports[1]).toMatchObject({ posted: [{ unfinished: 3 }], open: true });
  });

  it('opens anew when the service worker dies amid work', () => {
    const lifeline = new Lifeline();
    lifeline.tell(2);
    ports[0]!.lose();
    expect(ports[1]).toMatchObject({ posted: [{ unfinished: 2 }], open: true });
    ports[0]!.lose();
    expect(ports.length).toBe(2);
    lifeline.tell(0);
    expect(ports[1]).toMatchObject({ posted: [{ unfinished: 2 }, { unfinished: 0 }], open: false });
  });

  it('stays shut when there is nothing to do', () => {
    const lifeline = new Lifeline();
    lifeline.tell(1);
    lifeline.tell(0);
    ports[0]!.lose();
    expect(ports.length).toBe(1);
  });
});

describe('readUnfinished', () => {
  it.each([
    null,
    3,
    {},
    { unfinished: -1 },
    { unfinished: 1.5 },
    { unfinished: '1' },
    { unfinished: 1, x: 1 },
  ])('takes %j for nothing of ours', (message) => expect(readUnfinished(message)).toBeNull());

  it('reads a count', () => expect(readUnfinished({ unfinished: 4 })).toBe(4));
});
