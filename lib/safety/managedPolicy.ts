import * as v from 'valibot';
import { type SafetyPolicy, standardPolicy } from './policy.ts';

/**
 * What an administrator may set through the browser's managed storage (`public/managed-policy.json` is its
 * schema): stricter than the standard, or no checks at all where professionals work. What cannot be read is
 * the standard.
 */
const managedSchema = v.object({
  checks: v.fallback(v.picklist(['on', 'off']), standardPolicy.checks),
  faces: v.fallback(v.picklist(['ask', 'block']), standardPolicy.faces),
  suggestive: v.fallback(v.picklist(['ask', 'block']), standardPolicy.suggestive),
  prompts: v.fallback(v.picklist(['ask', 'block']), standardPolicy.prompts),
});

export const policySchema = v.strictObject(managedSchema.entries);

/** The policy in force, from the value under `safety` in managed storage. */
export function policyOf(managed: unknown): SafetyPolicy {
  const parsed = v.safeParse(managedSchema, { ...standardPolicy, ...Object(managed) });
  return parsed.success ? parsed.output : standardPolicy;
}
