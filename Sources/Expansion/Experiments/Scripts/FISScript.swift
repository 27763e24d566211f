extension ExperimentScripts {
  /// Starts AWS FIS experiments from a template every `interval` seconds, and waits for all of them.
  /// - Parameters:
  ///   - file: the name of the script.
  ///   - template: the file of the template.
  ///   - summary: the description, in one sentence.
  static func fis(
    _ file: String, template: String, summary: String, every interval: Int, for duration: Int
  ) -> String {
    #"""
    #!/usr/bin/env bash
    # \#(summary)
    # The experiment template exists in AWS FIS only while the script runs.
    #
    # usage: FIS_ROLE_ARN=arn:... STOP_ALARM_ARN=arn:... \#(file)
    # The variables replace the words of the same names in \#(template).
    # Exits with 0 if all experiments completed, with 1 if one failed or took too long, with 2 if the alarm or a user
    # stopped one, and with 64 if a variable is missing.
    set -euo pipefail
    cd "$(dirname "$0")"
    template=${TEMPLATE:-\#(template)}
    interval=${INTERVAL_SECONDS:-\#(interval)}
    duration=${DURATION_SECONDS:-\#(duration)}
    poll=${POLL_SECONDS:-5}
    # How long the experiments may take after the duration.
    limit=${LIMIT_SECONDS:-1800}

    body=$(cat "$template")
    missing=0
    for word in FIS_ROLE_ARN STOP_ALARM_ARN CLUSTER_NAME ZONE_NAME VPC_ID; do
      case $body in
        *"$word"*) ;;
        *) continue ;;
      esac
      value=${!word-}
      case $value in
        "" | *[\"\\]*)
          echo "Set $word, which $template uses, to a value without double quotes or backslashes." >&2
          missing=64
          ;;
        *) body=${body//"$word"/"$value"} ;;
      esac
    done
    [ "$missing" = 0 ] || exit "$missing"

    # Calls aws; a throttled call is repeated with growing pauses.
    fis() {
      local attempt errors status=0
      errors=$(mktemp)
      for attempt in 1 2 3 4 5 6; do
        status=0
        aws fis "$@" --output text 2>"$errors" || status=$?
        [ "$status" != 0 ] || break
        grep -qE 'Throttl|TooManyRequests|RequestLimitExceeded|Rate exceeded' "$errors" || break
        sleep "$((attempt * ${BACKOFF_SECONDS:-2}))"
      done
      cat "$errors" >&2
      rm -f "$errors"
      return "$status"
    }

    template_id=""
    running=()
    # The trap calls this function.
    # shellcheck disable=SC2317
    clean_up() {
      trap - EXIT INT TERM
      for id in ${running[@]+"${running[@]}"}; do fis stop-experiment --id "$id" >/dev/null || true; done
      if [ -n "$template_id" ]; then fis delete-experiment-template --id "$template_id" >/dev/null || true; fi
    }
    trap clean_up EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM

    template_id=$(fis create-experiment-template --cli-input-json "$body" --query experimentTemplate.id)
    start=$SECONDS
    rounds=$(((duration + interval - 1) / interval))
    round=0
    result=0
    while [ "$round" -lt "$rounds" ] || [ ${#running[@]} -gt 0 ]; do
      if [ "$round" -lt "$rounds" ] && [ "$SECONDS" -ge "$((start + round * interval))" ]; then
        id=$(fis start-experiment --experiment-template-id "$template_id" --query experiment.id)
        running+=("$id")
        round=$((round + 1))
        echo "Experiment $id: started"
      fi
      still=()
      for id in ${running[@]+"${running[@]}"}; do
        state=$(fis get-experiment --id "$id" --query experiment.state.status)
        case $state in
          completed) echo "Experiment $id: $state" ;;
          stopped | cancelled)
            echo "Experiment $id: $state" >&2
            result=2
            ;;
          failed)
            reason=$(fis get-experiment --id "$id" --query experiment.state.reason || true)
            echo "Experiment $id: $state: $reason" >&2
            [ "$result" != 0 ] || result=1
            ;;
          *) still+=("$id") ;;
        esac
      done
      running=(${still[@]+"${still[@]}"})
      [ "$result" = 0 ] || exit "$result"
      if [ "$SECONDS" -ge "$((start + duration + limit))" ]; then
        echo "The experiments have not ended $limit seconds after the duration." >&2
        exit 1
      fi
      if [ "$round" -lt "$rounds" ] || [ ${#running[@]} -gt 0 ]; then sleep "$poll"; fi
    done

    """#
  }
}
