#!/bin/sh
# The tools our files are for, so that tests open them there: Debian's, where this is Debian.
set -eu
missing=""
for pair in neato:graphviz pdftotext:poppler-utils plantuml:plantuml soffice:libreoffice-impress; do
    command -v "${pair%%:*}" >/dev/null 2>&1 || missing="$missing ${pair#*:}"
done
if [ -z "$missing" ]; then exit 0; fi
if ! command -v apt-get >/dev/null 2>&1; then
    echo "not here, and their tests skipped:$missing"
    exit 0
fi
sudo=""
if [ "$(id -u)" != 0 ]; then sudo="sudo"; fi
echo "installing$missing for the tests beside real tools"
$sudo apt-get update -qq
# shellcheck disable=SC2086
DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends $missing >/dev/null
