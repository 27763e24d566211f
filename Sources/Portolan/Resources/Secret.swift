package import Diagnostics

/// A Secret that containers read: an existing one, or one with demo values.
///
/// ```swift
/// Secret(existing: "mysql-pass", keys: ["password"])
/// Secret("mysql-pass", demo: ["password": "admin"], because: "the exercise's database is thrown away with its cluster")
/// ```
/// Do not write real passwords into a spec: they would be in Git, in the cache, and in the rendered manifests.
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

  /// Refers to a Secret that exists in the namespace; nothing is rendered for it.
  /// - Parameters:
  ///   - name: its name.
  ///   - keys: its keys; a reference to another key is an error. Empty means unknown.
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
  ///   - name: its name.
  ///   - data: the values by key, in plain text.
  ///   - type: the Secret's type.
  ///   - reason: why the values can be in Git.
  ///   - namedByContent: whether a hash of the content is appended to the name, as for a ConfigMap.
  ///   - labels: `metadata.labels`, in addition to those of every object.
  ///   - annotations: `metadata.annotations`, in addition to those of every object.
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

  /// The same under another name.
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
