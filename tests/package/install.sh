#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs a built package on a bare Debian 12, boots its systemd in namespaces, builds a library as the package's user,
# starts the units, upgrades and purges: nothing of it may be left. As root, with debootstrap:
#   install.sh FILE.deb
# 77 where that is not possible. The system under test takes its packages from where this machine takes them.
set -eu
deb=${1:-${IPS_DEB:-}}
[ -n "$deb" ] || { echo "skipped: IPS_DEB does not name a package"; exit 77; }
if [ "$(id -u)" != 0 ] || ! command -v debootstrap unshare nsenter > /dev/null; then
  echo "skipped: this wants root, debootstrap and unshare"
  exit 77
fi
here=$(cd "$(dirname "$0")" && pwd)
name=immigration-policy-search
work=$(mktemp -d)
root=$work/root
init=

failed() {
  echo "FAILED: $*"
  tail -n 20 "$work/log"
  [ -z "$init" ] || inside journalctl --no-pager -n 30
  exit 1
}
clean_up() {
  [ -z "$init" ] || kill -KILL "$init" 2> /dev/null || true
  sleep 1
  rm -rf --one-file-system "$work"
  find "$(findmnt -n -t cgroup2 -o TARGET | head -n 1)" -maxdepth 1 -name 'ips-package-*' |
    while read -r group; do find "$group" -depth -type d -exec rmdir {} + 2> /dev/null || true; done
}
trap clean_up EXIT
inside() { nsenter -t "$init" -m -p -u -i -n -- env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive "$@"; }
as() { user=$1; shift; inside setpriv --reuid="$user" --regid="$user" --init-groups "$@"; }
answer() { as "$1" bash /usr/local/bin/ask "$2"; }
unit() { inside systemctl "$@" || failed "systemctl $*"; }

echo "== a bare system"
debootstrap --variant=minbase bookworm "$root" > "$work/log" 2>&1 || { tail "$work/log"; failed debootstrap; }
rm -f "$root/etc/apt/sources.list"
for part in sources.list sources.list.d apt.conf.d auth.conf.d; do
  [ ! -e "/etc/apt/$part" ] || cp -r "/etc/apt/$part" "$root/etc/apt/"
done
cp /etc/resolv.conf /etc/hosts "$root/etc/"
cp "$deb" "$root/root/$name.deb"
cp "$here/ask" "$root/usr/local/bin/"
cp -r "$here/../../corpus" "$root/srv/library" && chmod -R go+rX "$root/srv/library"

echo "== apt installs it and what it depends on"
install="export DEBIAN_FRONTEND=noninteractive; apt-get -q update; apt-get -q -y --no-install-recommends install /root/$name.deb"
chroot "$root" sh -ec "$install" > "$work/log" 2>&1 || { tail -30 "$work/log"; failed install; }

echo "== systemd"
sh "$here/boot.sh" "$root" > "$work/boot.log" 2>&1 &
for _ in $(seq 100); do
  init=$(cat "$root/run-init.pid" 2> /dev/null || true)
  [ -n "$init" ] && inside systemctl is-system-running 2> /dev/null | grep -qE 'running|degraded' && break
  sleep 0.2
done
[ -n "$init" ] || { cat "$work/boot.log"; echo "skipped: systemd does not come up in namespaces here"; exit 77; }
inside getent passwd ips-library | grep -q /usr/sbin/nologin || failed "no user of its own"
[ "$(inside stat -c '%U %a' /var/lib/$name)" = "ips-library 750" ] || failed "the library's folder is not its user's"
inside systemctl is-enabled $name.service $name-update.timer | grep -q enabled && failed "something starts by itself"
unit start $name.service
[ "$(inside systemctl is-active $name.service)" = inactive ] || failed "a page without a library"

echo "== a library, a page, an update"
as ips-library indexer build /srv/library --index /var/lib/$name/index -q || failed build
unit start $name.service $name-update.timer
inside useradd -G ips-library member
inside useradd stranger
for _ in $(seq 50); do answer ips-library /healthz 2> /dev/null | grep -q '200 OK' && break; sleep 0.2; done
answer member '/search?q=asylum' | grep -q '200 OK' || failed "a member of the group gets no answer"
answer stranger '/search?q=asylum' | grep -q '403 Forbidden' || failed "a stranger gets an answer"
echo 'Guidance on the zebra.' > "$root/srv/library/zebra.txt"
unit start $name-update.service
answer member '/search?q=zebra' | grep -q zebra.txt || failed "the update is not on the page"
inside mkdir -p /run/systemd/system/$name-update.service.d
printf '[Service]\nExecStart=\nExecStart=/usr/bin/indexer status --sandbox require --index /var/lib/%s/index\n' $name |
  inside tee /run/systemd/system/$name-update.service.d/status.conf > /dev/null
unit daemon-reload
unit start $name-update.service
inside journalctl --no-pager -u $name-update | grep -q 'Isolation: seccomp active' || failed "workers without seccomp"
inside journalctl --no-pager -u $name-update | grep -q 'NOT active' && failed "workers with less isolation"

echo "== installed over itself, the page runs on"
before=$(inside systemctl show -P MainPID $name.service)
inside dpkg -i /root/$name.deb > "$work/log" 2>&1 || { cat "$work/log"; failed upgrade; }
[ "$(inside systemctl is-active $name.service)" = active ] || failed "the page is gone after an upgrade"
[ "$(inside systemctl show -P MainPID $name.service)" != "$before" ] || failed "the page is still the old program"

echo "== purge"
inside apt-get -q -y purge $name > "$work/log" 2>&1 || { cat "$work/log"; failed purge; }
grep -iE 'error|warning' "$work/log" && failed "purge complains"
inside getent passwd ips-library && failed "its user is left"
left=$(find "$root" -xdev \( -nouser -o -nogroup -o -name "*$name*" \) ! -path "$root/root/*" ! -path "$root/var/cache/*" \
  ! -path "$root/proc/*" ! -path "$root/home/*" ! -path "$root/var/spool/mail/*")
[ -z "$left" ] || failed "left behind: $left"
inside systemctl list-units --all --no-legend "$name*" | grep . && failed "its units are left"
echo "passed"
