/** A sandbox whose open Studio sessions are judged by the tags that stood when they were opened. */
export const tagsReadAtOpening = {
  'sagemaker.sessionTagAge': {
    value: 12 * 3_600_000,
    unit: 'ms',
    ground: 'assumed',
    source: 'the longest that a session can last',
  },
} as const
