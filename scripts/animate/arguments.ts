import { existsSync, readFileSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import {
  markCorners,
  motionKinds,
  motionPlanSchema,
  soundChoices,
  soundKinds,
} from '../../engine/contracts.ts';
import { type JobOptions, jobOptionsSchema } from '../../lib/jobs/job.ts';
import { Complaint, reasonOf } from '../main.ts';

export const usage = `Usage: npm run animate -- <image|folder|url>… [options]

  --out DIR_OR_FILE   where the videos go: a folder (out/ by default), or a .mp4 file for one picture
  --prompt TEXT       a few words, English or German: what moves, where to, how (docs/prompt.md)
  --seconds N         length of the loop, 1 to 20 (4)
  --fps N             frames per second, 5 to 60 (30)
  --size LONG_SIDE    longest side in pixels, 64 to 3840 (720; 640 on a software GPU)
  --seed N            seeds every random choice, 0 to 4294967295 (by the picture)
  --plan plan.json    use this motion plan as it is
  --only MOTION,…     only these motions: ${motionKinds.join(', ')}
  --without MOTION,…  all motions but these
  --strict            refuse what a check would ask about, instead of taking it for agreed
  --sound KIND        auto (by the picture), none, or one kind: ${soundKinds.join(', ')}
  --mark-corner PLACE where the visible mark stands: ${markCorners.join(', ')} (bottom-right)
  --json              print one line of JSON a picture
  --debug DIR         also write masks, depth and flow as PNG`;

/** What the command line asks for. */
export interface AnimateArguments {
  /** As given. */
  readonly inputs: readonly string[];
  /** Absolute path of a folder, or of the one video to write. */
  readonly out: { readonly path: string; readonly isFile: boolean };
  readonly options: JobOptions;
  /** What a check would ask about is refused. */
  readonly strict: boolean;
  readonly json: boolean;
  /** Absolute path. */
  readonly debugFolder: string | undefined;
}

/** Where the user stands: npm itself runs scripts in the project's folder. */
export const userFolder = process.env.INIT_CWD ?? process.cwd();

/**
 * Reads the arguments of `animate`.
 * @throws Complaint that names the argument and what it takes.
 */
export function parseArguments(args: readonly string[]): AnimateArguments {
  const { values, positionals } = parse(args);
  if ((values.prompt?.length ?? 0) > 500) throw new Complaint('--prompt takes at most 500 characters.');
  if (positionals.length === 0) throw new Complaint(`No picture given.\n${usage}`);
  const out = resolve(userFolder, values.out ?? 'out');
  const debugFolder = values.debug === undefined ? undefined : resolve(userFolder, values.debug);
  const only = motions('--only', values.only);
  const without = motions('--without', values.without);
  const options = {
    ...given('seconds', number('--seconds', values.seconds, 'seconds')),
    ...given('fps', number('--fps', values.fps, 'fps')),
    ...given('longSide', number('--size', values.size, 'longSide')),
    ...given('seed', number('--seed', values.seed, 'seed')),
    ...given('plan', values.plan === undefined ? undefined : readPlan(values.plan)),
    ...given('prompt', values.prompt),
    ...given('only', only),
    ...given('without', without),
    ...given('sound', oneOf('--sound', soundChoices, values.sound)),
    ...given('markCorner', oneOf('--mark-corner', markCorners, values['mark-corner'])),
    ...given('debug', debugFolder ? true : undefined),
  };
  return {
    inputs: positionals,
    out: { path: out, isFile: extname(out).toLowerCase() === '.mp4' },
    options: v.parse(jobOptionsSchema, options),
    strict: values.strict ?? false,
    json: values.json ?? false,
    debugFolder,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        prompt: { type: 'string' },
        seconds: { type: 'string' },
        fps: { type: 'string' },
        size: { type: 'string' },
        seed: { type: 'string' },
        plan: { type: 'string' },
        only: { type: 'string' },
        without: { type: 'string' },
        strict: { type: 'boolean' },
        sound: { type: 'string' },
        'mark-corner': { type: 'string' },
        json: { type: 'boolean' },
        debug: { type: 'string' },
      },
    });
  } catch (error) {
    throw new Complaint(reasonOf(error));
  }
}

function given<K extends string, T>(key: K, value: T | undefined): Partial<Record<K, T>> {
  return value === undefined ? {} : ({ [key]: value } as Partial<Record<K, T>>);
}

const ranges = {
  seconds: 'a number of seconds from 1 to 20',
  fps: 'a whole number from 5 to 60',
  longSide: 'a whole number of pixels from 64 to 3840',
  seed: 'a whole number from 0 to 4294967295',
} as const;

function number(flag: string, text: string | undefined, option: keyof typeof ranges): number | undefined {
  if (text === undefined) return undefined;
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (!v.is(jobOptionsSchema.entries[option], value)) {
    throw new Complaint(`${flag} takes ${ranges[option]}, not "${text}".`);
  }
  return value;
}

function motions(flag: string, text: string | undefined): JobOptions['only'] {
  if (text === undefined) return undefined;
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => {
      const kind = motionKinds.find((candidate) => candidate === name);
      if (!kind) throw new Complaint(`${flag} takes ${motionKinds.join(', ')}, not "${name}".`);
      return kind;
    });
}

function oneOf<T extends string>(
  flag: string,
  choices: readonly T[],
  name: string | undefined,
): T | undefined {
  const choice = choices.find((candidate) => candidate === name);
  if (name === undefined || choice) return choice;
  throw new Complaint(`${flag} takes ${choices.join(', ')}, not "${name}".`);
}

function readPlan(path: string): JobOptions['plan'] {
  const file = resolve(userFolder, path);
  if (!existsSync(file)) throw new Complaint(`--plan: there is no file ${path}.`);
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Complaint(`--plan: ${path} is not JSON: ${reasonOf(error)}`);
  }
  const plan = v.safeParse(motionPlanSchema, json);
  if (plan.success) return plan.output;
  const issue = plan.issues[0];
  throw new Complaint(`--plan: ${path} is no motion plan: ${v.getDotPath(issue) ?? 'it'}: ${issue.message}`);
}
