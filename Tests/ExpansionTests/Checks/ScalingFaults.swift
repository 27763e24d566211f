import Portolan
import Testing

@Suite struct `Errors in scaling, rollouts and placement` {
  @Test(arguments: scaling + budgets + rollouts + placement + workloads)
  func `are reported at their positions`(_ example: Example) throws { try example.check() }

  private static func service(_ workload: Workload = .deployment, requests: Bool = true) -> Service {
    Service("call", workload, image: "call:1", line: 2) {
      Port(.http, 80)
      if requests { Resources(cpu: .request("100m"), memory: .limit("64Mi")) }
    }
  }

  @ListBuilder<Example> static var scaling: [Example] {
    Example("a valid autoscaler") {
      service().autoscaled(
        from: 1, to: 10, on: .cpu(percent: 70), .memory(percent: 80), .average("memory", "100Mi"),
        .pods("requests", average: "1k"), .external("queue", value: "30"),
        behavior: ScalingBehavior(down: .init(stabilization: "5m", steps: [.percent(50, every: "1m")])))
    }
    Example("the minimum of an autoscaler is at most its maximum", "7 minimum-above-maximum") {
      service().autoscaled(from: 5, to: 2, on: .cpu(percent: 70), line: 7)
    }
    Example("an autoscaler runs at least one pod", "7 out-of-range") {
      service().autoscaled(from: 0, to: 2, on: .cpu(percent: 70), line: 7)
    }
    Example("an autoscaler has a metric", "7 autoscaler-without-metric") {
      service().autoscaled(from: 1, to: 2, line: 7)
    }
    Example(
      "utilization targets require requests of every container", "7 metric-without-request",
      "8 metric-without-request"
    ) {
      service(requests: false).autoscaled(from: 1, to: 2, on: .cpu(percent: 70), line: 7)
      Service("payment", image: "payment:1") {
        Resources(cpu: .request("1"), memory: .request("1Gi"))
        Sidecar("proxy", image: "proxy:1") { Resources(cpu: .request("1")) }
        InitContainer("wait", image: "wait:1")
      }
      .autoscaled(from: 1, to: 2, on: .cpu(percent: 70), .memory(percent: 70), line: 8)
    }
    Example(
      "metrics have targets above 0", "7 out-of-range", "7 out-of-range", "7 unknown-resource",
      "8 external-targets",
      "8 malformed-name"
    ) {
      service().autoscaled(from: 1, to: 2, on: .cpu(percent: 0), .average("CPU", "0"), line: 7)
      Service("payment", image: "payment:1").autoscaled(
        from: 1, to: 2, on: .external("queue"), .pods("", average: "1"), line: 8)
    }
    Example("steps of an autoscaler", "7 out-of-range", "7 out-of-range", "7 out-of-range") {
      service().autoscaled(
        from: 1, to: 2, on: .cpu(percent: 70),
        behavior: ScalingBehavior(
          up: .init(stabilization: "2h", steps: [.pods(0, every: "1m"), .percent(10, every: "1h")])),
        line: 7)
    }
    Example("workloads that cannot be autoscaled", "7 unscalable", "8 unscalable", "9 unscalable") {
      Service("a", .daemonSet, image: "a:1").autoscaled(from: 1, to: 2, line: 7)
      Service("b", .job, image: "b:1").autoscaled(from: 1, to: 2, line: 8)
      Service("c", .cronJob(schedule: "@daily"), image: "c:1").autoscaled(from: 1, to: 2, line: 9)
    }
    Example("numbers of replicas", "6 out-of-range", "7 unused-replicas", "8 replicas", "9 replicas") {
      Service("a", image: "a:1").replicas(-1, line: 6)
      service().replicas(3, line: 7).autoscaled(from: 1, to: 2, on: .cpu(percent: 70))
      Service("c", .daemonSet, image: "c:1").replicas(1, line: 8)
      Service("d", .job, image: "d:1").replicas(1, line: 9)
      Service("e", image: "e:1").replicas(0)
    }
  }

