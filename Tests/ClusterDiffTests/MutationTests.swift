import Foundation
import KubernetesFacts
import ManifestTree
import TestSupport
import Testing

@testable import ClusterDiff

/// Thousands of random changes of what a real API server stored: each is reported at its place, and nothing else is.
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

  /// Tries mutations of a kind until so many mean something.
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

  /// Whether a change there means something: not what the server keeps for itself, nor who the object is.
  private static func isMeant(_ mutation: Mutation, of kind: String) -> Bool {
    let names = mutation.names
    guard let first = names.first, !["status", "apiVersion", "kind"].contains(first) else { return false }
    if names.contains("creationTimestamp") || names.last == "serviceAccount" { return false }
    if names.contains("volumeClaimTemplates"),
      ["apiVersion", "kind", "status"].contains(where: names.contains)
    {
      return false
    }
    // A Job's selector is its controller's, and the server never lets it change.
    if names.starts(with: ["spec", "selector"]), kind == "Job" { return false }
    guard first == "metadata" else { return true }
    return names.count > 2 && ["labels", "annotations"].contains(names[1])
      && names.last != "kubectl.kubernetes.io/last-applied-configuration"
  }

  /// Whether a difference is at the changed part: exactly there, at a list that is reported as a whole, or at the element
  /// whose key it is.
  private static func isAt(_ difference: Difference, _ trial: Trial) -> Bool {
    let path = trial.mutation.path
    guard
      let steps = difference.path.plainSteps(in: trial.object.node)
        ?? difference.path.plainSteps(in: trial.live)
    else { return false }
    if steps == path { return true }
    guard path.starts(with: steps), steps.count < path.count else {
      // Where an element's key changes, the new element has a place of its own.
      return difference.live != nil && difference.declared == nil
        && steps.dropLast().elementsEqual(path.prefix(steps.count - 1))
    }
    if case .index = path[steps.count] { return true }
    if case .key? = difference.path.steps.last { return false }
    return true
  }

  @Test func `another value is reported at its place`() {
    let trials = Self.trials(.change, 3000, seed: 7)
    #expect(trials.count == 3000)
    for trial in trials {
      #expect(!trial.found.isEmpty && trial.found.allSatisfy { Self.isAt($0, trial) }, "\(trial.name)")
    }
  }

  @Test func `a new entry is reported at its place`() {
    let trials = Self.trials(.add, 1000, seed: 8)
    #expect(trials.count == 1000)
    for trial in trials {
      #expect(
        trial.found.map { $0.path.plainSteps(in: trial.live) } == [trial.mutation.path], "\(trial.name)")
    }
  }

  @Test
  func `what is removed is reported at its place, unless it says nothing or the server fills it in again`() {
    let trials = Self.trials(.remove, 3000, seed: 9)
    #expect(trials.count == 3000)
    let filledIn = Set(DefaultTable.rules.map(\.field)).union(Self.derived)
    var silent = 0
    for trial in trials {
      // The server measures the processor where no metric is left; a Job of a queue without its number is another Job;
      // a Service without affinity keeps no settings of it.
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

  @Test func `the order of elements is reported where it means something, and only there`() {
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

  @Test func `values of types that no field has are compared and printed like others`() {
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
          #expect(!TextReport(coloured: true).text(for: report).isEmpty)
          for format in ExportFormat.allCases { #expect(!report.exported(as: format).isEmpty) }
        }
      }
    }
  }

  @Test func `another spelling of an amount is none of the differences`() {
    let trials = Self.trials(.respell, 500, seed: 11)
    #expect(trials.count == 500)
    for trial in trials { #expect(trial.found.isEmpty, "\(trial.name)") }
  }
}
