/**
 * The shell functions that give something to users who were there before. The two calls would overwrite, and a script
 * may be run days after its review: it looks first, and ends where somebody gave the same meanwhile. What is there just
 * as the batch has it is no reason to end: a try that was cut off may have given it.
 */
export function mergeFunctions(steps: number): string {
  return `# given_since STEP COMMAND WHAT
given_since() {
  stop "Stopped at step $1 of ${steps}, $2: the user has $3 by now, and this script did not give it. It is left as it is. Read the account again in Gatehouse, review the plan and export it again."
}

# in_list NAME LINES: whether a line is this name, upper or lower case.
in_list() {
  [ -n "$2" ] && printf '%s\\n' "$2" | grep -qixF -- "$1"
}

# give_policy STEP USER NAME IS_OURS OPTION...: an inline policy; IS_OURS asks whether the one of that name is the batch's.
give_policy() {
  local step=$1 user=$2 name=$3 is_ours=$4 there
  shift 4
  if [ "$(mark "$step")" = 'done' ]; then return; fi
  there=$(iam list-user-policies "$user" '--query=PolicyNames[].[@]' --output=text 2> "$state/error") || failed "$step" list-user-policies
  if in_list "$name" "$there"; then
    there=$(iam get-user-policy "$user" --policy-name="$name" --query="$is_ours" --output=text 2> "$state/error") || failed "$step" get-user-policy
    [ "$there" = True ] || given_since "$step" put-user-policy "the inline policy $name"
  fi
  once "$step" put-user-policy "$user" --policy-name="$name" "$@"
}

# give_tags STEP USER TAGS OTHERS KEY...: tags; OTHERS asks for the keys of those that are not just so in the batch.
give_tags() {
  local step=$1 user=$2 tags=$3 others=$4 there key
  shift 4
  if [ "$(mark "$step")" = 'done' ]; then return; fi
  there=$(iam list-user-tags "$user" --query="$others" --output=text 2> "$state/error") || failed "$step" list-user-tags
  for key in "$@"; do
    if in_list "$key" "$there"; then given_since "$step" tag-user "the tag $key"; fi
  done
  once "$step" tag-user "$user" "$tags"
}
`;
}
