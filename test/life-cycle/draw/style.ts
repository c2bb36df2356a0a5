/** Colours and fonts of the pictures, for light and dark; each look differs in lightness too. */

interface Theme {
  readonly page: string
  readonly lane: string
  readonly line: string
  readonly ink: string
  readonly faint: string
  /** Fill and ink by look. */
  readonly looks: Readonly<Record<string, readonly [string, string]>>
}

const light: Theme = {
  page: '#ffffff',
  lane: '#f4f6f8',
  line: '#c9d1d9',
  ink: '#1f2328',
  faint: '#57606a',
  looks: {
    directory: ['#cfd8e3', '#1f2328'],
    rollcall: ['#1f6feb', '#ffffff'],
    sagemaker: ['#f2c14e', '#2b2100'],
    iam: ['#b794f4', '#1d0b3a'],
    access: ['#a9dfbf', '#0b3d1f'],
    cut: ['#6e3b3b', '#ffffff'],
    waits: ['#ffd9b8', '#4a2500'],
    plain: ['#e6e9ed', '#1f2328'],
  },
}

const dark: Theme = {
  page: '#0d1117',
  lane: '#161b22',
  line: '#3d444d',
  ink: '#e6edf3',
  faint: '#9da7b3',
  looks: {
    directory: ['#4a5666', '#f0f6fc'],
    rollcall: ['#388bfd', '#04101f'],
    sagemaker: ['#c9962c', '#1b1400'],
    iam: ['#8a63d2', '#ffffff'],
    access: ['#2f7d50', '#ffffff'],
    cut: ['#d98080', '#2a0606'],
    waits: ['#8a5320', '#ffffff'],
    plain: ['#30363d', '#e6edf3'],
  },
}

function rules({ page, lane, line, ink, faint, looks }: Theme): string {
  return [
    `.page{fill:${page};stroke:${line}}`,
    `.lane{fill:none}.lane.even{fill:${lane}}.word{stroke:${page}}`,
    `.tick{stroke:${line}}.axis,.cut-line,.zero{stroke:${faint}}`,
    `text{fill:${ink}}.small{fill:${faint}}`,
    ...Object.entries(looks).map(
      ([look, [fill, on]]) =>
        `.bar.${look},.mark.${look}{fill:${fill}}.area.${look}{fill:${fill};stroke:${fill}}` +
        `.on.${look}{fill:${on}}`,
    ),
  ].join('')
}

export const style = [
  'text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}',
  'text{font-size:12px}',
  '.title{font-size:16px;font-weight:600}.name{font-weight:600}.small{font-size:10.5px}',
  '.middle{text-anchor:middle}.word{paint-order:stroke;stroke-width:4px;stroke-linejoin:round}',
  '.tick{stroke-width:1;stroke-dasharray:2 3}.axis{stroke-width:1.5}.zero{stroke-width:1.2}',
  '.strong,.number{font-weight:600}.area{fill-opacity:.35;stroke-width:1.5}',
  '.cut-line{fill:none;stroke-width:1.5}',
  rules(light),
  `@media (prefers-color-scheme:dark){${rules(dark)}}`,
].join('')
