import { describe, expect, it } from 'vitest';
import { planCamera } from '../../../engine/motions/camera/plan.ts';
import { cameraPose, cameraView } from '../../../engine/motions/camera/pose.ts';
import { type CameraMotion, cameraPaths } from '../../../engine/motions/camera/schema.ts';
import { readPrompt } from '../../../engine/prompt/prompt.ts';
import { maskOf, sceneWith } from '../engine/support/scenes.ts';

describe.each(cameraPaths)('the camera on the path %s', (path) => {
  it('is the picture itself at phase 0, and comes back to it to 1e-5', () => {
    for (const phase of [0, 1 - 1e-9]) {
      const { x, y, zoom } = cameraPose(path, phase);
      for (const part of [x, y, zoom]) expect(Math.abs(part)).toBeLessThan(1e-5);
    }
  });

  it('stays within its amplitudes and never jumps', () => {
    const steps = 500;
    for (let i = 0; i < steps; i++) {
      const pose = cameraPose(path, i / steps);
      const next = cameraPose(path, ((i + 1) % steps) / steps);
      expect(Math.abs(pose.x)).toBeLessThanOrEqual(1 + 1e-9);
      expect(Math.abs(pose.y)).toBeLessThanOrEqual(1 + 1e-9);
      expect(pose.zoom).toBeGreaterThanOrEqual(0);
      expect(pose.zoom).toBeLessThanOrEqual(1);
      const step = Math.hypot(next.x - pose.x, next.y - pose.y, next.zoom - pose.zoom);
      expect(step, `step at ${i}`).toBeLessThan((4 * Math.PI * 1.2) / steps);
    }
    expect(cameraPose(path, 0.5).zoom).toBeCloseTo(1, 9);
  });

  it('never sees past the border, however far a plan sends it, at any depth', () => {
    for (const [width, height] of [
      [720, 480],
      [480, 720],
      [1600, 100],
    ] as const) {
      for (const [travelX, travelY, zoom] of [
        [0.03, -0.03, 0],
        [-0.03, 0.01, 0.01],
        [0.009, 0.003, 0.045],
      ] as const) {
        const motion: CameraMotion = {
          kind: 'camera',
          enabled: true,
          cycles: 1,
          path,
          travelX,
          travelY,
          zoom,
          steady: 0.2,
        };
        for (let phase = 0; phase < 1; phase += 0.01) {
          const view = cameraView(motion, phase, width, height);
          for (const depth of [0, 0.3, 1]) {
            const magnification = 1 + view.zoom * (view.steady + (1 - view.steady) * depth);
            for (const travel of [view.travelX, view.travelY]) {
              const reach = (0.5 + Math.abs(travel * depth)) / magnification;
              expect(reach, `${width}x${height} at ${phase}, depth ${depth}`).toBeLessThanOrEqual(0.5 + 1e-9);
            }
          }
        }
      }
    }
  });
});

describe('planCamera', () => {
  const pathOf = (scene: Parameters<typeof planCamera>[0]['scene'], prompt = '') =>
    planCamera({
      scene,
      seconds: 4,
      wind: { heading: 0, lean: 0 },
      side: 1,
      wishes: readPrompt(prompt).wishes,
    })[0]!.path;

  it('suits its path to the picture', () => {
    expect(pathOf(sceneWith({}))).toBe('orbit');
    expect(pathOf(sceneWith({}, { kind: 'graphic' })), 'a screenshot does not bend').toBe('zoom');
    expect(pathOf(sceneWith({}, { picture: { width: 1600, height: 400 } }))).toBe('pan');
    expect(pathOf(sceneWith({ person: maskOf(8, 8, (u) => (u > 0.4 ? 1 : 0)) }))).toBe('dolly');
  });

  it('pans where it is told to', () => {
    expect(pathOf(sceneWith({}), 'camera to the left')).toBe('pan');
  });
});
