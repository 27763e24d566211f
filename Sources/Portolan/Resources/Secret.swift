package import Diagnostics

/// A Secret that containers read: an existing Secret, or a Secret with demo values.
///
/// ```swift
/// Secret(existing: "mysql-pass", keys: ["password"])
/// Secret("mysql-pass", demo: ["password": "admin"], because: "the test database is deleted together with its cluster")
/// ```
/// Do not write real passwords into a spec: Git, the cache, and the rendered manifests would contain them.
public struct Secret: AppPart, PayloadValue, Equatable {
  package private(set) var name: String
  package let content: Content
  package let labels: KeyValues
  package let annotations: KeyValues
  package let location: FileLocation

  package enum Content: PayloadValue, Sendable, Equatable {
    case existing(keys: [String])
    case demo(KeyValues, type: String, reason: String, namedByContent: Bool)
  }

  /// Refers to a Secret that exists in the namespace, without rendering it.
  /// - Parameters:
  ///   - name: the Secret's name.
  ///   - keys: the Secret's keys; references to other keys are errors. An empty list means that the keys are unknown.
  public init(
    existing name: String, keys: [String] = [],
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.name = name
    content = .existing(keys: keys)
    labels = [:]
    annotations = [:]
    location = FileLocation(file, line, column)
  }

  /// Renders a Secret with values that are not secret, marked with the annotation `portolan.dev/demo-secret`.
  /// - Parameters:
  ///   - name: the Secret's name.
  ///   - data: the values by key, in plain text.
  ///   - type: the Secret's type; `Opaque` by default.
  ///   - reason: why the values can be in Git; must not be empty.
  ///   - namedByContent: whether a hash of the content is appended to the name, as in ``ConfigMap``; false by default.
  ///   - labels: `metadata.labels`, in addition to ``App/labels`` and the recommended labels.
  ///   - annotations: `metadata.annotations`, in addition to ``App/annotations``.
  public init(
    _ name: String, demo data: KeyValues, type: String = "Opaque", because reason: String,
    namedByContent: Bool = false, labels: KeyValues = [:], annotations: KeyValues = [:],
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.name = name
    content = .demo(data, type: type, reason: reason, namedByContent: namedByContent)
    self.labels = labels
    self.annotations = annotations
    location = FileLocation(file, line, column)
  }

  /// Adds the Secret to the system.
  public func add(to resources: inout AppResources) { resources.secrets.append(self) }

  /// Returns a copy with another name.
  package func renamed(_ name: String) -> Secret {
    var copy = self
    copy.name = name
    return copy
  }
}

extension Secret {
  package init(from reader: inout PayloadReader) throws {
    (name, content, labels, annotations, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(name, content, labels, annotations, location)
  }
}

extension Secret.Content {
  package init(from reader: inout PayloadReader) throws {
    switch try reader.nextCase() {
    case 0: self = .existing(keys: try reader.next())
    case 1:
      self = .demo(
        try reader.next(), type: try reader.next(), reason: try reader.next(),
        namedByContent: try reader.next())
    default: throw reader.malformed
    }
  }

  package func write(to writer: inout PayloadWriter) {
    switch self {
    case .existing(let keys): writer.put(case: 0, keys)
    case .demo(let settings, let type, let reason, let namedByContent):
      writer.put(case: 1, settings, type, reason, namedByContent)
    }
  }
}
