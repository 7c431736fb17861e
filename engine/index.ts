import { type Animate, EngineError } from './contracts.ts';

export const animate: Animate = async () => {
  throw new EngineError('no-webgpu', 'The engine is not wired yet.');
};
