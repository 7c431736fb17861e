import { answer } from '../../lib/protocol/channel.ts';
import { withRecords } from '../../lib/safety/records.ts';
import { answerLabels } from './labels.ts';
import { answerModels } from './models.ts';
import { openWorkshop } from './workshop.ts';

/** Time for the failure to reach those who asked, in milliseconds. */
const failureTime = 500;

/** The answers stand before the workshop does: who asks early waits. */
const workshop = openWorkshop();
workshop.catch((error: unknown) => {
  console.error('The workshop did not open', error);
  // The next request opens a new document, which may fare better.
  setTimeout(() => close(), failureTime);
});

answerLabels();

answer('workshop', {
  'jobs/submit': async (submission) => (await workshop).submit(submission),
  'jobs/get': async ({ jobId }) => ({ job: (await workshop).get(jobId) }),
  'jobs/list': async () => ({ jobs: (await workshop).list() }),
  'jobs/cancel': async ({ jobId }) => {
    await (await workshop).cancel(jobId);
    return {};
  },
  'jobs/move': async ({ jobId, move }) => {
    await (await workshop).move(jobId, move);
    return {};
  },
  'jobs/resume': async ({ jobId }) => {
    await (await workshop).resume(jobId);
    return {};
  },
  'jobs/answer': async ({ jobId, agreed }) => {
    await (await workshop).answer(jobId, agreed);
    return {};
  },
  'safety/disputes': async () => ({ disputes: await withRecords((records) => records.disputes()) }),
  'safety/dispute': async ({ jobId, note }) => {
    const hash = (await workshop).get(jobId)?.blockedHash;
    if (hash) await withRecords((records) => records.dispute(hash, note, Date.now()));
    return {};
  },
  'jobs/dismiss': async ({ jobId }) => {
    await (await workshop).dismiss(jobId);
    return {};
  },
});
answerModels();
