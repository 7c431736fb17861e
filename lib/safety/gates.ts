import type { Judge } from '../../engine/contracts.ts';
import {
  type Decision,
  judgePicture,
  judgeVideo,
  promptReason,
  type SafetyPolicy,
  type SafetyReason,
} from './policy.ts';
import { SafetyStopped } from './stopped.ts';
import { judgeText } from './text/textPolicy.ts';

export interface Gates extends Judge {
  /** False where an administrator has switched the checks off. */
  readonly on: boolean;
  /** Before anything is looked at. @throws SafetyStopped */
  readonly prompt: (text: string) => void;
}

/**
 * The three gates of one job: text, picture, video.
 * @param agreed what the user has agreed to, for this picture or this job: it is not asked again.
 */
export function gatesOf(policy: SafetyPolicy, agreed: ReadonlySet<SafetyReason>): Gates {
  const pass = ({ decision, reasons }: Decision, words: readonly string[] = []) => {
    if (decision === 'block') throw new SafetyStopped({ decision, reasons, words });
    const open = reasons.filter((reason) => !agreed.has(reason));
    if (decision === 'ask' && open.length > 0) throw new SafetyStopped({ decision, reasons: open, words });
  };
  return {
    on: policy.checks === 'on',
    prompt: (text) => {
      const { decision, findings } = judgeText(text);
      const strict = decision === 'ask' && policy.prompts === 'block' ? 'block' : decision;
      const speaking = findings.filter(
        (finding) => strict !== 'block' || finding.decision === 'block' || decision === 'ask',
      );
      const reasons = [...new Set(speaking.map(({ category }) => promptReason(category)))];
      pass(
        { decision: strict, reasons },
        speaking.map(({ words }) => words),
      );
    },
    picture: (seen) => pass(judgePicture(seen, policy)),
    video: (seen) => pass(judgeVideo(seen)),
  };
}
