/** The shell function that makes an access key, and never a second one. */
export const accessKeyFunctions = `keys_of() {
  iam list-access-keys "$1" '--query=AccessKeyMetadata[].[AccessKeyId]' --output=text 2> "$state/error"
}

# After a try that was cut off: a key that came of it and whose answer is lost is of no use to anybody, and goes.
delete_lost_keys() {
  local step=$1 user=$2 look key keys found=no
  for look in 1 2 3 4; do
    keys=$(keys_of "$user") || failed "$step" list-access-keys
    for key in $keys; do
      if ! grep -qxF -- "$key" "$state/keys.$step"; then
        found=yes
        iam delete-access-key "$user" --access-key-id="$key" 2> "$state/error" || failed "$step" delete-access-key
      fi
    done
    if [ "$found" = yes ]; then return; fi
    # AWS may not list a new key at once.
    [ "$look" = 4 ] || sleep 2
  done
}

# access_key STEP FILE USER: an access key; AWS's whole answer is in the file and on the disk before the next call.
access_key() {
  local step=$1 file=$folder/$2 user=$3 begun=no
  local answer=$state/answer.$step
  case $(mark "$step") in
    'done') return ;;
    begun) begun=yes ;;
  esac
  if [ "$begun" = yes ] && [ ! -s "$file" ]; then
    case $(cat "$answer" 2>/dev/null) in
      *'"SecretAccessKey"'*'}'*'}') mv -f -- "$answer" "$file" ;;
      *) delete_lost_keys "$step" "$user" ;;
    esac
  fi
  if [ ! -s "$file" ]; then
    rm -f -- "$answer"
    if [ "$begun" = no ]; then
      keys_of "$user" > "$state/keys" || failed "$step" list-access-keys
      flush "$state/keys"
      mv -f -- "$state/keys" "$state/keys.$step"
      note begun "$step"
    fi
    attempt "$step" create-access-key "$user" --output=json > "$answer" || failed "$step" create-access-key
    flush "$answer"
    mv -f -- "$answer" "$file"
    flush "$folder"
  fi
  finish "$step"
}
`;
