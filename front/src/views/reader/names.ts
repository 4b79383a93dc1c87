/** What codes of fields mean, by the codebook that the desk has fetched. */

import { known } from '../../lib/codebook.svelte';
import type { Names } from './fields';

export const names: Names = {
  country: (code) => known.country(code),
  sector: (code) => known.sectorName(code),
  standing: (standing) => known.codebook?.standings.find((one) => one.standing === standing)?.definition ?? '',
  context: (context) => known.codebook?.contexts.find((one) => one.context === context)?.definition ?? '',
};
