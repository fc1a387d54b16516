/**
 * Shell commands that leave in `$folder` the folder for what a script keeps, and in `$state` the one for its notes: one
 * folder a plan, and one run of it at a time. Others can know their names before the script makes them, so that it
 * writes nothing before they are its owner's alone, with all that is in them.
 */
export function ownFolder(hash: string): string {
  const name = `gatehouse-${hash.slice(0, 12)}`;
  return `folder=\${1:-}
if [ -z "$folder" ]; then
  case \${BASH_SOURCE[0]:-} in
    */*) folder=\${BASH_SOURCE[0]%/*}/${name} ;;
    *) folder=./${name} ;;
  esac
fi
case $folder in
  *[\\$%~]*) stop "Name a folder as this script's argument: the AWS CLI reads no files in $folder." ;;
  -*) folder=./$folder ;;
esac
# With a slash at its end a link would be taken for its folder.
while [[ $folder == ?*/ ]]; do folder=\${folder%/}; done
state=$folder/.script
[ -e "$folder" ] || [ -L "$folder" ] || mkdir -p "$folder"
if [ -L "$folder" ] || [ ! -d "$folder" ] || [ ! -O "$folder" ]; then
  stop "$folder is not a folder of yours, but a link, a file or somebody else's, who could read the passwords. Nothing was done. Name another one as this script's argument."
fi
if [ "$(cat "$state/plan" 2>/dev/null)" != ${hash} ] &&
  [ -n "$(find "$folder" -mindepth 1 ! -name .script ! -name plan.new 2>/dev/null)" ]; then
  stop "The folder $folder has something else in it. Name another one as this script's argument."
fi
chmod 700 "$folder"
case $(ls -ld "$folder") in
  d???--[-S]---*) ;;
  *) stop "The folder $folder cannot be kept to you alone, because its disk keeps no file modes. Nothing was done. Name another one as this script's argument." ;;
esac
strange=$(find "$folder" ! -type d ! -type f -o ! -user "$(id -u)" 2>/dev/null) || strange=\${strange:-$folder}
if [ -n "$strange" ]; then
  strange=\${strange%%$'\\n'*}
  strange=$(printf %q "\${strange#"$folder/"}")
  stop "$strange in the folder $folder is a link or somebody else's, who could read the passwords. Nothing was done. Delete it and run this again, or name another folder as this script's argument."
fi
mkdir -p "$state"
chmod 700 "$state"
find "$folder" -type f -exec chmod 600 {} +
if [ ! -s "$state/plan" ]; then
  printf '%s\\n' ${hash} > "$state/plan.new"
  mv -- "$state/plan.new" "$state/plan"
fi
if ! (set -o noclobber && printf '%s\\n' "$$" > "$state/lock") 2>/dev/null; then
  other=$(cat "$state/lock")
  if [ -n "$other" ] && kill -0 "$other" 2>/dev/null; then
    stop "This script is at work already, as process $other. Wait for it, or delete $state/lock if that is another program."
  fi
  printf '%s\\n' "$$" > "$state/lock"
fi
trap 'rm -f -- "$state/lock" "$state/input.json"' EXIT
trap 'exit 1' HUP INT TERM
# After a line that a power failure cut off.
printf '\\n' >> "$state/steps"
`;
}
