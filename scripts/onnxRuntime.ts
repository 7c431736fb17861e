import { defaultClientConditions } from 'vite';

/**
 * Resolve conditions that take the runtime without its loader bundled in: the bundled one hangs when it
 * starts threads.
 */
export const onnxRuntimeConditions = ['onnxruntime-web-use-extern-wasm', ...defaultClientConditions];
