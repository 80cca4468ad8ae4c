#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# boot.sh ROOT: starts the systemd of the system beneath ROOT in namespaces and a group of processes of its own; the
# number of its process stands in ROOT/run-init.pid.
set -e
if [ "${2:-}" != inside ]; then
  group=$(findmnt -n -t cgroup2 -o TARGET | head -n 1)/ips-package-$$
  mkdir "$group" && echo $$ > "$group/cgroup.procs"
  exec unshare --cgroup --mount --pid --uts --ipc --net --fork sh "$0" "$1" inside
fi
read -r process _ < /proc/self/stat  # as those outside number it
echo "$process" > "$1/run-init.pid"
mount --make-rprivate /
mount --bind "$1" "$1"
cd "$1"
mount -t proc proc proc
mount -t sysfs -o ro sysfs sys
mount -t cgroup2 cgroup2 sys/fs/cgroup
mount -t tmpfs tmpfs run
mount -t tmpfs tmpfs tmp
mkdir -p mnt/old
pivot_root . mnt/old
exec env -i container=other PATH=/usr/sbin:/usr/bin:/sbin:/bin sh -c \
  'umount -l /mnt/old; exec /lib/systemd/systemd --log-target=journal --show-status=no'
