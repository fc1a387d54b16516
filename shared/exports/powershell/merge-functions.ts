/**
 * The PowerShell functions that give something to users who were there before, with the same meaning as those of the
 * bash script (`mergeFunctions`).
 */
export function mergeFunctions(steps: number): string {
  return `# What others gave a user since the review is left as it is.
function Stop-Given([int] $Step, [string] $Command, [string] $What) {
    throw "Stopped at step $Step of ${steps}, $($Command): the user has $What by now, and this script did not give it. It is left as it is. Read the account again in Gatehouse, review the plan and export it again."
}

# Windows PowerShell may misread what the AWS CLI prints, but for ASCII: what is left of a text then.
function Get-Ascii([string] $Text) {
    return $Text -replace '[^\\x20-\\x3e\\x40-\\x7e]+', '?'
}

# Whether what is there is what a try of ours that was cut off gave.
function Test-Ours([int] $Step, [string] $There, [string] $Ours) {
    if ($There -ceq $Ours) { return $true }
    return $Marks[$Step] -eq 'begun' -and (Get-Ascii $There) -ceq (Get-Ascii $Ours)
}

# An inline policy.
function Add-UserPolicy([int] $Step, [string] $User, [string] $Policy, [string] $Json) {
    if ($Marks[$Step] -eq 'done') { return }
    $ours = ConvertFrom-Json $Json
    if (-not (Invoke-Iam 'list-user-policies' $User)) { Stop-At $Step 'list-user-policies' }
    if (@((ConvertFrom-Json $Output).PolicyNames) -contains $ours.PolicyName) {
        if (-not (Invoke-Iam 'get-user-policy' $Policy)) { Stop-At $Step 'get-user-policy' }
        $there = ConvertTo-Json -InputObject (ConvertFrom-Json $Output).PolicyDocument -Depth 100 -Compress
        $wanted = ConvertTo-Json -InputObject (ConvertFrom-Json $ours.PolicyDocument) -Depth 100 -Compress
        if (-not (Test-Ours $Step $there $wanted)) { Stop-Given $Step 'put-user-policy' "the inline policy $($ours.PolicyName)" }
    }
    Add-Mark 'begun' $Step
    Invoke-Once $Step 'put-user-policy' $Json
}

# Tags. AWS does not tell their keys' upper and lower case apart, and neither does -eq.
function Add-UserTags([int] $Step, [string] $User, [string] $Json) {
    if ($Marks[$Step] -eq 'done') { return }
    if (-not (Invoke-Iam 'list-user-tags' $User)) { Stop-At $Step 'list-user-tags' }
    $there = @((ConvertFrom-Json $Output).Tags)
    foreach ($tag in (ConvertFrom-Json $Json).Tags) {
        foreach ($other in $there) {
            $isOurs = (Test-Ours $Step $other.Key $tag.Key) -and (Test-Ours $Step $other.Value $tag.Value)
            if ((Get-Ascii $other.Key) -eq (Get-Ascii $tag.Key) -and -not $isOurs) { Stop-Given $Step 'tag-user' "the tag $($tag.Key)" }
        }
    }
    Add-Mark 'begun' $Step
    Invoke-Once $Step 'tag-user' $Json
}
`;
}
