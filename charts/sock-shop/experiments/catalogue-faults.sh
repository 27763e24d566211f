#!/usr/bin/env bash
# Rendered by portolan from the spec of sock-shop; change the spec, not this file.
# Injects faults into the requests to catalogue: puts them into all HTTP routes of its VirtualService, and
# removes them after the duration or on a signal. If the service has none, the script creates one and deletes it.
#
# usage: catalogue-faults.sh
# Exits with 0 at the end, with 1 if Istio refuses the faults, and with 2 if the VirtualService has no HTTP routes or
# already injects faults.
set -euo pipefail
namespace=${NAMESPACE:-sock-shop}
prefix=${NAME_PREFIX-}
duration=${DURATION_SECONDS:-600}
fault=${FAULT:-'{"delay":{"percentage":{"value":5},"fixedDelay":"3s"},"abort":{"percentage":{"value":10},"httpStatus":500}}'}
name=${prefix}catalogue
host=${prefix}catalogue

kube() { kubectl --namespace "$namespace" "$@"; }
kind=virtualservices.networking.istio.io
# JSON patch operations on all routes: add or remove.
operations() {
  local route separator="" value=""
  [ "$1" = remove ] || value=",\"value\":$fault"
  printf '['
  for ((route = 0; route < ${#routes}; route++)); do
    printf '%s{"op":"%s","path":"/spec/http/%s/fault"%s}' "$separator" "$1" "$route" "$value"
    separator=,
  done
  printf ']'
}
undo=""
waiting=""
# The trap calls this function.
# shellcheck disable=SC2317
clean_up() {
  trap - EXIT INT TERM
  [ -z "$waiting" ] || kill "$waiting" 2>/dev/null || true
  case $undo in
    patch) kube patch "$kind" "$name" --type json --patch "$(operations remove)" || true ;;
    delete) kube delete "$kind" "$name" || true ;;
  esac
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

if [ -n "$(kube get "$kind" "$name" --ignore-not-found --output name)" ]; then
  routes=$(kube get "$kind" "$name" --output 'jsonpath={range .spec.http[*]}x{end}')
  if [ -z "$routes" ]; then
    echo "VirtualService $name has no HTTP routes." >&2
    exit 2
  fi
  if [ -n "$(kube get "$kind" "$name" --output 'jsonpath={.spec.http[*].fault}')" ]; then
    echo "VirtualService $name already injects faults. Remove them, or wait until their experiment ends." >&2
    exit 2
  fi
  kube patch "$kind" "$name" --type json --patch "$(operations add)"
  undo="patch"
else
  kube create --filename - <<END
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: $name
spec:
  hosts: [$host]
  http:
    - fault: $fault
      route: [{destination: {host: $host}}]
END
  undo="delete"
fi
echo "== $name: faults for $duration seconds"
# In the background, so that a signal ends the wait at once.
sleep "$duration" &
waiting=$!
wait "$waiting"