  @ListBuilder<Example> static var budgets: [Example] {
    Example("budgets that allow evictions") {
      Service("a", image: "a:1").disruptionBudget(maxUnavailable: 1)
      Service("b", image: "b:1").replicas(2).disruptionBudget(minAvailable: 1)
      Service("c", image: "c:1").replicas(3).disruptionBudget(minAvailable: "66%")
      Service("d", image: "d:1").disruptionBudget(maxUnavailable: "1%")
      Service("e", image: "e:1").replicas(0).disruptionBudget(minAvailable: 1)
      service().autoscaled(from: 2, to: 4, on: .cpu(percent: 70)).disruptionBudget(minAvailable: "50%")
    }
    Example(
      "budgets that allow no eviction", "3 blocked-drain", "4 blocked-drain", "5 blocked-drain",
      "6 blocked-drain",
      "7 blocked-drain", "8 blocked-drain"
    ) {
      Service("a", image: "a:1").disruptionBudget(minAvailable: 1, line: 3)
      Service("b", image: "b:1").replicas(4).disruptionBudget(minAvailable: "100%", line: 4)
      // 67% of three pods are 2.01, which Kubernetes rounds up to three.
      Service("c", image: "c:1").replicas(3).disruptionBudget(minAvailable: "67%", line: 5)
      Service("d", image: "d:1").replicas(3).disruptionBudget(maxUnavailable: 0, line: 6)
      Service("e", image: "e:1").replicas(3).disruptionBudget(maxUnavailable: "0%", line: 7)
      service().autoscaled(from: 1, to: 9, on: .cpu(percent: 70)).disruptionBudget(
        minAvailable: "20%", line: 8)
    }
    Example(
      "numbers and percentages of pods", "6 malformed-percentage", "7 malformed-percentage", "8 out-of-range",
      "9 out-of-range"
    ) {
      Service("a", image: "a:1").disruptionBudget(minAvailable: "50", line: 6)
      Service("b", image: "b:1").disruptionBudget(maxUnavailable: "2.5%", line: 7)
      Service("c", image: "c:1").disruptionBudget(maxUnavailable: "101%", line: 8)
      Service("d", image: "d:1").disruptionBudget(maxUnavailable: -1, line: 9)
    }
    Example(
      "budgets of workloads whose pods a drain does not evict", "7 budget-without-effect",
      "8 budget-without-effect"
    ) {
      Service("a", .job, image: "a:1").disruptionBudget(maxUnavailable: 1, line: 7)
      Service("b", .daemonSet, image: "b:1").disruptionBudget(maxUnavailable: 1, line: 8)
    }
  }

  @ListBuilder<Example> static var rollouts: [Example] {
    Example("valid strategies") {
      Service("a", image: "a:1").rollout(.recreate, progressDeadline: "10m")
      Service("b", image: "b:1").rollout(.rolling(surge: "200%", unavailable: 0), minReady: .seconds(5))
      Service("c", .statefulSet, image: "c:1").rollout(.partition(2))
      Service("d", .daemonSet, image: "d:1").rollout(.onDelete)
      Service("e", .daemonSet, image: "e:1").rollout(.rolling(surge: 1, unavailable: 0))
      Service("f", .statefulSet, image: "f:1").rollout(.rolling(unavailable: 1))
    }
    Example(
      "strategies that a workload does not support", "3 unfit-rollout", "4 unfit-rollout", "5 unfit-rollout",
      "6 unfit-rollout",
      "7 unfit-rollout", "8 unfit-rollout", "9 unfit-rollout"
    ) {
      Service("a", .statefulSet, image: "a:1").rollout(.recreate, line: 3)
      Service("b", image: "b:1").rollout(.onDelete, line: 4)
      Service("c", .daemonSet, image: "c:1").rollout(.partition(0), line: 5)
      Service("d", .job, image: "d:1").rollout(.recreate, line: 6)
      Service("e", .statefulSet, image: "e:1").rollout(.rolling(surge: 1), line: 7)
      Service("f", .daemonSet, image: "f:1").rollout(.rolling(surge: 1), line: 8)
      Service("g", .daemonSet, image: "g:1").rollout(.onDelete, progressDeadline: "10m", line: 9)
    }
    Example("rollouts that replace no pod", "6 stuck-rollout", "7 stuck-rollout", "8 stuck-rollout") {
      Service("a", image: "a:1").rollout(.rolling(surge: 0, unavailable: "0%"), line: 6)
      Service("b", .daemonSet, image: "b:1").rollout(.rolling(unavailable: 0), line: 7)
      Service("c", .statefulSet, image: "c:1").rollout(.rolling(unavailable: 0), line: 8)
    }
    Example(
      "times and counts of rollouts", "6 part-of-one", "7 out-of-range", "8 short-deadline", "9 out-of-range",
      "10 short-deadline"
    ) {
      Service("a", image: "a:1").rollout(.recreate, minReady: "500ms", line: 6)
      Service("b", image: "b:1").rollout(.recreate, history: -1, line: 7)
      Service("c", image: "c:1").rollout(.recreate, minReady: "1m", progressDeadline: "60s", line: 8)
      Service("d", .statefulSet, image: "d:1").rollout(.partition(-1), line: 9)
      Service("e", image: "e:1").rollout(.recreate, minReady: "10m", line: 10)
    }
  }

