package import Diagnostics

/// A ConfigMap: configuration that containers read as variables or files.
///
/// ```swift
/// ConfigMap("config-dev", ["ORDER_LOG_LEVEL": "INFO"])
/// ```
/// For passwords, use ``Secret``.
public struct ConfigMap: AppPart, PayloadValue, Equatable {
  package private(set) var name: String
  package let data: KeyValues
  /// The paths of files that cannot be read as text.
  package let unreadableFiles: [String]
  package let immutable: Bool
  package let namedByContent: Bool
  package let labels: KeyValues
  package let annotations: KeyValues
  package let location: FileLocation

  /// Declares a ConfigMap.
  /// - Parameters:
  ///   - name: its name, unique in the app.
  ///   - data: the values by key; a value can be a whole file.
  ///   - files: files in the spec's folder whose content is added to the values.
  ///   - immutable: whether the server refuses changes.
  ///   - namedByContent: whether a hash of the content is appended to the name, like Kustomize's generators do: pods
  ///     that read it are replaced when it changes, and pods of the old version keep the old content.
  ///   - labels: `metadata.labels`, in addition to those of every object.
  ///   - annotations: `metadata.annotations`, in addition to those of every object.
  public init(
    _ name: String, _ data: KeyValues = [:], files: FileReferences = [], immutable: Bool = false,
    namedByContent: Bool = false,
    labels: KeyValues = [:], annotations: KeyValues = [:],
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.name = name
    let contents = files.entries.map { ($0.key, $0.path, SpecFile.contents(of: $0.path, beside: file)) }
    self.data = data + KeyValues(contents.compactMap { key, _, text in text.map { (key, $0) } })
    unreadableFiles = contents.compactMap { _, path, text in text == nil ? path : nil }
    self.immutable = immutable
    self.namedByContent = namedByContent
    self.labels = labels
    self.annotations = annotations
    location = FileLocation(file, line, column)
  }

  /// Adds the ConfigMap to the system.
  public func add(to resources: inout AppResources) { resources.configMaps.append(self) }

  /// The same under another name.
  package func renamed(_ name: String) -> ConfigMap {
    var copy = self
    copy.name = name
    return copy
  }
}

extension ConfigMap {
  package init(from reader: inout PayloadReader) throws {
    (name, data, unreadableFiles, immutable, namedByContent, labels, annotations, location) =
      try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(name, data, unreadableFiles, immutable, namedByContent, labels, annotations, location)
  }
}
