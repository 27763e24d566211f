#!/usr/bin/env bash
# Rendered by portolan from the spec of online-boutique; change the spec, not this file.
# Runs experiments at the same time: starts their Jobs and scripts, waits until they end, and prints the results.
#
# usage: run-load-and-rollout.sh [--draining on|off] [JOB|SCRIPT.sh]...
#   Without arguments, runs the Jobs and scripts of the spec's combination of experiments.
#   --draining off  removes the preStop hooks and sets the grace period to 1 second; both are restored at the end
# NAMESPACE, NAME_PREFIX, RELEASE, and MANIFESTS identify the system. AVAILABILITY is the required percentage of
# successful requests. DEPLOYMENTS are those that --draining changes.
# Exits with 0 if all succeeded and the availability was reached, with 1 if not, with 2 if a Job already runs, and
# with 64 for wrong arguments. On a signal, what still runs is stopped.
set -euo pipefail
cd "$(dirname "$0")"
namespace=${NAMESPACE:-online-boutique}
prefix=${NAME_PREFIX-}
release=${RELEASE:-micro-demo}
manifests=${MANIFESTS:-../manifests/spot}
availability=${AVAILABILITY-99.9}
poll=${POLL_SECONDS:-5}
limit=${LIMIT_SECONDS:-1200}
jobs=(rollout-load rollout-restart)
scripts=()
# The names of Deployments, with spaces between them.
deployments=${DEPLOYMENTS-${prefix}frontend}

draining=on
named=()
while [ $# -gt 0 ]; do
  case $1 in
    --draining)
      draining=${2-}
      shift
      ;;
    --draining=*) draining=${1#*=} ;;
    -h | --help)
      sed -n '/^# usage/,/^set/s/^# \{0,1\}//p' "./${0##*/}"
      exit 0
      ;;
    -*)
      echo "unknown option '$1'" >&2
      exit 64
      ;;
    *) named+=("$1") ;;
  esac
  [ $# -eq 0 ] || shift
done
case $draining in
  on | off) ;;
  *)
    echo "invalid value '$draining' for --draining: use 'on' or 'off'" >&2
    exit 64
    ;;
esac
if [ ${#named[@]} -gt 0 ]; then
  jobs=()
  scripts=()
  # Without AVAILABILITY, the Jobs in the arguments are evaluated only against their own targets.
  availability=${AVAILABILITY-}
  for name in "${named[@]}"; do
    case $name in
      *.sh) scripts+=("$name") ;;
      *) jobs+=("$name") ;;
    esac
  done
