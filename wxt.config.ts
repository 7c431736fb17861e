import { resolve } from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { aacModule } from './scripts/aacEncoder.ts';
import { firstLoad } from './scripts/firstLoad.ts';
import { onnxRuntimeConditions } from './scripts/onnxRuntime.ts';

const matches = ['<all_urls>'];

/** Files of `models/` that go along with the nets: whose they are, and the licence's text. */
const notices = { 'models.txt': 'NOTICE', 'apache-2.0.txt': 'APACHE-2.0.txt' };

export default defineConfig({
  outDir: process.env.WXT_OUT ?? '.output',
  imports: false,
  modules: ['@wxt-dev/i18n/module'],
  manifestVersion: 3,
  manifest: {
    name: '__MSG_extName__',
    description: '__MSG_extDescription__',
    default_locale: 'en',
    minimum_chrome_version: '137',
    permissions: [
      'alarms',
      'contextMenus',
      'offscreen',
      'scripting',
      'activeTab',
      'storage',
      'unlimitedStorage',
    ],
    host_permissions: matches,
    commands: {
      'bring-to-life': {
        suggested_key: { default: 'Alt+Shift+L' },
        description: '__MSG_commandBringToLife__',
      },
      'check-credentials': {
        suggested_key: { default: 'Alt+Shift+C' },
        description: '__MSG_commandCheck__',
      },
    },
    storage: { managed_schema: 'managed-policy.json' },
    web_accessible_resources: [{ resources: ['player.html', 'credentials.html'], matches }],
    cross_origin_embedder_policy: { value: 'require-corp' },
    cross_origin_opener_policy: { value: 'same-origin' },
    content_security_policy: {
      extension_pages: "script-src 'self' 'wasm-unsafe-eval'; object-src 'self'",
    },
  },
  hooks: {
    'build:publicAssets': (_, files) => {
      for (const [name, source] of Object.entries(notices))
        files.push({
          absoluteSrc: resolve(import.meta.dirname, 'models', source),
          relativeDest: `licences/${name}`,
        });
    },
  },
  vite: () => ({
    plugins: [preact(), aacModule(), firstLoad()],
    worker: { format: 'es', plugins: () => [aacModule()] },
    build: { target: 'chrome137', modulePreload: { polyfill: false } },
    resolve: { conditions: onnxRuntimeConditions },
  }),
});
