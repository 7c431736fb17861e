import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import puppeteer from 'puppeteer-core';
import { ensureBrowser, gpuArguments } from '../../../scripts/browser.ts';
import { PageServer, type Route } from '../../../scripts/drive/pageServer.ts';

/** What `@contentauth/c2pa-web`, which brings another version of the library than ours, says of a file. */
export interface IndependentReading {
  /** `Invalid`, `Valid` (intact, signer unknown) or `Trusted`; null where no credentials were found. */
  readonly state: 'Invalid' | 'Valid' | 'Trusted' | null;
  /** The active manifest as the library gives it. */
  readonly activeManifest: {
    readonly title?: string;
    readonly claim_generator_info?: readonly { readonly name: string; readonly version?: string }[];
    readonly assertions?: readonly { readonly label: string; readonly data: unknown }[];
    readonly ingredients?: readonly { readonly title?: string; readonly relationship?: string }[];
  } | null;
  /** Codes of the active manifest's failures. */
  readonly failures: readonly string[];
}

const packages = resolve(import.meta.dirname, '../../../node_modules');

const file = (path: string, type: string): Route => ({ body: readFileSync(resolve(packages, path)), type });
const script = (path: string) => file(path, 'text/javascript');

const page = `<!doctype html>
<script type="importmap">{"imports": {"highgain": "/highgain.js", "ts-deepmerge": "/ts-deepmerge.js"}}</script>
<script type="module">
  import { createC2pa } from '/index.js';
  window.read = async (anchors) => {
    const trust = anchors ? { userAnchors: anchors } : {};
    const settings = { verify: { remoteManifestFetch: false, verifyTrust: true }, trust };
    const c2pa = await createC2pa({ wasmSrc: '/c2pa_bg.wasm', settings });
    const blob = await (await fetch('/video.mp4')).blob();
    const reader = await c2pa.reader.fromBlob('video/mp4', blob);
    const store = reader && (await reader.manifestStore());
    c2pa.dispose();
    return {
      state: store?.validation_state ?? null,
      activeManifest: store?.manifests[store.active_manifest] ?? null,
      failures: store?.validation_results?.activeManifest?.failure.map(({ code }) => code) ?? [],
    };
  };
</script>`;

/** The library's chunks carry a hash in their names: the page asks for what `index.js` imports. */
function chunks(): Record<string, Route> {
  const folder = '@contentauth/c2pa-web/dist';
  const index = readFileSync(resolve(packages, folder, 'index.js'), 'utf8');
  const names = [...index.matchAll(/from "\.\/([\w-]+\.js)"/g)].map(([, name]) => name!);
  return Object.fromEntries(['index.js', ...names].map((name) => [`/${name}`, script(`${folder}/${name}`)]));
}

/**
 * Reads an MP4's credentials with `@contentauth/c2pa-web` in a page of its own, off the network.
 * @param anchors PEM of the roots to trust; nobody by default.
 */
export async function readIndependently(mp4: Uint8Array, anchors = ''): Promise<IndependentReading> {
  await using server = await PageServer.start({
    '/': { body: page },
    ...chunks(),
    '/highgain.js': script('highgain/dist/index.js'),
    '/ts-deepmerge.js': script('ts-deepmerge/esm/index.js'),
    '/c2pa_bg.wasm': file('@contentauth/c2pa-web/dist/resources/c2pa_bg.wasm', 'application/wasm'),
    '/video.mp4': { body: mp4, type: 'video/mp4' },
  });
  const browser = await puppeteer.launch({ executablePath: await ensureBrowser(), args: [...gpuArguments] });
  try {
    const tab = await browser.newPage();
    await tab.goto(server.url('/'));
    await tab.waitForFunction('window.read');
    return (await tab.evaluate(`window.read(${JSON.stringify(anchors)})`)) as IndependentReading;
  } finally {
    await browser.close();
  }
}
