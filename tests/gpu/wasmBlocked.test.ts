import { afterAll, expect, it, vi } from 'vitest';
import { animate } from '../../engine/animate.ts';
import photo from '../fixtures/photos/sunset.jpg?url';

afterAll(() => {
  vi.restoreAllMocks();
});

// A file of its own: a runtime that failed to start stays failed as long as the page lives.
it('makes the video all the same, twice, where WebAssembly is blocked', async () => {
  const blocked = async () => {
    throw new WebAssembly.CompileError('Wasm code generation disallowed by embedder');
  };
  vi.spyOn(WebAssembly, 'instantiate').mockImplementation(blocked);
  vi.spyOn(WebAssembly, 'instantiateStreaming').mockImplementation(blocked);
  vi.spyOn(WebAssembly, 'compile').mockImplementation(blocked);
  const picture = await (await fetch(photo)).blob();
  for (let run = 0; run < 2; run++) {
    const { report } = await animate(
      picture,
      { seconds: 1, fps: 5, longSide: 160 },
      { signal: new AbortController().signal, onProgress: () => undefined },
    );
    expect(report.frames).toBe(5);
    expect(report.analysis.source).toBe('classical');
    expect(report.analysis.notes).toContainEqual(
      expect.objectContaining({ code: 'runtime-blocked', model: 'scenenet' }),
    );
    expect(new Set(report.analysis.notes?.map(({ code }) => code))).toEqual(new Set(['runtime-blocked']));
  }
});
