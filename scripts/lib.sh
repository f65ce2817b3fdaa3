# What the scripts share. To be sourced in the folder of the sources.

say() { printf '\n== %s\n' "$*" >&2; }

# up_to_date STAMP FILE...: whether STAMP was written for just these files with these contents; remembers them in $wanted.
up_to_date() {
    wanted=$(cksum "${@:2}" | cksum)
    [[ -f $1 && $(<"$1") == "$wanted" ]]
}

# node_packages FOLDER: installs what its lock file names, unless that is there.
node_packages() {
    local stamp=$1/node_modules/.installed wanted
    up_to_date "$stamp" "$1"/package*.json && return
    say "npm packages of $1"
    npm ci --prefix "$1" --no-audit --no-fund
    mkdir -p "$1/node_modules" # which npm does not make for a package without dependencies
    echo "$wanted" >"$stamp"
}

as_root() {
    if [[ $EUID == 0 ]]; then "$@"; else sudo "$@"; fi
}

debian_packages() { # NAME...
    # A fresh machine has no lists of packages yet.
    as_root apt-get update -qq
    as_root apt-get install -y --no-install-recommends "$@"
}

chromium() {
    # CHROMIUM may name another one.
    [[ -n ${CHROMIUM:-} || -x /usr/bin/chromium ]] && return
    say "Chromium"
    debian_packages chromium
}