  @ListBuilder<Example> static var placement: [Example] {
    Example("valid placements") {
      service().replicas(4).placed(on: .spot(.eks, onDemandFloor: 2)).draining(
        for: "60s", endpointDelay: "60s")
      Service("a", image: "a:1").placed(on: .spot(.gke)).draining(for: "20s").apart().near("call", on: .zone)
      Service("b", image: "b:1").placed(on: .nodes(["disk": "ssd"])).spread(
        over: .zone, strict: true, minDomains: 3)
      Service("c", image: "c:1").tolerating(Toleration(nil), Toleration("a", effect: .noExecute, for: "5m"))
      Service("d", image: "d:1").attracted(to: .label("zone", in: ["a"]), .exists("disk"), .above("cores", 4))
    }
    Example("a drain longer than the notice", "6 long-drain", "7 long-drain", "8 long-drain") {
      service().draining(for: "21s", line: 6).placed(on: .spot(.gke))
      Service("a", image: "a:1") { Port(.http, 80) }.placed(
        on: .spot(.label("spot", "yes", notice: "10s")), line: 7)
      Service("b", .job, image: "b:1").placed(on: .spot(.aks)).draining(for: "31s", line: 8)
    }
    Example("times of draining", "6 part-of-one", "7 out-of-range", "8 malformed-duration") {
      Service("a", image: "a:1").draining(for: .seconds(1.5), line: 6)
      Service("b", image: "b:1").draining(for: "15s", endpointDelay: "-1s", line: 7)
      Service("c", image: "c:1").draining(for: "a while", line: 8).placed(on: .spot(.gke))
    }
    Example(
      "on-demand floors", "6 on-demand-floor", "7 on-demand-floor", "8 out-of-range", "9 on-demand-floor"
    ) {
      Service("a", image: "a:1").replicas(4).placed(on: .spot(.gke, onDemandFloor: 1), line: 6)
      Service("b", image: "b:1").replicas(3).placed(on: .spot(.eks, onDemandFloor: 2), line: 7)
      Service("c", image: "c:1").replicas(3).placed(on: .spot(.eks, onDemandFloor: 0), line: 8)
      service().autoscaled(from: 1, to: 9, on: .cpu(percent: 70)).placed(
        on: .spot(.karpenter, onDemandFloor: 3), line: 9)
    }
    Example(
      "labels of nodes", "6 malformed-label-value", "7 empty-labels", "8 malformed-key", "9 empty-expressions"
    ) {
      Service("a", image: "a:1").placed(on: .nodes(["disk": "very fast"]), line: 6)
      Service("b", image: "b:1").placed(on: .nodes([:]), line: 7)
      Service("c", image: "c:1").placed(on: .onDemand(.label("node role", "spot")), line: 8)
      Service("d", image: "d:1").attracted(strength: .preferred, line: 9)
    }
    Example(
      "expressions and weights", "6 empty-values", "7 malformed-key", "8 out-of-range", "9 out-of-range"
    ) {
      Service("a", image: "a:1").attracted(to: .label("zone", in: []), line: 6)
      Service("b", image: "b:1").attracted(to: .absent(""), line: 7)
      Service("c", image: "c:1").attracted(to: .exists("a"), strength: .preferred(weight: 0), line: 8)
      Service("d", image: "d:1").apart(strength: .preferred(weight: 101), line: 9)
    }
    Example("affinity refers to services of the app", "7 unknown-service", "8 unknown-service") {
      service().near("cal", line: 7)
      Service("a", image: "a:1").apart(from: "payment", line: 8)
    }
    Example("spreads", "5 out-of-range", "6 loose-domains", "8 repeated-spread", "9 repeated-spread") {
      Service("a", image: "a:1").spread(over: .zone, maxSkew: 0, line: 5)
      Service("b", image: "b:1").spread(over: .zone, minDomains: 2, line: 6)
      Service("c", image: "c:1").spread(over: .zone, line: 7).spread(over: .zone, maxSkew: 2, line: 8)
      service().replicas(2).placed(on: .spot(.eks, onDemandFloor: 1))
        .spread(over: .label("eks.amazonaws.com/capacityType"), strict: true, line: 9)
    }
    Example("tolerations", "6 toleration", "7 toleration", "8 part-of-one", "9 malformed-key") {
      Service("a", image: "a:1").tolerating(Toleration(nil, "spot", line: 6))
      Service("b", image: "b:1").tolerating(Toleration("a", effect: .noSchedule, for: "5m", line: 7))
      Service("c", image: "c:1").tolerating(Toleration("a", effect: .noExecute, for: "1ms", line: 8))
      Service("d", image: "d:1").tolerating(Toleration("two words", line: 9))
    }
  }

