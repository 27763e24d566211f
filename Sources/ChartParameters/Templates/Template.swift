package import ManifestTree

/// A manifest's value in which some parts come from a chart's values.
///
/// The vocabulary is closed: all that it can say is said here. `ChartRendering` evaluates it and writes it for Helm, to the
/// same objects.
package indirect enum Template: Sendable {
  /// What is the same with all values.
  case literal(Node)
  case map([Entry])
  case list([Item])
  /// A text with parts that the installation decides.
  case text([TextPart])
  /// A scalar of the values.
  case value(ValuesPath, Scalar)
  /// A map or list of the values, whole.
  case block(ValuesPath)
  /// An image that is put together from its `repository`, `tag` and `digest`.
  case image(ValuesPath)
  /// The grace period of a service's pods, cut to what its spot nodes leave them.
  case gracePeriod(service: ValuesPath)
  /// The fewest pods of an autoscaler: its own value, or where that is null the service's `replicaCount`.
  case fewestPods(service: ValuesPath)
  /// A whole number of the values, and so much more.
  case sum(ValuesPath, Int64)
  /// The digest of the data of these definitions.
  case checksum([Definition.Name])
  /// The data of a definition.
  case definition(Definition.Name)

  /// One key of a map, or several that are made together.
  package enum Entry: Sendable {
    case pair(String, Template, when: Condition?)
    /// All entries of a map of the values.
    case entries(of: ValuesPath)
    /// `nodeSelector`, `affinity`, `tolerations` and `topologySpreadConstraints` of a service's pods.
    case scheduling(Scheduling)
  }

  /// One item of a list, or all those of a list of the values.
  package enum Item: Sendable {
    case item(Template, when: Condition?)
    case items(of: ValuesPath)
  }

  /// A part of a text.
  package enum TextPart: Sendable, Equatable {
    case literal(String)
    case namePrefix
    case namespace
    /// The hash of a definition's content, as names have it; a Secret's type counts, too.
    case contentHash(Definition.Name, type: String)
  }

  /// How a scalar of the values is written.
  package enum Scalar: Sendable {
    case text
    /// Text for which a whole number may stand.
    case textOrInteger
    case integer
    case bool
    /// Anything, such as a number or a share.
    case any
  }

  /// Where a service's pods run.
  package struct Scheduling: Sendable {
    /// The service's values.
    package let service: ValuesPath
    /// The labels by which its pods are selected.
    package let selector: [(key: String, value: [TextPart])]

    /// Creates the scheduling of a service's pods.
    package init(service: ValuesPath, selector: [(key: String, value: [TextPart])]) {
      self.service = service
      self.selector = selector
    }
  }
}
