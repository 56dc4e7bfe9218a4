#compdef balis
# zsh: completion of balis
_balis() {
    local line value
    local -a found
    for line in "${(@f)$(balis complete -- "${(@Q)words[2,CURRENT]}" 2>/dev/null)}"; do
        [[ -z $line ]] && continue
        value=${line%%$'\t'*}
        found+=("${value//:/\\:}:${line#*$'\t'}")
    done
    if (( ${#found} )); then
        _describe -V balis found
    else
        _files
    fi
}
if [[ $funcstack[1] == _balis ]]; then
    _balis "$@"
else
    compdef _balis balis
fi