  @ListBuilder<Example> static var workloads: [Example] {
    Example("valid Jobs") {
      Service("a", .job(.init(completions: 3, retries: 0, deadline: "1h")), image: "a:1")
      Service(
        "b", .cronJob(schedule: "*/5 8-18 1,15 jan-jun MON", .init(timeZone: "Europe/Berlin")), image: "b:1")
    }
    Example(
      "numbers and times of Jobs", "6 out-of-range", "7 out-of-range", "8 out-of-range", "9 part-of-one"
    ) {
      Service("a", .job(.init(completions: -1)), image: "a:1", line: 6)
      Service("b", .job(.init(retries: -1)), image: "b:1", line: 7)
      Service("c", .job(.init(deadline: "0s")), image: "c:1", line: 8)
      Service("d", .job(.init(keptFor: "1.5s")), image: "d:1", line: 9)
    }
    Example(
      "schedules", "3 malformed-schedule", "4 malformed-schedule", "5 malformed-schedule",
      "6 malformed-schedule",
      "7 malformed-time-zone", "8 out-of-range"
    ) {
      Service("a", .cronJob(schedule: "daily"), image: "a:1", line: 3)
      Service("b", .cronJob(schedule: "60 * * * *"), image: "b:1", line: 4)
      Service("c", .cronJob(schedule: "* * * *"), image: "c:1", line: 5)
      Service("d", .cronJob(schedule: "*/0 * * * 7"), image: "d:1", line: 6)
      Service("e", .cronJob(schedule: "@daily", .init(timeZone: "Local")), image: "e:1", line: 7)
      Service("f", .cronJob(schedule: "@daily", .init(failuresKept: -1)), image: "f:1", line: 8)
    }
    Example(
      "scraping", "5 malformed-path", "6 unknown-port", "7 unknown-port", "8 unserved-metrics",
      "9 malformed-duration"
    ) {
      service().scraped(at: "metrics", line: 5)
      Service("a", image: "a:1") { Port(.http, 80) }.scraped(port: "htp", line: 6)
      Service("b", image: "b:1").scraped(line: 7)
      Service("c", image: "c:1") { Port(.http, 80, servedAt: .nowhere) }.scraped(monitor: true, line: 8)
      Service("d", image: "d:1") { Port(.http, 80) }.scraped(every: "often", line: 9)
    }
  }
}
