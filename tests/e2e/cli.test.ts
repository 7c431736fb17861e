import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { photo } from './support/extension.ts';

const scripts = resolve(import.meta.dirname, '../../scripts');

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function run(script: 'animate' | 'start' | 'verify', ...args: readonly string[]): Promise<Run> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(scripts, `${script}.ts`), ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, INIT_CWD: folder },
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => (out += chunk));
    child.stderr.on('data', (chunk) => (err += chunk));
    child.on('close', (code) => done({ code, out, err }));
  });
}

const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

const small = ['--size', '128', '--seconds', '1', '--fps', '8'];

/** Overwrites the credentials' box with free space: same size, nothing to read. */
function strip(file: Uint8Array): Uint8Array {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const stripped = Uint8Array.from(file);
  for (let at = 0; at + 8 <= file.byteLength; at += view.getUint32(at)) {
    const type = String.fromCharCode(...file.subarray(at + 4, at + 8));
    if (type === 'uuid') stripped.set(Buffer.from('free'), at + 4);
    if (view.getUint32(at) < 8) break;
  }
  return stripped;
}

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vivify-cli-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('npm run animate', () => {
  it('tells one line a picture, goes on after a broken one, and ends with 1', async () => {
    const broken = join(folder, 'broken.jpg');
    writeFileSync(broken, 'no picture at all');
    const debug = join(folder, 'debug');
    const { code, out } = await run(
      'animate',
      broken,
      photo('picos'),
      ...small,
      ...['--json', '--out', folder, '--debug', debug, '--seed', '7'],
    );
    const [failed, worked] = lines(out);
    expect(failed).toEqual({
      input: broken,
      error: { code: 'decode-unsupported', message: expect.any(String) },
    });
    expect(worked).toMatchObject({
      input: photo('picos'),
      output: join(folder, 'picos.mp4'),
      width: 128,
      fps: 8,
      frames: 8,
      seconds: 1,
      plan: { seed: 7 },
      credentials: { state: 'trusted', label: 'ai-composite', signer: expect.any(String) },
    });
    expect(Object.keys(worked!.stages as object)).toEqual(
      expect.arrayContaining(['decode', 'analyse', 'plan', 'bake', 'render', 'encode']),
    );
    expect(code).toBe(1);
    const names = readdirSync(debug);
    expect(names).toEqual(expect.arrayContaining(['picos.sky.png', 'picos.depth.png', 'picos.flow.png']));
    const png = readFileSync(join(debug, 'picos.sky.png'));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
  });

  it('plans only the wanted motions', async () => {
    const kinds = (line: Record<string, unknown>) =>
      (line.plan as { motions: { kind: string; enabled: boolean }[] }).motions
        .filter(({ enabled }) => enabled)
        .map(({ kind }) => kind);
    const only = await run(
      'animate',
      photo('picos'),
      ...small,
      '--json',
      '--out',
      folder,
      '--only',
      'camera',
    );
    expect(kinds(lines(only.out)[0]!)).toEqual(['camera']);
    const without = await run(
      'animate',
      photo('picos'),
      ...small,
      ...['--json', '--out', folder, '--without', 'camera'],
    );
    const others = kinds(lines(without.out)[0]!);
    expect(others).toEqual(expect.arrayContaining(['flow', 'light', 'finish']));
    expect(others).not.toContain('camera');
  });

  it('lets calm water be heard, and a portrait not', async () => {
    const { out } = await run(
      'animate',
      photo('sea'),
      photo('astronaut'),
      ...['--size', '320', '--seconds', '1', '--fps', '8', '--json', '--out', folder],
    );
    const [sea, portrait] = lines(out);
    expect(sea).toMatchObject({
      sound: { kinds: ['lake'], codec: expect.stringMatching(/^(mp4a|opus)/) },
    });
    expect(portrait).toMatchObject({ sound: { kinds: ['pad'] } });
  });

  it.each([
    [['x.jpg', '--prompt', 'w'.repeat(501)], '--prompt takes at most 500 characters'],
    [['x.jpg', '--fps', '1000'], '--fps takes a whole number from 5 to 60'],
    [['x.jpg', '--only', 'unicorns'], '--only takes camera, flow'],
    [['x.jpg', '--plan', 'nowhere.json'], '--plan: there is no file nowhere.json'],
    [['x.jpg', '--quickly'], "Unknown option '--quickly'"],
    [[], 'No picture given'],
  ])('says what is wrong with %j', async (args, reason) => {
    const { code, err } = await run('animate', ...args);
    expect(err).toContain(reason);
    expect(code).toBe(1);
  });
});

describe('npm run verify', () => {
  it('reads the credentials of a video, and their absence', async () => {
    const video = join(folder, 'picos.mp4');
    if (!existsSync(video)) await run('animate', photo('picos'), ...small, '--out', folder);
    const stripped = join(folder, 'stripped.mp4');
    writeFileSync(stripped, strip(readFileSync(video)));
    const { out } = await run('verify', video, stripped, '--json');
    const [signed, bare] = lines(out);
    expect(signed).toMatchObject({
      source: video,
      label: 'ai-composite',
      state: 'valid',
      problems: expect.any(Array),
    });
    expect(bare).toMatchObject({ source: stripped, label: 'none', state: 'none' });
  });
});

describe('npm start', () => {
  it('brings the photo of the demo to life in its page, and reads its credentials back', async () => {
    const { code, out, err } = await run('start', '--headless');
    expect(code, out + err).toBe(0);
    expect(out).toContain('It plays in the page: 640×480');
    expect(out).toMatch(
      /Read back by the extension: trusted, ai-composite.*\nRead by npm run verify: valid, ai-composite/,
    );
    for (const file of ['picos.mp4', 'picos.sheet.png', 'picos.page.png'])
      expect(existsSync(join(folder, 'out', file)), file).toBe(true);
  }, 120_000);
});
