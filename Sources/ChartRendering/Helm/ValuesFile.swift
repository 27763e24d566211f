import ChartParameters
import ManifestTree

/// Writes `values.yaml` with a comment above each value, and the values files of profiles.
struct ValuesFile {
  private let tree: ValueTree
  private let services: [String: String]
  private let parameterCount: Int
  /// The values of each profile; the values of the first profile are the chart's defaults.
  private let profiles: [Node]

  init(_ chart: Chart) {
    profiles = chart.system.profiles.indices.map(chart.values.values(inProfile:))
    parameterCount = chart.parameters.count
    tree = chart.values
    services = Dictionary(
      chart.files.compactMap { $0.service }.map { (ValuesPath(ofService: $0).description, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The whole file, with the values of the first profile.
  func defaults(header: String) -> [UInt8] {
    var writer = YAMLWriter(reservingCapacity: parameterCount * 128)
    writer.append(raw: header)
    guard case .group(let entries) = tree else { return writer.bytes }
    for entry in entries {
      writer.append(raw: "\n")
      write(entry, at: 0, to: &writer)
    }
    return writer.bytes
  }

  /// The values file of a profile, with each parameter that differs between profiles.
  ///
  /// The file sets all of these values, including those that equal the value in `values.yaml`, so that an upgrade to
  /// another profile replaces the values of the last release. If no values differ, it contains only the name prefix:
  /// with an empty file, `helm upgrade` would reuse all values of the last release.
  func overlay(profile index: Int, header: String) -> [UInt8] {
    let overlay = Node.overlay(of: profiles, profile: index)
    let prefix = profiles.indices.contains(index) ? profiles[index][.namePrefix] : nil
    let note =
      overlay == nil
      ? "# All profiles of this chart have the same values: this file changes none of them.\n"
      : "# Values of this profile that differ between profiles; values.yaml contains all other values.\n"
    let values = overlay ?? ["namePrefix": prefix ?? ""]
    return Array((header + note + values.yaml).utf8)
  }

  private func write(_ entry: ValueTree.Entry, at column: Int, to writer: inout YAMLWriter) {
    let comment =
      switch entry.tree {
      case .parameter(let parameter): parameter.documentation
      case .group: comment(ofGroup: entry.key, isAtRoot: column == 0)
      }
    for line in comment.wrapped(to: max(40, 98 - column)) {
      writer.append(indentTo: column)
      writer.append(raw: "# ")
      writer.append(raw: line)
      writer.append(raw: "\n")
    }
    writer.append(indentTo: column)
    switch entry.tree {
    case .parameter(let parameter):
      writer.append(value: entry.key, parameter.values.first ?? .null, at: column)
    case .group(let entries):
      writer.append(raw: entry.key)
      writer.append(raw: ":\n")
      for entry in entries { write(entry, at: column + 2, to: &writer) }
    }
  }

  /// The description of a group of values.
  private func comment(ofGroup key: String, isAtRoot: Bool) -> String {
    if isAtRoot, let service = services[key] { return "Service \(service)" }
    return Self.texts[key] ?? "Values for `\(key)`"
  }

  private static let texts = [
    "spot": "Spot (preemptible) nodes",
    "istio": "Istio",
    "networkPolicies": "NetworkPolicies",
    "namespace": "Namespace for the release",
    "gateways": "Istio Gateways",
    "claims": "PersistentVolumeClaims",
    "secrets": "Secrets with demo values; create Secrets with real values outside the chart",
    "configMaps": "ConfigMaps",
    "image": "Image of the container",
    "env": "Environment variables of the container",
    "commonLabels": "Labels whose values differ between profiles",
    "commonAnnotations": "Annotations whose values differ between profiles",
    "calls": "Calls to other services and hosts that not all profiles declare",
    "weights": "Weights of the destinations of the service's routes",
    "autoscaling": "HorizontalPodAutoscaler",
    "pdb": "PodDisruptionBudget",
    "initContainers": "Init containers",
    "sidecars": "Sidecar containers",
  ]
}

extension String {
  /// The text in lines of a maximum width in bytes, broken at spaces.
  func wrapped(to width: Int) -> [Substring] {
    var lines: [Substring] = []
    var rest = self[...]
    while rest.utf8.count > width {
      let limit = rest.utf8.index(rest.startIndex, offsetBy: width + 1)
      // A word that is longer than a line is on its own line.
      guard
        let blank = rest.utf8[..<limit].lastIndex(of: UInt8(ascii: " "))
          ?? rest.utf8[limit...].firstIndex(of: UInt8(ascii: " "))
      else { break }
      lines.append(rest[..<blank])
      rest = rest[rest.utf8.index(after: blank)...]
    }
    return lines + [rest]
  }
}
