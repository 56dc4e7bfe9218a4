# bash: completion of balis
_balis() {
    local line=${COMP_LINE:0:COMP_POINT} word rest before= value words=() i
    # bash breaks words at = : @ as well; what no blank stands between is one word here.
    for ((i = 0; i <= COMP_CWORD; i++)); do
        rest=${line#"${line%%[![:space:]]*}"}
        word=${COMP_WORDS[i]}
        ((i == COMP_CWORD)) && word=$rest
        if ((i == 0)) || [[ $rest != "$line" ]]; then
            before=
            words+=("$word")
        else
            before=${words[${#words[@]} - 1]}
            words[${#words[@]} - 1]+=$word
            [[ $word == [=:@] ]] && before+=$word
        fi
        line=${rest#"$word"}
    done
    words=("${words[@]//[\"\'\\]/}")
    COMPREPLY=()
    while IFS=$'\t' read -r value _; do
        value=${value#"$before"}
        [[ $value == *[[:space:]]* ]] && value=${value//[[:space:]]/\\ }
        COMPREPLY+=("$value")
    done < <(balis complete -- "${words[@]:1}" 2>/dev/null)
}
complete -o default -F _balis balis
