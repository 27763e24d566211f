package import Diagnostics

/// Configuration that containers read as variables or files.
///
/// ```swift
/// ConfigMap("config-dev", ["ORDER_LOG_LEVEL": "INFO"])
/// ```
/// Passwords don't belong here: see ``Secret``.
public struct ConfigMap: AppPart, PayloadValue, Equatable {
  package private(set) var name: String
  package let data: Settings
  package let immutable: Bool
  package let namedByContent: Bool
  package let location: FileLocation

  /// Declares a ConfigMap.
  /// - Parameters:
  ///   - name: its name, unique in the app.
  ///   - data: its keys with their texts; a text may be a whole file.
  ///   - immutable: whether it can only be replaced, never changed.
  ///   - namedByContent: whether a hash of its content follows its name, as Kustomize's generators have it: pods that
  ///     read it are replaced when it changes, and old ones keep what they had.
  public init(
    _ name: String, _ data: Settings, immutable: Bool = false, namedByContent: Bool = false,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.name = name
    self.data = data
    self.immutable = immutable
    self.namedByContent = namedByContent
    location = FileLocation(file, line, column)
  }

  /// Puts the ConfigMap into the system.
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
    (name, data, immutable, namedByContent, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(name, data, immutable, namedByContent, location)
  }
}
