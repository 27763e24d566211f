import LintEngine
import LintRules
import ManifestTree

/// Small changes to an imported spec, each with the lint findings that it resolves.
struct Improvements {
  /// A change, and the rules whose findings it resolves.
  struct Change {
    let line: String
    let rules: [String]
  }

  static let all: [Change] = [
    Change(
      line:
        "add .hardening to 'defaults', RunAs to services whose image starts as root, and a Volume for each folder that a program writes to",
      rules: [
        "run-as-root", "privilege-escalation", "writable-root-filesystem", "capabilities-not-dropped",
        "no-seccomp-profile", "no-security-context", "no-pod-security-context",
      ]),
    Change(line: "add .accounts to 'defaults'", rules: ["default-service-account", "default-account-token"]),
    Change(
      line: "add .policies to 'defaults' after you declare all calls with Calls",
      rules: ["no-network-policy"]),
    Change(
      line: "add .draining to 'defaults'", rules: ["no-prestop", "no-grace-period", "short-grace-period"]),
    Change(
      line: "add .disruptionBudget(maxUnavailable: 1) to services",
      rules: ["no-disruption-budget", "deployment-without-budget"]),
    Change(
      line:
        "add .autoscaled(from: 2, to: 6, on: .cpu(percent: 70)) to services that set a CPU request and can run several pods",
      rules: ["single-replica"]),
    Change(line: "add .spread(over: .zone) to services", rules: ["no-spread", "no-zone-spread"]),
    Change(line: "add .priority(\"…\") to services", rules: ["no-priority-class"]),
    Change(
      line: "add Probe(.readiness, …) to services",
      rules: ["no-readiness-probe", "container-without-readiness-probe"]),
    Change(line: "add Probe(.liveness, …) to services", rules: ["no-liveness-probe"]),
    Change(
      line: "add Resources(cpu: .request(…), memory: .exactly(…)) to services",
      rules: ["unset-cpu-request", "unset-memory-request", "unset-memory-limit"]),
    Change(line: "pin images to a version and a digest", rules: ["latest-tag", "image-without-digest"]),
    Change(line: "add 'let labels: KeyValues = [\"owner\": …]' to the app", rules: ["no-owner-label"]),
  ]

  let text: String

  init(_ objects: [Object]) {
    let context = LintContext(objects)
    let findings = Linter(
      // Rules without a preset run only on request.
      Catalogue.rules.filter { rule in
        rule.card.preset != nil && Self.all.contains { $0.rules.contains(rule.card.id) }
      }
    )
    .findings(in: context)
    var counts: [String: Int] = [:]
    for finding in findings { counts[finding.rule, default: 0] += 1 }
    let lines = Self.all.compactMap { change -> String? in
      let found = change.rules.compactMap { rule in counts[rule].map { "\(rule) (\($0))" } }
      return found.isEmpty ? nil : "  \(change.line): \(found.joined(separator: ", "))"
    }
    text =
      lines.isEmpty
      ? ""
      : "Improvements, each with the 'portolan lint' findings that it resolves:\n"
        + lines.joined(separator: "\n") + "\n"
  }
}
