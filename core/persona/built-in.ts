/** The personas that need no line in the access map. */
import type { PersonaEntry } from '../access-map/access-map.ts'

/** Line 0: they stand in no file. */
export const builtInPersonas: readonly PersonaEntry[] = [
  {
    name: 'data-scientist',
    activities: [
      'run-studio-apps',
      'access-aws-services',
      'use-team-buckets',
      'manage-jobs',
      'manage-models',
      'manage-experiments',
      'search-experiments',
      'manage-glue-tables',
      'use-mlflow',
    ],
    line: 0,
  },
  {
    name: 'mlops',
    activities: [
      'run-studio-apps',
      'access-aws-services',
      'use-team-buckets',
      'manage-models',
      'manage-endpoints',
      'manage-pipelines',
      'monitor-models',
      'search-experiments',
    ],
    line: 0,
  },
  {
    name: 'compute',
    activities: ['run-studio-apps', 'access-aws-services', 'use-team-buckets'],
    line: 0,
  },
]
