# PowerShell: completion of balis
Register-ArgumentCompleter -Native -CommandName balis -ScriptBlock {
    param($typed, $line, $cursor)
    $words = @($line.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.StartOffset -lt $cursor } |
        ForEach-Object { if ($null -ne $_.Value) { "$($_.Value)" } else { $_.Extent.Text } })
    # An empty word does not reach a program; this says that one is begun.
    $begun = if ($typed -eq '') { @('--new') } else { @() }
    $encoding = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = [Text.Encoding]::UTF8
        balis complete @begun '--' @words 2>$null | ForEach-Object {
            $value, $text = $_ -split "`t", 2
            if (-not $text) { $text = $value }
            $quoted = if ($value -match '[\s@]') { "'" + $value + "'" } else { $value }
            [Management.Automation.CompletionResult]::new($quoted, $value, 'ParameterValue', $text)
        }
    } finally {
        [Console]::OutputEncoding = $encoding
    }
}
