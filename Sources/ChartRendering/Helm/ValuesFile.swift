import ManifestTree

/// Writes `values.yaml`: every value with a comment above it.
struct ValuesFile {
  private let tree: ValueTree
  private let base: Node
  private let services: [String: String]

  init(_ chart: Chart) {
    tree = chart.values
    base = tree.values(inProfile: 0)
    services = Dictionary(
      chart.files.compactMap { $0.service }.map { ($0.camelCased, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The whole file, with the values of the first profile.
  func defaults(header: String) -> [UInt8] {
    var writer = YAMLWriter(reservingCapacity: 16384)
    writer.append(raw: header)
    guard case .group(let entries) = tree else { return writer.bytes }
    for entry in entries {
      writer.append(raw: "\n")
      write(entry, path: [], at: 0, to: &writer)
    }
    return writer.bytes
  }

  /// What a profile's values have that those of the first one don't.
  func overlay(profile index: Int, header: String) -> [UInt8] {
    let overlay = base.overlay(to: tree.values(inProfile: index))
    let note =
      overlay == nil
      ? "# This profile has the values of values.yaml.\n" : "# What differs from values.yaml.\n"
    return Array((header + note + (overlay ?? .map([:])).yaml).utf8)
  }

  private func write(_ entry: ValueTree.Entry, path: [String], at column: Int, to writer: inout YAMLWriter) {
    let path = path + [entry.key]
    let comment =
      switch entry.tree {
      case .setting(let setting): setting.comment
      case .group: comment(ofGroup: path)
      }
    for line in comment.wrapped(to: max(40, 98 - column)) {
      writer.append(indentTo: column)
      writer.append(raw: "# \(line)\n")
    }
    writer.append(indentTo: column)
    switch entry.tree {
    case .setting(let setting): writer.append(value: entry.key, setting.values.first ?? .null, at: column)
    case .group(let entries):
      writer.append(raw: "\(entry.key):\n")
      for entry in entries { write(entry, path: path, at: column + 2, to: &writer) }
    }
  }

  /// What a group of values is about.
  private func comment(ofGroup path: [String]) -> String {
    let key = path.last ?? ""
    if path.count == 1, let service = services[key] { return "The service \(service)." }
    return Self.texts[key] ?? "The values of `\(key)`."
  }

  private static let texts = [
    "spot": "Spot nodes, which their provider may take back.",
    "istio": "The mesh.",
    "networkPolicies": "The network's own rules.",
    "namespace": "The namespace of the objects.",
    "gateways": "Where requests enter the mesh.",
    "claims": "Volumes that outlive pods.",
    "secrets": "Secrets for demonstrations; real ones are made elsewhere.",
    "configMaps": "Configuration that is no secret.",
    "image": "The image of the container.",
    "env": "Variables of the container.",
    "autoscaling": "The autoscaler of the pods.",
    "pdb": "The disruption budget of the pods.",
    "initContainers": "What runs before the container.",
    "sidecars": "What runs beside the container.",
  ]
}

extension String {
  /// The text in lines of a width, broken at blanks.
  func wrapped(to width: Int) -> [String] {
    if utf8.count <= width { return [self] }
    var lines: [String] = []
    var line = ""
    for word in split(separator: " ") {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? word : " \(word)"
    }
    return lines + [line]
  }
}
