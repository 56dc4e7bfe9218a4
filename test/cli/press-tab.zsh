# Types each line into a zsh on a terminal of its own, presses TAB, and prints the line it became. First argument: the script.
zmodload zsh/zpty
zpty typist zsh -f -i
until-seen() { local part got=; while zpty -r typist part; do got+=$part; [[ $got == *$1* ]] && break; done; print -r -- "$got" }
zpty -w typist "PS1=; autoload -Uz compinit; compinit -D -u; source ${(q)1}; bindkey '^I' complete-word
  show() { print -r -- \"<<\$BUFFER>>\"; zle kill-whole-line }; zle -N show; bindkey '^X' show; print rea''dy"
until-seen ready >/dev/null
for line in "${@[2,-1]}"; do
    zpty -w -n typist "$line"$'\t\x18'
    until-seen '>>'
done
zpty -d typist
