/** The engine's door: photo in, loop out. Types are in `contracts.ts`. */
export { animate } from './animate.ts';
export { requestGpu } from './gpu/device.ts';
export { checkNet } from './nets/net.ts';
export { Preview } from './preview/preview.ts';
export { prepare, rehearse } from './rehearse.ts';
export { renderPlanSound } from './sound/renderSound.ts';
