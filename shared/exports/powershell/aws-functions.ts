/** The PowerShell functions that call AWS, with the same meaning as those of the bash script (`stepFunctions`). */
export function awsFunctions(steps: number): string {
  return `# Gives whether the command succeeded; leaves what it printed in $Output and $ErrorText.
function Invoke-Aws([string[]] $Arguments) {
    # Windows PowerShell takes a line on the error stream for an error of the script.
    $ErrorActionPreference = 'Continue'
    $global:LASTEXITCODE = 255
    $printed = @(& aws @Arguments @Target 2>&1)
    $succeeded = $LASTEXITCODE -eq 0
    $isError = { $_ -is [System.Management.Automation.ErrorRecord] }
    $script:ErrorText = @($printed | Where-Object $isError | ForEach-Object { "$_" }) -join "\`n"
    $script:Output = @($printed | Where-Object { -not (& $isError) }) -join "\`n"
    return $succeeded
}

# A command of aws iam with its parameters in a file; an empty text leaves the file as it is.
function Invoke-Iam([string] $Command, [string] $Json) {
    if ($Json) { Write-OwnFile $InputFile $Json }
    return Invoke-Aws @('iam', $Command, '--cli-input-json', "file://$InputFile", '--output=json')
}

# Ends at a step that AWS refused, or whose answer did not arrive.
function Stop-At([int] $Step, [string] $Command) {
    throw "$ErrorText\`nStopped at step $Step of ${steps}, $Command. Put it right and run this again: it goes on from there."
}

function Complete-Step([int] $Step) {
    Add-Mark 'done' $Step
    Write-Host "Step $Step of ${steps} is done."
}

# One call that must not be repeated when it is not known what became of it.
function Invoke-Attempt([int] $Step, [bool] $Begun, [string] $Command, [string] $Json) {
    $attempts = $env:AWS_MAX_ATTEMPTS
    $env:AWS_MAX_ATTEMPTS = '1'
    try {
        $pause = 1
        while (-not (Invoke-Iam $Command $Json)) {
            if ($ErrorText -match '\\((Throttling|RequestLimitExceeded|TooManyRequests)' -and $pause -le 32) {
                Start-Sleep -Seconds $pause
                $pause = $pause * 2
                continue
            }
            # Of an earlier try that was cut off a refusal says nothing.
            if (-not $Begun -and $ErrorText -match 'An error occurred \\(' -and $ErrorText -notmatch '\\((InternalFailure|ServiceFailure|ServiceUnavailable)') {
                Add-Mark 'refused' $Step
            }
            return $false
        }
        return $true
    } finally {
        $env:AWS_MAX_ATTEMPTS = $attempts
    }
}

# A call that may be repeated.
function Invoke-Once([int] $Step, [string] $Command, [string] $Json) {
    if ($Marks[$Step] -eq 'done') { return }
    if (-not (Invoke-Iam $Command $Json)) { Stop-At $Step $Command }
    Complete-Step $Step
}

# A call that makes what was not there. What others made is left alone: $Look would find it before the first try. What
# is found after a try that was cut off is ours.
function New-Entity([int] $Step, [string] $Look, [string] $Name, [string] $Command, [string] $Json) {
    if ($Marks[$Step] -eq 'done') { return }
    $begun = $Marks[$Step] -eq 'begun'
    if (-not $begun) {
        if (Invoke-Iam $Look $Name) {
            throw "Stopped at step $Step of ${steps}, $Command $($Name): it is there already, and this script did not make it."
        }
        if ($ErrorText -notmatch '\\(NoSuchEntity\\)') { Stop-At $Step $Look }
        Add-Mark 'begun' $Step
    }
    if (-not (Invoke-Attempt $Step $begun $Command $Json)) {
        if (-not ($begun -and $ErrorText -match '\\(EntityAlreadyExists\\)')) { Stop-At $Step $Command }
    }
    # What comes next is about something that not all of AWS's machines know at once.
    for ($tries = 1; $Look -ne 'get-login-profile' -and -not (Invoke-Iam $Look $Name); $tries++) {
        if ($tries -ge 30) { Stop-At $Step $Look }
        Start-Sleep -Seconds 1
    }
    Complete-Step $Step
}
`;
}
