import { i18n } from '#i18n';
import { rankAfter } from '../../lib/jobs/order.ts';
import { JobCard } from './JobCard.tsx';
import type { Jobs } from './useJobs.ts';

/** What is in work, waits or stopped, in the order of their turns. */
export function JobList({ jobs }: { readonly jobs: Jobs }) {
  const all = jobs.jobs;
  if (all.length === 0) return null;
  return (
    <section aria-labelledby="jobs-heading">
      <h2 id="jobs-heading">{i18n.t('jobs.heading')}</h2>
      <ul class="jobs">
        {all.map((job, index) => (
          <JobCard
            key={job.id}
            job={job}
            place={{
              index,
              passable: {
                earlier: rankAfter(all, job.id, 'earlier') !== null,
                later: rankAfter(all, job.id, 'later') !== null,
              },
            }}
            jobs={jobs}
          />
        ))}
      </ul>
    </section>
  );
}
