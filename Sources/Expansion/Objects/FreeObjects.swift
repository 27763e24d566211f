internal import Diagnostics
internal import KubernetesFacts
internal import ManifestTree
internal import Portolan

extension SystemModel {
  /// Adds a free object, which is checked against the schema of its kind.
  func addFreeObject(_ declared: Portolan.Object, to list: inout ObjectList) {
    var node = Node(declared.value)
    let issues = declared.isValidated ? SchemaTable.newest.validate(node) : []
    let yaml = declared.text.map { YAMLText($0, of: declared.location, textPlace) }
    for issue in issues {
      list.report(issue.diagnostic(at: yaml?.location(of: issue.path) ?? declared.location))
    }
    guard case .map(var map) = node, case .string(let apiVersion) = map["apiVersion"],
      case .string(let kind) = map["kind"]
    else { return }
    guard case .map(var metadata) = map["metadata"], case .string(let name) = metadata["name"] else {
      return list.report(
        .objectWithoutName(kind, isYAML: declared.text != nil, at: declared.location))
    }
    var identity = ObjectIdentity(apiVersion: apiVersion, kind: kind, namespace: nil, name: name)
    if !ClusterScope.holds(kind, group: identity.group) {
      if case .string(let namespace) = metadata["namespace"] {
        identity.namespace = namespace
      } else {
        identity.namespace = app.namespace
        metadata["namespace"] = .string(app.namespace)
      }
    }
    map["metadata"] = .map(metadata.inOrder(["name", "namespace"]))
    if identity.group == APIGroup.rbac, app.defaults.contains(.accounts),
      let subjects = map["subjects"]
    {
      map["subjects"] = withNamespaces(subjects)
    }
    node = .map(map)
    if issues.isEmpty, declared.isValidated {
      for fault in Validator.faults(of: node) {
        let place = yaml?.location(of: fault.path) ?? declared.location
        list.report(fault.diagnostic(of: identity, at: place))
      }
    }
    list.add(ManifestTree.Object(identity, node, from: Origin(declared.location)))
  }

  /// The subjects of a binding; a ServiceAccount without a namespace gets the app's namespace, like an object without
  /// one.
  private func withNamespaces(_ subjects: Node) -> Node {
    guard case .list(let items) = subjects else { return subjects }
    return .list(
      items.map { item in
        guard case .map(var subject) = item, subject["kind"] == "ServiceAccount", subject["namespace"] == nil
        else { return item }
        subject["namespace"] = .string(app.namespace)
        return .map(subject)
      })
  }
}

extension NodeMap {
  /// The map with the given keys first, if it has them.
  fileprivate func inOrder(_ first: [String]) -> NodeMap {
    let leading = first.compactMap { key in self[key].map { Entry(key, $0) } }
    return NodeMap(uniqueEntries: leading + entries.filter { !first.contains($0.key) })
  }
}
