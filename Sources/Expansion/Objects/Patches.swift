internal import Diagnostics
internal import KubernetesFacts
internal import ManifestTree
internal import Portolan

extension SystemModel {
  /// Merges a patch into the matching objects and checks it against the schema of their kind.
  func apply(_ patch: Patch, of service: Portolan.Service, to list: inout ObjectList) {
    let table = SchemaTable.newest
    var value = Node(patch.value)
    var yaml: YAMLText?
    if case .string(let text) = patch.value {
      let read = YAMLText(text, of: patch.location, textPlace)
      for fault in read.faults { list.report(fault) }
      guard let node = read.node else { return }
      (value, yaml) = (node, read)
    }
    guard let target = NodePath(patchPath: patch.path) else {
      return list.report(.malformedPatchPath(patch.path, at: patch.location))
    }
    func place(of path: NodePath) -> FileLocation {
      let isInside = path.steps.starts(with: target.steps)
      return yaml?.location(
        of: isInside ? NodePath(Array(path.steps.dropFirst(target.steps.count))) : NodePath())
        ?? patch.location
    }
    let leaves = value.leaves.map { NodePath(target.steps + $0.steps) }
    let places = list.placesParts ? leaves.map { Origin.PartOrigin($0, at: place(of: $0)) } : []
    var issues: [SchemaIssue] = []
    var faults: [(object: ObjectIdentity, fault: ValidationFault)] = []
    var unknown: [String] = []
    let patched = list.change { object in
      object.identity.kind == patch.kind.rawValue && (patch.name == nil || object.identity.name == patch.name)
    } by: { object in
      let schema = table.schema(apiVersion: object.identity.apiVersion, kind: object.identity.kind)
      let before = object.node
      guard let after = table.merge(value, into: before, at: target.steps[...], as: schema) else {
        unknown.append("\(object.identity.kind)/\(object.identity.name)")
        return
      }
      if target.steps.isEmpty, let schema { issues = table.validate(patch: value, as: schema) }
      object.node = after
      object.origin.parts.insert(contentsOf: places, at: 0)
      // A required field that the patch removes is reported here. Faults that exist without the patch are not reported.
      if issues.isEmpty, let schema { issues = table.validate(object.node, as: schema) }
      if issues.isEmpty {
        let found = Validator.faults(of: object.node)
        if !found.isEmpty {
          faults += found.added(to: Validator.faults(of: before)).map { (object.identity, $0) }
        }
      }
    }
    if patched == 0 {
      list.report(
        .patchWithoutObject(
          patch.kind.rawValue, named: patch.name, of: service.name,
          rendered: list.objects.map(\.identity).filter { PatchedKind(rawValue: $0.kind) != nil },
          at: patch.location))
    }
    for object in unknown { list.report(.unknownPatchPath(patch.path, of: object, at: patch.location)) }
    for issue in issues { list.report(issue.diagnostic(at: place(of: issue.path))) }
    for (object, fault) in faults { list.report(fault.diagnostic(of: object, at: place(of: fault.path))) }
  }
}

extension SchemaTable {
  /// The value with a patch merged into the part at a path; nil if the path does not fit the value, for example because
  /// a list has no such element.
  fileprivate func merge(
    _ patch: Node, into node: Node, at steps: ArraySlice<NodePath.Step>, as schema: ValueSchema?
  ) -> Node? {
    let rest = steps.dropFirst()
    switch steps.first {
    case nil: return merge(patch, into: node, as: schema)
    case .key(let key)?:
      var map: NodeMap
      switch node {
      case .map(let known): map = known
      case .null: map = NodeMap()
      default: return nil
      }
      let inner = schema.flatMap { child(of: $0, at: key) }
      guard let changed = merge(patch, into: map[key] ?? .null, at: rest, as: inner) else { return nil }
      map[key] = changed
      return .map(map)
    case .index(let position)?:
      guard case .list(var elements) = node, elements.indices.contains(position) else { return nil }
      var inner: ValueSchema?
      if case .list(let element, _)? = schema?.type { inner = element }
      guard let changed = merge(patch, into: elements[position], at: rest, as: inner) else { return nil }
      elements[position] = changed
      return .list(elements)
    case .element?: return nil
    }
  }
}

extension NodePath {
  /// Reads keys separated by dots, each with indexes of nested lists, such as `spec.http[0]`; nil if the text has
  /// another form.
  fileprivate init?(patchPath text: String) {
    self.init()
    if text.isEmpty { return }
    for part in text.split(separator: ".", omittingEmptySubsequences: false) {
      let pieces = part.split(separator: "[", omittingEmptySubsequences: false)
      guard let name = pieces.first, !name.isEmpty else { return nil }
      steps.append(.key(String(name)))
      for piece in pieces.dropFirst() {
        guard piece.hasSuffix("]"), let position = Int(piece.dropLast()), position >= 0 else { return nil }
        steps.append(.index(position))
      }
    }
  }
}

extension Node {
  /// The paths of the values in nested maps; a list is one value.
  fileprivate var leaves: [NodePath] {
    guard case .map(let map) = self, !map.isEmpty else { return [NodePath()] }
    return map.flatMap { entry in entry.value.leaves.map { NodePath([.key(entry.key)] + $0.steps) } }
  }
}
