#!/usr/bin/env bash
# A real Asterisk in a folder, for tests: `bash tools/asterisk.sh FOLDER`. It takes the packages of Debian 11 (the last
# that has Asterisk) from the mirror that this machine uses already, and unpacks them: apt gets a state of its own, no
# package is installed, no script of a package is run. Where it is there already, it does nothing.
#
# Exit code: 0 it is there; 3 apt can't reach Debian 11 from here (another system than Debian, no mirror, no Debian 11 on
# it); 1 anything else went wrong: apt itself, the disk, a right that is missing.
set -euo pipefail
root=${1:?which folder?}
mkdir -p "$root"
root=$(cd "$root" && pwd)
[ -e "$root/ready" ] && exit 0

none() { # WHY
    echo "skipped: no Asterisk ($1)"
    exit 3
}
fails() { # WHY [LOG]
    test $# -lt 2 || tail -20 "$2"
    echo "tools/asterisk.sh: $1"
    exit 1
}
for tool in apt-get dpkg-deb dpkg; do
    command -v "$tool" >/dev/null || none "this system has no $tool"
done
keys=/usr/share/keyrings/debian-archive-keyring.gpg
[ -e "$keys" ] || none 'the keys of Debian are not here'
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 2>/dev/null | grep -m1 '/debian/*$') ||
    none 'this machine uses no mirror of Debian'

rm -rf "$root" # what an earlier try left half done
apt=$root/apt
mkdir -p "$apt"/{state/lists/partial,cache/archives/partial,etc/apt.conf.d,etc/preferences.d}
: >"$apt/state/status"
echo "deb [signed-by=$keys] $mirror bullseye main" >"$apt/etc/sources.list"
cat >"$apt/apt.conf" <<X
Dir::State "$apt/state"; Dir::State::status "$apt/state/status"; Dir::Cache "$apt/cache"; Dir::Etc "$apt/etc";
Dir::Etc::sourceparts "-"; Dir::Etc::trustedparts "/etc/apt/trusted.gpg.d"; APT::Architecture "$(dpkg --print-architecture)";
Acquire::Languages "none"; Acquire::Retries "2";
X
export APT_CONFIG=$apt/apt.conf
# What apt says where a mirror can't be reached or has no Debian 11. All else is a failure of this machine.
unreached='Failed to fetch|Release file|Could not (resolve|connect)|Temporary failure|Unable to connect'
updated=0
apt-get update -qq >"$apt/update.log" 2>&1 || updated=$?
if ! apt-cache show asterisk >/dev/null 2>&1; then
    if [ "$updated" = 0 ] || grep -qE "$unreached" "$apt/update.log"; then
        none 'no Debian 11 on the mirror of this machine'
    fi
    fails "apt-get update failed ($updated)" "$apt/update.log"
fi
apt-get install -qq -y --no-install-recommends --download-only asterisk libfaketime >"$apt/install.log" 2>&1 ||
    fails 'the packages of Debian 11 could not be fetched' "$apt/install.log"
for deb in "$apt"/cache/archives/*.deb; do
    dpkg-deb -x "$deb" "$root"
done
rm -rf "$apt"
mkdir -p "$root"/{dev,tmp,proc} "$root"/pt/{etc,var/lib,var/agi,var/spool,var/run,var/log,data/sounds}
for node in null:3 zero:5 random:8 urandom:9; do
    [ -e "$root/dev/${node%:*}" ] || mknod -m 666 "$root/dev/${node%:*}" c 1 "${node#*:}" ||
        fails "no right to make $root/dev/${node%:*}: run it as root, or in a container that may call mknod"
done
# At a path that the machine itself does not have, or LD_PRELOAD would take hold of chroot, too.
cp "$root"/usr/lib/*/faketime/libfaketimeMT.so.1 "$root/pt/"
cp -r "$root/usr/share/asterisk/documentation" "$root/pt/data/"
printf 'root:x:0:0:root:/:/bin/sh\n' >"$root/etc/passwd"
printf 'root:x:0:\n' >"$root/etc/group"
printf '127.0.0.1 localhost\n' >"$root/etc/hosts"
: >"$root/ready"
