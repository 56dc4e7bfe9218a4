# fish: completion of balis
function __balis_complete
    set -l words (commandline -opc)
    set -l typed (commandline -ct)
    set -l found (balis complete -- $words[2..-1] "$typed" 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\n' $found
    else
        __fish_complete_path "$typed"
    end
end
complete -c balis -f -a '(__balis_complete)'
