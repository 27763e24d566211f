internal import Diagnostics
internal import LintEngine

struct ReadinessNeverFails: Rule {
  static let card = RuleCard(
    id: "readiness-never-fails", topic: .probes, .warning, in: .default,
    summary: "Readiness probe runs a command that always succeeds",
    why:
      "Without a startup probe, the container counts as ready after the first check, even if the program is still starting. A hanging container stays ready. Services send requests to such pods, and the requests fail.",
    fix:
      "replace the command with a check of the server: httpGet, grpc, or tcpSocket. For a program without a port, use a command that fails while the program cannot work. In a StatefulSet, the check must pass without the later pods, because by default each pod waits for the previous pod. Keep failureThreshold × periodSeconds of a livenessProbe above the same product for the readinessProbe",
    specFix:
      "replace the command of 'Probe(.readiness, …)' with a check of the server: '.http(…)', '.grpc', or '.tcp'. For a program without a port, use a command that fails while the program cannot work. In a StatefulSet, the check must pass without the later pods, because by default each pod waits for the previous pod. Keep 'failures' × 'every' of a liveness probe above the same product for the readiness probe",
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              containers:
              - name: web
                readinessProbe:
                  exec:
                    command: [/bin/true]  # flagged
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              containers:
              - name: web
                readinessProbe:
                  httpGet: {path: /ready, port: 8080}
        """),
    ])

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    let command = container["readinessProbe"]["exec"]["command"]
    let words = command.texts.flatMap {
      $0.replacing("\n", with: " ; ").split(separator: " ").map(String.init)
    }
    let last = words.last?.split(separator: "/").last ?? ""
    // With these words, an earlier part of the command can make the probe fail.
    let canFail =
      ["&&", "if", "set", "-ec"].contains(where: words.contains) || words.dropLast(2).contains("exit")
    // The exit code is that of the last command.
    let start = words.dropLast().lastIndex { $0.hasSuffix(";") }.map { $0 + 1 } ?? 0
    let ending = words[start...]
    let isVain =
      ["true", ":"].contains(last)
      || (ending.contains("echo") && !ending.contains("|"))
      || words.suffix(2) == ["exit", "0"]
    guard command.exists, isVain, !canFail else { return [] }
    return [finding(at: command, "readinessProbe of \(container.title) always succeeds")]
  }
}
