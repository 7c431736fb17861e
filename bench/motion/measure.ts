import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { Complaint } from '../../scripts/main.ts';

/** What the measuring script answers, by name; null or absent where it has no meaning for a video. */
export type Figures = Readonly<Record<string, number | null | undefined>>;

export interface MeasureInput {
  /** Path of a script: `python3 SCRIPT VIDEO --src PHOTO [--masks DIR --id ID]` prints JSON. */
  readonly script: string;
  readonly video: string;
  readonly photo: string;
  readonly masks: string | undefined;
}

/** Measures one video. Figures of faces are flattened, as `face.mouth`. @throws Complaint with the script's own reason. */
export function measure({ script, video, photo, masks }: MeasureInput): Figures {
  const id = photo.split(/[\\/]/).at(-1)?.split(/[_.]/)[0] ?? '';
  // Debian's own Python sees Debian's python3-opencv, whatever else is on the path.
  const python = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';
  const run = spawnSync(
    python,
    [script, video, '--src', photo, ...(masks ? ['--masks', masks, '--id', id] : [])],
    { encoding: 'utf8' },
  );
  if (run.status !== 0) throw new Complaint(`${script} failed: ${run.stderr.trim().split('\n').at(-1)}`);
  const answer = JSON.parse(run.stdout) as Record<string, unknown>;
  const figures: Record<string, number | null> = {};
  for (const [name, value] of Object.entries(answer)) {
    if (typeof value === 'number' || value === null) figures[name] = value;
  }
  const flow = answer.face_flow as Record<string, { max: number }> | undefined;
  for (const [part, { max }] of Object.entries(flow ?? {})) figures[`face.${part}`] = max;
  return figures;
}
