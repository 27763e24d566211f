import Diagnostics
import KubernetesFacts
import ManifestTree
import SpecImport

/// The report on an import: the share of values that DSL parts set, the patches, and the free objects.
struct ImportReport {
  let text: String

  init(_ spec: ImportedSpec, _ input: ImportInput, output: String, reasons: [ObjectIdentity: String]) {
    let count = input.profiles.reduce(0) { $0 + $1.declared.count }
    var lines = ["Imported \(count) \(count == 1 ? "object" : "objects") into '\(output)'."]
    if let name = spec.otherName {
      lines.append(
        "The objects' labels name the app '\(name)'. Import without '--name \(spec.name)' to leave out the defaults that portolan rendered."
      )
    }
    let coverage = spec.coverage
    lines.append("\(coverage.percent)% of \(coverage.total) values are set by DSL parts and modifiers.")
    if !spec.patches.isEmpty {
      lines.append(
        "\(spec.patches.count) \(spec.patches.count == 1 ? "patch" : "patches"), for fields that no DSL part sets:"
      )
      for patch in spec.patches {
        let fields = Self.leaves(of: .map(patch.rest))
        let others = fields.count - 4
        let rest = others > 0 ? ", and \(others) \(others == 1 ? "other" : "others")" : ""
        lines.append(
          "  \(patch.object.identity.kind)/\(patch.object.identity.name): \(fields.prefix(4).joined(separator: ", "))\(rest)"
        )
      }
    }
    if !spec.free.isEmpty {
      lines.append(
        "\(spec.free.count) \(spec.free.count == 1 ? "object" : "objects") declared with 'Object(…)':")
      for object in spec.free {
        let reason =
          reasons[object.identity]
          ?? (Self.knownKinds.contains(object.identity.kind)
            ? "some fields have no DSL part, or the object belongs to no imported service"
            : object.identity.groupKind == .secret
              ? "the spec contains the Secret's values: before you commit, replace this 'Object(…)' with 'Secret(existing:keys:)'"
              : "no DSL part for this kind")
        lines.append("  \(object.identity.kind)/\(object.identity.name): \(reason)")
      }
    }
    text = lines.map { Self.shown($0) + "\n" }.joined()
  }

  /// A line with secrets masked, and without characters that act on a terminal or a CI service.
  static func shown(_ line: String) -> String {
    SecretText.redacted(line, isProse: true) { _ in "(masked)" }.safeForTerminal()
  }

  private static let knownKinds: Set<String> = [
    "Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob", "Service", "ServiceAccount",
    "HorizontalPodAutoscaler", "PodDisruptionBudget", "VirtualService", "DestinationRule", "Gateway",
    "ServiceEntry", "PeerAuthentication", "ConfigMap", "PersistentVolumeClaim", "PriorityClass", "Namespace",
  ]

  /// The paths of the values in a tree.
  private static func leaves(of node: Node, at path: String = "") -> [String] {
    switch node {
    case .map(let map) where !map.isEmpty:
      map.entries.flatMap { leaves(of: $0.value, at: path.isEmpty ? $0.key : "\(path).\($0.key)") }
    case .list(let list) where !list.isEmpty:
      list.flatMap { item -> [String] in
        guard case .map = item else { return [path] }
        return leaves(of: item, at: "\(path)[]")
      }
    default: [path]
    }
  }
}
