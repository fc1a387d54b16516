/** The shell function that makes an access key, and never a second one. */
export function accessKeyFunctions(steps: number): string {
  return `# Prints the id and the date of each access key of a user.
keys_of() {
  iam list-access-keys "$1" '--query=AccessKeyMetadata[].[AccessKeyId,CreateDate]' --output=text 2> "$state/error"
}

# Two minutes from now, as AWS writes dates: by then a try has been made.
soon() {
  local at=$(($(date +%s) + 120))
  date -u -d "@$at" '+%Y-%m-%dT%H:%M:%S' 2>/dev/null || date -u -r "$at" '+%Y-%m-%dT%H:%M:%S'
}

# After a try that was cut off: a key that came of it and whose answer is lost is of no use to anybody, and goes. Of
# several new ones, or of a later one, nobody can say that it is ours.
delete_lost_key() {
  local step=$1 user=$2 known=$state/keys.$1 until look keys key made lost others=no
  until=$(sed -n 's/^until //p' "$known")
  for look in 1 2 3 4; do
    keys=$(keys_of "$user") || failed "$step" list-access-keys
    lost=
    while read -r key made; do
      if [ -z "$key" ] || grep -qxF -- "$key" "$known"; then continue; fi
      if [ -n "$lost" ] || [[ \${made:0:19} > $until ]]; then others=yes; fi
      lost="$lost $key"
    done <<KEYS
$keys
KEYS
    if [ "$others" = yes ]; then
      stop "Stopped at step $step of ${steps}, create-access-key: since a try that was cut off there is$lost, which this script does not know. Nothing was deleted. Delete the key whose secret nobody has, if there is one; write the ids of the others into $known, one a line; and run this again."
    fi
    if [ -n "$lost" ]; then
      iam delete-access-key "$user" --access-key-id="\${lost# }" 2> "$state/error" || failed "$step" delete-access-key
      printf 'Step %s of ${steps}: the access key%s of a try that was cut off is deleted, because its answer was lost.\\n' "$step" "$lost" >&2
      return
    fi
    # AWS may not list a new key at once.
    [ "$look" = 4 ] || sleep 2
  done
}

# access_key STEP FILE USER: an access key; AWS's whole answer is in the file and on the disk before the next call.
access_key() {
  local step=$1 file=$folder/$2 user=$3 begun=no keys
  local answer=$state/answer.$step
  case $(mark "$step") in
    'done') return ;;
    begun) begun=yes ;;
  esac
  if [ "$begun" = yes ] && [ ! -s "$file" ]; then
    case $(cat "$answer" 2>/dev/null) in
      *'"SecretAccessKey"'*'}'*'}') mv -f -- "$answer" "$file" ;;
      *) delete_lost_key "$step" "$user" ;;
    esac
  fi
  if [ ! -s "$file" ]; then
    rm -f -- "$answer"
    if [ "$begun" = yes ]; then
      keys=$(sed '/^until /d' "$state/keys.$step")
    else
      keys=$(keys_of "$user") || failed "$step" list-access-keys
      keys=$(printf '%s\\n' "$keys" | cut -f 1)
    fi
    printf 'until %s\\n%s\\n' "$(soon)" "$keys" > "$state/keys"
    flush "$state/keys"
    mv -f -- "$state/keys" "$state/keys.$step"
    [ "$begun" = yes ] || note begun "$step"
    attempt "$step" create-access-key "$user" --output=json > "$answer" || failed "$step" create-access-key
    flush "$answer"
    mv -f -- "$answer" "$file"
    flush "$folder"
  fi
  finish "$step"
}
`;
}
