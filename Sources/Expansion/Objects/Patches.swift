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
    func place(of path: NodePath) -> FileLocation { yaml?.location(of: path) ?? patch.location }
    let places = list.placesParts ? value.leaves.map { Origin.PartOrigin($0, at: place(of: $0)) } : []
    var issues: [SchemaIssue] = []
    var faults: [(object: ObjectIdentity, fault: ValidationFault)] = []
    let patched = list.change { object in
      object.identity.kind == patch.kind.rawValue && (patch.name == nil || object.identity.name == patch.name)
    } by: { object in
      let schema = table.schema(apiVersion: object.identity.apiVersion, kind: object.identity.kind)
      if let schema { issues = table.validate(patch: value, as: schema) }
      let before = object.node
      object.node = table.merge(value, into: before, as: schema)
      object.origin.parts.insert(contentsOf: places, at: 0)
      // Errors that exist without the patch are not reported for it; fields that the patch removes are.
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
          patch.kind.rawValue, named: patch.name, of: service.name, rendered: list.objects.map(\.identity),
          at: patch.location))
    }
    for issue in issues { list.report(issue.diagnostic(at: place(of: issue.path))) }
    for (object, fault) in faults { list.report(fault.diagnostic(of: object, at: place(of: fault.path))) }
  }
}

extension Node {
  /// The paths of the values in nested maps; a list is one value.
  fileprivate var leaves: [NodePath] {
    guard case .map(let map) = self, !map.isEmpty else { return [NodePath()] }
    return map.flatMap { entry in entry.value.leaves.map { NodePath([.key(entry.key)] + $0.steps) } }
  }
}
