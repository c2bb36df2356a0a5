/**
 * How people leave the groups of a company: every rate with its source, or marked assumed.
 *
 * The model is of days on which all is well: whoever is gone really left. A hold on such a day is a
 * false one, large reorganisations and ended projects included.
 */

export interface ChurnModel {
  readonly name: string
  /**
   * Of a group's members, who leave the company in a month. 0.033: total separations in per cent of
   * employment, US Bureau of Labor Statistics, Job Openings and Labor Turnover, news release
   * USDL 09-0935 (www.bls.gov/news.release/archives/jolts_08122009.htm: "The total separations rate
   * remained at a series low of 3.3 percent"). Releases of 2009 and 2010 say 3.1 to 3.6; that of
   * September 2024 counts 5.2 million.
   */
  readonly separationsPerMonth: number
  /**
   * Of those, who leave on the last working day of a month, in one batch of the HR system. Base:
   * 0.5, assumed. Swept to 0.9, as where notice ends with the month (German Civil Code, § 622).
   */
  readonly atMonthEnd: number
  /**
   * Of a group's members, who move to another in a year. 0.244: employees who changed their title
   * within the company in 2023, LinkedIn ("the average rate grew from 18.7% in 2021 to 24.4% in
   * 2023"); promotions that leave nobody's group are in it, so it is a bound from above.
   */
  readonly movesPerYear: number
  /** Of the moves, who move with 1 to 3 others of their group on one day. Base: 0.2, assumed. */
  readonly movesInSmallReorganisations: number
  /** Of the moves, who move with a third to all of their group on one day. Base: 0.1, assumed. */
  readonly movesInLargeReorganisations: number
  /** Of the groups, those of a project: all leave on its last day. Base: 0.1, assumed. */
  readonly projectGroups: number
  /** Days that a project takes, on average. Base: 365, assumed. */
  readonly projectDays: number
  /** Chance that somebody who leaves the company takes another along. Base: 0.05, assumed. */
  readonly contagion: number
}

export const base: ChurnModel = {
  name: 'base',
  separationsPerMonth: 0.033,
  atMonthEnd: 0.5,
  movesPerYear: 0.244,
  movesInSmallReorganisations: 0.2,
  movesInLargeReorganisations: 0.1,
  projectGroups: 0.1,
  projectDays: 365,
  contagion: 0.05,
}

/** The base with one assumption changed at a time, most of them for the worse, and all of those. */
export const sweep: readonly ChurnModel[] = [
  { ...base, name: 'nobody moves in a reorganisation, no projects', ...alone() },
  { ...base, name: 'separations 5 % a month', separationsPerMonth: 0.05 },
  { ...base, name: '90 % of the leavers at month end', atMonthEnd: 0.9 },
  { ...base, name: 'a leaver takes another along in 20 %', contagion: 0.2 },
  { ...base, name: '40 % of moves in small reorganisations', movesInSmallReorganisations: 0.4 },
  { ...base, name: '30 % of moves in large reorganisations', movesInLargeReorganisations: 0.3 },
  { ...base, name: '30 % of groups are projects', projectGroups: 0.3 },
  { ...base, name: 'projects of half a year', projectDays: 182 },
  {
    name: 'all of these for the worse',
    separationsPerMonth: 0.05,
    atMonthEnd: 0.9,
    movesPerYear: 0.244,
    movesInSmallReorganisations: 0.4,
    movesInLargeReorganisations: 0.3,
    projectGroups: 0.3,
    projectDays: 182,
    contagion: 0.2,
  },
]

function alone() {
  return { movesInSmallReorganisations: 0, movesInLargeReorganisations: 0, projectGroups: 0 }
}

export interface SizeClass {
  /** Members, inclusive. */
  readonly from: number
  readonly to: number
  /** Of a company's groups (assumed: many small ones, few large ones). Together 1. */
  readonly share: number
}

/** Groups of one or two are left out: at least two may always go. */
export const sizeClasses: readonly SizeClass[] = [
  { from: 3, to: 5, share: 0.2 },
  { from: 6, to: 9, share: 0.25 },
  { from: 10, to: 19, share: 0.25 },
  { from: 20, to: 29, share: 0.1 },
  { from: 30, to: 49, share: 0.08 },
  { from: 50, to: 99, share: 0.06 },
  { from: 100, to: 199, share: 0.04 },
  { from: 200, to: 499, share: 0.02 },
]
