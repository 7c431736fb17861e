import { sha256Of } from '../hash.ts';
import { type Gates, gatesOf } from './gates.ts';
import type { SafetyPolicy, SafetyReason } from './policy.ts';
import type { SafetyRecords } from './records.ts';

/** The checks as jobs need them. */
export interface Safety {
  /** The gates for a job's picture. @param agreed what the user agreed to for this job. */
  gates(picture: Blob, agreed: readonly SafetyReason[]): Promise<Gates>;
  /** Remembers what was agreed to for a picture: it is not asked again. */
  agreed(picture: Blob, reasons: readonly SafetyReason[]): Promise<void>;
  /** Keeps why a picture was blocked, under its hash. @returns the hash. */
  blocked(picture: Blob, reasons: readonly SafetyReason[]): Promise<string>;
}

/** What was agreed of a prompt holds for its job alone: the same picture may get other words. */
const ofPicture = (reason: SafetyReason) => !reason.startsWith('prompt-');

/** @param policyInForce asked anew for each job. @param now milliseconds since the epoch. */
export function safetyWith(
  records: SafetyRecords,
  policyInForce: () => Promise<SafetyPolicy>,
  now: () => number,
): Safety {
  return {
    gates: async (picture, agreed) => {
      const [policy, record] = await Promise.all([policyInForce(), sha256Of(picture).then(records.get)]);
      return gatesOf(policy, new Set([...agreed, ...(record?.agreed ?? [])]));
    },
    agreed: async (picture, reasons) => records.agree(await sha256Of(picture), reasons.filter(ofPicture)),
    blocked: async (picture, reasons) => {
      const hash = await sha256Of(picture);
      await records.block(hash, reasons, now());
      return hash;
    },
  };
}
