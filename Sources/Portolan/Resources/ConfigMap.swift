package import Diagnostics

/// A ConfigMap that the app declares or that already exists in the namespace: configuration that containers read as variables or files.
///
/// ```swift
/// ConfigMap("config-dev", ["ORDER_LOG_LEVEL": "INFO"])
/// ConfigMap(existing: "company-certificates", keys: ["ca.crt"])
/// ```
/// For passwords, use ``Secret``.
public struct ConfigMap: AppPart, PayloadValue, Equatable {
  package private(set) var name: String
  package let data: KeyValues
  /// The binary values, in base64.
  package let binaryData: KeyValues
  /// The paths of files that cannot be read.
  package let unreadableFiles: [String]
  package let immutable: Bool
  package let namedByContent: Bool
  /// The keys of an existing ConfigMap; nil if the app renders the ConfigMap, empty if the keys are unknown.
  package let existingKeys: [String]?
  package let labels: KeyValues
  package let annotations: KeyValues
  package let location: FileLocation

  /// Declares a ConfigMap.
  /// - Parameters:
  ///   - name: the ConfigMap's name, unique in the app.
  ///   - data: the values by key.
  ///   - files: files in the folder of the Swift file or its subfolders, each at most 1 MiB. Their content is added to
  ///     the values. A file that is not UTF-8 text is added to `binaryData`.
  ///   - binaryData: binary values by key, in base64. Containers can mount them, but not read them as variables.
  ///   - immutable: whether the API server rejects changes to the data; false by default.
  ///   - namedByContent: whether a hash of the content is appended to the name, as Kustomize's generators do; false by
  ///     default. A change then replaces the pods that read the ConfigMap, and old pods keep the old content while the old
  ///     ConfigMap exists.
  ///   - labels: `metadata.labels`, in addition to ``App/labels`` and the recommended labels.
  ///   - annotations: `metadata.annotations`, in addition to ``App/annotations``.
  public init(
    _ name: String, _ data: KeyValues = [:], files: FileReferences = [], binaryData: KeyValues = [:],
    immutable: Bool = false,
    namedByContent: Bool = false,
    labels: KeyValues = [:], annotations: KeyValues = [:],
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.name = name
    var (texts, binaries): ([(String, String)], [(String, String)]) = ([], [])
    var unreadable: [String] = []
    for (key, path) in files.entries {
      guard let bytes = SpecFile.bytes(of: path, beside: file) else {
        unreadable.append(path)
        continue
      }
      if let text = String(validating: bytes, as: UTF8.self) {
        texts.append((key, text))
      } else {
        binaries.append((key, bytes.base64))
      }
    }
    self.data = data + KeyValues(texts)
    self.binaryData = binaryData + KeyValues(binaries)
    unreadableFiles = unreadable
    self.immutable = immutable
    self.namedByContent = namedByContent
    existingKeys = nil
    self.labels = labels
    self.annotations = annotations
    location = FileLocation(file, line, column)
  }

  /// Refers to a ConfigMap that exists in the namespace, without rendering it.
  /// - Parameters:
  ///   - name: the ConfigMap's name.
  ///   - keys: the ConfigMap's keys; references to other keys are errors. An empty list means that the keys are
  ///     unknown.
  public init(
    existing name: String, keys: [String] = [],
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.name = name
    data = [:]
    binaryData = [:]
    unreadableFiles = []
    immutable = false
    namedByContent = false
    existingKeys = keys
    labels = [:]
    annotations = [:]
    location = FileLocation(file, line, column)
  }

  /// Adds the ConfigMap to the system.
  public func add(to resources: inout AppResources) {
    if existingKeys == nil {
      resources.configMaps.append(self)
    } else {
      resources.existingConfigMaps.append(self)
    }
  }

  /// Returns a copy with another name.
  package func renamed(_ name: String) -> ConfigMap {
    var copy = self
    copy.name = name
    return copy
  }
}

extension ConfigMap {
  package init(from reader: inout PayloadReader) throws {
    (
      name, data, binaryData, unreadableFiles, immutable, namedByContent, existingKeys, labels, annotations,
      location
    ) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(
      name, data, binaryData, unreadableFiles, immutable, namedByContent, existingKeys, labels, annotations,
      location)
  }
}
