import moduleUrl from 'onnxruntime-web/ort-wasm-simd-threaded.jspi.mjs?url';
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.jspi.wasm?url';

export type OnnxRuntime = typeof import('onnxruntime-web/jspi');

/** More threads than this gain nothing on nets this small. */
const mostThreads = 4;
/** Milliseconds after which a runtime that does not start counts as broken. */
const startLimit = 15_000;

let runtime: Promise<OnnxRuntime> | undefined;

/**
 * The runtime that executes nets in WebAssembly and on GPUs, loaded when first needed, from files that the bundler put
 * beside the page. It takes threads where the page is isolated from other origins.
 */
export function loadOnnxRuntime(): Promise<OnnxRuntime> {
  runtime ??= import('onnxruntime-web/jspi').then((ort) => {
    ort.env.logLevel = 'error';
    ort.env.wasm.wasmPaths = {
      mjs: new URL(moduleUrl, location.href).href,
      wasm: new URL(wasmUrl, location.href).href,
    };
    ort.env.wasm.numThreads = crossOriginIsolated ? Math.min(mostThreads, navigator.hardwareConcurrency) : 1;
    ort.env.wasm.initTimeout = startLimit;
    return ort;
  });
  return runtime;
}
