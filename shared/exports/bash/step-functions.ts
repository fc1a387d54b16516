/**
 * The shell functions that a script's steps call. What each has done stands in `$state/steps`, one `<word> <step>` a
 * line, flushed before and after every call, so that a script that was killed goes on where it was:
 * `begun` before a call that must not be repeated blindly, `refused` when AWS surely did not take it, `done`.
 */
export function stepFunctions(steps: number): string {
  return `flush() {
  sync "$@" 2>/dev/null || sync
}

note() {
  printf '%s %s\\n' "$1" "$2" >> "$state/steps"
  flush "$state/steps"
}

# What was noted last of a step.
mark() {
  sed -n "s/^\\\\([a-z]*\\\\) $1\\$/\\\\1/p" "$state/steps" | tail -n 1
}

finish() {
  note 'done' "$1"
  printf 'Step %s of ${steps} is done.\\n' "$1" >&2
}

# Ends at a step that AWS refused, or whose answer did not arrive.
failed() {
  cat "$state/error" >&2
  stop "Stopped at step $1 of ${steps}, $2. Put it right and run this again: it goes on from there."
}

# One call that must not be repeated when it is not known what became of it.
attempt() {
  local step=$1 pause=1
  shift
  until AWS_MAX_ATTEMPTS=1 iam "$@" 2> "$state/error"; do
    case $(cat "$state/error") in
      *'(Throttling'* | *'(RequestLimitExceeded'* | *'(TooManyRequests'*)
        [ "$pause" -le 32 ] || return 1
        sleep "$pause"
        pause=$((pause * 2))
        ;;
      *'(InternalFailure)'* | *'(ServiceFailure)'* | *'(ServiceUnavailable'*) return 1 ;;
      *'An error occurred ('*)
        # Of an earlier try that was cut off this says nothing.
        [ "$begun" = yes ] || note refused "$step"
        return 1
        ;;
      *) return 1 ;;
    esac
  done
}

# once STEP COMMAND...: a call that may be repeated.
once() {
  local step=$1
  shift
  if [ "$(mark "$step")" = 'done' ]; then return; fi
  iam "$@" > /dev/null 2> "$state/error" || failed "$step" "$1"
  finish "$step"
}

# make STEP LOOK NAME COMMAND...: a call that makes what was not there. What others made is left alone: LOOK NAME would
# find it before the first try. What is found after a try that was cut off is ours.
make() {
  local step=$1 look=$2 name=$3 begun=no tries=0
  shift 3
  case $(mark "$step") in
    'done') return ;;
    begun) begun=yes ;;
    *)
      if iam "$look" "$name" > /dev/null 2> "$state/error"; then
        stop "Stopped at step $step of ${steps}, $1 $name: it is there already, and this script did not make it."
      fi
      case $(cat "$state/error") in *'(NoSuchEntity)'*) ;; *) failed "$step" "$look" ;; esac
      note begun "$step"
      ;;
  esac
  if ! attempt "$step" "$@" > /dev/null; then
    case $begun$(cat "$state/error") in yes*'(EntityAlreadyExists)'*) ;; *) failed "$step" "$1" ;; esac
  fi
  # What comes next is about something that not all of AWS's machines know at once.
  until [ "$look" = get-login-profile ] || iam "$look" "$name" > /dev/null 2> "$state/error"; do
    tries=$((tries + 1))
    [ "$tries" -lt 30 ] || failed "$step" "$look"
    sleep 1
  done
  finish "$step"
}
`;
}
