/** The script that archives a space from inside, where alone its volume can be read. */
import { archiveBucketName, type Place } from '../deployed-names.ts'
import { sha256Hex } from '../digest.ts'

/**
 * Studio allows a lifecycle script five minutes, so the work goes on in the background. What is
 * mounted from elsewhere, or is of the server that runs meanwhile, is no work of the user's. Links
 * are not followed, and neither they nor empty directories are copied. A volume that changes while
 * it is copied is copied anew, at most ten times. The manifest comes last, and says what is wrong.
 */
export function archiveScript(place: Place): string {
  return `#!/bin/bash
bucket=${archiveBucketName(place)}
metadata=/opt/ml/metadata/resource-metadata.json
value() { tr -d '\\n' < "$metadata" | sed -n "s/.*\\"$1\\" *: *\\"\\([^\\"]*\\)\\".*/\\1/p"; }
measure() {
  find . -xdev \\( -path ./lost+found -o -path ./user-default-efs -o -path ./custom-file-systems \\
    -o -path ./.local/share/jupyter/runtime \\) -prune -o -type f -printf '%s\\n' |
    awk '{ bytes += $1 } END { printf "%d %.0f", NR, bytes }'
}
copy() {
  aws s3 sync . "s3://$bucket/$prefix" --no-follow-symlinks --only-show-errors \\
    --exclude 'lost+found/*' --exclude 'user-default-efs/*' --exclude 'custom-file-systems/*' \\
    --exclude '.local/share/jupyter/runtime/*'
}
archive() {
  cd /home/sagemaker-user || exit 1
  domain=$(value DomainId)
  space=$(value SpaceName)
  for attempt in 1 2 3 4 5 6 7 8 9 10; do
    prefix="$domain/spaces/$space/$(date -u +%Y%m%dT%H%M%SZ)-$attempt/"
    before=$(measure)
    error=$(copy 2>&1) && error=
    after=$(measure)
    [ "$before" = "$after" ] && break
    [ "$attempt" = 10 ] && error="the volume does not come to rest: $error"
    sleep 10
  done
  words=$(printf '%s' "$error" | tr -d '"\\\\' | tr -c '[:print:]' ' ' | cut -c1-500)
  printf '{"prefix":"%s","files":%s,"bytes":%s,"error":"%s"}' \\
    "$prefix" "\${after% *}" "\${after#* }" "$words" |
    aws s3 cp - "s3://$bucket/$domain/manifests/$space.json" --only-show-errors
}
archive > /dev/null 2>&1 &
`
}

/** Lifecycle configurations cannot be changed, so another script has another name. */
export function archiveScriptName(place: Place, appType: string): string {
  return `${archiveScriptPrefix(appType)}${sha256Hex(archiveScript(place)).slice(0, 10)}`
}

/** Of every version's name. */
export function archiveScriptPrefix(appType: string): string {
  return `rollcall-archive-${appType.toLowerCase()}-`
}
