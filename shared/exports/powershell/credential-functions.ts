import type { PasswordPolicy } from '../../accounts/snapshot.ts';
import { passwordCharacters, passwordLength } from '../made-up-password.ts';

/**
 * The PowerShell functions for console passwords and access keys, with the same meaning as those of the bash script
 * (`passwordFunctions`, `accessKeyFunctions`): a password is in a file before AWS hears of it, a key's whole answer is
 * before the next call, and neither comes on a command line or into an environment.
 */
export function credentialFunctions(policy: PasswordPolicy | null, steps: number): string {
  return `$Characters = '${Object.values(passwordCharacters).join('')}'
$Random = [System.Security.Cryptography.RandomNumberGenerator]::Create()

# A number below $Count; each is as likely as the others.
function Get-RandomIndex([int] $Count) {
    $byte = New-Object byte[] 1
    do { $Random.GetBytes($byte) } while ($byte[0] -ge 256 - (256 % $Count))
    return $byte[0] % $Count
}

# Makes up a console password, in $Password: every kind of character, and no start like a spreadsheet formula.
function New-Password {
    do {
        $script:Password = -join (1..${passwordLength(policy)} | ForEach-Object { $Characters[(Get-RandomIndex $Characters.Length)] })
    } until ($Password -cmatch '[A-Z]' -and $Password -cmatch '[a-z]' -and $Password -match '[0-9]' -and $Password -match '[^A-Za-z0-9]' -and $Password -notmatch '^[=+@-]')
}

# Leaves the password of a file in $Password. It is made up and on the disk before AWS hears of it.
function Read-KeptPassword([string] $Name) {
    $file = [System.IO.Path]::Combine($Folder, $Name)
    if (-not [System.IO.File]::Exists($file)) {
        New-Password
        Write-OwnFile $file "$Password\`n"
    }
    $script:Password = [System.IO.File]::ReadAllText($file).TrimEnd("\`r", "\`n")
}

# Gives what is typed, which is not shown.
function Read-Hidden([string] $Prompt) {
    $typed = Read-Host -Prompt $Prompt -AsSecureString
    $pointer = [System.Runtime.InteropServices.Marshal]::SecureStringToBSTR($typed)
    try {
        return [System.Runtime.InteropServices.Marshal]::PtrToStringBSTR($pointer)
    } finally {
        [System.Runtime.InteropServices.Marshal]::ZeroFreeBSTR($pointer)
    }
}

# Asks twice for a console password, into $Password.
function Read-Password([string] $Prompt) {
    while ($true) {
        $script:Password = Read-Hidden $Prompt
        if ($Password -cnotmatch '^[\\x20-\\x7e]+$') {
            Write-Host 'Use only the characters of an English keyboard.'
        } elseif ((Read-Hidden 'The same again') -cne $Password) {
            Write-Host 'These two differ.'
        } else {
            return
        }
    }
}

# Asks once for the password that all get.
function Read-SharedPassword {
    if ($null -eq $SharedPassword) {
        Read-Password 'Console password of all users'
        $script:SharedPassword = $Password
    }
    $script:Password = $SharedPassword
}

# What is sent to AWS: the JSON of the other parameters, and $Password.
function Get-PasswordJson([string] $Parameters) {
    return '{' + $Parameters + ',"Password":"' + $Password.Replace('\\', '\\\\').Replace('"', '\\"') + '"}'
}

# The user's first console password; $Source leaves it in $Password, by asking for it where it is $Typed.
function New-SignIn([int] $Step, [string] $Name, [string] $Parameters, [scriptblock] $Source, [switch] $Typed) {
    if ($Marks[$Step] -eq 'done') { return }
    & $Source
    # One that was typed anew need not be the one that a try which was cut off has set.
    if ($Typed -and $Marks[$Step] -eq 'begun' -and (Invoke-Iam 'update-login-profile' (Get-PasswordJson $Parameters))) {
        Complete-Step $Step
    } else {
        New-Entity $Step 'get-login-profile' $Name 'create-login-profile' (Get-PasswordJson $Parameters)
    }
    [System.IO.File]::Delete($InputFile)
}

# Another console password for a user who has one.
function Set-SignIn([int] $Step, [string] $Parameters, [scriptblock] $Source) {
    if ($Marks[$Step] -eq 'done') { return }
    & $Source
    Invoke-Once $Step 'update-login-profile' (Get-PasswordJson $Parameters)
    [System.IO.File]::Delete($InputFile)
}

# The user's access keys.
function Get-Keys([int] $Step, [string] $Name) {
    if (-not (Invoke-Iam 'list-access-keys' $Name)) { Stop-At $Step 'list-access-keys' }
    return @((ConvertFrom-Json $Output).AccessKeyMetadata)
}

# After a try that was cut off: a key that came of it and whose answer is lost is of no use to anybody, and goes. Of
# several new ones, or of a later one, nobody can say that it is ours.
function Remove-LostKey([int] $Step, [string] $Name, [string] $KeysFile) {
    $known = [System.IO.File]::ReadAllLines($KeysFile)
    for ($look = 1; $look -le 4; $look++) {
        $lost = @(Get-Keys $Step $Name | Where-Object { $known -cnotcontains $_.AccessKeyId })
        if ($lost.Length -gt 0) {
            $ids = @($lost | ForEach-Object { $_.AccessKeyId }) -join ' '
            $made = ([DateTime] $lost[0].CreateDate).ToUniversalTime().ToString('s')
            if ($lost.Length -gt 1 -or [string]::CompareOrdinal("until $made", $known[0]) -gt 0) {
                throw "Stopped at step $Step of ${steps}, create-access-key: since a try that was cut off there is $ids, which this script does not know. Nothing was deleted. Delete the key whose secret nobody has, if there is one; write the ids of the others into $KeysFile, one a line; and run this again."
            }
            $json = $Name.TrimEnd('}') + ',"AccessKeyId":"' + $ids + '"}'
            if (-not (Invoke-Iam 'delete-access-key' $json)) { Stop-At $Step 'delete-access-key' }
            Write-Host "Step $Step of ${steps}: the access key $ids of a try that was cut off is deleted, because its answer was lost."
            return
        }
        # AWS may not list a new key at once.
        if ($look -lt 4) { Start-Sleep -Seconds 2 }
    }
}

# An access key, and never a second one; AWS's whole answer is in the file and on the disk before the next call.
function New-AccessKey([int] $Step, [string] $File, [string] $Name) {
    if ($Marks[$Step] -eq 'done') { return }
    $path = [System.IO.Path]::Combine($Folder, $File)
    $keysFile = [System.IO.Path]::Combine($State, "keys.$Step")
    if (-not [System.IO.File]::Exists($path)) {
        $begun = $Marks[$Step] -eq 'begun'
        if ($begun) {
            # Of the two a run that was killed may have left the new one only.
            if (-not [System.IO.File]::Exists($keysFile)) { [System.IO.File]::Move("$keysFile.new", $keysFile) }
            Remove-LostKey $Step $Name $keysFile
            $ids = @([System.IO.File]::ReadAllLines($keysFile) | Where-Object { $_ -notmatch '^until ' })
        } else {
            $ids = @(Get-Keys $Step $Name | ForEach-Object { $_.AccessKeyId })
        }
        # Two minutes from now the try has been made.
        $until = 'until ' + [DateTime]::UtcNow.AddMinutes(2).ToString('s')
        Write-OwnFile $keysFile ((@($until) + $ids + '') -join "\`n")
        if (-not $begun) { Add-Mark 'begun' $Step }
        if (-not (Invoke-Attempt $Step $begun 'create-access-key' $Name)) { Stop-At $Step 'create-access-key' }
        Write-OwnFile $path $Output
    }
    Complete-Step $Step
}
`;
}
