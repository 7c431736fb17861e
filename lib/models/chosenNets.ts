import type { NetRole, OptionalNet } from '../../engine/contracts.ts';
import { VivifyError } from '../errors.ts';
import { sha256Of } from '../hash.ts';
import type { ModelFiles } from './files.ts';
import type { ModelRecord } from './record.ts';

/** Nets by what they do, as the engine takes them. */
export type Nets = Partial<Record<NetRole, OptionalNet>>;

/** The nets to use: those chosen that are ready. */
export function chosenNets(
  records: Iterable<ModelRecord>,
  choice: Readonly<Record<NetRole, string | null>>,
  load: (record: ModelRecord) => Promise<Blob>,
): Nets {
  const nets: Nets = {};
  for (const record of records)
    if (record.state === 'ready' && choice[record.role] === record.id)
      nets[record.role] = { name: record.name, load: () => load(record) };
  return nets;
}

/** A net's file, as it was when it was checked. @throws VivifyError `model-damaged` */
export async function readNet(files: Pick<ModelFiles, 'read'>, record: ModelRecord): Promise<Blob> {
  const net = await files.read(record.id);
  if ((await sha256Of(net)) === record.sha256) return net;
  throw new VivifyError('model-damaged', `${record.name} is damaged (${net.size} bytes)`);
}
