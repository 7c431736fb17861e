import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { aacModule } from './scripts/aacEncoder.ts';
import { gpuArguments, installedBrowser } from './scripts/browser.ts';
import { onnxRuntimeConditions } from './scripts/onnxRuntime.ts';

const executablePath = installedBrowser();

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          testTimeout: 30_000,
          include: ['tests/unit/**/*.test.ts'],
          setupFiles: ['fake-indexeddb/auto'],
        },
      },
      {
        plugins: [aacModule()],
        resolve: { conditions: onnxRuntimeConditions },
        // Found only while the tests run, these would be bundled then, and the page would reload amid a test.
        optimizeDeps: {
          include: [
            '@contentauth/c2pa-wasm',
            '@peculiar/x509',
            'cborg',
            'idb',
            'mediabunny',
            'onnxruntime-web/jspi',
            'reflect-metadata',
            'valibot',
          ],
        },
        test: {
          name: 'gpu',
          include: ['tests/gpu/**/*.test.ts'],
          testTimeout: 60_000,
          fileParallelism: false,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { ...(executablePath ? { executablePath } : {}), args: gpuArguments },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        resolve: { conditions: onnxRuntimeConditions },
        optimizeDeps: { include: ['mediabunny', 'obscenity', 'onnxruntime-web/jspi', 'valibot'] },
        test: {
          name: 'bench',
          include: ['bench/**/*.bench.ts'],
          testTimeout: 600_000,
          fileParallelism: false,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { ...(executablePath ? { executablePath } : {}), args: gpuArguments },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 90_000,
          // A job's answer takes a storage write and two messages: on a busy machine more than the usual second.
          expect: { poll: { timeout: 30_000 } },
          fileParallelism: false,
        },
      },
    ],
  },
});
