/// The scripts of experiments.
///
/// The scripts in this file run in Jobs and are stored in ConfigMaps: complete programs that read their settings from
/// environment variables.
enum ExperimentScripts {
  /// Restarts the Deployments in `TARGETS` every `interval` seconds for `duration` seconds.
  ///
  /// The script only gets and patches the Deployments, because its Role allows nothing else.
  static let restartLoop = #"""
    #!/bin/sh
    # Restarts the rollout of the Deployments in TARGETS every $interval seconds for $duration seconds.
    # Exits with 0 if all restarts were accepted and the last rollouts completed, and with 1 otherwise.
    set -u
    : "${TARGETS:?}" "${interval:?}" "${duration:?}"
    settle=${SETTLE_SECONDS:-120}
    poll=${POLL_SECONDS:-5}
    trap 'echo "stopped"; exit 143' TERM INT

    # Sleeps in the background, so that a signal ends the loop at once.
    pause() {
      sleep "$1" &
      wait $!
    }
    # Whether a rollout has completed: all pods are new and available.
    is_complete() {
      status=$(kubectl --request-timeout 10s get "$1" --output "jsonpath={.metadata.generation}/{.status.observedGeneration}/{.spec.replicas}/{.status.updatedReplicas}/{.status.replicas}/{.status.availableReplicas}/") || return 1
      IFS=/ read -r generation observed wanted updated all available _ <<END
    $status
    END
      [ "${observed:-0}" -ge "${generation:-1}" ] && [ "${updated:-0}" -ge "${wanted:-1}" ] \
        && [ "${all:-0}" -le "${updated:-0}" ] && [ "${available:-0}" -ge "${updated:-0}" ]
    }

    failures=0
    start=$(date +%s)
    rounds=$(((duration + interval - 1) / interval))
    round=0
    while [ "$round" -lt "$rounds" ]; do
      for target in $TARGETS; do
        kubectl --request-timeout 10s rollout restart "$target" || failures=$((failures + 1))
      done
      round=$((round + 1))
      next=$((round * interval))
      if [ "$next" -gt "$duration" ]; then next=$duration; fi
      left=$((start + next - $(date +%s)))
      if [ "$left" -gt 0 ]; then pause "$left"; fi
    done

    waits=$((settle / poll))
    for target in $TARGETS; do
      until is_complete "$target"; do
        if [ "$waits" -le 0 ]; then
          echo "$target: the rollout did not complete within $settle seconds"
          failures=$((failures + 1))
          break
        fi
        waits=$((waits - 1))
        pause "$poll"
      done
    done
    echo "done: $rounds rounds, $failures failures"
    [ "$failures" -eq 0 ]

    """#

  /// The script that evaluates a Locust load.
  ///
  /// Locust runs it together with the locustfile, and the script sets the exit code.
  static let locustJudge = #"""
    """Prints the availability, and sets the exit code if a target is declared."""

    import os
    from fractions import Fraction

    from locust import events


    @events.quitting.add_listener
    def judge(environment, **_):
        total = environment.stats.total
        requests, failures = total.num_requests, total.num_failures
        share = 100 * Fraction(requests - failures, requests) if requests else Fraction(0)
        target = os.environ.get("availability", "")
        verdict = ""
        if target:
            exceptions = len(environment.runner.exceptions) if environment.runner else 0
            is_met = requests > 0 and not exceptions and share >= Fraction(target)
            environment.process_exit_code = 0 if is_met else 1
            verdict = f", target {target} %: {'met' if is_met else 'missed'}"
        # Rounded down, so that a failure never reads as 100 %.
        print(f"availability: {int(share * 1000) / 1000:.3f} % of {requests} requests, {failures} failed{verdict}")

    """#

  /// Runs siege and evaluates the counts in its summary, because siege rounds the printed availability.
  static let siege = #"""
    #!/bin/sh
    # Requests TARGET with $clients clients for $duration seconds, and judges siege's summary.
    # Exits with 0 if the availability reaches $availability, and with 1 otherwise or if siege prints no summary.
    set -u
    : "${TARGET:?}" "${clients:?}" "${duration:?}"
    siege -c"$clients" -t"${duration}S" "$@" "$TARGET" 2>&1 | awk -v target="${availability:-}" '
      { print }
      # Both forms of the summary: "Failed transactions: 5" and "failed_transactions": 5,
      tolower($0) ~ /transactions"?:/ {
        line = tolower($0)
        gsub(/[^a-z0-9]+/, " ", line)
        words = split(line, word, " ")
        if (word[1] == "transactions") { good = word[2]; found = 1 }
        if (word[1] == "failed" && words >= 3) failed = word[3]
      }
      END {
        if (!found) { print "siege printed no summary"; exit 1 }
        total = good + failed
        share = total > 0 ? 100 * good / total : 0
        met = total > 0 && good * 100 + 0.000001 >= target * total
        # Rounded down, so that a failure never reads as 100 %.
        printf "availability: %.3f %% of %d requests, %d failed", int(share * 1000) / 1000, total, failed
        if (target == "") { print ""; exit 0 }
        print ", target " target " %: " (met ? "met" : "missed")
        exit !met
      }'

    """#
}
