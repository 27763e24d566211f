import ChartParameters
import ManifestTree

extension Chart {
  /// The evaluation of the chart with values.
  func evaluation(of values: Node, in namespace: String) -> Evaluation {
    Evaluation(
      values: values, namespace: namespace,
      definitions: Dictionary(
        definitions.map { ($0.name, $0.template) }, uniquingKeysWith: { first, _ in first }),
      providers: system.providers)
  }

  /// The objects of the chart with values, by file, as Helm would install them in the profile's namespace.
  package func objects(with values: ChartValues) -> [FileObjects] {
    let evaluation = evaluation(of: values.node, in: values.namespace)
    return files.compactMap { file in
      if let service = file.service, !evaluation.holds(.isTrue(ValuesPath(ofService: service).key("enabled")))
      {
        return nil
      }
      let objects = file.objects.compactMap { object -> ManifestTree.Object? in
        guard evaluation.holds(object.condition), let node = evaluation.node(of: .map(object.entries)) else {
          return nil
        }
        let metadata = node["metadata"]
        let identity = ObjectIdentity(
          apiVersion: object.identity.apiVersion, kind: object.identity.kind,
          namespace: metadata?["namespace"]?.text, name: metadata?["name"]?.text ?? "")
        return ManifestTree.Object(identity, node, from: object.origin)
      }
      return FileObjects(file: file.name, objects: objects)
    }
  }
}