fi
if [ $((${#jobs[@]} + ${#scripts[@]})) -eq 0 ]; then
  echo "List the Jobs and scripts to run, such as 'run-load-and-rollout.sh load drain-nodes.sh'." >&2
  exit 64
fi
for script in ${scripts[@]+"${scripts[@]}"}; do
  if [ ! -f "$script" ]; then
    echo "script '$script' not found in $PWD" >&2
    exit 64
  fi
done

kube() { kubectl --namespace "$namespace" "$@"; }
# The name of the newest Job of an experiment, which ends with a hash of the Job's content.
newest() {
  local name
  name=$(kube get job --selector "portolan.dev/experiment=$1" --sort-by .metadata.creationTimestamp \
    --output name | sed -n "s|^[^/]*/\($prefix$1-\)|\1|p" | tail -n 1)
  if [ -z "$name" ]; then
    echo "Job $prefix$1 for experiment '$1' not found in namespace $namespace." >&2
    exit 1
  fi
  printf '%s' "$name"
}
# The state of a Job: Complete, Failed, or nothing while it runs.
state() {
  kube get job "$1" \
    --output 'jsonpath={.status.conditions[?(@.status=="True")].type}' | tr ' ' '\n' \
    | grep -E -m 1 '^(Complete|Failed)$' || true
}
started=()
pids=()
changed=()
# The trap calls this function.
# shellcheck disable=SC2317
clean_up() {
  trap - EXIT INT TERM
  for pid in ${pids[@]+"${pids[@]}"}; do kill -TERM "$pid" 2>/dev/null || true; done
  for pid in ${pids[@]+"${pids[@]}"}; do wait "$pid" 2>/dev/null || true; done
  for name in ${started[@]+"${started[@]}"}; do
    if [ -z "$(state "$name")" ]; then
      kube patch job "$name" --type merge --patch '{"spec":{"suspend":true}}' >/dev/null || true
    fi
  done
  while [ ${#changed[@]} -gt 0 ]; do
    kube patch deployment "${changed[0]}" --type strategic --patch "${changed[1]}" || true
    changed=("${changed[@]:2}")
  done
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Replaces a finished Job with a new suspended one from the release or the manifests.
again() {
  local manifest selector="portolan.dev/experiment=$1"
  kube delete job "$2"
  if manifest=$(helm get manifest "$release" --namespace "$namespace" 2>/dev/null); then
    kube apply --selector "$selector" --filename - <<<"$manifest"
  else
    kube apply --selector "$selector" --filename "$manifests"
  fi
}
for place in ${jobs[@]+"${!jobs[@]}"}; do
  experiment=${jobs[$place]}
  name=$(newest "$experiment")
  suspended=$(kube get job "$name" --output 'jsonpath={.spec.suspend}')
  if [ -n "$(state "$name")" ]; then
    again "$experiment" "$name"
    name=$(newest "$experiment")
  elif [ "$suspended" != true ]; then
    echo "Job $name is already running." >&2
    exit 2
  fi
  jobs[place]=$name
done

# The patch that sets the grace period and the lifecycle hooks of a Deployment's pods.
ending() {
  printf '{"spec":{"template":{"spec":{"terminationGracePeriodSeconds":%s,"containers":[{"name":"%s","lifecycle":%s}]}}}}' \
    "$2" "$1" "$3"
}
if [ "$draining" = off ]; then
  for name in $deployments; do
    pod='{.spec.template.spec'
    container=$(kube get deployment "$name" --output "jsonpath=$pod.containers[0].name}")
    lifecycle=$(kube get deployment "$name" --output "jsonpath=$pod.containers[0].lifecycle}")
    grace=$(kube get deployment "$name" --output "jsonpath=$pod.terminationGracePeriodSeconds}")
    changed+=("$name" "$(ending "$container" "${grace:-30}" "${lifecycle:-null}")")
    kube patch deployment "$name" --type strategic --patch "$(ending "$container" 1 null)"
    kube rollout status "deployment/$name" --timeout "${limit}s"
  done
fi

end=$((SECONDS + limit))
for name in ${jobs[@]+"${jobs[@]}"}; do
  started+=("$name")
  kube patch job "$name" --type merge --patch '{"spec":{"suspend":false}}'
done
# The load must be there before the disruption: wait until the pods are ready, or have already ended.
if [ ${#scripts[@]} -gt 0 ]; then
  for name in ${jobs[@]+"${jobs[@]}"}; do
    until [ "$(kube get job "$name" --output 'jsonpath={.status.ready}')" = 1 ] || [ -n "$(state "$name")" ]; do
      if [ "$SECONDS" -ge "$end" ]; then
        echo "Job $name has no ready pod after $limit seconds." >&2
        exit 1
      fi
      sleep "$poll"
    done
  done
fi
for script in ${scripts[@]+"${scripts[@]}"}; do
  bash "$script" &
  pids+=("$!")
done

result=0
for name in ${jobs[@]+"${jobs[@]}"}; do
  until outcome=$(state "$name"); [ -n "$outcome" ]; do
    if [ "$SECONDS" -ge "$end" ]; then
      echo "Job $name has not ended after $limit seconds." >&2
      exit 1
    fi
    sleep "$poll"
  done
  echo "== $name: $outcome"
  log=$(kube logs "job/$name" --tail 60 || true)
  printf '%s\n' "$log"
  [ "$outcome" = Complete ] || result=1
  share=$(sed -n 's/^availability: \([0-9.]*\) %.*/\1/p' <<<"$log" | tail -n 1)
  if [ -n "$share" ] && [ -n "$availability" ]; then
    if awk -v share="$share" -v target="$availability" 'BEGIN { exit !(share >= target) }'; then
      echo "== $name: $share % reaches $availability %"
    else
      echo "== $name: $share % misses $availability %"
      result=1
    fi
  fi
done
place=0
for pid in ${pids[@]+"${pids[@]}"}; do
  status=0
  wait "$pid" || status=$?
  echo "== ${scripts[$place]}: exit code $status"
  [ "$status" = 0 ] || result=1
  place=$((place + 1))
done
pids=()
exit "$result"
