import type { PasswordPolicy } from '../../accounts/snapshot.ts';
import { passwordCharacters, passwordLength } from '../made-up-password.ts';

const { upper, lower, digits, symbols } = passwordCharacters;

/**
 * Shell functions with which a password never comes on a command line or into a program's environment: the shell
 * writes it into a file for the AWS CLI, and the shell alone reads it.
 */
export function passwordFunctions(policy: PasswordPolicy | null): string {
  return `# Makes up a console password, in $password: every kind of character, and no start like a spreadsheet formula.
new_password() {
  while :; do
    password=$(LC_ALL=C tr -dc '${upper}${lower}${digits}${symbols}' 2>/dev/null </dev/urandom | dd bs=1 count=${passwordLength(policy)} 2>/dev/null)
    case $password in *[${upper}]*) ;; *) continue ;; esac
    case $password in *[${lower}]*) ;; *) continue ;; esac
    case $password in *[${digits}]*) ;; *) continue ;; esac
    case $password in *[!${upper}${lower}${digits}]*) ;; *) continue ;; esac
    case $password in [=+@-]*) continue ;; esac
    return
  done
}

# Leaves the password of a file in $password. It is made up and on the disk before AWS hears of it, so that it cannot be
# lost with the answer.
kept_password() {
  local file=$folder/$1
  if [ ! -s "$file" ]; then
    new_password
    rm -f -- "$file.new"
    printf '%s\\n' "$password" > "$file.new"
    flush "$file.new"
    mv -f -- "$file.new" "$file"
    flush "$folder"
  fi
  IFS= read -r password < "$file"
}

read_hidden() {
  IFS= read -rs password || stop 'Nothing was typed.'
  echo >&2
}

# Asks twice for a console password, into $password.
ask_password() {
  local first_password
  while :; do
    printf '%s:\\n' "$1" >&2
    read_hidden
    first_password=$password
    echo 'The same again:' >&2
    read_hidden
    case $password in
      "$first_password") ;;
      *)
        echo 'These two differ.' >&2
        continue
        ;;
    esac
    case $password in
      *[[:cntrl:]]*) echo 'A control character is in it.' >&2 ;;
      *) return ;;
    esac
  done
}

# Asks once for the password that all get.
ask_shared_password() {
  if [ -z "\${shared_password+asked}" ]; then
    ask_password 'Console password of all users'
    shared_password=$password
  fi
  password=$shared_password
}

# Writes what is sent to AWS: the JSON of the other parameters, and $password. (The AWS CLI does not know that no other
# options are needed when it reads --cli-input-json=file://…: the file must be a word of its own.)
write_input() {
  rm -f -- "$state/input.json"
  printf '{%s,"Password":"%s"}\\n' "$1" "$(printf '%s' "$password" | LC_ALL=C sed 's/[\\\\"]/\\\\&/g')" > "$state/input.json"
}

# sign_in STEP USER PARAMETERS SOURCE...: the user's first console password; SOURCE leaves it in $password.
sign_in() {
  local step=$1 user=$2 parameters=$3
  shift 3
  if [ "$(mark "$step")" = 'done' ]; then return; fi
  "$@"
  write_input "$parameters"
  # One that was typed anew need not be the one that a try which was cut off has set.
  if [ "$1" != kept_password ] && [ "$(mark "$step")" = begun ] &&
    iam update-login-profile --cli-input-json "file://$state/input.json" > /dev/null 2>&1; then
    finish "$step"
  else
    make "$step" get-login-profile "$user" create-login-profile --cli-input-json "file://$state/input.json"
  fi
  rm -f -- "$state/input.json"
}

# new_sign_in STEP PARAMETERS SOURCE...: another console password for a user who has one.
new_sign_in() {
  local step=$1 parameters=$2
  shift 2
  if [ "$(mark "$step")" = 'done' ]; then return; fi
  "$@"
  write_input "$parameters"
  once "$step" update-login-profile --cli-input-json "file://$state/input.json"
  rm -f -- "$state/input.json"
}
`;
}
