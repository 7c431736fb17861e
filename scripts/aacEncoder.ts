import type { Plugin } from 'vite';

/**
 * `@mediabunny/aac-encoder` starts its encoder from a blob, which the content policy of extensions forbids. So
 * the worker is ours, and takes the encoder's module from inside the package: ES syntax with CommonJS exports,
 * which no bundler understands until both agree.
 */
export const aacModule = (): Plugin => ({
  name: 'aac-module',
  enforce: 'pre',
  transform(code, id) {
    if (!/aac-encoder\/dist\/modules\/build\/aac\.js/.test(id)) return null;
    return code
      .replace('Object.defineProperty(exports, "__esModule", { value: true });', '')
      .replace('exports.default = Module;', 'export default Module;');
  },
});
