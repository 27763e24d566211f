#!/usr/bin/env bash
# Rendered by portolan from the spec of online-boutique; change the spec, not this file.
# Interrupts spot instances with AWS FIS again and again, and deletes its experiment template at the end.
#
# usage: FIS_ROLE_ARN=arn:… STOP_ALARM_ARN=arn:… [CLUSTER_NAME=…] fis-loop-test.sh
# Exits with 0 if all experiments completed, with 1 if one failed, and with 2 if the alarm stopped one.
set -euo pipefail
cd "$(dirname "$0")"
: "${FIS_ROLE_ARN:?set it to the role that FIS assumes}"
: "${STOP_ALARM_ARN:?set it to the CloudWatch alarm that stops the experiment}"
template=${TEMPLATE:-spot-loop.fis.json}
interval=${INTERVAL_SECONDS:-60}
duration=${DURATION_SECONDS:-300}
poll=${POLL_SECONDS:-5}

# Calls aws; a throttled call is repeated with growing pauses.
fis() {
  local attempt errors status
  errors=$(mktemp)
  for attempt in 1 2 3 4 5 6; do
    status=0
    aws fis "$@" --output text 2>"$errors" || status=$?
    if [ "$status" = 0 ]; then
      rm -f "$errors"
      return 0
    fi
    grep -qE 'Throttl|TooManyRequests|Rate exceeded' "$errors" || break
    sleep "$((attempt * ${BACKOFF_SECONDS:-2}))"
  done
  cat "$errors" >&2
  rm -f "$errors"
  return "$status"
}

body=$(mktemp)
template_id=""
experiment_id=""
# The trap calls it.
# shellcheck disable=SC2317
clean_up() {
  trap - EXIT INT TERM
  if [ -n "$experiment_id" ]; then fis stop-experiment --id "$experiment_id" >/dev/null || true; fi
  if [ -n "$template_id" ]; then fis delete-experiment-template --id "$template_id" >/dev/null || true; fi
  rm -f "$body"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

sed -e "s|FIS_ROLE_ARN|$FIS_ROLE_ARN|" -e "s|STOP_ALARM_ARN|$STOP_ALARM_ARN|" \
  -e "s|CLUSTER_NAME|${CLUSTER_NAME:-CLUSTER_NAME}|" "$template" >"$body"
if grep -q CLUSTER_NAME "$body"; then
  echo "Set CLUSTER_NAME to the name of the EKS cluster." >&2
  exit 64
fi
template_id=$(fis create-experiment-template --cli-input-json "file://$body" --query experimentTemplate.id)

end=$((SECONDS + duration))
while [ "$SECONDS" -lt "$end" ]; do
  next=$((SECONDS + interval))
  experiment_id=$(fis start-experiment --experiment-template-id "$template_id" --query experiment.id)
  while :; do
    state=$(fis get-experiment --id "$experiment_id" --query experiment.state.status)
    case $state in
      completed) break ;;
      stopped | cancelled)
        echo "Experiment $experiment_id was $state." >&2
        experiment_id=""
        exit 2
        ;;
      failed)
        fis get-experiment --id "$experiment_id" --query experiment.state.reason >&2 || true
        experiment_id=""
        exit 1
        ;;
      *) sleep "$poll" ;;
    esac
  done
  echo "Experiment $experiment_id: $state"
  experiment_id=""
  [ "$next" -lt "$end" ] || next=$end
  if [ "$next" -gt "$SECONDS" ]; then sleep "$((next - SECONDS))"; fi
done
