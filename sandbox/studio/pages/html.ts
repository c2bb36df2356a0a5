/** The plain pages that a person with an open Studio session sees. */
import type { HttpResponse } from '../../contracts.ts'
import type { App, Space } from '../store.ts'

export interface StudioPage {
  readonly domainId: string
  readonly userProfileName: string
  /** Those of the profile. */
  readonly spaces: readonly Space[]
  /** Those of the profile and its spaces. */
  readonly apps: readonly App[]
}

export function studioPage({ domainId, userProfileName, spaces, apps }: StudioPage): HttpResponse {
  return page(200, 'Studio', [
    `<p>Domain ${escaped(domainId)}, user profile ${escaped(userProfileName)}</p>`,
    `<h2>Spaces</h2>${list(spaces.map((space) => `${space.spaceName}: ${space.status}`))}`,
    `<h2>Apps</h2>${list(apps.map(appLine))}`,
  ])
}

export function messagePage(status: number, message: string): HttpResponse {
  return page(status, 'Studio', [`<p>${escaped(message)}</p>`])
}

function appLine({ spaceName, userProfileName, appType, appName, status }: App): string {
  return `${appType} ${appName} of ${spaceName ?? userProfileName}: ${status}`
}

function list(lines: readonly string[]): string {
  return `<ul>${lines.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul>`
}

function page(status: number, title: string, content: readonly string[]): HttpResponse {
  const head = `<!doctype html><html lang="en"><head><title>${title}</title></head>`
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    body: `${head}<body><h1>${title}</h1>${content.join('')}</body></html>\n`,
  }
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (character) => escapes[character] ?? character)
}
