import ChartParameters
import Diagnostics
import KubernetesFacts
import ManifestTree

extension Chart {
  /// The CustomResourceDefinitions, by file.
  ///
  /// Helm installs the files in `crds/` before it looks up the kinds in the templates, and does not evaluate them as
  /// templates.
  var resourceDefinitions: [(file: String, definitions: [Node])] {
    guard let profile = system.profiles.first else { return [] }
    let evaluation = evaluation(of: values.values(inProfile: 0), in: profile.namespace)
    return files.compactMap { file in
      let definitions = file.objects.filter(\.isResourceDefinition).compactMap { object in
        evaluation.node(of: .map(object.entries))
      }
      return definitions.isEmpty ? nil : (file.name, definitions)
    }
  }
}

extension Chart.Object {
  /// Whether the object belongs in the chart's `crds/`.
  var isResourceDefinition: Bool { identity.isResourceDefinition }
}

extension ObjectIdentity {
  /// Whether the object is a CustomResourceDefinition.
  var isResourceDefinition: Bool { groupKind == .customResourceDefinition }
}

extension FileMerge {
  /// The CustomResourceDefinition for `crds/`, whose files Helm does not evaluate as templates.
  ///
  /// It is the definition of the first profile that has one. Differences between the profiles are reported.
  mutating func resourceDefinition(
    _ identity: ObjectIdentity, _ origin: Origin, _ nodes: ProfileNodes
  ) -> Chart.Object {
    let place = nodes.firstDifference ?? NodePath()
    let location = origin.location(of: place)
    if nodes.whereThere.differ {
      diagnostics.append(.differingDefinition(identity, at: place, location))
    } else if nodes.hasGaps || nodes.contains(.elsewhere) {
      diagnostics.append(.definitionOfSomeProfiles(identity, at: location))
    }
    if nodes.firstNode?.hasPlaceholders ?? false {
      diagnostics.append(.placedDefinition(identity, at: location))
    }
    var entries: [Template.Entry] = []
    if case .map(let map)? = nodes.firstNode {
      entries = map.map { .pair($0.key, Template($0.value), when: nil) }
    }
    return Chart.Object(identity: identity, origin: origin, entries: entries, condition: nil)
  }
}

extension ProfileNodes {
  /// The first key in which the profiles differ.
  fileprivate var firstDifference: NodePath? {
    guard case .map(let map)? = firstNode else { return nil }
    return map.first { at($0.key).differ }.map { NodePath([.key($0.key)]) }
  }
}

extension Diagnostic {
  fileprivate static func differingDefinition(
    _ identity: ObjectIdentity, at place: NodePath, _ location: FileLocation
  ) -> Diagnostic {
    Diagnostic(
      "chart/fixed-definition", .error,
      "the profiles differ in '\(place)' in CustomResourceDefinition '\(identity.name)', but Helm does not render templates in a "
        + "chart's 'crds'",
      at: location, fix: "declare the same definition in all profiles, or render manifests or Kustomize")
  }

  fileprivate static func definitionOfSomeProfiles(
    _ identity: ObjectIdentity, at location: FileLocation
  ) -> Diagnostic {
    Diagnostic(
      "chart/fixed-definition", .warning,
      "CustomResourceDefinition '\(identity.name)' is not in all profiles, but Helm installs a chart's 'crds' regardless of the values",
      at: location, fix: "declare the definition in all profiles, or render manifests or Kustomize")
  }

  fileprivate static func placedDefinition(_ identity: ObjectIdentity, at location: FileLocation)
    -> Diagnostic
  {
    Diagnostic(
      "chart/fixed-definition", .warning,
      "CustomResourceDefinition '\(identity.name)' contains the app's namespace or name prefix, but Helm does not render templates in a "
        + "chart's 'crds': the chart works only with the namespace and the name prefix that the spec declares",
      at: location, fix: "render manifests or Kustomize for other namespaces and name prefixes")
  }
}
