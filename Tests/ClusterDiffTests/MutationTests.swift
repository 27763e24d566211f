import Foundation
import KubernetesFacts
import ManifestTree
import TestSupport
import Testing

@testable import ClusterDiff

/// Thousands of random changes to objects that an API server stored: each is reported at its path, and nothing else is.
@Suite(.enabled(if: LivePairs.areReadable, LivePairs.absence)) struct MutationTests {
  private static let objects = (try? LivePairs.objects("clean-csa.json")) ?? []

  private struct Trial {
    let mutation: Mutation
    let object: Object
    let report: DriftReport
    let live: Node
    var found: [Difference] { report.differences.filter { $0.kind != .cosmetic } }
    var name: String { "\(object.identity.kind)/\(object.identity.name) \(mutation): \(found.map(\.line))" }
  }

  /// Tries mutations of a kind until the given number is significant.
  private static func trials(_ kind: Mutation.Kind, _ count: Int, seed: UInt64) -> [Trial] {
    var numbers = SeededGenerator(seed: seed)
    var trials: [Trial] = []
    for _ in 0..<(count * 300) where trials.count < count {
      guard let object = objects.randomElement(using: &numbers) else { break }
      var mutation = Mutation(kind: kind)
      guard let changed = mutation.applied(to: object.node, &numbers),
        isMeant(mutation, of: object.identity.kind)
      else { continue }
      let live = Object(object.identity, changed, from: object.origin)
      let report = DriftReport(of: DiffRequest(declared: [object], live: [live]))
      trials.append(Trial(mutation: mutation, object: object, report: report, live: changed))
    }
    return trials
  }

  /// Whether a change is significant: not in fields of the server, nor in the object's identity.
  private static func isMeant(_ mutation: Mutation, of kind: String) -> Bool {
    let names = mutation.names
    guard let first = names.first, !["status", "apiVersion", "kind"].contains(first) else { return false }
    if names.contains("creationTimestamp") || names.last == "serviceAccount" { return false }
    if names.contains("volumeClaimTemplates"),
      ["apiVersion", "kind", "status"].contains(where: names.contains)
    {
      return false
    }
    // A Job's selector belongs to the controller, and the server never allows changing the selector.
    if names.starts(with: ["spec", "selector"]), kind == "Job" { return false }
    guard first == "metadata" else { return true }
    return names.count > 2 && ["labels", "annotations"].contains(names[1])
      && names.last != "kubectl.kubernetes.io/last-applied-configuration"
  }

  /// Whether a difference is at the changed part: at its path, at a list that is reported as a whole, or at the element
  /// with the changed key.
  private static func isAt(_ difference: Difference, _ trial: Trial) -> Bool {
    let path = trial.mutation.path
    guard
      let steps = difference.path.plainSteps(in: trial.object.node)
        ?? difference.path.plainSteps(in: trial.live)
    else { return false }
    if steps == path { return true }
    guard path.starts(with: steps), steps.count < path.count else {
      // If an element's key changes, the new element has its own path.
      return difference.live != nil && difference.declared == nil
        && steps.dropLast().elementsEqual(path.prefix(steps.count - 1))
    }
    if case .index = path[steps.count] { return true }
    if case .key? = difference.path.steps.last { return false }
    return true
  }

  @Test func `a changed value is reported at its path`() {
    let trials = Self.trials(.change, 3000, seed: 7)
    #expect(trials.count == 3000)
    for trial in trials {
      #expect(!trial.found.isEmpty && trial.found.allSatisfy { Self.isAt($0, trial) }, "\(trial.name)")
    }
  }

  @Test func `an added entry is reported at its path`() {
    let trials = Self.trials(.add, 1000, seed: 8)
    #expect(trials.count == 1000)
    for trial in trials {
      #expect(
        trial.found.map { $0.path.plainSteps(in: trial.live) } == [trial.mutation.path], "\(trial.name)")
    }
  }

  @Test
  func `a removed value is reported at its path, unless it is insignificant or a default`() {
    let trials = Self.trials(.remove, 3000, seed: 9)
    #expect(trials.count == 3000)
    let filledIn = Set(DefaultTable.rules.map(\.field)).union(Self.derived)
    var silent = 0
    for trial in trials {
      // If there is no metric, the server measures the CPU; a queue Job without parallelism is a different Job; and a
      // Service without affinity has no affinity settings.
      guard !["metrics", "parallelism", "sessionAffinity"].contains(trial.mutation.names.last) else {
        continue
      }
      #expect(
        trial.found.allSatisfy { Self.isAt($0, trial) || Self.isBelow($0, trial) }, "\(trial.name)")
      guard trial.found.isEmpty else { continue }
      silent += 1
      let field = trial.mutation.names.last ?? ""
      #expect(filledIn.contains(field) || Self.isNothing(trial.mutation.old), "\(trial.name)")
    }
    #expect(silent < 1500)
  }

  private static let derived: Set<String> = [
    "imagePullPolicy", "targetPort", "policyTypes", "metrics", "emptyDir", "default", "defaultRequest",
    "completions", "parallelism", "backoffLimit", "completionMode", "suspend", "podReplacementPolicy",
    "kubernetes.io/metadata.name", "scaleUp", "scaleDown", "externalTrafficPolicy", "policies",
    "selectPolicy",
    "stabilizationWindowSeconds", "labels", "enableServiceLinks", "ipFamilyPolicy",
  ]

  private static func isNothing(_ node: Node) -> Bool {
    switch node {
    case .null, .bool(false), .int(0), .string(""): true
    case .list(let list): list.isEmpty
    case .map(let map): map.allSatisfy { isNothing($0.value) }
    default: false
    }
  }

  @Test func `the order of elements is reported if and only if it is significant`() {
    let trials = Self.trials(.reorder, 1500, seed: 10)
    #expect(trials.count == 1500)
    for trial in trials {
      #expect(trial.found.allSatisfy { Self.isBelow($0, trial) }, "\(trial.name)")
      let name = trial.mutation.names.last ?? ""
      if Self.sets.contains(name), !trial.mutation.old.json.contains("$(") {
        #expect(trial.found.isEmpty, "\(trial.name)")
      }
      if Self.sequences.contains(name) { #expect(!trial.found.isEmpty, "\(trial.name)") }
    }
  }

  /// Whether a difference is at the changed part or below it.
  private static func isBelow(_ difference: Difference, _ trial: Trial) -> Bool {
    let steps =
      difference.path.plainSteps(in: trial.object.node) ?? difference.path.plainSteps(in: trial.live) ?? []
    return steps.starts(with: trial.mutation.path)
  }

  private static let sets: Set<String> = [
    "env", "ports", "volumes", "volumeMounts", "tolerations", "imagePullSecrets", "containers", "hostAliases",
    "verbs", "resources", "apiGroups", "subjects", "policyTypes", "accessModes", "metrics", "subsets",
    "topologySpreadConstraints", "add", "drop",
  ]
  private static let sequences: Set<String> = ["command", "args", "initContainers", "http", "match"]

  @Test func `values of unexpected types are compared and printed`() {
    for seed in UInt64(20)..<23 {
      for trial in Self.trials(.replace, 300, seed: seed) {
        for (declared, live) in [(trial.object.node, trial.live), (trial.live, trial.object.node)] {
          var request = DiffRequest(
            declared: [Object(trial.object.identity, declared, from: trial.object.origin)],
            live: [Object(trial.object.identity, live, from: trial.object.origin)])
          request.explains = true
          request.showsOrphans = true
          let report = DriftReport(of: request)
          #expect(
            !report.json.isEmpty && !report.markdown.isEmpty && !report.github.isEmpty || !report.hasDrift)
          #expect(!TextReport(colored: true).text(for: report).isEmpty)
          for format in ExportFormat.allCases { #expect(!report.exported(as: format).isEmpty) }
        }
      }
    }
  }

  @Test func `a different notation of a quantity is not a difference`() {
    let trials = Self.trials(.respell, 500, seed: 11)
    #expect(trials.count == 500)
    for trial in trials { #expect(trial.found.isEmpty, "\(trial.name)") }
  }
}
