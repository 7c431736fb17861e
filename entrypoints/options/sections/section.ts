import type { ComponentType } from 'preact';
import type { Settings } from '../../../lib/settings/schema.ts';

/** What each section of the page is given. */
export interface SectionProps {
  readonly id: string;
  readonly title: string;
  readonly settings: Settings;
  readonly change: (change: Partial<Settings>) => Promise<void>;
}

/** One section: its anchor, its heading, and what stands below. */
export interface OptionsSection {
  readonly id: string;
  readonly title: () => string;
  readonly Content: ComponentType<SectionProps>;
}
