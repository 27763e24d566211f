/// The scripts of experiments.
///
/// They are complete programs without parts to fill in: what varies comes from variables.
enum ExperimentScripts {
  /// Restarts the rollout of `TARGETS` every `interval` seconds for `duration` seconds.
  static let restartLoop = #"""
    #!/bin/sh
    # Restarts the rollout of the Deployments in TARGETS every $interval seconds for $duration seconds.
    set -u
    : "${TARGETS:?}" "${interval:?}" "${duration:?}"
    trap 'echo "stopped"; exit 143' TERM INT
    failures=0
    end=$(($(date +%s) + duration))
    while [ "$(date +%s)" -lt "$end" ]; do
      for target in $TARGETS; do
        if ! kubectl rollout restart "$target"; then failures=$((failures + 1)); fi
      done
      left=$((end - $(date +%s)))
      [ "$left" -le 0 ] && break
      pause=$interval
      [ "$pause" -gt "$left" ] && pause=$left
      # In the background, so that a signal ends the loop at once.
      sleep "$pause" &
      wait $!
    done
    echo "done: $failures restarts failed"
    [ "$failures" -eq 0 ]

    """#
}
