extension ExperimentScripts {
  /// Starts the Jobs of experiments together, waits for them and prints their results.
  static func runJobs(_ jobs: [String], namespace: String, seconds: Int) -> String {
    #"""
    #!/usr/bin/env bash
    # Starts the experiments' Jobs together, waits until they end, and prints their results.
    # Exits with 0 if all succeeded, and with 1 otherwise. On a signal, what still runs is suspended again.
    set -euo pipefail
    namespace=${NAMESPACE:-THE_NAMESPACE}
    poll=${POLL_SECONDS:-5}
    limit=${LIMIT_SECONDS:-THE_LIMIT}
    jobs=(THE_JOBS)
    if [ $# -gt 0 ]; then jobs=("$@"); fi

    job() { kubectl --namespace "$namespace" "$@"; }
    # The state of a Job: Complete, Failed, or nothing while it runs.
    state() {
      job get job "$1" \
        --output 'jsonpath={.status.conditions[?(@.status=="True")].type}' | tr ' ' '\n' \
        | grep -E -m 1 '^(Complete|Failed)$' || true
    }
    started=()
    # The trap calls it.
    # shellcheck disable=SC2317
    clean_up() {
      trap - EXIT INT TERM
      for name in ${started[@]+"${started[@]}"}; do
        if [ -z "$(state "$name")" ]; then
          job patch job "$name" --type merge --patch '{"spec":{"suspend":true}}' >/dev/null || true
        fi
      done
    }
    trap clean_up EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM

    for name in "${jobs[@]}"; do
      suspended=$(job get job "$name" --output 'jsonpath={.spec.suspend}')
      if [ "$suspended" != true ] || [ -n "$(state "$name")" ]; then
        echo "Job $name runs or has ended: delete it and apply the manifests again." >&2
        exit 2
      fi
    done
    for name in "${jobs[@]}"; do
      started+=("$name")
      job patch job "$name" --type merge --patch '{"spec":{"suspend":false}}'
    done

    end=$((SECONDS + limit))
    result=0
    for name in "${jobs[@]}"; do
      until outcome=$(state "$name"); [ -n "$outcome" ]; do
        if [ "$SECONDS" -ge "$end" ]; then
          echo "Job $name has not ended after $limit seconds." >&2
          exit 1
        fi
        sleep "$poll"
      done
      echo "== $name: $outcome"
      job logs "job/$name" --tail 60 || true
      [ "$outcome" = Complete ] || result=1
    done
    exit "$result"

    """#
    .replacing("THE_NAMESPACE", with: namespace).replacing("THE_JOBS", with: jobs.joined(separator: " "))
    .replacing("THE_LIMIT", with: "\(seconds.addingReportingOverflow(600).partialValue)")
  }

  /// Interrupts spot instances with AWS FIS in a loop.
  static func fisLoop(template: String, every interval: Int, for duration: Int) -> String {
    #"""
    #!/usr/bin/env bash
    # Interrupts spot instances with AWS FIS again and again, and deletes its experiment template at the end.
    #
    # usage: FIS_ROLE_ARN=arn:… STOP_ALARM_ARN=arn:… [CLUSTER_NAME=…] fis-loop-test.sh
    # Exits with 0 if all experiments completed, with 1 if one failed, and with 2 if the alarm stopped one.
    set -euo pipefail
    cd "$(dirname "$0")"
    : "${FIS_ROLE_ARN:?set it to the role that FIS assumes}"
    : "${STOP_ALARM_ARN:?set it to the CloudWatch alarm that stops the experiment}"
    template=${TEMPLATE:-TEMPLATE_FILE}
    interval=${INTERVAL_SECONDS:-INTERVAL}
    duration=${DURATION_SECONDS:-DURATION}
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

    """#
    .replacing("TEMPLATE_FILE", with: template).replacing("-INTERVAL}", with: "-\(interval)}")
    .replacing("-DURATION}", with: "-\(duration)}")
  }
}
