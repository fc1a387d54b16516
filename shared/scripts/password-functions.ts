import type { PasswordPolicy } from '../accounts/snapshot.ts';

const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const lower = 'abcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';
/** AWS's symbols but for the quotation mark; in an order in which `tr` takes each for itself. */
const symbols = '!@#$%^&*()_+=]{}|[-';

/** Shell functions with which a password never comes on a command line: here-documents carry it, and `read` takes it. */
export function passwordFunctions(policy: PasswordPolicy | null, target: string): string {
  return `# Makes up a console password, in $password: every kind of character, and no start like a spreadsheet formula.
new_password() {
  while :; do
    password=$(LC_ALL=C tr -dc '${upper}${lower}${digits}${symbols}' 2>/dev/null </dev/urandom | dd bs=1 count=${Math.max(20, policy?.minimumLength ?? 0)} 2>/dev/null)
    case $password in *[${upper}]*) ;; *) continue ;; esac
    case $password in *[${lower}]*) ;; *) continue ;; esac
    case $password in *[${digits}]*) ;; *) continue ;; esac
    case $password in *[!${upper}${lower}${digits}]*) ;; *) continue ;; esac
    case $password in [=+@-]*) continue ;; esac
    return
  done
}

keep_password() {
  cat > "$1" <<END
$password
END
}

read_hidden() {
  if [ -t 0 ]; then stty -echo; fi
  IFS= read -r password
  if [ -t 0 ]; then stty echo; fi
  echo >&2
}

# Asks twice for a console password, into $password.
ask_password() {
  while :; do
    printf '%s:\\n' "$1" >&2
    read_hidden
    first_password=$password
    echo 'The same again:' >&2
    read_hidden
    if [ "$first_password" = "$password" ]; then return; fi
    echo 'These two differ.' >&2
  done
}

# Sends a command of aws iam that sets $password.
set_password() {
  tr -d '\\n' <<END | aws iam "$@" ${target} --password=file:///dev/stdin
$password
END
}

trap 'if [ -t 0 ]; then stty echo; fi' EXIT
trap 'exit 1' HUP INT TERM
`;
}
