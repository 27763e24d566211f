internal import Diagnostics

/// Names, labels, and annotations of a service's objects.
package struct ServiceMetadata: PayloadValue, Sendable, Equatable {
  package var fullName: Located<String>?
  package var labels: KeyValues = [:]
  package var annotations: KeyValues = [:]
  package var podLabels: KeyValues = [:]
  package var podAnnotations: KeyValues = [:]
  package var serviceAnnotations: KeyValues = [:]
  package var serviceAccount: ServiceAccount = .own
  package var allowances: [Allowance] = []

  package init() {}
}

/// The ServiceAccount of a service's pods.
public enum ServiceAccount: PayloadValue, Sendable, Equatable {
  /// An account of its own with the service's name.
  case own
  /// An account that exists or that the app declares.
  case named(String)
  /// The account `default` of the namespace.
  case namespaceDefault
}

extension Service {
  /// Sets the name of the service's objects, without the app's prefix.
  public func named(
    _ name: String, file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    with { $0.metadata.fullName = Located(name, at: FileLocation(file, line, column)) }
  }

  /// Adds labels to all the service's objects and pods.
  public func labeled(_ labels: KeyValues) -> Service {
    with { $0.metadata.labels = $0.metadata.labels + labels }
  }

  /// Adds annotations to the workload.
  public func annotated(_ annotations: KeyValues) -> Service {
    with { $0.metadata.annotations = $0.metadata.annotations + annotations }
  }

  /// Adds labels to the pods only.
  public func podLabels(_ labels: KeyValues) -> Service {
    with { $0.metadata.podLabels = $0.metadata.podLabels + labels }
  }

  /// Adds annotations to the pods.
  public func podAnnotations(_ annotations: KeyValues) -> Service {
    with { $0.metadata.podAnnotations = $0.metadata.podAnnotations + annotations }
  }

  /// Adds annotations to the service's own Kubernetes Service.
  public func serviceAnnotations(_ annotations: KeyValues) -> Service {
    with { $0.metadata.serviceAnnotations = $0.metadata.serviceAnnotations + annotations }
  }

  /// Sets the ServiceAccount of the pods; an account of its own by default.
  public func serviceAccount(_ account: ServiceAccount) -> Service {
    with { $0.metadata.serviceAccount = account }
  }
}

extension ServiceMetadata {
  package init(from reader: inout PayloadReader) throws {
    (
      fullName, labels, annotations, podLabels, podAnnotations, serviceAnnotations, serviceAccount, allowances
    ) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(
      fullName, labels, annotations, podLabels, podAnnotations, serviceAnnotations, serviceAccount, allowances
    )
  }
}

extension ServiceAccount {
  package init(from reader: inout PayloadReader) throws {
    switch try reader.nextCase() {
    case 0: self = .own
    case 1: self = .named(try reader.next())
    case 2: self = .namespaceDefault
    default: throw reader.malformed
    }
  }

  package func write(to writer: inout PayloadWriter) {
    switch self {
    case .own: writer.put(case: 0)
    case .named(let name): writer.put(case: 1, name)
    case .namespaceDefault: writer.put(case: 2)
    }
  }
}
