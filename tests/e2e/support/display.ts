import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { ensureDebianPackages } from '../../../scripts/systemPackages.ts';

const programs = ['Xvfb', 'xdotool'];

const isThere = (program: string): boolean =>
  process.platform === 'linux' && spawnSync('which', [program]).status === 0;

/** Whether native clicks can be made here: Xvfb and xdotool exist, or could be installed. */
export function canClickNatively(): boolean {
  return programs.every(isThere) || (ensureDebianPackages(['xvfb', 'xdotool']) && programs.every(isThere));
}

/** A screen of its own, with a mouse and a keyboard. */
export class Display {
  /** E.g. `:3`. */
  readonly name: string;
  readonly #server: ChildProcess;

  private constructor(name: string, server: ChildProcess) {
    this.name = name;
    this.#server = server;
  }

  static async start(): Promise<Display> {
    const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    const number = await new Promise<string>((resolve, reject) => {
      server.stdio[3]!.once('data', (data: Buffer) => resolve(data.toString().trim()));
      server.once('error', reject);
      server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
    });
    return new Display(`:${number}`, server);
  }

  /** How many windows are seen; a menu is one. */
  windows(): number {
    return this.do('search', '--onlyvisible', '--name', '').trim().split('\n').length;
  }

  /** Runs xdotool, e.g. `key Return`. @returns what it prints */
  do(...words: readonly string[]): string {
    const run = spawnSync('xdotool', words, {
      env: { ...process.env, DISPLAY: this.name },
      encoding: 'utf8',
    });
    if (run.status !== 0) throw new Error(`xdotool ${words.join(' ')}: ${run.stderr}`);
    return run.stdout;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = new Promise((resolve) => this.#server.once('exit', resolve));
    this.#server.kill();
    await ended;
  }
}
