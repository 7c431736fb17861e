import * as v from 'valibot';

const managedSchema = v.object({
  endpoint: v.pipe(v.string(), v.maxLength(2048), v.url(), v.startsWith('https://')),
});

/** Where an administrator has reports sent, from the value under `reports` in managed storage; null = not set. */
export function managedEndpointOf(managed: unknown): string | null {
  const parsed = v.safeParse(managedSchema, managed);
  return parsed.success ? parsed.output.endpoint : null;
}
