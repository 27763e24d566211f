import KubernetesFacts
import ManifestTree

/// The place of a value in the form that different objects share, by which changes are grouped.
///
/// A label or annotation has the same place in an object and in its pod template; a field of a container has the same
/// place in every container and in every kind of workload.
struct SharedPlace: Hashable {
  let text: String

  init(of path: NodePath, in object: Object) {
    let steps = path.steps[...]
    if let (map, key) = Self.metadataEntry(steps) {
      text = NodePath([.key("metadata"), .key(map), .key(key)]).description
      return
    }
    var rest = steps
    var isInTemplate = false
    if let kind = WorkloadKind.of(group: object.identity.group, kind: object.identity.kind) {
      let template = kind.podTemplate(in: object.node).steps
      if !template.isEmpty, rest.starts(with: template) {
        rest = rest.dropFirst(template.count)
        isInTemplate = true
      }
    }
    let shared = rest.enumerated().map { index, step -> String in
      guard index > 0, case .element(let selectors) = step,
        case .key(let list) = rest[rest.startIndex + index - 1],
        ContainerList.all.contains(list), selectors.first?.key == "name"
      else { return NodePath([step]).description }
      return "[*]"
    }
    text = (isInTemplate ? "pod " : "") + Self.joined(shared)
  }

  private static func joined(_ parts: [String]) -> String {
    var text = ""
    for part in parts { text += text.isEmpty || part.hasPrefix("[") ? part : ".\(part)" }
    return text
  }

  /// The map and the key of a label or annotation at any depth; nil for other values.
  private static func metadataEntry(_ steps: ArraySlice<NodePath.Step>) -> (map: String, key: String)? {
    guard steps.count >= 3, case .key(let key)? = steps.last, case .key(let map)? = steps.dropLast().last,
      ["labels", "annotations"].contains(map), steps.dropLast(2).last == .key("metadata")
    else { return nil }
    return (map, key)
  }
}
