package import ManifestTree

/// A value in a manifest that depends on chart values.
///
/// The set of cases is closed. `ChartRendering` evaluates templates and converts them to Helm's syntax, with the same
/// results.
package indirect enum Template: Sendable {
  /// A constant.
  case literal(Node)
  case map([Entry])
  case list([Item])
  /// A string with parts that depend on the installation.
  case text([TextPart])
  /// A scalar from the values.
  case value(ValuesPath, Scalar)
  /// A whole map or list from the values.
  case block(ValuesPath)
  /// An image that is composed of the values `repository`, `tag`, and `digest`.
  case image(ValuesPath)
  /// The grace period of a service's pods, capped at the notice period of the service's spot nodes.
  case gracePeriod(service: ValuesPath)
  /// The minimum of an autoscaler: `autoscaling.minReplicas`, or the service's `replicaCount` if the minimum is null.
  case fewestPods(service: ValuesPath)
  /// The sum of an integer from the values and a constant.
  case sum(ValuesPath, Int64)
  /// The digest of the data of these definitions.
  case checksum([Definition.Name])
  /// The content of a definition.
  case definition(Definition.Name)

  /// One key of a map, or several that are rendered together.
  package enum Entry: Sendable {
    case pair(String, Template, when: Condition?)
    /// All entries of a map from the values.
    case entries(of: ValuesPath)
    /// `nodeSelector`, `affinity`, `tolerations`, and `topologySpreadConstraints` of a service's pods.
    case scheduling(Scheduling)
  }

  /// One item of a list, or all items of a list from the values.
  package enum Item: Sendable {
    case item(Template, when: Condition?)
    case items(of: ValuesPath)
  }

  /// A part of a string.
  package enum TextPart: Sendable, Equatable {
    case literal(String)
    case namePrefix
    case namespace
    /// The hash of a definition's content in names, which includes a Secret's type; the type `Definition.binaryDataPart`
    /// stands for the binary data of a ConfigMap.
    case contentHash(Definition.Name, type: String)
  }

  /// How a scalar from the values is written.
  package enum Scalar: Sendable {
    case text
    /// A string; integers are also accepted.
    case textOrInteger
    /// A string with actions for the name prefix, ``NamePrefixAction``; integers are also accepted.
    case textWithPrefix
    case integer
    case bool
    /// Any scalar, such as a number or a percentage.
    case any
  }

  /// The scheduling of a service's pods.
  package struct Scheduling: Sendable {
    /// The path of the service's values.
    package let service: ValuesPath
    /// The labels that select the service's pods.
    package let selector: [(key: String, value: [TextPart])]

    /// Creates the scheduling of a service's pods.
    package init(service: ValuesPath, selector: [(key: String, value: [TextPart])]) {
      self.service = service
      self.selector = selector
    }
  }
}
